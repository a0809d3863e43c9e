/** What a sync has to do, and may not leave undone (semantics 4.3 to 4.9): the other side of 12.2 to 12.9. */
import type { PodSeen } from './podSeen.ts';
import {
  budgetOf,
  condemnedOf,
  createdPods,
  hasWorked,
  indexOf,
  type Invariant,
  isHealthy,
  isInRange,
  isOrdered,
  isRangeHealthy,
  isRecreate,
  isUp,
  partitionOf,
  recreatedOf,
  type Seen,
  slotsOf,
  updateRevisionOf,
} from './seen.ts';

/** OrderedReady makes the lowest pod that is missing when all below are healthy, Parallel all; each waits for a claim of a dead namesake. */
export const makesWhatIsMissing: Invariant = (seen) => {
  if (!hasWorked(seen) || recreatedOf(seen).length > 0) return undefined;
  const slots = slotsOf(seen);
  const firstDown = slots.findIndex((pod) => !isHealthy(seen, pod));
  const made = new Set(createdPods(seen).map(({ ordinal }) => indexOf(seen, ordinal)));
  for (const [index, pod] of slots.entries()) {
    if (pod !== undefined || (isOrdered(seen) && index !== firstDown)) continue;
    const isMade = made.has(index);
    if (isMade === hasStaleClaim(seen, index))
      return `index ${index} is missing, and ${isMade ? 'was' : 'was not'} made`;
  }
  return undefined;
};

/** Semantics 4.5.2: with whenScaled Delete, a claim that still belongs to a pod of this name. */
function hasStaleClaim({ set, claims }: Seen, index: number): boolean {
  const { spec, metadata } = set;
  if ((spec.persistentVolumeClaimRetentionPolicy?.whenScaled ?? 'Retain') === 'Retain') return false;
  const pod = `${metadata.name}-${index + (spec.ordinals?.start ?? 0)}`;
  return (spec.volumeClaimTemplates ?? []).some((template) =>
    claims
      .get(`${template.metadata.name}-${pod}`)
      ?.metadata.ownerReferences?.some(({ kind, name }) => kind === 'Pod' && name === pod),
  );
}

/** The pods in range that go are exactly those that have ended, and those whose turn it is to be updated. */
export const deletesWhoseTurnItIs: Invariant = (seen) => {
  if (!hasWorked(seen)) return undefined;
  const wanted = isRecreate(seen) && recreatedOf(seen).length > 0 ? recreatedNow(seen) : wantedDeletions(seen);
  if (wanted === undefined) return undefined;
  const range = new Set(slotsOf(seen).map((pod) => pod?.name));
  const got = deletedNames(seen).filter((name) => range.has(name));
  return got.toSorted().join() === wanted.toSorted().join()
    ? undefined
    : `the pods ${got.join(' and ') || 'that go are none'}, not ${wanted.join(' and ') || 'none'}`;
};

function deletedNames({ report }: Seen): readonly string[] {
  return report.writes.filter(({ verb, resource }) => verb === 'delete' && resource === 'pods').map(({ name }) => name);
}

function recreatedNow(seen: Seen): readonly string[] {
  return recreatedOf(seen).flatMap(({ name, ordinal, terminating }) =>
    terminating || !isInRange(seen, ordinal) ? [] : [name],
  );
}

/** Undefined: the livelock of trap 9 makes pods and deletes them again. */
function wantedDeletions(seen: Seen): readonly string[] | undefined {
  const slots = slotsOf(seen);
  const ended = slots.filter((pod) => pod !== undefined).filter((pod) => pod.terminal && !pod.terminating);
  if (isOrdered(seen)) {
    const firstDown = slots.find((pod) => !isHealthy(seen, pod));
    if (!isRangeHealthy(seen)) return ended.flatMap((pod) => (pod === firstDown ? [pod.name] : []));
    if (condemnedOf(seen).length > 0) return [];
  }
  if (seen.set.spec.updateStrategy.type !== 'RollingUpdate') return ended.map(({ name }) => name);
  const { rollingUpdate } = seen.set.spec.updateStrategy;
  if (rollingUpdate === undefined && slots.includes(undefined)) return undefined;
  return [...ended, ...updatedNow(seen, slots)].map(({ name }) => name);
}

