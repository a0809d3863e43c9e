/** What the controller does once that which it waits for has come: the same rules, on the cluster as it then is. */
import { formatTime } from '#engine/apiserver/time.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { nextSync } from '#engine/nextSync.ts';
import type { PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Hold } from './hold.ts';
import { podsOf, revisionOf } from './setPods.ts';
import type { KnownCluster } from './knownCluster.ts';
import { whyNotSettled } from './obstacles.ts';
import type { WayOut } from './wayOut.ts';

/**
 * The first sync after the wait; undefined when nothing is waited for. Where only somebody can end it, and a deleted pod is all that it
 * takes: the sync after that.
 */
export function syncAfterwards(
  cluster: KnownCluster,
  set: StatefulSet,
  hold: Hold,
  wayOut: readonly WayOut[],
): SyncReport | undefined {
  const stored = hold.isStuck ? deleted(cluster, hold, wayOut) : opened(cluster, set, hold);
  return stored && nextSync(stored, cluster.release, set.metadata.name, cluster.nowMs);
}

function deleted(cluster: KnownCluster, { decision }: Hold, wayOut: readonly WayOut[]): StoredObjects | undefined {
  const isEnough = wayOut.some(({ name }) => name === 'deleteOldPod' || name === 'deleteCondemned');
  return isEnough ? without(cluster, (pod) => pod.metadata.name === decision.object?.name) : undefined;
}

function opened(cluster: KnownCluster, set: StatefulSet, { decision }: Hold): StoredObjects | undefined {
  const named = (pod: Pod) => pod.metadata.name === decision.object?.name;
  switch (decision.rule) {
    case 'waitRunning':
    case 'waitReady':
    case 'waitAvailable':
      return withReady(cluster, set, named);
    case 'waitUpdatedPod':
      return decision.values['terminating'] === true ? without(cluster, named) : withReady(cluster, set, named);
    case 'waitTerminating':
    case 'waitCondemnedTerminating':
    case 'waitTerminalPodGone':
      return without(cluster, named);
    case 'waitStaleClaim':
      return withoutClaim(cluster, (claim) => claim.metadata.name === decision.values['claim']);
    case 'waitRecreateGone': {
      const outdated = new Set(
        podsOf(cluster, set).filter((pod) => revisionOf(pod) !== decision.values['updateRevision']),
      );
      return without(cluster, (pod) => outdated.has(pod));
    }
    case 'waitBudget':
    case 'parallelGoesOn': {
      const owned = new Set(podsOf(cluster, set));
      const leaving = (pod: Pod) => pod.metadata.deletionTimestamp !== undefined;
      const isDown = (pod: Pod) =>
        owned.has(pod) && whyNotSettled(cluster, pod, set.spec.minReadySeconds) !== undefined;
      // What is leaving has to be gone before it can come back.
      const someLeave = cluster.stored.objects.pods.some((pod) => isDown(pod) && leaving(pod));
      return someLeave
        ? without(cluster, (pod) => isDown(pod) && leaving(pod))
        : withReady(cluster, set, (pod) => isDown(pod));
    }
    default:
      return undefined;
  }
}

/** Those pods are Running and Ready, for as long as minReadySeconds asks. */
function withReady(
  { stored, nowMs }: KnownCluster,
  { spec }: StatefulSet,
  wanted: (pod: Pod) => boolean,
): StoredObjects {
  const lastTransitionTime = formatTime(nowMs - (spec.minReadySeconds ?? 0) * 1000);
  const pods = stored.objects.pods.map((pod): Pod => {
    if (!wanted(pod)) return pod;
    const others = (pod.status.conditions ?? []).filter(({ type }) => type !== 'Ready');
    const conditions = [...others, { type: 'Ready', status: 'True' as const, lastTransitionTime }];
    return { ...pod, status: { ...pod.status, phase: 'Running', conditions } };
  });
  return { ...stored, objects: { ...stored.objects, pods } };
}

/** Those pods are gone, and with them the claims that nobody else owns. */
function without(cluster: KnownCluster, gone: (pod: Pod) => boolean): StoredObjects {
  const { stored } = cluster;
  const uids = new Set(stored.objects.pods.filter(gone).map(({ metadata }) => metadata.uid));
  const pods = stored.objects.pods.filter(({ metadata }) => !uids.has(metadata.uid));
  const isOrphan = ({ metadata: { ownerReferences = [] } }: PersistentVolumeClaim) =>
    ownerReferences.length > 0 && ownerReferences.every(({ uid }) => uids.has(uid));
  return withoutClaim({ stored: { ...stored, objects: { ...stored.objects, pods } } }, isOrphan);
}

function withoutClaim(
  { stored }: Pick<KnownCluster, 'stored'>,
  gone: (claim: PersistentVolumeClaim) => boolean,
): StoredObjects {
  const persistentvolumeclaims = stored.objects.persistentvolumeclaims.filter((claim) => !gone(claim));
  return { ...stored, objects: { ...stored.objects, persistentvolumeclaims } };
}
