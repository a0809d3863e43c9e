/** The counters of a status as they are read out; those that Go leaves out when zero are zero. */
import type { Pod, StatefulSetStatus } from '#engine/objects.ts';

export type Counter = (typeof counters)[number];
export const counters = ['replicas', 'ready', 'available', 'current', 'updated'] as const;

export function statusCounters(status: StatefulSetStatus): Readonly<Record<Counter, number>> {
  return {
    replicas: status.replicas,
    ready: status.readyReplicas ?? 0,
    available: status.availableReplicas,
    current: status.currentReplicas ?? 0,
    updated: status.updatedReplicas ?? 0,
  };
}

/** How many of the set's pods are being deleted. The status counts them like the others. */
export function leavingPods(pods: readonly Pod[], setUid: string): number {
  let leaving = 0;
  for (const { metadata } of pods) {
    if (metadata.deletionTimestamp === undefined) continue;
    if (metadata.ownerReferences?.some(({ uid }) => uid === setUid)) leaving += 1;
  }
  return leaving;
}
