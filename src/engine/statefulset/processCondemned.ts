/** The walk down over pods out of range: first their claims' owners, then the pods (processCondemned; semantics 4.6, 4.7). */
import { claimsMatchRetentionPolicy, deleteStatefulPod, updatePodClaimForRetentionPolicy } from './podControl.ts';
import { isAvailable, isUnavailable, type PodFacts } from './podFacts.ts';
import type { Replicas } from './replicas.ts';
import { type Outcome, runForAll } from './runForAll.ts';
import type { Sync } from './sync.ts';

/** Rewrites the claims' owners of all condemned pods before the first of them is deleted, then deletes as the policy allows. */
export function processAllCondemned(sync: Sync, replicas: Replicas): Outcome {
  const { condemned } = replicas;
  if (condemned.length === 0) {
    sync.decide('condemned', 'noneCondemned', 'pass', { replicas: replicas.length });
    return 'next';
  }
  const claims = runForAll(
    condemned.length,
    (at) => fixPodClaim(sync, replicas, condemned[at] as PodFacts),
    sync.monotonic,
  );
  if (claims !== 'next') return claims;
  const firstUnhealthy = firstUnhealthyPod(sync, replicas);
  return runForAll(
    condemned.length,
    (at) => processCondemned(sync, condemned[at] as PodFacts, firstUnhealthy),
    sync.monotonic,
  );
}

/** A failed write makes no event here. */
function fixPodClaim(sync: Sync, replicas: Replicas, pod: PodFacts): Outcome {
  const set = replicas.versioned('update');
  if (claimsMatchRetentionPolicy(sync, set, pod)) return 'next';
  const error = updatePodClaimForRetentionPolicy(sync, set, pod);
  if (error !== undefined) return error;
  sync.decide(
    'condemned',
    'podUpdated',
    'act',
    { ordinal: pod.ordinal, inRange: false },
    { resource: 'pods', name: pod.name },
  );
  return 'next';
}

function processCondemned(sync: Sync, pod: PodFacts, firstUnhealthy: PodFacts | undefined): Outcome {
  const object = { resource: 'pods', name: pod.name } as const;
  if (pod.terminating) {
    if (!sync.monotonic) return 'next';
    const deletionTimestamp = pod.pod.metadata.deletionTimestamp ?? '';
    sync.decide('condemned', 'waitCondemnedTerminating', 'wait', { ordinal: pod.ordinal, deletionTimestamp }, object);
    return 'exit';
  }
  const healthy = pod.runningAndReady && isAvailable(pod, sync.minReadySeconds, sync.nowMs);
  if (sync.monotonic && !healthy && pod !== firstUnhealthy) {
    const values = { ordinal: pod.ordinal, firstUnhealthy: firstUnhealthy?.name ?? '' };
    sync.decide('condemned', 'waitCondemnedUnhealthy', 'wait', values, object);
    return 'exit';
  }
  const error = deleteStatefulPod(sync, 'condemned', pod);
  if (error !== undefined) return error;
  const values = { ordinal: pod.ordinal, start: sync.set.spec.ordinals?.start ?? 0, replicas: sync.set.spec.replicas };
  sync.decide('condemned', 'condemnedDeleted', 'act', values, object);
  return sync.monotonic ? 'exit' : 'next';
}

/** The first unhealthy pod by index, uncreated ones included, then by ordinal among the condemned (semantics 4.4). */
function firstUnhealthyPod(sync: Sync, replicas: Replicas): PodFacts | undefined {
  for (let index = 0; index < replicas.length; index++) {
    if (isUnhealthy(sync, replicas.present(index))) return replicas.at(index);
  }
  return replicas.condemned.findLast((pod) => isUnhealthy(sync, pod));
}

/** Health as this release means it; a missing pod is unhealthy. */
export function isUnhealthy(sync: Sync, pod: PodFacts | undefined): boolean {
  if (pod === undefined || !pod.created) return true;
  if (sync.behaviour.healthNeedsAvailable) return isUnavailable(pod, sync.minReadySeconds, sync.nowMs);
  return pod.terminating || !pod.runningAndReady;
}
