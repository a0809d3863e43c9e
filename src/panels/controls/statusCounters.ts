/** The counters of a status as they are read out; those that Go leaves out when zero are zero. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { StatefulSet, StatefulSetStatus } from '#engine/objects.ts';

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
export function leavingPods(frame: Frame, set: StatefulSet): number {
  return frame.cluster.stored.objects.pods.filter(
    ({ metadata }) =>
      metadata.deletionTimestamp !== undefined && metadata.ownerReferences?.some(({ uid }) => uid === set.metadata.uid),
  ).length;
}
