/** Updates and scale-down, whatever the policy (semantics 12.7 to 12.9). */
import {
  budgetOf,
  deletedFor,
  done,
  indexOf,
  type Invariant,
  isOrdered,
  isRecreate,
  isUp,
  partitionOf,
  type Seen,
  slotsOf,
  updateRevisionOf,
} from './seen.ts';

export const invariant7: Invariant = (seen) => {
  const { gates, version } = seen.release;
  if (isOrdered(seen) || isRecreate(seen)) return undefined;
  const updated = deletedFor(seen, 'update');
  if (!gates.MaxUnavailableStatefulSet)
    return updated.length <= 1 ? undefined : `the classic path updated ${updated.length} pods`;
  if (version !== '1.37') return undefined;
  const left = Math.max(0, budgetOf(seen) - slotsOf(seen).filter((pod) => !isUp(seen, pod)).length);
  const available = updated.filter((pod) => isUp(seen, pod));
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

/**
 * Trap 9: without `rollingUpdate` a missing replica is thought of at the old revision, and deleted in the same sync: by its name, whoever
 * has that, also when a stale claim kept it from being made (semantics 4.5.2, 6.6).
 */
function deletedUnmade(seen: Seen): readonly string[] {
  const { metadata, spec } = seen.set;
  if (isOrdered(seen) || spec.updateStrategy.rollingUpdate !== undefined) return [];
  const start = spec.ordinals?.start ?? 0;
  return slotsOf(seen).flatMap((pod, index) => (pod === undefined ? [`${metadata.name}-${start + index}`] : []));
}

export const invariant9: Invariant = (seen) => {
  const { type } = seen.set.spec.updateStrategy;
  const [updated] = deletedFor(seen, 'update');
  if (updated !== undefined && type === 'OnDelete') return `${updated.name} was deleted under OnDelete`;
  const known = new Set([
    ...seen.pods.map(({ name }) => name),
    ...done(seen, 'create', 'pods').map(({ name }) => name),
    ...deletedUnmade(seen),
  ]);
  const stranger = done(seen, 'delete', 'pods').find(({ name }) => !known.has(name));
  return stranger && `${stranger.name} was deleted and is none of the set's pods`;
};