/** Semantics 4.8 and 4.9, from the top down to the partition. */
function updatedNow(seen: Seen, slots: readonly (PodSeen | undefined)[]): readonly PodSeen[] {
  const { gates, version } = seen.release;
  const update = updateRevisionOf(seen);
  const fromTop = slots.slice(partitionOf(seen)).toReversed();
  const isOld = (pod: PodSeen | undefined): pod is PodSeen =>
    pod !== undefined && pod.revision !== update && !pod.terminating;
  if (!gates.MaxUnavailableStatefulSet) {
    const first = fromTop.find((pod) => isOld(pod) || !isUp(seen, pod));
    return isOld(first) ? [first] : [];
  }
  const budget = Math.max(0, budgetOf(seen) - slots.filter((pod) => !isUp(seen, pod)).length);
  const old = fromTop.filter(isOld);
  if (isOrdered(seen) || version === '1.33') return old.slice(0, budget);
  const broken = old.filter((pod) => !isUp(seen, pod));
  return [...broken, ...old.filter((pod) => isUp(seen, pod)).slice(0, budget)];
}

/** The highest of the condemned goes when nothing holds it; under Parallel all go at once. */
export const scalesDown: Invariant = (seen) => {
  if (!hasWorked(seen) || recreatedOf(seen).length > 0) return undefined;
  const gone = new Set(deletedNames(seen));
  const condemned = condemnedOf(seen);
  if (!isOrdered(seen)) {
    const left = condemned.find(({ name, terminating }) => !terminating && !gone.has(name));
    return left && `${left.name} is out of range and was not deleted`;
  }
  const highest = condemned.at(-1);
  if (highest === undefined || highest.terminating || !isRangeHealthy(seen)) return undefined;
  const lowestDown = condemned.find((pod) => !isUp(seen, pod));
  if (!isHealthy(seen, highest) && highest !== lowestDown) return undefined;
  return gone.has(highest.name) ? undefined : `${highest.name} is out of range, and was not deleted`;
};

/** A pod that is on its way out is not deleted again (semantics 4.4c, 4.5.1, 4.7, 12.8). */
export const deletesNobodyTwice: Invariant = (seen) => {
  const dying = new Set(seen.pods.filter(({ terminating }) => terminating).map(({ name }) => name));
  const again = deletedNames(seen).find((name) => dying.has(name));
  return again && `${again} is terminating and was deleted`;
};

/** Trap 40: the slots of Parallel are worked on in batches of 1, 2, 4 and so on, and a batch with a refusal is the last one. */
export const startsSlowly: Invariant = (seen) => {
  if (isOrdered(seen) || recreatedOf(seen).length > 0) return undefined;
  const tried = seen.report.writes.filter(({ verb, resource }) => verb === 'create' && resource === 'pods');
  const indices = tried.map(({ name }) => indexOf(seen, Number(name.slice(name.lastIndexOf('-') + 1))));
  const refused = indices.filter((_, at) => tried[at]?.error !== undefined);
  if (refused.length === 0) return undefined;
  const batchOf = (index: number): number => Math.floor(Math.log2(index + 1));
  const last = batchOf(Math.min(...refused));
  const late = indices.find((index) => batchOf(index) > last);
  if (late !== undefined) return `index ${late} was tried although one of the batch before was refused`;
  if (seen.report.crashed === true || lacksClaims(seen)) return undefined;
  const missing = slotsOf(seen).findIndex(
    (pod, index) => pod === undefined && batchOf(index) === last && !indices.includes(index),
  );
  if (missing < 0 || hasStaleClaim(seen, missing)) return undefined;
  return `index ${missing} was not tried with the others of its batch`;
};

/** A claim that was refused or is on its way out keeps its pod from being tried. */
function lacksClaims({ report, claims }: Seen): boolean {
  const isRefused = report.writes.some(
    ({ resource, error }) => resource === 'persistentvolumeclaims' && error !== undefined,
  );
  return isRefused || [...claims.values()].some(({ metadata }) => metadata.deletionTimestamp !== undefined);
}
