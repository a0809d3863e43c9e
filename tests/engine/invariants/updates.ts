/** Updates and scale-down, whatever the policy (semantics 12.7 to 12.9). */
import type { PodFacts } from '#engine/statefulset/podFacts.ts';
import {
  budgetOf,
  deletedFor,
  done,
  indexOf,
  type Invariant,
  isAvailable,
  isOrdered,
  isRecreate,
  partitionOf,
  podAt,
  type Seen,
  updateRevisionOf,
} from './seen.ts';

function unavailableCount(seen: Seen): number {
  return Array.from({ length: seen.set.spec.replicas }, (_, index) => podAt(seen, index)).filter(
    (pod) => !isAvailableNow(seen, pod),
  ).length;
}

/** The phase is not looked at here. */
function isAvailableNow(seen: Seen, pod: PodFacts | undefined): boolean {
  return pod !== undefined && isAvailable(seen, pod) && !pod.terminating;
}

export const invariant7: Invariant = (seen) => {
  const { gates, version } = seen.release;
  if (isOrdered(seen) || isRecreate(seen)) return undefined;
  const updated = deletedFor(seen, 'update');
  if (!gates.MaxUnavailableStatefulSet)
    return updated.length <= 1 ? undefined : `the classic path updated ${updated.length} pods`;
  if (version !== '1.37') return undefined;
  const left = Math.max(0, budgetOf(seen) - unavailableCount(seen));
  const available = updated.filter((pod) => isAvailableNow(seen, pod));
  return available.length <= left
    ? undefined
    : `${available.length} available pods were updated, with a budget of ${left}`;
};

export const invariant8: Invariant = (seen) => {
  if (isRecreate(seen)) return undefined;
  const update = updateRevisionOf(seen);
  for (const pod of deletedFor(seen, 'update')) {
    if (indexOf(seen, pod.ordinal) < partitionOf(seen)) return `${pod.name} is below the partition and was updated`;
    if (pod.terminating) return `${pod.name} is terminating and was updated`;
    if (pod.revision === update) return `${pod.name} is at the update revision and was updated`;
  }
  return undefined;
};

export const invariant9: Invariant = (seen) => {
  const { type } = seen.set.spec.updateStrategy;
  const [updated] = deletedFor(seen, 'update');
  if (updated !== undefined && type === 'OnDelete') return `${updated.name} was deleted under OnDelete`;
  const known = new Set([
    ...seen.pods.map(({ name }) => name),
    ...done(seen, 'create', 'pods').map(({ name }) => name),
  ]);
  const stranger = done(seen, 'delete', 'pods').find(({ name }) => !known.has(name));
  return stranger && `${stranger.name} was deleted and is none of the set's pods`;
};
