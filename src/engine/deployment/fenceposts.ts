/** How many pods a rollout may have too many, and how many too few (deployment_util.go). */
import type { Deployment, ReplicaSet } from '../objects.ts';

/** A share of the replicas; a number is one as it is. */
function scaledValue(value: number | string, replicas: number, round: (share: number) => number): number {
  return typeof value === 'number' ? value : round((Number.parseInt(value, 10) * replicas) / 100);
}

/** ResolveFenceposts: the surge is rounded up and the gap down; when both come to nothing, one pod may be missing. */
function resolveFenceposts({ spec }: Deployment): { readonly surge: number; readonly unavailable: number } {
  const { maxSurge = 0, maxUnavailable = 0 } = spec.strategy.rollingUpdate ?? {};
  const surge = scaledValue(maxSurge, spec.replicas, Math.ceil);
  const unavailable = scaledValue(maxUnavailable, spec.replicas, Math.floor);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

export function isRollingUpdate({ spec }: Deployment): boolean {
  return spec.strategy.type === 'RollingUpdate';
}

export function maxSurge(deployment: Deployment): number {
  return isRollingUpdate(deployment) ? resolveFenceposts(deployment).surge : 0;
}

export function maxUnavailable(deployment: Deployment): number {
  const { replicas } = deployment.spec;
  if (!isRollingUpdate(deployment) || replicas === 0) return 0;
  return Math.min(resolveFenceposts(deployment).unavailable, replicas);
}

/** NewRSNewReplicas: as many more as the surge has room for, and no more than are asked for. */
export function newReplicasOf(deployment: Deployment, all: readonly ReplicaSet[], newSize: number): number {
  const { replicas, strategy } = deployment.spec;
  if (!isRollingUpdate(deployment)) return replicas;
  const surge = scaledValue(strategy.rollingUpdate?.maxSurge ?? 0, replicas, Math.ceil);
  const total = all.reduce((sum, { spec }) => sum + spec.replicas, 0);
  const room = replicas + surge - total;
  return room <= 0 ? newSize : newSize + Math.min(room, replicas - newSize);
}
