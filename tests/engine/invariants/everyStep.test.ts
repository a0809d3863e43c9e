import { describe, expect, it } from 'vitest';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import type { ControllerState, StepCause } from '#engine/simulation/frames.ts';
import { playOn } from '../kit/play.ts';
import { mustBe, World } from '../kit/world.ts';
import { brokenBy, leftBehind } from './everyStep.ts';
import { type Queued, wrongInQueue } from './queueing.ts';

// As with the other checkers: each rule is shown a step that breaks it.

/** A set of one pod at rest: what is stored of it, and with something changed. */
function atRest(): StoredObjects {
  const world = new World({ replicas: 1, whenDeleted: 'Delete' });
  playOn(world, 'settled');
  return world.recorded.api.store.save();
}

function changing(
  stored: StoredObjects,
  change: {
    readonly set?: (set: StatefulSet) => StatefulSet | undefined;
    readonly pod?: (pod: Pod) => Pod;
    readonly claim?: (claim: PersistentVolumeClaim) => PersistentVolumeClaim | undefined;
  },
): StoredObjects {
  const { statefulsets, pods, persistentvolumeclaims } = stored.objects;
  const objects = {
    ...stored.objects,
    statefulsets: statefulsets.flatMap((set) => (change.set === undefined ? set : (change.set(set) ?? []))),
    pods: pods.map((pod) => change.pod?.(pod) ?? pod),
    persistentvolumeclaims: persistentvolumeclaims.flatMap((claim) =>
      change.claim === undefined ? claim : (change.claim(claim) ?? []),
    ),
  };
  return { ...stored, objects };
}

function dying<T extends Pod | PersistentVolumeClaim>(object: T, deletionTimestamp = '2026-01-01T00:00:00Z'): T {
  return { ...object, metadata: { ...object.metadata, deletionTimestamp, deletionGracePeriodSeconds: 30 } };
}

const nowMs = Date.parse('2026-01-01T00:00:00Z');

function rulesBrokenBy(after: StoredObjects, { before = atRest(), isCollection = false } = {}): readonly string[] {
  return brokenBy({ before, after, nowMs, isCollection }).map((complaint) => complaint.split(':')[0] ?? '');
}

describe('A step is found out that', () => {
  it('raises the generation without a new spec', () => {
    const after = changing(atRest(), { set: (set) => ({ ...set, metadata: { ...set.metadata, generation: 2 } }) });
    expect(rulesBrokenBy(after)).toEqual(['generationCountsSpecs']);
  });

  it('gives a pod no time to end', () => {
    expect(rulesBrokenBy(changing(atRest(), { pod: (pod) => dying(pod) }))).toEqual(['deletionTakesItsTime']);
    expect(rulesBrokenBy(changing(atRest(), { pod: (pod) => dying(pod, '2026-01-01T00:00:30Z') }))).toEqual([]);
  });

  it('takes a claim that a pod uses', () => {
    expect(rulesBrokenBy(changing(atRest(), { claim: () => undefined }))).toEqual(['claimsInUseStay']);
  });

  it('collects what has an owner', () => {
    const after = changing(atRest(), { claim: (claim) => dying(claim) });
    expect(rulesBrokenBy(after, { isCollection: true })).toEqual(['collectsOnlyTheDead']);
    expect(rulesBrokenBy(after)).toEqual([]);
  });
});

describe('A rest is found out that', () => {
  it('leaves what nobody owns any more', () => {
    expect(leftBehind(atRest())).toBeUndefined();
    expect(leftBehind(changing(atRest(), { set: () => undefined }))).toContain('its owners are gone');
  });

  it('leaves a claim waiting that nobody uses', () => {
    const ended = (pod: Pod): Pod => ({ ...pod, status: { ...pod.status, phase: 'Failed' } });
    const after = changing(atRest(), { pod: ended, claim: (claim) => dying(claim) });
    expect(leftBehind(after)).toContain('nobody uses it');
  });
});

const idle: ControllerState = { loop: 'idle', queue: [], delayed: [], failures: {} };

function sync(error?: string): StepCause {
  const report = { set: 'web', atMs: 0, decisions: [], writes: [], events: [] };
  return { type: 'sync', report: error === undefined ? report : { ...report, error } };
}

function waiting(dueMs: number, failures = {}): ControllerState {
  return { ...idle, delayed: [{ key: 'web', dueMs, why: 'backOff' }], failures };
}

const steps: readonly (readonly [what: string, step: Partial<Queued>, complaint: string | undefined])[] = [
  ['queues a key twice', { after: { ...idle, queue: ['web', 'web'] } }, 'queued twice'],
  ['puts a wake-up off', { before: waiting(2000), after: waiting(3000) }, 'put off'],
  ['forgets a wake-up', { before: waiting(2000) }, 'put off'],
  ['loses a key that failed', { cause: sync('no'), after: { ...idle, failures: { web: 1 } } }, 'is lost'],
  ['keeps failures after a success', { after: { ...idle, failures: { web: 1 } } }, 'left after a success'],
  ['does not count a failure', { cause: sync('no'), after: waiting(1005) }, 'has failed'],
  [
    'waits too short a time',
    { cause: sync('no'), before: { ...idle, failures: { web: 3 } }, after: waiting(1005, { web: 4 }) },
    'tried again at',
  ],
  [
    'waits as long as it should',
    { cause: sync('no'), before: { ...idle, failures: { web: 3 } }, after: waiting(1040, { web: 4 }) },
    undefined,
  ],
];

describe('The queue', () => {
  it.each(steps)('%s', (_what, step, complaint) => {
    const said = wrongInQueue({ before: idle, after: idle, cause: sync(), nowMs: 1000, failedSyncs: 0, ...step });
    if (complaint === undefined) expect(said).toBeUndefined();
    else expect(mustBe([said])[0]).toContain(complaint);
  });
});
