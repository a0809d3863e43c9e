import type { PodSeen } from './podSeen.ts';
import {
  condemnedOf,
  hasWorked,
  isHealthy,
  isInRange,
  isOrdered,
  isRangeHealthy,
  recreatedOf,
  type Seen,
  slotsOf,
} from './seen.ts';

/** The pods that a sync has looked after, their claims too: all of Parallel; of OrderedReady those up to the first that it waits for. */
export function lookedAfter(seen: Seen): readonly PodSeen[] {
  if (!hasWorked(seen) || recreatedOf(seen).length > 0) return [];
  const slots = slotsOf(seen);
  const firstDown = slots.findIndex((pod) => !isHealthy(seen, pod));
  const passed = isOrdered(seen) && firstDown >= 0 ? slots.slice(0, firstDown) : slots;
  const condemned = isOrdered(seen) && !isRangeHealthy(seen) ? [] : condemnedOf(seen);
  return [...passed, ...condemned]
    .filter((pod) => pod !== undefined)
    .filter(({ name }) => !isCopiedAnew(seen, name))
    .filter((pod) => !pod.terminal || !isInRange(seen, pod.ordinal));
}

/** After a conflict the pod and its claims are taken from the caches again, which may have caught up meanwhile (semantics 6.9). */
export function isCopiedAnew({ report }: Seen, pod: string): boolean {
  return report.writes.some(
    ({ verb, resource, name, error }) =>
      verb === 'update' &&
      error?.reason === 'Conflict' &&
      ((resource === 'pods' && name === pod) || (resource === 'persistentvolumeclaims' && name.endsWith(`-${pod}`))),
  );
}
