/** A Deployment while one sync works on it: the object as the cache has it, with the status that the sync is about to write. */
import { isApiError } from '../apiserver/apiErrors.ts';
import type { Deployment, Labels, ReplicaSet } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { withReplicasAnnotations } from './annotations.ts';
import type { WorkloadRule } from './report.ts';
import type { WorkloadSync } from './workloadSync.ts';

/** What a step of a sync ends with: the error that ends the sync, or nothing. */
export type StepError = string | undefined;

export class Rollout {
  readonly sync: WorkloadSync;
  #deployment: Deployment;
  #isStatusWritten = false;

  constructor(sync: WorkloadSync, deployment: Deployment) {
    this.sync = sync;
    this.#deployment = deployment;
  }

  get deployment(): Deployment {
    return this.#deployment;
  }

  /** Writes a status, and annotations when they are given. What is as it was is not written. */
  writeStatus(status: Deployment['status'], annotations?: Labels): StepError {
    const { metadata } = this.#deployment;
    const next = { ...this.#deployment, metadata: { ...metadata, ...(annotations && { annotations }) }, status };
    if (sameJson(next, this.#deployment)) return undefined;
    this.#deployment = next;
    // A second write would be refused for being out of date, and the first one has queued the key again.
    if (this.#isStatusWritten) return undefined;
    this.#isStatusWritten = true;
    const answer = this.sync.updateDeploymentStatus(next);
    if (isApiError(answer)) return answer.message;
    const { updatedReplicas = 0, availableReplicas = 0 } = status;
    this.sync.decide('statusWritten', 'act', { updatedReplicas, availableReplicas });
    return undefined;
  }

  /** scaleReplicaSet: gives the ReplicaSet as it is then, or the error. Nothing is written when it has that size. */
  scale(replicaSet: ReplicaSet, replicas: number, rule: WorkloadRule, forced = false): ReplicaSet | { error: string } {
    const before = replicaSet.spec.replicas;
    if (before === replicas && !forced) return replicaSet;
    const annotations = withReplicasAnnotations(replicaSet.metadata.annotations, this.#deployment);
    if (before === replicas && sameJson(annotations, replicaSet.metadata.annotations)) return replicaSet;
    const answer = this.sync.updateReplicaSet({
      ...replicaSet,
      metadata: { ...replicaSet.metadata, annotations },
      spec: { ...replicaSet.spec, replicas },
    });
    if (isApiError(answer)) return { error: answer.message };
    if (before === replicas) return answer;
    const { name } = replicaSet.metadata;
    const direction = before < replicas ? 'up' : 'down';
    const told = `Scaled ${direction} replica set ${name} from ${before} to ${replicas}`;
    this.sync.event(this.#deployment, 'Normal', 'ScalingReplicaSet', told);
    this.sync.decide(rule, 'act', { from: before, to: replicas }, { resource: 'replicasets', name });
    return answer;
  }
}
