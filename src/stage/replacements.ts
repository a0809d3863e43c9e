/** Which pods an update would still replace, and which pod a person should look at. */
import type { StatefulSet } from '#engine/objects.ts';
import type { PodTable } from './objectTables.ts';

/** Pods of another revision at or above the partition, highest first; while nobody drags, only the next one. */
export function replacementOrder(
  set: StatefulSet,
  pods: PodTable,
  dragged: number | undefined,
): ReadonlyMap<number, number> {
  const order = new Map<number, number>();
  const { type, rollingUpdate } = set.spec.updateStrategy;
  const update = set.status.updateRevision;
  if (type !== 'RollingUpdate' || update === undefined || pods.carrying(update) === pods.size) return order;
  const start = set.spec.ordinals?.start ?? 0;
  const lowest = start + (dragged ?? rollingUpdate?.partition ?? 0);
  for (let ordinal = start + set.spec.replicas - 1; ordinal >= lowest; ordinal--) {
    const facts = pods.get(ordinal);
    if (facts === undefined || facts.terminating || facts.revision === update) continue;
    order.set(ordinal, order.size + 1);
    if (dragged === undefined) break;
  }
  return order;
}

/**
 * The lowest pod that is not simply Ready, among those in view if there is one: what a window should hold when no gate says so. It
 * moves on only when nothing is left to see in it, or a Parallel rollout would drag it to and fro with every event.
 */
export function firstNotable(
  set: StatefulSet,
  { unsettled }: Pick<PodTable, 'unsettled'>,
  inView: readonly number[] = [],
): number {
  const seen = inView.find((ordinal) => unsettled.has(ordinal));
  if (seen !== undefined) return seen;
  let lowest: number | undefined;
  for (const ordinal of unsettled) if (lowest === undefined || ordinal < lowest) lowest = ordinal;
  return lowest ?? set.spec.ordinals?.start ?? 0;
}
