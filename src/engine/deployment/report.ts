/** What a sync of a Deployment or a ReplicaSet did and why, as values. The words for the rules are in `i18n`. */
import type { ApiError } from '../apiserver/apiErrors.ts';
import type { JsonObject } from '../json.ts';
import type { ObjectName, Verdict } from '../statefulset/decisions.ts';

export type WorkloadResource = 'deployments' | 'replicasets';

export type WorkloadRule =
  // of a Deployment
  | 'replicaSetCreated'
  | 'replicaSetReused'
  | 'replicaSetRefused'
  | 'newScaledUp'
  | 'newScaledDown'
  | 'oldScaledDown'
  | 'unhealthyScaledDown'
  | 'scaledInProportion'
  | 'waitAvailable'
  | 'waitOldPodsGone'
  | 'rolloutComplete'
  | 'deadlineExceeded'
  | 'paused'
  | 'replicaSetDeleted'
  // of a ReplicaSet
  | 'podsCreated'
  | 'podCreationRefused'
  | 'podsDeleted'
  | 'podsCounted'
  | 'podAdopted'
  | 'podReleased'
  // of both
  | 'statusWritten';

export interface WorkloadDecision {
  readonly rule: WorkloadRule;
  readonly verdict: Verdict;
  readonly object?: ObjectName;
  /** The values that were read, under the names of the fields. */
  readonly values: JsonObject;
}

export interface WorkloadWrite {
  readonly verb: 'create' | 'update' | 'delete' | 'patch';
  readonly resource: 'pods' | 'replicasets' | 'replicasets/status' | 'deployments/status';
  readonly name: string;
  readonly error?: ApiError;
}

/** All of it is plain JSON. */
export interface WorkloadReport {
  readonly resource: WorkloadResource;
  readonly name: string;
  readonly decisions: readonly WorkloadDecision[];
  readonly writes: readonly WorkloadWrite[];
  /** The error that the sync ended with; it is tried again with back-off. */
  readonly error?: string;
}
