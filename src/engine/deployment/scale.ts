/** What happens when somebody asks for another number while ReplicaSets old and new have pods: each gets its share (sync.go, `scale`). */
import type { Deployment, ReplicaSet } from '../objects.ts';
import { desiredReplicasOf, maxReplicasOf } from './annotations.ts';
import { isRollingUpdate, maxSurge } from './fenceposts.ts';
import { active, allOf, compareCreation, type FoundReplicaSets, sizeOf } from './replicaSets.ts';
import type { Rollout, StepError } from './rollout.ts';

/** isScalingEvent: an active ReplicaSet was sized for another number of replicas than the Deployment now has. */
export function isScalingEvent({ spec }: Deployment, found: FoundReplicaSets): boolean {
  return active(allOf(found)).some((each) => (desiredReplicasOf(each) ?? spec.replicas) !== spec.replicas);
}

export function scale(rollout: Rollout, found: FoundReplicaSets): StepError {
  const { deployment } = rollout;
  const { replicas } = deployment.spec;
  const only = findActiveOrLatest(found);
  if (only !== undefined) return errorOf(rollout.scale(only, replicas, ruleFor(only, replicas)));
  const { fresh, old } = found;
  if (fresh === undefined && old.length === 0) return undefined;
  if (isSaturated(deployment, fresh)) return scaleAll(rollout, active(old), () => 0);
  if (!isRollingUpdate(deployment)) return undefined;
  const shares = sharesOf(deployment, active(allOf(found)));
  return scaleAll(rollout, [...shares.keys()], (each) => shares.get(each) ?? 0, true);
}

/** FindActiveOrLatest: the one that has pods when there is only one, the newest when none has any. */
function findActiveOrLatest(found: FoundReplicaSets): ReplicaSet | undefined {
  const [first, second] = active(allOf(found));
  if (first === undefined) return found.fresh ?? found.old.at(-1);
  return second === undefined ? first : undefined;
}

function ruleFor({ spec }: ReplicaSet, replicas: number): 'newScaledUp' | 'newScaledDown' {
  return spec.replicas < replicas ? 'newScaledUp' : 'newScaledDown';
}

/** IsSaturated. */
function isSaturated({ spec }: Deployment, fresh: ReplicaSet | undefined): boolean {
  return (
    fresh?.spec.replicas === spec.replicas &&
    desiredReplicasOf(fresh) === spec.replicas &&
    (fresh.status.availableReplicas ?? 0) === spec.replicas
  );
}

/**
 * What each ReplicaSet is to have. The largest come first; of equal ones the newer when there are pods to add, the older when there are
 * some to take; and what is left over by rounding is the first one's.
 */
export function sharesOf(deployment: Deployment, sized: readonly ReplicaSet[]): ReadonlyMap<ReplicaSet, number> {
  const { replicas } = deployment.spec;
  const allowed = replicas > 0 ? replicas + maxSurge(deployment) : 0;
  const toAdd = allowed - sizeOf(sized);
  const sorted = sized.toSorted(
    (a, b) => b.spec.replicas - a.spec.replicas || (toAdd > 0 ? compareCreation(b, a) : compareCreation(a, b)),
  );
  const shares = new Map<ReplicaSet, number>();
  let added = 0;
  for (const each of sorted) {
    const share = proportionOf(each, deployment, toAdd, added);
    shares.set(each, each.spec.replicas + share);
    added += share;
  }
  const [first] = sorted;
  if (first !== undefined && toAdd !== 0) shares.set(first, Math.max(0, (shares.get(first) ?? 0) + toAdd - added));
  return shares;
}

/** GetReplicaSetProportion: never more than is left. */
function proportionOf(replicaSet: ReplicaSet, deployment: Deployment, toAdd: number, added: number): number {
  if (replicaSet.spec.replicas === 0 || toAdd === 0 || toAdd === added) return 0;
  const fraction = fractionOf(replicaSet, deployment);
  return toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added);
}

/** getReplicaSetFraction: what it would grow or shrink by, as the Deployment does from the size that it was made for. */
function fractionOf(replicaSet: ReplicaSet, deployment: Deployment): number {
  const { replicas } = replicaSet.spec;
  if (deployment.spec.replicas === 0) return -replicas;
  const before = maxReplicasOf(replicaSet) || (deployment.status.replicas ?? 0);
  if (before === 0) return 0;
  return Math.round((replicas * (deployment.spec.replicas + maxSurge(deployment))) / before) - replicas;
}

function scaleAll(
  rollout: Rollout,
  replicaSets: readonly ReplicaSet[],
  sizeFor: (replicaSet: ReplicaSet) => number,
  forced = false,
): StepError {
  for (const each of replicaSets) {
    const error = errorOf(rollout.scale(each, sizeFor(each), 'scaledInProportion', forced));
    if (error !== undefined) return error;
  }
  return undefined;
}

function errorOf(scaled: ReplicaSet | { readonly error: string }): StepError {
  return 'error' in scaled ? scaled.error : undefined;
}
