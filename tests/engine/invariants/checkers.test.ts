import { describe, expect, it } from 'vitest';
import { forbidden } from '#engine/apiserver/apiErrors.ts';
import type { Write } from '#engine/apiserver/client.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { JsonObject } from '#engine/json.ts';
import type { ControllerRevision, OwnerReference, PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import { releaseOf } from '#engine/versions.ts';
import { playOn } from '../kit/play.ts';
import { at, scenarioOf } from '../kit/runs.ts';
import { setOf, type Wanted } from '../kit/setOf.ts';
import { mustBe, World } from '../kit/world.ts';
import { broken, invariants } from './all.ts';
import { checkedRun } from './checkedRun.ts';
import { podSeen } from './podSeen.ts';
import { inOrder, type Seen, seenSync } from './seen.ts';

// A checker that never complains checks nothing: each is shown a sync that no controller should make.

/** A true sync of a set with this story, as the checkers see it. */
function seen(wanted: Wanted, story: string): Seen {
  const world = new World(wanted);
  if (story !== '') playOn(world, story);
  const before: StoredObjects = world.recorded.api.store.save();
  const report = world.sync();
  return mustBe(
    seenSync(releaseOf('1.37'), { stored: before, isStale: false }, world.recorded.api.store.save(), report),
  );
}

function writing(sync: Seen, ...writes: readonly Write[]): Seen {
  return { ...sync, report: { ...sync.report, writes } };
}

function deleting(sync: Seen, ...names: readonly string[]): Seen {
  return writing(sync, ...names.map((name): Write => ({ verb: 'delete', resource: 'pods', name })));
}

function creating(sync: Seen, change: (pod: Pod) => object = (pod) => pod): Seen {
  const writes = sync.report.writes.map((write) =>
    write.resource === 'pods' && write.verb === 'create' ? { ...write, sent: change(write.sent as never) } : write,
  );
  return writing(sync, ...writes);
}

/** The same sync, had it sent something else in its writes to a resource. */
function sending<T>(sync: Seen, resource: Write['resource'], change: (sent: T) => object): Seen {
  const writes = sync.report.writes.map((write) =>
    write.resource === resource ? { ...write, sent: change(write.sent as T) } : write,
  );
  return writing(sync, ...writes);
}

function telling(sync: Seen, events: Seen['report']['events']): Seen {
  return { ...sync, report: { ...sync.report, events } };
}

/** The same sync, had a pod of the snapshot looked otherwise. */
function withPod(sync: Seen, name: string, change: (pod: Pod) => Pod): Seen {
  const pods = sync.before.objects.pods.map((pod) => (pod.metadata.name === name ? change(pod) : pod));
  const before = { ...sync.before, objects: { ...sync.before.objects, pods } };
  return mustBe(seenSync(sync.release, { stored: before, isStale: false }, sync.after, sync.report));
}

function ownedBy(pod: Pod, ownerReferences: readonly OwnerReference[]): Pod {
  return { ...pod, metadata: { ...pod.metadata, ownerReferences } };
}

const ofRevision = 'controllerrevisions';
const ofClaim = 'persistentvolumeclaims';

function withSet(sync: Seen, change: Partial<StatefulSet>): Seen {
  return { ...sync, set: { ...sync.set, ...change } };
}

function withStatusAfter(sync: Seen, status: Partial<StatefulSet['status']>): Seen {
  const after = mustBe(sync.setAfter);
  return { ...sync, setAfter: { ...after, status: { ...after.status, ...status } } };
}

const apiRefusal = forbidden('pods', 'web-0', 'quota');

function told(status: Partial<StatefulSet['status']>): (set: StatefulSet) => StatefulSet {
  return (set) => ({ ...set, status: { ...set.status, ...status } });
}

const rest = () => seen({ replicas: 3 }, 'settled');
const parallelRest = () =>
  seen({ replicas: 3, policy: 'Parallel' }, 'settled\napply image=B\nsync\ngone 2\nsync\nready 2\nsync');
const firstPod = () => seen({ replicas: 2 }, '');
const rollout = () => seen({ replicas: 3 }, 'settled\napply image=B');

const doctored: Readonly<Record<string, () => Seen>> = {
  // web-0 is there, and is created once more.
  invariant1: () => ({ ...firstPod(), pods: rest().pods }),
  // The pod below is not in the snapshot.
  invariant2: () => {
    const sync = seen({ replicas: 2 }, 'sync\nready 0');
    return { ...sync, pods: [] };
  },
  invariant3: () => {
    const sync = firstPod();
    return writing(sync, ...sync.report.writes, ...sync.report.writes);
  },
  invariant4: () => deleting(seen({ replicas: 3 }, 'settled\napply replicas=1'), 'web-1'),
  invariant5: () => deleting(rollout(), 'web-1'),
  invariant6: () => deleting(seen({ replicas: 3 }, 'settled\nfailed 0\napply image=B'), 'web-0', 'web-2'),
  invariant7: () => deleting(seen({ replicas: 3, policy: 'Parallel' }, 'settled\napply image=B'), 'web-2', 'web-1'),
  invariant8: () =>
    deleting(seen({ replicas: 3, policy: 'Parallel', partition: 2 }, 'settled\napply image=B'), 'web-0'),
  invariant9: () => deleting(rest(), 'db-0'),
  invariant10: () =>
    creating(firstPod(), (pod) => ({
      ...pod,
      metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, 'controller-revision-hash': 'web-x' } },
    })),
  invariant11: () => creating(firstPod(), (pod) => ({ ...pod, spec: { ...pod.spec, hostname: 'web-9' } })),
  invariant12: () => writing(rest(), { verb: 'delete', resource: 'persistentvolumeclaims', name: 'www-web-0' }),
  invariant13: () => withStatusAfter(rest(), { readyReplicas: 4 }),
  invariant14: () => withStatusAfter(rest(), { observedGeneration: 9 }),
  invariant15: () => withStatusAfter(rollout(), { currentRevision: 'web-x' }),
  invariant16: () => withStatusAfter(rest(), { updateRevision: 'web-x' }),
  invariant17: () => {
    const sync = rest();
    const [revision] = sync.revisionsAfter;
    return {
      ...sync,
      revisionsAfter: [mustBe(revision), { ...mustBe(revision), metadata: { ...mustBe(revision).metadata, uid: 'x' } }],
    };
  },
  invariant18: () => {
    const sync = rest();
    return writing(sync, {
      verb: 'delete',
      resource: 'controllerrevisions',
      name: mustBe(sync.revisions[0]).metadata.name,
    });
  },
  invariant19: () => {
    const sync = firstPod();
    return withSet(sync, { metadata: { ...sync.set.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } });
  },
  invariant20: () => {
    const sync = rest();
    return writing(sync, { verb: 'update', resource: 'statefulsets/status', name: 'web', sent: sync.set });
  },
  invariant22: () => {
    const sync = firstPod();
    const [claim] = rest().claims.values();
    return writing(sync, { verb: 'create', resource: ofClaim, name: 'logs-web-0', sent: mustBe(claim) });
  },
  invariant23: () => {
    const sync = firstPod();
    const [write] = sync.report.writes;
    return writing(sync, { ...mustBe(write), name: 'web-0000' });
  },
  invariant24: () => {
    const sync = rest();
    return writing(sync, { verb: 'create', resource: ofRevision, name: 'web-again', sent: mustBe(sync.revisions[0]) });
  },
  revisionAsMade: () => sending<ControllerRevision>(firstPod(), ofRevision, (sent) => ({ ...sent, revision: 7 })),
  renumbersOnly: () => {
    const sync = rest();
    const [revision] = sync.revisions;
    const sent = { ...mustBe(revision), metadata: { ...mustBe(revision).metadata, annotations: { note: 'why' } } };
    return writing(sync, { verb: 'update', resource: ofRevision, name: sent.metadata.name, sent });
  },
  mendsIdentity: () => {
    const sync = rest();
    const pods = sync.pods.map((pod) => podSeen({ ...pod.pod, metadata: { ...pod.pod.metadata, labels: {} } }));
    return { ...sync, pods };
  },
  failsWhenRefused: () => {
    const sync = firstPod();
    return writing(sync, ...sync.report.writes.map((write) => ({ ...write, error: apiRefusal })));
  },
  makesWhatIsMissing: () => writing(firstPod()),
  deletesWhoseTurnItIs: () => writing(rollout()),
  scalesDown: () => writing(seen({ replicas: 3 }, 'settled\napply replicas=1')),
  deletesNobodyTwice: () => deleting(seen({ replicas: 3 }, 'settled\nkill 2'), 'web-2'),
  startsSlowly: () => {
    const sync = seen({ replicas: 3, policy: 'Parallel' }, '');
    const error = { ...apiRefusal, message: 'quota' };
    return writing(sync, ...sync.report.writes.map((write) => (write.name === 'web-0' ? { ...write, error } : write)));
  },
  countsWhatItSaw: () => sending<StatefulSet>(firstPod(), 'statefulsets/status', told({ replicas: 1 })),
  writesStatusForAReason: () => sending<StatefulSet>(firstPod(), 'statefulsets/status', told({ readyReplicas: 0 })),
  tellsItsDeeds: () => telling(firstPod(), []),
  tellsInKnownWords: () => telling(firstPod(), [{ type: 'Normal', reason: 'Hello', message: 'pods' }]),
  givesPendingPodsTheirClaims: () => ({ ...seen({ replicas: 1 }, 'sync'), claims: new Map() }),
  warnsOfConflicts: () => {
    const sync = seen({ replicas: 1, whenDeleted: 'Delete' }, 'sync');
    const foreign = { apiVersion: 'v1', kind: 'Backup', name: 'nightly', uid: 'Backup/nightly#1', controller: true };
    const claims = [...sync.claims].map(
      ([name, claim]) => [name, { ...claim, metadata: { ...claim.metadata, ownerReferences: [foreign] } }] as const,
    );
    return { ...sync, claims: new Map(claims) };
  },
  claimAsMade: () => sending<PersistentVolumeClaim>(firstPod(), ofClaim, (sent) => ({ ...sent, spec: {} })),
  claimsHaveTheirOwners: () => writing(seen({ replicas: 2 }, 'settled\napply whenDeleted=Delete')),
  leavesForeignOwnersAlone: () => {
    const sync = seen({ replicas: 1 }, 'settled\napply whenDeleted=Delete');
    const foreign = { apiVersion: 'v1', kind: 'Backup', name: 'nightly', uid: 'Backup/nightly#1' };
    const claims = [...sync.claims].map(
      ([name, claim]) => [name, { ...claim, metadata: { ...claim.metadata, ownerReferences: [foreign] } }] as const,
    );
    return { ...sync, claims: new Map(claims) };
  },
  claimsHaveOneController: () =>
    sending<PersistentVolumeClaim>(seen({ replicas: 1 }, 'settled\napply whenDeleted=Delete'), ofClaim, (sent) => {
      const own = sent.metadata.ownerReferences ?? [];
      const foreign = { apiVersion: 'v1', kind: 'Backup', name: 'nightly', uid: 'Backup/nightly#1', controller: true };
      return { ...sent, metadata: { ...sent.metadata, ownerReferences: [foreign, ...own] } };
    }),
  ownsWhatMatches: () => withPod(rest(), 'web-1', (pod) => ownedBy(pod, [])),
  adoptsRevisions: () => {
    const sync = rest();
    const free = sync.revisions.map((revision) => ({
      ...revision,
      metadata: { ...revision.metadata, ownerReferences: [] },
    }));
    return { ...sync, before: { ...sync.before, objects: { ...sync.before.objects, controllerrevisions: free } } };
  },
  patchesOnlyItsOwnReference: () => {
    const foreign = { apiVersion: 'v1', kind: 'Backup', name: 'nightly', uid: 'Backup/nightly#1' };
    const sync = withPod(rest(), 'web-1', (pod) => ownedBy(pod, [foreign]));
    const { apiVersion, kind, metadata } = sync.set;
    const own = {
      apiVersion,
      kind,
      name: metadata.name,
      uid: metadata.uid,
      controller: true,
      blockOwnerDeletion: true,
    };
    return writing(sync, { verb: 'patch', resource: 'pods', name: 'web-1', sent: { ownerReferences: [own] } });
  },
  adoptsOnlyForTheLiving: () => {
    const sync = withPod(rest(), 'web-1', (pod) => ownedBy(pod, []));
    const { apiVersion, kind, metadata } = sync.set;
    const own = {
      apiVersion,
      kind,
      name: metadata.name,
      uid: metadata.uid,
      controller: true,
      blockOwnerDeletion: true,
    };
    const patch: Write = { verb: 'patch', resource: 'pods', name: 'web-1', sent: { ownerReferences: [own] } };
    return { ...writing(sync, patch), setAfter: undefined };
  },
  failsForAReason: () => ({ ...rest(), report: { ...rest().report, error: 'a bad day' } }),
  asksForTheNextMoment: () => {
    const sync = seen({ replicas: 1, minReadySeconds: 10 }, 'sync\nready 0');
    return { ...sync, report: { ...sync.report, requeueAfterMs: 1 } };
  },
};

