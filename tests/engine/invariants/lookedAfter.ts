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
    .filter((pod) => !pod.terminal || !isInRange(seen, pod.ordinal));
}
