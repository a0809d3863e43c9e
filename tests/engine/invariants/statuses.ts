/** What is persisted of the set (semantics 12.13 to 12.15, 12.20). */
import type { StatefulSet } from '#engine/objects.ts';
import { isAdoptable, isStranger } from './owners.ts';
import type { PodSeen } from './podSeen.ts';
import {
  condemnedOf,
  currentRevisionOf,
  inOrder,
  type Invariant,
  isHealthy,
  isOwned,
  podAt,
  type Seen,
  updateRevisionOf,
} from './seen.ts';

export const invariant13: Invariant = ({ setAfter }) => {
  if (setAfter === undefined) return undefined;
  const { replicas, readyReplicas = 0, availableReplicas, currentReplicas = 0, updatedReplicas = 0 } = setAfter.status;
  const isPossible =
    availableReplicas >= 0 &&
    availableReplicas <= readyReplicas &&
    readyReplicas <= replicas &&
    currentReplicas >= 0 &&
    currentReplicas <= replicas &&
    updatedReplicas <= replicas;
  return isPossible ? undefined : `the status is ${JSON.stringify(setAfter.status)}`;
};

export const invariant14: Invariant = ({ set, setAfter, report }) => {
  if (setAfter === undefined) return undefined;
  const before = set.status.observedGeneration ?? 0;
  const after = setAfter.status.observedGeneration ?? 0;
  const { generation = 0 } = set.metadata;
  if (after < before) return `observedGeneration fell from ${before} to ${after}`;
  if (after > generation) return `observedGeneration ${after} is beyond the generation ${generation}`;
  if (report.error === undefined && after !== generation)
    return `observedGeneration is ${after} after a sync of ${generation}`;
  return undefined;
};

export const invariant15: Invariant = ({ set, setAfter, revisions }) => {
  const [before, after] = [set.status.currentRevision, setAfter?.status.currentRevision];
  if (setAfter === undefined || before === undefined || before === after) return undefined;
  if (!revisions.some(({ metadata }) => metadata.name === before)) return undefined;
  const { replicas, readyReplicas = 0, currentReplicas = 0, updatedReplicas = 0, updateRevision } = setAfter.status;
  const isComplete =
    after === updateRevision &&
    [replicas, readyReplicas, currentReplicas, updatedReplicas].every((count) => count === set.spec.replicas);
  return isComplete
    ? undefined
    : `currentRevision went from ${before} to ${after} at ${JSON.stringify(setAfter.status)}`;
};

export const invariant20: Invariant = (seen) => {
  const { report, revisions } = seen;
  if (report.error !== undefined || !isAtRest(seen) || revisions.length > seen.set.spec.revisionHistoryLimit)
    return undefined;
  return report.writes.length === 0
    ? undefined
    : `all is well, and yet ${report.writes.map(({ verb, name }) => `${verb} ${name}`).join()}`;
};

/** Complete, healthy, updated, told so in the status, and with claims that nobody owns, as the policy wants. */
function isAtRest(seen: Seen): boolean {
  const { set, pods, claims } = seen;
  const { whenScaled, whenDeleted } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  const { replicas } = set.spec;
  const update = updateRevisionOf(seen);
  const { status } = set;
  const counts = [
    status.replicas,
    status.readyReplicas ?? 0,
    status.availableReplicas,
    status.currentReplicas ?? 0,
    status.updatedReplicas ?? 0,
  ];
  // A set made again may use, by name, the revision of the one before it; that is collected, and made again.
  const own = inOrder(seen.revisions);
  // Also what is there only in the cache, so that an adoption comes to nothing.
  const adoptsNothing =
    own.every((revision) => isOwned(revision, set.metadata.uid)) &&
    !seen.before.objects.pods.some((pod) => isAdoptable(seen, pod) || isStranger(seen, pod));
  return (
    own.at(-1)?.metadata.name === update &&
    adoptsNothing &&
    pods.every((pod) => isAsMade(set, pod)) &&
    condemnedOf(seen).length === 0 &&
    pods.length === replicas &&
    Array.from({ length: replicas }, (_, index) => podAt(seen, index)).every(
      (pod) => isHealthy(seen, pod) && pod?.revision === update,
    ) &&
    counts.every((count) => count === replicas) &&
    status.observedGeneration === set.metadata.generation &&
    status.updateRevision === update &&
    status.currentRevision === currentRevisionOf(seen) &&
    status.currentRevision === update &&
    whenScaled === 'Retain' &&
    whenDeleted === 'Retain' &&
    [...claims.values()].every(({ metadata }) => (metadata.ownerReferences ?? []).length === 0)
  );
}

/**
 * Pods of an orphaned set may have other volumes than its successor wants, and labels can be taken off; those are put right, or tried to be
 * (semantics 6.5).
 */
function isAsMade({ spec }: StatefulSet, { name, pod }: PodSeen): boolean {
  const names = (spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name);
  const labels: Readonly<Record<string, string | undefined>> = pod.metadata.labels ?? {};
  return (
    labels['statefulset.kubernetes.io/pod-name'] === name &&
    names.every((claim) => pod.spec.volumes?.some((volume) => volume.name === claim) === true)
  );
}
