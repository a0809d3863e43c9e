import { describe, expect, it } from 'vitest';
import { defaultStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { History } from '#engine/simulation/history.ts';
import { lectureScenario, lectureSet } from '#engine/simulation/lecture.ts';
import { fnvBasis } from '#engine/statefulset/revisionData.ts';
import { type KubernetesVersion, kubernetesVersions, releaseOf } from '#engine/versions.ts';
import { changedBytes, nearChanges, stretchesBetween } from '#inspect/byteChanges.ts';
import { anatomyOf, countOfName, firstDifference, fnvTurn } from '#inspect/hashAnatomy.ts';
import {
  manifestOf,
  otherFields,
  readTrialField,
  templateFields,
  templateText,
  type TrialField,
  readSet,
  trySet,
  withTemplateText,
  writeTrialField,
} from '#inspect/trialSet.ts';

/** The lecture's set as a server of a version holds it. */
function lectureSetAt(version: KubernetesVersion): StatefulSet {
  const set = defaultStatefulSet(lectureSet, releaseOf(version)) as StatefulSet;
  return { ...set, metadata: { ...set.metadata, uid: 'StatefulSet/nginx-web#1' } };
}

function lectureAtRest() {
  const history = new History(lectureScenario);
  history.extend({});
  const frame = history.frameAt(history.steps.length);
  return { frame, set: frame.cluster.stored.objects.statefulsets[0]! };
}

function edited(field: TrialField, text: string, version: KubernetesVersion = '1.33'): StatefulSet {
  const stored = lectureSetAt(version);
  const trial = trySet(writeTrialField(manifestOf(stored), field, text), stored, version);
  if ('refusal' in trial) throw new Error(trial.refusal);
  return trial.set;
}

const others: Readonly<Record<(typeof templateFields | typeof otherFields)[number], string>> = {
  image: 'nginx:mainline',
  env: 'primary',
  templateLabel: 'db',
  gracePeriod: '30',
  replicas: '5',
  partition: '2',
  minReadySeconds: '10',
  setLabel: 'db',
};

describe('The anatomy of a hash', () => {
  it.each([
    ['1.33', 'nginx:alpine', 'nginx-web-677759c9b8'],
    ['1.33', 'nginx:mainline', 'nginx-web-7c55499668'],
    ['1.37', 'nginx:alpine', 'nginx-web-56cc7db54'],
    ['1.37', 'nginx:mainline', 'nginx-web-5447547998'],
  ] as const)("of the lecture's set under %s with %s ends in %s", (version, image, name) => {
    expect(anatomyOf(edited('image', image, version), version, 0).name).toBe(name);
  });

  it('follows from the same manifest under either version, whichever the set was made with', () => {
    const { frame, set } = lectureAtRest();
    const names = kubernetesVersions.map((version) => {
      const trial = readSet(manifestOf(set), set, version);
      return 'set' in trial ? anatomyOf(trial.set, version, 0).hash : trial.refusal;
    });
    expect(names).toEqual(['677759c9b8', '56cc7db54']);
    expect(frame.cluster.stored.objects.controllerrevisions[0]?.metadata.name).toBe(`nginx-web-${names[0]}`);
  });

  it('is made of the sum, digit by digit', () => {
    const { sum, letters, hash } = anatomyOf(lectureSetAt('1.33'), '1.33', 0);
    expect(sum).toBe(2333157564);
    expect(letters.map(({ digit }) => digit).join('')).toBe('2333157564');
    expect(letters.map(({ letter }) => letter).join('')).toBe(hash);
    expect(letters[0]).toEqual({ digit: '2', place: 23, letter: '6' });
  });

  it('can be followed byte by byte, from the basis to the sum', () => {
    const anatomy = anatomyOf(lectureSetAt('1.37'), '1.37', 0);
    expect(fnvTurn(anatomy, 0)?.before).toBe(fnvBasis);
    for (let at = 1; at < anatomy.bytes.length; at++)
      expect(fnvTurn(anatomy, at)?.before).toBe(fnvTurn(anatomy, at - 1)?.after);
    const last = fnvTurn(anatomy, anatomy.bytes.length - 1);
    expect(last).toMatchObject({ byte: '0'.charCodeAt(0), after: anatomy.sum });
    expect(((last?.multiplied ?? 0) ^ (last?.byte ?? 0)) >>> 0).toBe(anatomy.sum);
    expect(fnvTurn(anatomy, anatomy.bytes.length)).toBeUndefined();
  });

  it('of a collision differs in the count alone', () => {
    const set = { ...lectureSetAt('1.37'), status: { ...lectureSetAt('1.37').status, collisionCount: 1 } };
    const [first, second] = [anatomyOf(set, '1.37', 0), anatomyOf(set, '1.37', 1)];
    expect(firstDifference(first, second)).toBe(first.bytes.length - 1);
    expect(countOfName(set, '1.37', second.name)).toBe(1);
    expect(countOfName(set, '1.37', 'nginx-web-677759c9b8')).toBeUndefined();
  });

  it('under 1.33 has an empty creation time that 1.37 has not, and nothing else', () => {
    const stretches = stretchesBetween(
      anatomyOf(lectureSetAt('1.33'), '1.33', 0).data,
      anatomyOf(lectureSetAt('1.37'), '1.37', 0).data,
    );
    expect(stretches.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', text: '"creationTimestamp":null,' },
    ]);
  });
});

