import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '#engine/apiserver/apiServer.ts';
import { defaultStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import type { Pod, PodPhase, StatefulSet } from '#engine/objects.ts';
import { Informers } from '#engine/statefulset/informers.ts';
import type { OwnedPods } from '#engine/statefulset/ownedPods.ts';
import { releaseOf } from '#engine/versions.ts';
import { setOf } from '../kit/setOf.ts';

function setWith(uid: string): StatefulSet {
  const set = defaultStatefulSet(setOf({ replicas: 4 }), releaseOf('1.37'));
  return { ...set, metadata: { ...set.metadata, uid, resourceVersion: '1' } } as StatefulSet;
}

const sets = [setWith('ours'), setWith('theirs')] as const;

const podEvents = fc.record({
  // Two spellings of one ordinal, a name of another set, and one without an ordinal.
  name: fc.constantFrom('web-0', 'web-1', 'web-2', 'web-02', 'web-3', 'web-10', 'db-1', 'web'),
  owner: fc.constantFrom('ours', 'theirs', undefined),
  label: fc.constantFrom('nginx', 'other'),
  phase: fc.constantFrom<PodPhase>('Pending', 'Running', 'Failed'),
  ready: fc.boolean(),
  revision: fc.constantFrom('web-a', 'web-b'),
  isTerminating: fc.boolean(),
  isGone: fc.boolean(),
});

type PodEvent = typeof podEvents extends fc.Arbitrary<infer T> ? T : never;

function podOf({ name, owner, label, phase, ready, revision, isTerminating }: PodEvent): Pod {
  const reference = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', uid: owner ?? '', controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      uid: `Pod/${name}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { app: label, 'controller-revision-hash': revision },
      ownerReferences: owner === undefined ? [] : [reference],
      ...(isTerminating && { deletionTimestamp: '2026-01-01T00:00:30Z' }),
    },
    spec: { containers: [] },
    status: { phase, conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  };
}

/** All that the controller reads from the index. */
function contents({ members, strangers, tally, namesakes }: OwnedPods) {
  return {
    members: members.map(({ name, revision, terminating }) => ({ name, revision, terminating })),
    strangers: [...strangers.keys()].sort(),
    created: tally.created,
    runningAndReady: tally.runningAndReady,
    byRevision: Object.fromEntries(tally.byRevision),
    namesakes,
  };
}

describe('The index of pods', () => {
  it('that follows every event is the one that a fresh list would give', () => {
    fc.assert(
      fc.property(fc.array(podEvents, { maxLength: 40 }), (events) => {
        const informers = new Informers();
        const pods = new Map<string, Pod>();
        for (const event of events) {
          follow(informers, pods, event);
          const rebuilt = Informers.of({ ...noTables, pods });
          for (const set of sets) expect(contents(informers.podsOf(set))).toEqual(contents(rebuilt.podsOf(set)));
          expect([...informers.orphans.keys()].sort()).toEqual([...rebuilt.orphans.keys()].sort());
        }
      }),
      { numRuns: 150 },
    );
  });

  it('forgets that pods were settled from the first one that changed', () => {
    fc.assert(
      fc.property(fc.array(podEvents, { minLength: 1, maxLength: 25 }), podEvents, (events, last) => {
        const informers = new Informers();
        const pods = new Map<string, Pod>();
        for (const event of events) follow(informers, pods, event);
        const [ours] = sets;
        const owned = informers.podsOf(ours);
        const before = [...owned.members];
        owned.noteSettled(ours.spec, before.length);
        follow(informers, pods, last);
        const settled = owned.settledCount(ours.spec);
        expect(owned.members.slice(0, settled)).toEqual(before.slice(0, settled));
        expect(owned.settledCount({ ...ours.spec })).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

const noTables = { statefulsets: new Map(), persistentvolumeclaims: new Map(), controllerrevisions: new Map() };

function follow(informers: Informers, pods: Map<string, Pod>, event: PodEvent): void {
  const pod = podOf(event);
  const { name } = pod.metadata;
  if (event.isGone && !pods.has(name)) return;
  informers.deliver(watchEvent(event.isGone ? 'DELETED' : pods.has(name) ? 'MODIFIED' : 'ADDED', pod));
  if (event.isGone) pods.delete(name);
  else pods.set(name, pod);
}

function watchEvent(type: WatchEvent['type'], object: Pod): WatchEvent {
  return { type, resource: 'pods', object };
}
