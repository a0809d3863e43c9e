import { describe, expect, it } from 'vitest';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { settledStates } from '#engine/node/podStates.ts';
import type { PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import type { Cluster, ControllerState, StepCause } from '#engine/simulation/frames.ts';
import { releaseOf } from '#engine/versions.ts';
import { playOn } from '../kit/play.ts';
import { mustBe, World } from '../kit/world.ts';
import { brokenBy, leftBehind } from './everyStep.ts';
import { GuardWatch } from './guard.ts';
import { type Queued, wrongInQueue } from './queueing.ts';
import { wrongInWaking } from './wakeUps.ts';

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

describe('A step is found out that', () => {
  it('goes beyond a quota', () => {
    const before = atRest();
    const quota = { metadata: { name: 'q' }, status: { hard: { pods: '1' } } };
    const limited = { ...before, objects: { ...before.objects, resourcequotas: [quota] } } as unknown as StoredObjects;
    const [pod] = before.objects.pods;
    const second = { ...mustBe(pod), metadata: { ...mustBe(pod).metadata, name: 'web-1', uid: 'Pod/web-1#1' } };
    const after = { ...limited, objects: { ...limited.objects, pods: [mustBe(pod), second] } };
    expect(rulesBrokenBy(after, { before: limited })).toEqual(['quotasHold']);
    expect(rulesBrokenBy(limited, { before: limited })).toEqual([]);
  });

  it('lets a set go before its pods where they hold it up', () => {
    const leaving = changing(atRest(), {
      set: (set) => ({ ...set, metadata: { ...set.metadata, finalizers: ['foregroundDeletion'] } }),
    });
    const after = changing(leaving, { set: () => undefined });
    expect(rulesBrokenBy(after, { before: leaving })).toEqual(['foregroundWaits']);
    expect(rulesBrokenBy(changing(atRest(), { set: () => undefined }))).toEqual([]);
  });
});

describe('A rest is found out that', () => {
  it('leaves the name of a dead owner beside a living one', () => {
    const dead = { apiVersion: 'v1', kind: 'Pod', name: 'web-7', uid: 'Pod/web-7#1' };
    const after = changing(atRest(), {
      claim: (claim) => ({
        ...claim,
        metadata: { ...claim.metadata, ownerReferences: [...(claim.metadata.ownerReferences ?? []), dead] },
      }),
    });
    expect(leftBehind(after)).toContain('still names an owner that is gone');
  });

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
  return syncOf(error);
}

function syncOf(error?: string): Extract<StepCause, { type: 'sync' }> {
  const report = { set: 'web', atMs: 0, decisions: [], writes: [], events: [] };
  return { type: 'sync', report: error === undefined ? report : { ...report, error } };
}

function waiting(dueMs: number, failures = {}): ControllerState {
  return { ...idle, delayed: [{ key: 'web', dueMs, why: 'backOff' }], failures };
}

const steps: readonly (readonly [what: string, step: Partial<Queued>, complaint: string | undefined])[] = [
  ['queues a key twice', { after: { ...idle, queue: ['web', 'web'] } }, 'queued twice'],
  [
    'loses what came in during a sync',
    { cause: sync(), before: { ...idle, processing: ['web'], dirty: ['web'] } },
    'added during its sync',
  ],
  [
    'queues again what came in during a sync',
    {
      cause: sync(),
      before: { ...idle, processing: ['web'], dirty: ['web'] },
      after: { ...idle, loop: 'queued', queue: ['web'] },
    },
    undefined,
  ],
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

/** A cluster of these objects and this controller. */
function cluster(stored: StoredObjects, controller: Partial<ControllerState> = {}, nowMs = 1000): Cluster {
  const release = releaseOf('1.37');
  return {
    release,
    nowMs,
    wallClockMs: nowMs,
    stored,
    podStates: settledStates(),
    controller: { ...idle, ...controller },
    faults: [],
  };
}

function labelled(pod: Pod): Pod {
  return { ...pod, metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, new: 'yes' } } };
}

describe('Waking is found out that', () => {
  const before = cluster(atRest());
  const cause = { type: 'endpointsUpdated', service: 'nginx', ready: 0, total: 0 } as const;
  const queued = { loop: 'queued', queue: ['web'] } as const;
  const podChanged = changing(before.stored, { pod: labelled });
  const claimChanged = changing(before.stored, { claim: (claim) => ({ ...claim }) });

  it('leaves a set asleep whose pod changed', () => {
    expect(wrongInWaking({ before, after: cluster(podChanged), cause })).toContain('nobody woke it');
    expect(wrongInWaking({ before, after: cluster(podChanged, queued), cause })).toBeUndefined();
  });

  it('wakes a set whose claim changed', () => {
    expect(wrongInWaking({ before, after: cluster(claimChanged, queued), cause })).toContain('for nothing');
    expect(wrongInWaking({ before, after: cluster(claimChanged), cause })).toBeUndefined();
  });

  it('wakes a set for the pod of one that is gone', () => {
    const foreign = changing(before.stored, {
      set: (set) => ({ ...set, metadata: { ...set.metadata, uid: 'StatefulSet/web#2' } }),
    });
    const after = cluster(changing(foreign, { pod: labelled }), queued);
    expect(wrongInWaking({ before: cluster(foreign), after, cause })).toContain('for nothing');
  });

  it('lets the moment pass at which a pod becomes available', () => {
    const slow = changing(before.stored, { set: (set) => ({ ...set, spec: { ...set.spec, minReadySeconds: 10 } }) });
    const unready = changing(slow, {
      pod: (pod) => ({
        ...pod,
        status: {
          ...pod.status,
          conditions: pod.status.conditions?.map((condition) => ({ ...condition, status: 'False' as const })),
        },
      }),
    });
    const says = (after: Cluster) => wrongInWaking({ before: cluster(unready), after, cause });
    expect(says(cluster(slow, queued))).toContain('nobody looks');
    const alarm = { key: 'web', dueMs: 11_000, why: 'available' } as const;
    expect(says(cluster(slow, { ...queued, delayed: [alarm] }))).toBeUndefined();
  });
});

describe('The guard', () => {
  const stored = atRest();
  const uidOf = () => stored.objects.statefulsets[0]?.metadata.uid;
  const lagging = (readVersion: string): Partial<ControllerState> => ({
    caches: [{ resource: 'pods', lag: 'frozen', behind: 1, readVersion, believed: {} }],
  });
  const written: StepCause = {
    type: 'sync',
    report: { ...syncOf().report, writes: [{ verb: 'create', resource: 'pods', name: 'web-0' }] },
  };
  const version = mustBe(stored.objects.pods[0]).metadata.resourceVersion;
  const refusal = sync('read version: 1 is not as new as written version: 2 for group resource pods');

  /** What is said of a sync when the pods were read up to a version, after one that wrote a pod. */
  function said(cause: StepCause, readVersion: string): string | undefined {
    const guard = new GuardWatch();
    const world = cluster(stored, lagging('1'));
    expect(guard.judge({ before: world, after: world, cause: written, uidOf })).toBeUndefined();
    return guard.judge({ before: cluster(stored, lagging(readVersion)), after: world, cause, uidOf });
  }

  it('is found out when it lets a sync begin too early', () => {
    expect(said(sync(), '1')).toContain('began before');
    expect(said(refusal, '1')).toBeUndefined();
  });

  it('is found out when it holds a sync up for nothing', () => {
    expect(said(refusal, version)).toContain('held up');
    expect(said(sync(), version)).toBeUndefined();
  });
});