describe('An edit that is only tried', () => {
  it.each(templateFields)('of %s, in the template, changes bytes and hash', (field) => {
    const [before, after] = [
      anatomyOf(lectureSetAt('1.33'), '1.33', 0),
      anatomyOf(edited(field, others[field]), '1.33', 0),
    ];
    expect(after.hash).not.toBe(before.hash);
    expect(firstDifference(before, after)).toBeGreaterThan(0);
    expect(changedBytes(stretchesBetween(before.data, after.data)).new).toBeGreaterThan(0);
  });

  it.each(otherFields)('of %s, outside of it, changes not one byte', (field) => {
    const set = edited(field, others[field]);
    expect(readTrialField(manifestOf(set), field)).toBe(others[field]);
    const [before, after] = [anatomyOf(lectureSetAt('1.33'), '1.33', 0), anatomyOf(set, '1.33', 0)];
    expect(after).toEqual(before);
    expect(firstDifference(before, after)).toBeUndefined();
    expect(changedBytes(stretchesBetween(before.data, after.data))).toEqual({ gone: 0, new: 0 });
  });

  it.each([...templateFields, ...otherFields])('of %s can be read back, and taken back', (field) => {
    const manifest = manifestOf(lectureSetAt('1.37'));
    const changed = writeTrialField(manifest, field, others[field]);
    expect(readTrialField(changed, field)).toBe(others[field]);
    expect(readTrialField(writeTrialField(changed, field, ''), field)).toBe('');
  });

  it('of the template as YAML is defaulted as any manifest is', () => {
    const stored = lectureSetAt('1.37');
    const manifest = manifestOf(stored);
    const text = templateText(manifest).replace('image: nginx:alpine', 'image: nginx');
    const read = withTemplateText(manifest, text.replace(/\n *imagePullPolicy: .*/, ''));
    if (!('manifest' in read)) throw new Error(read.complaint.code);
    const trial = trySet(read.manifest, stored, '1.37');
    const data = 'set' in trial ? anatomyOf(trial.set, '1.37', 0).data : '';
    expect(data).toContain('"image":"nginx","imagePullPolicy":"Always"');
  });

  it('that cannot be read, or that the server refuses, says why', () => {
    const stored = lectureSetAt('1.37');
    const manifest = manifestOf(stored);
    expect(withTemplateText(manifest, 'a: [')).toHaveProperty('complaint.line', 1);
    expect(withTemplateText(manifest, '')).toHaveProperty('complaint.code', 'noDocument');
    expect(trySet(writeTrialField(manifest, 'replicas', 'many'), stored, '1.37')).toHaveProperty('refusal');
    expect(trySet(writeTrialField(manifest, 'replicas', '-1'), stored, '1.37')).toEqual({
      refusal: 'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    });
    expect(trySet(writeTrialField(manifest, 'image', ''), stored, '1.37')).toHaveProperty('refusal');
  });
});

describe('The changes between two texts', () => {
  it('are as small as their tokens, with what is gone before what is new', () => {
    expect(stretchesBetween('{"a":1,"b":"x"}', '{"a":1,"b":"y","c":2}')).toEqual([
      { kind: 'same', text: '{"a":1,"b":' },
      { kind: 'gone', text: '"x"' },
      { kind: 'new', text: '"y","c":2' },
      { kind: 'same', text: '}' },
    ]);
  });

  it('leave what lies between two of them alone', () => {
    const kinds = stretchesBetween('{"a":1,"b":2,"c":3}', '{"a":9,"b":2,"c":8}').map(({ kind }) => kind);
    expect(kinds).toEqual(['same', 'gone', 'new', 'same', 'gone', 'new', 'same']);
  });

  it.each([
    ['', ''],
    ['"中文"', '"\\u003c"'],
    ['[1,[2,3],4]', '[4,[3,2],1]'],
    [
      JSON.stringify(Array.from({ length: 2000 }, (_, at) => at)),
      JSON.stringify(Array.from({ length: 2000 }, (_, at) => -at)),
    ],
  ])('give both texts back: %#', (before, after) => {
    const stretches = stretchesBetween(before, after);
    const without = (left: string) => stretches.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');
    expect(without('new')).toBe(before);
    expect(without('gone')).toBe(after);
  });

  it('are counted in bytes', () => {
    expect(changedBytes(stretchesBetween('"a"', '"中"'))).toEqual({ gone: 3, new: 5 });
  });

  it('can be shown without what is far from them', () => {
    const stretches = stretchesBetween(`[${'0,'.repeat(50)}1]`, `[${'0,'.repeat(50)}2]`);
    expect(nearChanges(stretches, 4).map(({ text }) => text)).toEqual(['…0,0,', '1', '2', ']']);
  });
});
