import { describe, expect, it } from 'vitest';
import type { Write } from '#engine/apiserver/client.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { podFacts } from '#engine/statefulset/podFacts.ts';
import { releaseOf } from '#engine/versions.ts';
import { playOn } from '../kit/play.ts';
import type { Wanted } from '../kit/setOf.ts';
import { mustBe, World } from '../kit/world.ts';
import { broken, invariants } from './all.ts';
import { type Seen, seenSync } from './seen.ts';

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

function creating(sync: Seen, change: (pod: ReturnType<typeof podFacts>['pod']) => object = (pod) => pod): Seen {
  const writes = sync.report.writes.map((write) =>
    write.resource === 'pods' && write.verb === 'create' ? { ...write, sent: change(write.sent as never) } : write,
  );
  return writing(sync, ...writes);
}

function withSet(sync: Seen, change: Partial<StatefulSet>): Seen {
  return { ...sync, set: { ...sync.set, ...change } };
}

function withStatusAfter(sync: Seen, status: Partial<StatefulSet['status']>): Seen {
  const after = mustBe(sync.setAfter);
  return { ...sync, setAfter: { ...after, status: { ...after.status, ...status } } };
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
  invariant20: () => writing(rest(), { verb: 'update', resource: 'statefulsets/status', name: 'web' }),
  invariant22: () => {
    const sync = firstPod();
    return writing(sync, { verb: 'create', resource: 'persistentvolumeclaims', name: 'logs-web-0' });
  },
  invariant23: () => writing(firstPod(), { verb: 'create', resource: 'controllerrevisions', name: 'web-0000' }),
  invariant24: () => {
    const sync = rest();
    return writing(sync, { verb: 'create', resource: 'controllerrevisions', name: 'web-again' });
  },
};

describe('The checkers', () => {
  it('have nothing against true syncs', () => {
    for (const sync of [rest(), parallelRest(), firstPod(), rollout()]) expect(broken(sync)).toEqual([]);
  });

  it('are all tried here', () => {
    expect(Object.keys(doctored).sort()).toEqual(Object.keys(invariants).sort());
  });

  it.each(Object.keys(doctored))('find out a breach of %s', (name) => {
    const complaints = broken(mustBe(doctored[name])());
    expect(complaints.map((complaint) => complaint.split(':')[0])).toContain(name);
  });
});
