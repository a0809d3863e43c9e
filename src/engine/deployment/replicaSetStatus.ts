/** What the ReplicaSet controller reports (replica_set_utils.go). It counts active pods only: one that is going counts no more. */
import { isApiError } from '../apiserver/apiErrors.ts';
import type { Condition, ReplicaSet } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { isAvailable, type PodFacts } from '../statefulset/podFacts.ts';
import { matchesSelector } from '../selectors.ts';
import type { WorkloadSync } from './workloadSync.ts';

type Status = ReplicaSet['status'];

export interface CountedPods {
  readonly active: readonly PodFacts[];
  readonly terminating: readonly PodFacts[];
  /** The error of making or deleting pods in this sync. */
  readonly error: string | undefined;
}

/** Writes the status if it says something else. Gives the error of the write. */
export function reportReplicaSet(sync: WorkloadSync, replicaSet: ReplicaSet, counted: CountedPods): string | undefined {
  const status = calculateStatus(sync, replicaSet, counted);
  if (sameJson(status, replicaSet.status)) return undefined;
  const answer = sync.updateReplicaSetStatus(replicaSet, status);
  if (isApiError(answer)) return answer.message;
  const { replicas, readyReplicas = 0, availableReplicas = 0 } = status;
  sync.decide('statusWritten', 'act', { replicas, readyReplicas, availableReplicas });
  return undefined;
}

function calculateStatus(
  sync: WorkloadSync,
  { spec, status, metadata }: ReplicaSet,
  { active, terminating, error }: CountedPods,
): Status {
  const matchLabels = spec.template.metadata?.labels ?? {};
  const labelled = active.filter(({ pod }) => matchesSelector({ matchLabels }, pod.metadata.labels)).length;
  const ready = active.filter((pod) => pod.ready).length;
  const available = active.filter((pod) => isAvailable(pod, spec.minReadySeconds ?? 0, sync.nowMs)).length;
  const conditions = conditionsOf(sync, status, active.length - spec.replicas, error);
  return {
    ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
    replicas: active.length,
    ...(labelled > 0 && { fullyLabeledReplicas: labelled }),
    ...(ready > 0 && { readyReplicas: ready }),
    ...(available > 0 && { availableReplicas: available }),
    // DeploymentReplicaSetTerminatingReplicas: on from 1.35.
    ...(sync.release.version !== '1.33' && { terminatingReplicas: terminating.length }),
    ...(conditions.length > 0 && { conditions }),
  };
}

/** ReplicaFailure is there as long as pods cannot be made or deleted, with the words of the first time. */
function conditionsOf(
  sync: WorkloadSync,
  { conditions = [] }: Status,
  surplus: number,
  error: string | undefined,
): readonly Condition[] {
  const isFailing = conditions.some(({ type }) => type === 'ReplicaFailure');
  if (error === undefined) return isFailing ? conditions.filter(({ type }) => type !== 'ReplicaFailure') : conditions;
  if (isFailing) return conditions;
  const reason = surplus < 0 ? 'FailedCreate' : 'FailedDelete';
  const failure: Condition = {
    type: 'ReplicaFailure',
    status: 'True',
    lastTransitionTime: sync.now,
    reason,
    message: error,
  };
  return [...conditions, failure];
}
