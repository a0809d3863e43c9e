/** One sync of a ReplicaSet: as many active pods as asked for, no matter which (replica_set.go, `syncReplicaSet`). */
import { isApiError } from '../apiserver/apiErrors.ts';
import type { ReplicaSet } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';
import { controllerOf } from '../statefulset/informers.ts';
import type { PodFacts } from '../statefulset/podFacts.ts';
import { slowStartBatch } from '../statefulset/runForAll.ts';
import { behaviourOf } from '../versions.ts';
import { getPodsToDelete, isActive } from './activePods.ts';
import { reportReplicaSet } from './replicaSetStatus.ts';
import { controllerReference, type WorkloadSync } from './workloadSync.ts';

export interface Outcome {
  /** The error that the sync ended with. */
  readonly error?: string | undefined;
  readonly requeueAfterMs?: number | undefined;
}

const burstReplicas = 500;

export function syncReplicaSet(sync: WorkloadSync, replicaSet: ReplicaSet): Outcome {
  const claimed = claimPods(sync, replicaSet);
  const active = claimed.filter(isActive);
  const terminating = claimed.filter((pod) => pod.terminating && !pod.terminal);
  const isGoing = replicaSet.metadata.deletionTimestamp !== undefined;
  const error = isGoing ? undefined : manageReplicas(sync, replicaSet, active);
  const statusError = reportReplicaSet(sync, replicaSet, { active, terminating, error });
  return { error: statusError ?? error, requeueAfterMs: requeueForAvailability(sync, replicaSet, active) };
}

/** ClaimPods: owned pods that no longer match are let go, orphans that match are taken. */
function claimPods(sync: WorkloadSync, replicaSet: ReplicaSet): readonly PodFacts[] {
  const { metadata, spec } = replicaSet;
  const isMine = ({ pod }: PodFacts): boolean => matchesSelector(spec.selector, pod.metadata.labels);
  if (metadata.deletionTimestamp !== undefined) return sync.podsOf(replicaSet).filter(isMine);
  const claimed: PodFacts[] = [];
  for (const facts of sync.podsOf(replicaSet)) {
    if (isMine(facts)) {
      claimed.push(facts);
      continue;
    }
    const others = (facts.pod.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== metadata.uid);
    sync.patchOwners('pods', facts.pod, others);
    sync.decide('podReleased', 'act', {}, { resource: 'pods', name: facts.name });
  }
  for (const facts of sync.orphanPods) {
    if (!isActive(facts) || !isMine(facts)) continue;
    const owners = [...(facts.pod.metadata.ownerReferences ?? []), controllerReference('ReplicaSet', metadata)];
    if (isApiError(sync.patchOwners('pods', facts.pod, owners))) continue;
    sync.decide('podAdopted', 'act', {}, { resource: 'pods', name: facts.name });
    claimed.push(facts);
  }
  return claimed;
}

/** Gives the error of the first refused write. */
function manageReplicas(sync: WorkloadSync, replicaSet: ReplicaSet, active: readonly PodFacts[]): string | undefined {
  const { replicas } = replicaSet.spec;
  const surplus = active.length - replicas;
  if (surplus < 0) return createPods(sync, replicaSet, Math.min(-surplus, burstReplicas), active.length);
  if (surplus > 0) return deletePods(sync, replicaSet, active, Math.min(surplus, burstReplicas));
  sync.decide('podsCounted', 'pass', { replicas, active: active.length });
  return undefined;
}

function createPods(sync: WorkloadSync, replicaSet: ReplicaSet, count: number, active: number): string | undefined {
  const made: string[] = [];
  const outcome = slowStartBatch(count, () => {
    const answer = sync.createPod(replicaSet);
    if (isApiError(answer)) {
      sync.event(replicaSet, 'Warning', 'FailedCreate', `Error creating: ${answer.message}`);
      return { message: answer.message };
    }
    made.push(answer.metadata.name);
    sync.event(replicaSet, 'Normal', 'SuccessfulCreate', `Created pod: ${answer.metadata.name}`);
    return 'next';
  });
  const { replicas } = replicaSet.spec;
  if (made.length > 0) sync.decide('podsCreated', 'act', { pods: made, replicas, active });
  if (typeof outcome !== 'object') return undefined;
  sync.decide('podCreationRefused', 'fail', { replicas, active, error: outcome.message });
  return outcome.message;
}

function deletePods(
  sync: WorkloadSync,
  replicaSet: ReplicaSet,
  active: readonly PodFacts[],
  count: number,
): string | undefined {
  const gone: string[] = [];
  let error: string | undefined;
  for (const { name } of getPodsToDelete(active, relatedPods(sync, replicaSet), count, sync.nowMs)) {
    const answer = sync.deletePod(name);
    if (isApiError(answer) && answer.reason !== 'NotFound') {
      sync.event(replicaSet, 'Warning', 'FailedDelete', `Error deleting: ${answer.message}`);
      error ??= `unable to delete pods: ${answer.message}`;
      continue;
    }
    gone.push(name);
    sync.event(replicaSet, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`);
  }
  const { replicas } = replicaSet.spec;
  sync.decide('podsDeleted', 'act', { pods: gone, replicas, active: active.length });
  return error;
}

/** getIndirectlyRelatedPods: those of all ReplicaSets of the same owner. */
function relatedPods(sync: WorkloadSync, replicaSet: ReplicaSet): readonly PodFacts[] {
  const owner = controllerOf(replicaSet)?.uid;
  const related = [...sync.api.list('replicasets')].filter(
    (other) => other === replicaSet || (owner !== undefined && controllerOf(other)?.uid === owner),
  );
  return related.flatMap((other) => sync.podsOf(other));
}

/** Pods become available by the clock alone. Up to 1.34 only a ReplicaSet whose pods are all ready asked to be woken. */
function requeueForAvailability(
  sync: WorkloadSync,
  { spec }: ReplicaSet,
  active: readonly PodFacts[],
): number | undefined {
  const { minReadySeconds = 0, replicas } = spec;
  const waitMs = minReadySeconds * 1000;
  const remaining = active.filter(({ ready }) => ready).map(({ readySinceMs }) => readySinceMs + waitMs - sync.nowMs);
  const pending = remaining.filter((ms) => ms > 0);
  if (minReadySeconds === 0 || pending.length === 0) return undefined;
  if (behaviourOf(sync.release).requeuesForNextAvailable) return Math.min(...pending);
  return remaining.length === replicas ? waitMs : undefined;
}
