import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { at, scenarioOf } from '../kit/runs.ts';

function running(): History {
  const history = new History(scenarioOf({ replicas: 3 }), lateParts);
  history.extend({});
  return history;
}

/** A mark of all that is stored; the clock may have moved. */
function storedIn(history: History, step: number): string {
  return fingerprintOf({ ...history.frameAt(step).cluster, nowMs: 0 });
}

const scale = { type: 'patchSet', name: 'web', spec: { replicas: 5 } } as const;

/** Requests that the API server refuses, with a word of what it says. */
const refused: readonly (readonly [what: string, request: Request, words: string])[] = [
  [
    'negative replicas',
    { type: 'patchSet', name: 'web', spec: { replicas: -1 } },
    'must be greater than or equal to 0',
  ],
  ['an immutable field', { type: 'patchSet', name: 'web', spec: { serviceName: 'other' } }, 'field is immutable'],
  ['an unknown field', { type: 'patchSet', name: 'web', spec: { replica: 4 } }, 'unknown field "spec.replica"'],
  ['a set that is not there', { type: 'delete', resource: 'statefulsets', name: 'db' }, 'not found'],
  [
    'a container that is not there',
    { type: 'setImage', name: 'web', container: 'x', image: 'y' },
    'unable to find container',
  ],
  ['a fault of a pod that is not there', { type: 'podFault', name: 'web-9', fault: 'crash' }, 'not found'],
  [
    'a set beyond what is simulated',
    { type: 'patchSet', name: 'web', spec: { replicas: 10_001 } },
    'must be less than or equal to',
  ],
  [
    'a new form of an old set that it cannot have',
    { type: 'recreateSet', name: 'web', keepPods: true, spec: { replicas: -1 } },
    'must be greater',
  ],
];

describe('A branch', () => {
  it('is the same up to the step where it begins', () => {
    const parent = running();
    const step = 17;
    const branch = parent.fork(step, scale);
    branch.extend({});
    expect(branch.steps.slice(0, step)).toEqual(parent.steps.slice(0, step));
    for (const at of [0, 5, step]) expect(JSON.stringify(branch.frameAt(at))).toBe(JSON.stringify(parent.frameAt(at)));
    expect(branch.frameAt(step + 1).cause).toEqual({ type: 'request', request: scale });
  });

  it('leaves the history that it came from as it was', () => {
    const parent = running();
    const { length } = parent.steps;
    const before = JSON.stringify([parent.steps, parent.tracks, parent.marks, parent.frameAt(length)]);
    const branch = parent.fork(9, { type: 'delete', resource: 'statefulsets', name: 'web' });
    branch.extend({});
    branch.frameAt(3);
    expect(JSON.stringify([parent.steps, parent.tracks, parent.marks, parent.frameAt(length)])).toBe(before);
  });

  it('of a branch is what its scenario says when it is played anew', () => {
    const branch = running().fork(11, scale).fork(23, { type: 'podFault', name: 'web-0', fault: 'unready' });
    branch.extend({ maxSteps: 80 });
    const anew = new History(branch.scenario, lateParts);
    anew.extend({ maxSteps: 80 });
    expect(anew.steps).toEqual(branch.steps);
    const last = branch.steps.length;
    expect(fingerprintOf(anew.frameAt(last).cluster)).toBe(fingerprintOf(branch.frameAt(last).cluster));
    expect(anew.tracks).toEqual(branch.tracks);
  });

  it('played anew has the same past, also where a request came after something that was no step', () => {
    // By 1038 ms the scheduler has asked for volumes; that is seen only when they are there.
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'small' },
      spec: { hard: { pods: '1' } },
    };
    const scenario = scenarioOf({ replicas: 2, policy: 'Parallel' }, [at(1038, { type: 'create', manifest: quota })], {
      seed: 35,
      world: { controller: { concurrentSyncs: 1, syncMs: 700 } },
    });
    const parent = new History(scenario, lateParts);
    parent.extend({ maxSteps: 60 });
    const anew = new History(parent.fork(20, scale).scenario, lateParts);
    anew.extend({ maxSteps: 60 });
    expect(anew.steps.slice(0, 20)).toEqual(parent.steps.slice(0, 20));
  });

  it('with the request that the history had there goes on as it did', () => {
    const withRequest = new History(scenarioOf({ replicas: 3 }, [at(9000, scale)]), lateParts);
    withRequest.extend({});
    const mark = withRequest.marks.at(-1);
    const step = (mark?.step ?? 0) - 1;
    const atMs = withRequest.steps[step]?.atMs ?? 0;
    const again = new History(
      {
        ...scenarioOf({ replicas: 3 }),
        requests: [...withRequest.requestsUpTo(step), { atMs, afterSteps: step, request: scale }],
      },
      lateParts,
    );
    again.extend({});
    expect(again.steps).toEqual(withRequest.steps);
  });
});

describe('A request that is refused', () => {
  it.each(refused)('for %s says why and changes nothing', (_what, request, words) => {
    const history = running();
    const { length } = history.steps;
    const before = storedIn(history, length);
    expect(history.refusalOf(length, request, lateParts)?.message).toContain(words);
    const branch = history.fork(length, request);
    branch.extend({ maxSteps: length + 1 });
    const { cause } = branch.frameAt(length + 1);
    expect(cause).toMatchObject({ type: 'request', refusal: { message: expect.stringContaining(words) } });
    expect(storedIn(branch, length + 1)).toBe(before);
    expect(branch.marks.at(-1)).toMatchObject({ refused: true });
  });

  it('is only asked about, not made, by refusalOf', () => {
    const history = running();
    const { length } = history.steps;
    expect(history.refusalOf(length, scale)).toBeUndefined();
    expect(history.steps).toHaveLength(length);
    expect(new Simulation(history.scenario).steps).toBe(0);
  });
});
