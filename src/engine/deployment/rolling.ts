/** A rolling update: the new ReplicaSet up as far as the surge goes, the old ones down as far as enough pods stay available (rolling.go). */
import type { ReplicaSet } from '../objects.ts';
import { maxUnavailable, newReplicasOf } from './fenceposts.ts';
import { active, allOf, byCreation, countOf, sizeOf } from './replicaSets.ts';
import type { FoundReplicaSets } from './replicaSets.ts';
import type { Rollout } from './rollout.ts';

/** `scaled`: something was, and the next sync goes on from there. */
export type Scaled = { readonly error: string } | { readonly scaled: boolean };

/** rolloutRolling up to where the status is written. */
export function rollOn(rollout: Rollout, found: Required<FoundReplicaSets>, fresh: ReplicaSet): Scaled {
  const up = reconcileNewReplicaSet(rollout, found, fresh);
  if ('error' in up || up.scaled) return up;
  return reconcileOldReplicaSets(rollout, fresh, active(found.old), allOf(found));
}

function reconcileNewReplicaSet(rollout: Rollout, found: FoundReplicaSets, fresh: ReplicaSet): Scaled {
  const { replicas } = rollout.deployment.spec;
  const before = fresh.spec.replicas;
  if (before === replicas) return { scaled: false };
  const wanted = before > replicas ? replicas : newReplicasOf(rollout.deployment, allOf(found), before);
  const scaled = rollout.scale(fresh, wanted, before > replicas ? 'newScaledDown' : 'newScaledUp');
  return 'error' in scaled ? scaled : { scaled: wanted !== before };
}

/** Pods of the new ReplicaSet that are not available count as gone: they are no reason to take more of the old ones. */
function reconcileOldReplicaSets(
  rollout: Rollout,
  fresh: ReplicaSet,
  old: readonly ReplicaSet[],
  all: readonly ReplicaSet[],
): Scaled {
  if (sizeOf(old) === 0) return { scaled: false };
  const { deployment, sync } = rollout;
  const minAvailable = deployment.spec.replicas - maxUnavailable(deployment);
  const newUnavailable = fresh.spec.replicas - (fresh.status.availableReplicas ?? 0);
  const most = sizeOf(all) - minAvailable - newUnavailable;
  const values = { minAvailable, newUnavailable, available: countOf(all, 'availableReplicas'), pods: sizeOf(all) };
  if (most <= 0) {
    sync.decide('waitAvailable', 'wait', values, { resource: 'replicasets', name: fresh.metadata.name });
    return { scaled: false };
  }
  const cleaned = cleanupUnhealthyReplicas(rollout, old, most);
  if ('error' in cleaned) return { scaled: false };
  const taken = scaleDownOld(rollout, cleaned.old, [...cleaned.old, fresh], minAvailable);
  if ('error' in taken) return { scaled: false };
  const scaled = cleaned.count + taken.count > 0;
  if (!scaled) sync.decide('waitAvailable', 'wait', values, { resource: 'replicasets', name: fresh.metadata.name });
  return { scaled };
}

/** Old pods that are not available go first: that makes nothing worse, and a rollout that they hold up goes on. */
function cleanupUnhealthyReplicas(
  rollout: Rollout,
  old: readonly ReplicaSet[],
  most: number,
): { readonly error: string } | { readonly old: readonly ReplicaSet[]; readonly count: number } {
  const left: ReplicaSet[] = [];
  let count = 0;
  for (const each of byCreation(old)) {
    const unhealthy = each.spec.replicas - (each.status.availableReplicas ?? 0);
    const surplus = Math.min(most - count, unhealthy);
    if (surplus <= 0) {
      left.push(each);
      continue;
    }
    const scaled = rollout.scale(each, each.spec.replicas - surplus, 'unhealthyScaledDown');
    if ('error' in scaled) return scaled;
    left.push(scaled);
    count += surplus;
  }
  return { old: left, count };
}

/** scaleDownOldReplicaSetsForRollingUpdate: the oldest first, while enough pods are available. */
function scaleDownOld(
  rollout: Rollout,
  old: readonly ReplicaSet[],
  all: readonly ReplicaSet[],
  minAvailable: number,
): { readonly error: string } | { readonly count: number } {
  const most = countOf(all, 'availableReplicas') - minAvailable;
  let count = 0;
  for (const each of byCreation(old)) {
    const surplus = Math.min(each.spec.replicas, most - count);
    if (surplus <= 0) continue;
    const scaled = rollout.scale(each, each.spec.replicas - surplus, 'oldScaledDown');
    if ('error' in scaled) return scaled;
    count += surplus;
  }
  return { count };
}
