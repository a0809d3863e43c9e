/** A Deployment's ReplicaSets: which is the new one, which are old, and what they add up to (deployment_util.go). */
import { sameJson } from '../sameJson.ts';
import type { Deployment, PodTemplateSpec, ReplicaSet } from '../objects.ts';
import { revisionOf } from './annotations.ts';

export const hashLabel = 'pod-template-hash';

/** The new one is the one with the Deployment's template; undefined when there is none yet. */
export interface FoundReplicaSets {
  readonly fresh: ReplicaSet | undefined;
  /** By age, the oldest first; those without pods too. */
  readonly old: readonly ReplicaSet[];
}

/** FindNewReplicaSet, FindOldReplicaSets: of several with the same template the oldest is the new one. */
export function findReplicaSets({ spec }: Deployment, owned: readonly ReplicaSet[]): FoundReplicaSets {
  const sorted = byCreation(owned);
  const fresh = sorted.find((each) => equalIgnoreHash(each.spec.template, spec.template));
  return { fresh, old: sorted.filter((each) => each !== fresh) };
}

export function allOf({ fresh, old }: FoundReplicaSets): readonly ReplicaSet[] {
  return fresh === undefined ? old : [...old, fresh];
}

/** FilterActiveReplicaSets. */
export function active(replicaSets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return replicaSets.filter(({ spec }) => spec.replicas > 0);
}

export function byCreation(replicaSets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return replicaSets.toSorted(compareCreation);
}

export function compareCreation({ metadata: a }: ReplicaSet, { metadata: b }: ReplicaSet): number {
  if (a.creationTimestamp !== b.creationTimestamp) return a.creationTimestamp < b.creationTimestamp ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** ReplicaSetsByRevision. */
export function compareRevision(a: ReplicaSet, b: ReplicaSet): number {
  return revisionOf(a) - revisionOf(b) || compareCreation(a, b);
}

/** What they are asked to have. */
export function sizeOf(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, { spec }) => sum + spec.replicas, 0);
}

/** What they report to have. */
export function countOf(
  replicaSets: readonly ReplicaSet[],
  field: 'replicas' | 'readyReplicas' | 'availableReplicas',
): number {
  return replicaSets.reduce((sum, { status }) => sum + (status[field] ?? 0), 0);
}

/** EqualIgnoreHash. */
function equalIgnoreHash(a: PodTemplateSpec, b: PodTemplateSpec): boolean {
  return sameJson(withoutHash(a), withoutHash(b));
}

function withoutHash({ metadata = {}, spec }: PodTemplateSpec): PodTemplateSpec {
  const { [hashLabel]: _hash, ...labels } = metadata.labels ?? {};
  return { metadata: { ...metadata, labels }, spec };
}
