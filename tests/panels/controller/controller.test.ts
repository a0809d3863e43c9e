import { describe, expect, it } from 'vitest';
import type { Request } from '#engine/simulation/scenario.ts';
import { stages, type Rule } from '#engine/statefulset/decisions.ts';
import { releaseOf } from '#engine/versions.ts';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';
import { detailLines, detailOf } from '#panels/controller/detailOf.ts';
import { valuesRead } from '#panels/controller/fieldNames.ts';
import { revisionRows } from '#panels/controller/revisionRows.ts';
import { sourceOf } from '#diagnose/upstream.ts';
import { tellGate } from '#panels/narration/tellGate.ts';
import { narrate } from '#panels/narration/narrate.ts';
import { setNamed } from '#panels/narration/story.ts';
import { gateOf } from '#diagnose/mainDecision.ts';
import { untilText } from '#panels/narration/waitingFor.ts';
import { framesOf, reportOf, runOf, sampleDecisions } from '../narration/samples.ts';

const image = (tag: string): Request => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });
const rules = Object.keys(sampleDecisions) as Rule[];
const run = runOf({});
const frame = run.frameAt(run.steps.length);

describe.each([
  ['en', en],
  ['zh', zh],
] as const)('the path in %s', (_, words) => {
  it.each(rules)('has a line for %s', (rule) => {
    const decision = sampleDecisions[rule];
    const line = detailOf(decision, { frame, report: reportOf(decision), words });
    expect(line).not.toBe('');
    expect(line).not.toMatch(/undefined|NaN|\[object/);
  });

  it.each(rules)('shows what %s read', (rule) => {
    for (const { name, value } of valuesRead(sampleDecisions[rule], words)) {
      expect(name).not.toBe('');
      expect(value).not.toMatch(/undefined|NaN|^$|\[object/);
    }
  });

  it.each(rules.filter((rule) => sampleDecisions[rule].verdict === 'wait'))('says what would end %s', (rule) => {
    const gate = sampleDecisions[rule];
    expect(untilText(gate, { frame, report: reportOf(gate), words })).toMatch(/^(waits for: |等：)\S/);
  });
});

describe('the walk up', () => {
  it('says how far it came, what it did, and what it did not look at', () => {
    const creating = framesOf(run).find(
      ({ cause }) => cause?.type === 'sync' && cause.report.decisions.some(({ object }) => object?.name === 'web-1'),
    );
    const report = creating?.lastSyncs['web'] ?? reportOf();
    expect(detailLines('replicas', { frame: creating ?? frame, report, words: en })).toEqual([
      '1 of 3 slots settled',
      'created web-1',
      '1 slot not looked at',
    ]);
  });

  it('names the gate in the words of the caption', () => {
    const quiet = framesOf(run).filter(({ cause }) => cause?.type === 'sync' && gateOf(cause.report) !== undefined);
    expect(quiet.length).toBeGreaterThan(3);
    for (const each of quiet) {
      const report = each.lastSyncs['web'] ?? reportOf();
      const gate = gateOf(report);
      const told = narrate(each, en, 'web');
      if (gate !== undefined)
        expect([told.headline, told.reason]).toContain(tellGate(gate, { frame: each, report, words: en }).headline);
    }
  });
});

describe('the source', () => {
  it.each(stages)('names a function for %s', (stage) => {
    expect(sourceOf(stage, [], releaseOf('1.37')).functionName).toMatch(/^[a-z]\w+/);
  });

  it('knows that the gate of maxUnavailable chooses between two walks', () => {
    expect(sourceOf('update', [], releaseOf('1.33')).functionName).toBe('updateStatefulSet');
    expect(sourceOf('update', [], releaseOf('1.37')).functionName).toBe('updateStatefulSetAfterInvariantEstablished');
  });
});

describe('the revisions', () => {
  it('say who uses them, newest first', () => {
    const updated = runOf({ requests: [image('mainline')] });
    const last = updated.frameAt(updated.steps.length);
    const set = setNamed(last, 'web');
    const rows = set === undefined ? [] : revisionRows(last, set);
    expect(
      rows.map(({ revision, image, pods, isCurrent, isUnused }) => ({ revision, image, pods, isCurrent, isUnused })),
    ).toEqual([
      { revision: 2, image: 'nginx:mainline', pods: 3, isCurrent: true, isUnused: false },
      { revision: 1, image: 'nginx:alpine', pods: 0, isCurrent: false, isUnused: true },
    ]);
  });

  it('mark the oldest as surplus until the sync after the rollout deletes it', () => {
    const updated = runOf({ spec: { revisionHistoryLimit: 0 }, requests: [image('mainline')] });
    const surplus = framesOf(updated).flatMap((each) => {
      const set = setNamed(each, 'web');
      return set === undefined ? [] : revisionRows(each, set).filter(({ isSurplus }) => isSurplus);
    });
    expect(new Set(surplus.map(({ revision }) => revision))).toEqual(new Set([1]));
    const last = updated.frameAt(updated.steps.length);
    expect(last.cluster.stored.objects.controllerrevisions).toHaveLength(1);
  });
});
