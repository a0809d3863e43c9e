import { beforeAll, describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { KubeObject } from '#engine/objects.ts';
import { History } from '#engine/simulation/history.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { parseManifests } from '#manifest/parseManifests.ts';
import { printManifests } from '#manifest/printManifests.ts';

let stored: readonly KubeObject[];

beforeAll(() => {
  const history = new History(lectureScenario, lateParts);
  history.extend({});
  const { services, statefulsets } = history.frameAt(history.steps.length).cluster.stored.objects;
  stored = [...services, ...statefulsets];
});

function readBack(objects: readonly KubeObject[]) {
  const parsed = parseManifests(printManifests(objects));
  return 'manifests' in parsed ? parsed.manifests : [parsed.complaint];
}

describe('A printed manifest', () => {
  it('is read back with the same spec', () => {
    const back = readBack(stored) as unknown as KubeObject[];
    expect(back.map(({ kind }) => kind)).toEqual(['Service', 'StatefulSet']);
    for (const [at, object] of stored.entries()) {
      const { spec } = object as KubeObject & { spec: object };
      expect(back[at]).toMatchObject({ apiVersion: object.apiVersion, kind: object.kind, spec });
    }
  });

  it('has a name, and nothing that the server stamped on it', () => {
    for (const manifest of readBack(stored)) {
      expect(manifest).not.toHaveProperty('status');
      for (const field of [
        'uid',
        'resourceVersion',
        'generation',
        'creationTimestamp',
        'namespace',
        'ownerReferences',
      ]) {
        expect(manifest).not.toHaveProperty(`metadata.${field}`);
      }
    }
  });

  it('keeps labels and annotations', () => {
    const [service] = stored as [KubeObject];
    const metadata = { ...service.metadata, labels: { app: 'web' }, annotations: { note: 'a: b\nc' } };
    expect(readBack([{ ...service, metadata }])).toMatchObject([
      { metadata: { name: 'nginx', labels: { app: 'web' }, annotations: { note: 'a: b\nc' } } },
    ]);
  });

  it('writes parts that are shared twice, for an anchor could not be read back', () => {
    const [service] = stored as [KubeObject];
    const shared = { cpu: '1' };
    const text = printManifests([{ ...service, spec: { requests: shared, limits: shared } } as KubeObject]);
    expect(text).not.toMatch(/[&*]/);
    expect(text.match(/cpu: "1"/g)).toHaveLength(2);
  });

  it.each([
    'yes',
    'off',
    '010',
    '1_000',
    'null',
    '~',
    '1e3',
    '',
    ' x',
    '# x',
    'a: b',
    '- a',
    '*a',
    '&a',
    '!a',
    '%',
    '<<',
    '\t',
    'x\n',
  ])('writes the text %j so that it stays text', (value) => {
    const [service] = stored as [KubeObject];
    const object = { ...service, spec: { value, [value]: [value] } } as KubeObject;
    expect(readBack([object])).toMatchObject([{ spec: { value, [value]: [value] } }]);
  });

  it('breaks no long line', () => {
    const [service] = stored as [KubeObject];
    const long = 'word '.repeat(100);
    expect(printManifests([{ ...service, spec: { long } } as KubeObject])).toContain(long);
  });

  it('of nothing is empty', () => {
    expect(printManifests([])).toBe('');
  });
});
