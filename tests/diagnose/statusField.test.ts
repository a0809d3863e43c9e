import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { counterFields, countField, fieldValue, nextChangeOf } from '#diagnose/statusField.ts';
import { stanceOf } from '#diagnose/whyNot/stance.ts';
import { at, scenarioOf } from '../engine/kit/runs.ts';

const image = (tag: string): Request => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });

function historyOf(scenario: Parameters<typeof scenarioOf>[0], ...requests: ReturnType<typeof at>[]): History {
  const history = new History(scenarioOf(scenario, requests), lateParts);
  history.extend({ maxSteps: 600 });
  return history;
}

/** Every moment of a run at which the controller has just synced. */
function* syncedFrames(history: History) {
  for (let step = 1; step <= history.steps.length; step++) {
    const frame = history.frameAt(step);
    const set = frame.cluster.stored.objects.statefulsets[0];
    if (set !== undefined && frame.cause?.type === 'sync') yield { frame, set };
  }
}

describe('A counter of the status', () => {
  it('is how many pods it is said to count, whenever the controller has nothing more to write', () => {
    const history = historyOf(
      { replicas: 3, minReadySeconds: 5, partition: 1 },
      at(60_000, image('B')),
      at(62_000, { type: 'podFault', name: 'web-0', fault: 'unready' }),
      at(120_000, { type: 'podFault', name: 'web-0', fault: 'ready' }),
      at(180_000, { type: 'patchSet', name: 'web', spec: { replicas: 1 } }),
    );
    let compared = 0;
    for (const { frame, set } of syncedFrames(history)) {
      const { cluster, next } = stanceOf(frame, set);
      if (next.writes.length > 0) continue;
      compared += 1;
      for (const field of counterFields)
        expect([frame.step, field, countField(cluster, set, field).counted.length]).toEqual([
          frame.step,
          field,
          fieldValue(set.status, field),
        ]);
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('says of a pod that it leaves out why', () => {
    const history = historyOf({ replicas: 3 }, at(60_000, image('no-such-tag')));
    const frame = history.frameAt(history.stepAt(120_000));
    const [set] = frame.cluster.stored.objects.statefulsets;
    if (set === undefined) throw new Error('There is no set.');
    const { cluster } = stanceOf(frame, set);
    expect(countField(cluster, set, 'ready')).toMatchObject({
      counted: ['web-0', 'web-1'],
      leftOut: [{ pod: 'web-2', why: { reason: { name: 'imagePull' } } }],
    });
    expect(countField(cluster, set, 'updated')).toMatchObject({ counted: ['web-2'] });
  });

  it('changes next when the history says, and to which value', () => {
    const history = historyOf({ replicas: 3 });
    const step = history.stepAt(2000);
    const frame = history.frameAt(step);
    const [set] = frame.cluster.stored.objects.statefulsets;
    if (set === undefined) throw new Error('There is no set.');
    const frames = { length: history.steps.length, frameAt: (at: number) => history.frameAt(at) };
    const next = nextChangeOf(set, 'ready', frames, step);
    expect(next?.value).toBe(1);
    const before = history.frameAt((next?.step ?? 1) - 1).cluster.stored.objects.statefulsets[0];
    expect(before && fieldValue(before.status, 'ready')).toBe(0);
    expect(nextChangeOf(set, 'updateRevision', frames, step)).toBeUndefined();
  });
});
