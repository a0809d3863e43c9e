import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '#engine/apiserver/apiServer.ts';
import type { Pod } from '#engine/objects.ts';
import { wakeUps } from '#engine/statefulset/eventHandlers.ts';
import { Informers } from '#engine/statefulset/informers.ts';
import { behaviourOf, type KubernetesVersion, releaseOf } from '#engine/versions.ts';
import { mustBe, World } from '../kit/world.ts';

/** Who is woken when this pod changes to that, in a cluster where only the set `web` exists. */
function woken(
  world: World,
  type: WatchEvent['type'],
  before: Pod | undefined,
  pod: Pod,
  version: KubernetesVersion = '1.37',
) {
  const informers = Informers.of(world.recorded.api.store.tables);
  return wakeUps({ type, resource: 'pods', object: pod }, before, informers, behaviourOf(releaseOf(version)));
}

function world(minReadySeconds = 0): { readonly world: World; readonly pod: Pod } {
  const made = new World({ replicas: 1, minReadySeconds }).settle();
  return { world: made, pod: mustBe(made.pod(0)) };
}

const now = [{ key: 'web', afterMs: 0 }];
const orphaned = (pod: Pod): Pod => ({ ...pod, metadata: { ...pod.metadata, ownerReferences: [] } });
const labelled = (pod: Pod, app: string): Pod => ({ ...pod, metadata: { ...pod.metadata, labels: { app } } });
const withReady = (pod: Pod, status: 'True' | 'False'): Pod => ({
  ...pod,
  status: { ...pod.status, conditions: [{ type: 'Ready', status }] },
});

describe('The controller is woken', () => {
  it('by every event of a set', () => {
    const { world: cluster } = world();
    const informers = Informers.of(cluster.recorded.api.store.tables);
    for (const type of ['ADDED', 'MODIFIED', 'DELETED'] as const) {
      const event = { type, resource: 'statefulsets', object: cluster.set } as const;
      expect(wakeUps(event, undefined, informers, behaviourOf(releaseOf('1.37')))).toEqual(now);
    }
  });

  it('by any event of a pod that it owns', () => {
    const { world: cluster, pod } = world();
    expect(woken(cluster, 'ADDED', undefined, pod)).toEqual(now);
    expect(woken(cluster, 'MODIFIED', pod, pod)).toEqual(now);
    expect(woken(cluster, 'DELETED', pod, pod)).toEqual(now);
  });

  it('again when a pod that turned Ready becomes available: a second late under 1.33', () => {
    const { world: cluster, pod } = world(10);
    const [before, after] = [withReady(pod, 'False'), withReady(pod, 'True')];
    expect(woken(cluster, 'MODIFIED', before, after)).toEqual([...now, { key: 'web', afterMs: 10_000 }]);
    expect(woken(cluster, 'MODIFIED', before, after, '1.33')).toEqual([...now, { key: 'web', afterMs: 11_000 }]);
    expect(woken(cluster, 'MODIFIED', after, after)).toEqual(now);
  });

  it('by an orphan that it could adopt, when that is new or its labels or owner change', () => {
    const { world: cluster, pod } = world();
    const orphan = orphaned(pod);
    expect(woken(cluster, 'ADDED', undefined, orphan)).toEqual(now);
    expect(woken(cluster, 'MODIFIED', labelled(orphan, 'other'), orphan)).toEqual(now);
    expect(woken(cluster, 'MODIFIED', orphan, orphan)).toEqual([]);
    expect(woken(cluster, 'ADDED', undefined, labelled(orphan, 'other'))).toEqual([]);
  });

  it('as the old owner of a pod that it loses', () => {
    const { world: cluster, pod } = world();
    expect(woken(cluster, 'MODIFIED', pod, labelled(orphaned(pod), 'other'))).toEqual(now);
  });
});

describe('The controller sleeps on', () => {
  it('when an orphan is deleted', () => {
    const { world: cluster, pod } = world();
    expect(woken(cluster, 'DELETED', orphaned(pod), orphaned(pod))).toEqual([]);
  });

  it('when the pod’s owner is another set of the same name', () => {
    const { world: cluster, pod } = world();
    const [owner] = mustBe(pod.metadata.ownerReferences);
    const other = { ...pod, metadata: { ...pod.metadata, ownerReferences: [{ ...mustBe(owner), uid: 'another' }] } };
    expect(woken(cluster, 'MODIFIED', other, other)).toEqual([]);
  });

  it('whatever happens to claims and ControllerRevisions', () => {
    const { world: cluster } = world();
    const informers = Informers.of(cluster.recorded.api.store.tables);
    const { api } = cluster.recorded;
    const [claim] = api.list('persistentvolumeclaims');
    const [revision] = api.list('controllerrevisions');
    const events: readonly WatchEvent[] = [
      { type: 'DELETED', resource: 'persistentvolumeclaims', object: mustBe(claim) },
      { type: 'DELETED', resource: 'controllerrevisions', object: mustBe(revision) },
    ];
    for (const event of events)
      expect(wakeUps(event, undefined, informers, behaviourOf(releaseOf('1.37')))).toEqual([]);
  });
});
