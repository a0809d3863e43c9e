/**
 * Applications that are ready only together: whether a pod that misses its peers can still find a majority of them, or whether the rules
 * of its set and of DNS keep them from it. Told only where the application itself says so; no probe does.
 */
import type { Pod, StatefulSet } from '#engine/objects.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { getStartOrdinal } from '#engine/statefulset/identity.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import { type KnownCluster, objectNamed } from './knownCluster.ts';
import { podsOf } from './setPods.ts';

export interface MissedPeers {
  /** OrderedReady makes the others only after this pod is Ready. */
  readonly isOrdered: boolean;
  /** The Service that the pod looks in, '' for none; it tells only pods that are Ready. */
  readonly hiddenBy: string;
  /** The peers are on their way, and the pod will find them. */
  readonly areComing: boolean;
}

/** What keeps a pod from its peers; undefined for one that does not miss any. */
export function missedPeers(cluster: KnownCluster, pod: Pod): MissedPeers | undefined {
  if (cluster.ailments?.[pod.metadata.uid]?.includes('noQuorum') !== true) return undefined;
  const set = objectNamed(cluster, 'statefulsets', controllerOf(pod)?.name ?? '');
  if (set === undefined) return undefined;
  const service = objectNamed(cluster, 'services', pod.spec.subdomain ?? '');
  const isHidden = service?.spec.publishNotReadyAddresses !== true;
  const isOrdered = set.spec.podManagementPolicy !== 'Parallel';
  const majority = Math.floor(set.spec.replicas / 2) + 1;
  const found = peersOf(cluster, set, pod, isHidden).length + 1;
  return {
    isOrdered,
    hiddenBy: isHidden ? (service?.metadata.name ?? '') : '',
    areComing: found >= majority || (!isOrdered && !isHidden),
  };
}

/** The pod of an OrderedReady set that has none above it although more are wanted. */
export function isAloneInOrder(cluster: KnownCluster, pod: Pod): boolean {
  const set = objectNamed(cluster, 'statefulsets', controllerOf(pod)?.name ?? '');
  if (set === undefined || set.spec.podManagementPolicy === 'Parallel') return false;
  const { ordinal } = podFacts(pod);
  const isLast = ordinal >= getStartOrdinal(set) + set.spec.replicas - 1;
  return !isLast && podsOf(cluster, set).every((other) => podFacts(other).ordinal <= ordinal);
}

/** Those of the set's other pods that DNS tells. */
function peersOf(cluster: KnownCluster, set: StatefulSet, pod: Pod, isHidden: boolean): readonly Pod[] {
  return podsOf(cluster, set).filter((other) => {
    const { ready, terminating } = podFacts(other);
    return other !== pod && !terminating && other.status.phase === 'Running' && (ready || !isHidden);
  });
}