describe('The checkers', () => {
  it('have nothing against true syncs', () => {
    for (const sync of [rest(), parallelRest(), firstPod(), rollout()]) expect(broken(sync)).toEqual([]);
  });

  it('have nothing against a pod that is scheduled while a slow sync puts its labels right', () => {
    const nameless = { metadata: { labels: { 'statefulset.kubernetes.io/pod-name': null } } };
    const losesLabel = at(720, { type: 'patch', resource: 'pods', name: 'web-2', patchType: 'merge', patch: nameless });
    const world = { controller: { concurrentSyncs: 1, syncMs: 700 } };
    const { complaints, simulation } = checkedRun(
      scenarioOf({ replicas: 1, start: 2, policy: 'Parallel' }, [losesLabel], { world, seed: 0 }),
    );
    expect(simulation.api.get('pods', 'web-2')?.metadata.labels).toHaveProperty(['statefulset.kubernetes.io/pod-name']);
    expect(complaints).toEqual([]);
  });

  it('have nothing against a pod that a quota refuses while a claim of its name is on its way out', () => {
    const unlabelled = { metadata: { labels: { app: null } } };
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'small' },
      spec: { hard: { pods: '1' } },
    };
    const next = setOf({ replicas: 1, image: 'A' });
    const { volumeClaimTemplates: _none, ...spec } = next['spec'] as JsonObject;
    const { complaints, simulation } = checkedRun(
      scenarioOf({ replicas: 1, image: 'A' }, [
        at(10, { type: 'patch', resource: 'pods', name: 'web-0', patchType: 'merge', patch: unlabelled }),
        at(10, { type: 'delete', resource: 'statefulsets', name: 'web', options: { propagationPolicy: 'Orphan' } }),
        at(60_000, { type: 'create', manifest: quota }),
        at(60_010, { type: 'delete', resource: 'persistentvolumeclaims', name: 'www-web-0' }),
        at(60_010, { type: 'apply', manifest: { ...next, spec } }),
      ]),
    );
    const { events } = simulation.api.store.save().objects;
    expect(events.some(({ reason, message }) => reason === 'FailedCreate' && /exceeded quota/.test(message))).toBe(
      true,
    );
    expect(complaints).toEqual([]);
  });

  it('have nothing against a sync that finds two revisions with the same data', () => {
    const sync = rest();
    const [revision] = sync.revisions;
    const metadata = { ...mustBe(revision).metadata, name: 'web-again', uid: 'ControllerRevision/web-again#1' };
    const twice = [...sync.revisions, { ...mustBe(revision), metadata, revision: 0 }];
    expect(broken({ ...sync, revisions: twice, revisionsAfter: twice })).toEqual([]);
  });

  it('know that a sync without rollingUpdate may delete by its name a pod that a stale claim kept it from making', () => {
    const sync = deleting(seen({ replicas: 3, policy: 'Parallel' }, 'settled\nkill 1'), 'web-1');
    const gone = { ...sync, pods: sync.pods.filter(({ name }) => name !== 'web-1') };
    const breaks = (updateStrategy: StatefulSet['spec']['updateStrategy']) =>
      broken({ ...gone, set: { ...gone.set, spec: { ...gone.set.spec, updateStrategy } } }).some((complaint) =>
        complaint.startsWith('invariant9'),
      );
    expect(breaks({ type: 'RollingUpdate', rollingUpdate: { partition: 0 } })).toBe(true);
    expect(breaks({ type: 'RollingUpdate' })).toBe(false);
  });

  it('put two revisions of one number in order by age, and by name', () => {
    const [revision] = rest().revisions;
    const born = (name: string, creationTimestamp: string): ControllerRevision => {
      const { metadata } = mustBe(revision);
      return { ...mustBe(revision), metadata: { ...metadata, name, creationTimestamp } };
    };
    const [late, early, alike] = [
      born('web-a', '2026-01-01T00:00:02Z'),
      born('web-b', '2026-01-01T00:00:01Z'),
      born('web-c', '2026-01-01T00:00:02Z'),
    ];
    expect(inOrder([alike, late, early])).toEqual([early, late, alike]);
  });

  it('are all tried here', () => {
    expect(Object.keys(doctored).sort()).toEqual(Object.keys(invariants).sort());
  });

  it.each(Object.keys(doctored))('find out a breach of %s', (name) => {
    const complaints = broken(mustBe(doctored[name])());
    expect(complaints.map((complaint) => complaint.split(':')[0])).toContain(name);
  });
});
