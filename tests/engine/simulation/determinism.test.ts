import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { History } from '#engine/simulation/history.ts';
import { lectureScenario, lectureSetName } from '#engine/simulation/lecture.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { at, scenarioOf } from '../kit/runs.ts';

/** A run with a bit of everything: rollout, faults, a refused request, a scale-down, a set made again. */
const eventful: Scenario = scenarioOf({ replicas: 3, whenScaled: 'Delete' }, [
  at(20_000, { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:B' }),
  at(25_000, { type: 'podFault', name: 'web-0', fault: 'crash' }),
  at(27_000, { type: 'patchSet', name: 'web', spec: { replicas: -1 } }),
  at(30_000, { type: 'apiFault', fault: { verb: 'create', resource: 'pods', name: 'web-1', message: 'quota' } }),
  at(31_000, { type: 'delete', resource: 'pods', name: 'web-1' }),
  at(60_000, { type: 'patchSet', name: 'web', spec: { replicas: 1 } }),
  at(70_000, { type: 'patchSet', name: 'web', spec: { replicas: 4 } }),
  at(90_000, { type: 'recreateSet', name: 'web', keepPods: true, spec: { podManagementPolicy: 'Parallel' } }),
]);

function historyOf(scenario: Scenario): History {
  const history = new History(scenario, lateParts);
  history.extend({ maxSteps: 2000 });
  return history;
}

function text(frame: Frame): string {
  return JSON.stringify(frame);
}

describe('The same scenario', () => {
  it('gives the same steps and the same frames again', () => {
    const [first, second] = [historyOf(eventful), historyOf(JSON.parse(JSON.stringify(eventful)) as Scenario)];
    expect(second.steps).toEqual(first.steps);
    for (let step = 0; step <= first.steps.length; step += 7) {
      expect(text(second.frameAt(step))).toBe(text(first.frameAt(step)));
    }
  });

  it('gives other times under another seed, and the same end', () => {
    const [first, other] = [historyOf(lectureScenario), historyOf({ ...lectureScenario, seed: 23 })];
    expect(other.steps).not.toEqual(first.steps);
    const statusOf = (history: History) => {
      const { stored } = history.frameAt(history.steps.length).cluster;
      return stored.objects.statefulsets.find(({ metadata }) => metadata.name === lectureSetName)?.status;
    };
    expect(statusOf(other)).toEqual(statusOf(first));
  });
});

describe('Seeking', () => {
  const history = historyOf(eventful);
  const last = history.steps.length;
  const straight = Array.from({ length: last + 1 }, (_, step) => text(history.frameAt(step)));

  it('anywhere and back gives the frame that was there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: last }), { minLength: 2, maxLength: 8 }), (steps) => {
        for (const step of steps) expect(text(history.frameAt(step))).toBe(straight[step]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds by time the last step that had happened', () => {
    for (const [step, { atMs }] of history.steps.entries()) {
      const found = history.stepAt(atMs);
      expect(found).toBeGreaterThan(step);
      expect(history.steps[found - 1]?.atMs).toBe(atMs);
    }
    expect([history.stepAt(-1), history.stepAt(Number.POSITIVE_INFINITY)]).toEqual([0, last]);
  });

  it('gives the last frame as it was, also after somebody has looked for more', () => {
    // The probe of the pod that is gone comes to nothing, long after the last step.
    const scenario = scenarioOf({ replicas: 1 }, [
      at(3500, { type: 'patchSet', name: 'web', spec: { replicas: 0 } }),
      at(3500, { type: 'delete', resource: 'pods', name: 'web-0', options: { gracePeriodSeconds: 0 } }),
    ]);
    const looked = historyOf(scenario);
    const known = new History(scenario, lateParts);
    known.extend({ maxSteps: looked.steps.length });
    expect(text(looked.frameAt(looked.steps.length))).toBe(text(known.frameAt(looked.steps.length)));
    expect(looked.frameAt(looked.steps.length).cluster.nowMs).toBe(looked.steps.at(-1)?.atMs);
  });

  it('goes on from the last step as a replay does, though somebody has looked for more', () => {
    const scenario = scenarioOf({ replicas: 1 }, [
      at(3500, { type: 'patchSet', name: 'web', spec: { replicas: 0 } }),
      at(3500, { type: 'delete', resource: 'pods', name: 'web-0', options: { gracePeriodSeconds: 0 } }),
    ]);
    const looked = historyOf(scenario);
    const forked = looked.fork(looked.steps.length, { type: 'patchSet', name: 'web', spec: { replicas: 2 } });
    forked.extend({});
    const replayed = historyOf(forked.scenario);
    expect(forked.steps).toEqual(replayed.steps);
    expect(text(forked.frameAt(forked.steps.length))).toBe(text(replayed.frameAt(replayed.steps.length)));
  });

  it('goes on from any step of a history as a replay does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last }), fc.integer({ min: 0, max: 4 }), (step, replicas) => {
        const forked = history.fork(step, { type: 'patchSet', name: 'web', spec: { replicas } });
        forked.extend({});
        const replayed = historyOf(forked.scenario);
        expect(forked.steps).toEqual(replayed.steps);
        expect(text(forked.frameAt(forked.steps.length))).toBe(text(replayed.frameAt(replayed.steps.length)));
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a step that nobody has computed', () => {
    expect(() => history.frameAt(last + 1)).toThrow(RangeError);
  });
});

describe('A checkpoint in the middle', () => {
  it('is not to be seen in what follows, wherever it is made and however it travelled', () => {
    const whole = new Simulation(eventful, undefined, lateParts);
    const steps: string[] = [];
    for (let step = whole.step(); step !== undefined; step = whole.step()) steps.push(JSON.stringify(step));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: steps.length }), fc.boolean(), (cut, travels) => {
        const before = new Simulation(eventful, undefined, lateParts);
        for (let step = 0; step < cut; step++) before.step();
        const checkpoint = before.checkpoint();
        const after = new Simulation(eventful, travels ? structuredClone(checkpoint) : checkpoint, lateParts);
        const rest: string[] = [];
        for (let step = after.step(); step !== undefined; step = after.step()) rest.push(JSON.stringify(step));
        expect(rest).toEqual(steps.slice(cut));
        expect(JSON.stringify(after.cluster())).toBe(JSON.stringify(whole.cluster()));
      }),
      { numRuns: 40 },
    );
  });
});
