/** One sync of a Deployment (deployment_controller.go, `syncDeployment`): it never touches a pod, only the sizes of its ReplicaSets. */
import { isApiError } from '../apiserver/apiErrors.ts';
import type { Deployment, ReplicaSet } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';
import { controllerOf } from '../statefulset/informers.ts';
import { conditionIn, hasProgressDeadline, newCondition, withCondition } from './conditions.ts';
import { isComplete, reportCounters, reportRollout } from './deploymentStatus.ts';
import { type SyncedReplicaSets, syncReplicaSets } from './newReplicaSet.ts';
import { emptyOld } from './recreate.ts';
import { compareRevision, type FoundReplicaSets } from './replicaSets.ts';
import { rollOn } from './rolling.ts';
import { Rollout, type StepError } from './rollout.ts';
import { isScalingEvent, scale } from './scale.ts';
import type { Outcome } from './syncReplicaSet.ts';
import { controllerReference, type WorkloadSync } from './workloadSync.ts';

export function syncDeployment(sync: WorkloadSync, deployment: Deployment): Outcome {
  const rollout = new Rollout(sync, deployment);
  const owned = claimReplicaSets(sync, deployment);
  if (deployment.metadata.deletionTimestamp !== undefined)
    return on(syncReplicaSets(rollout, owned, { creates: false }), (found) => ({
      error: reportCounters(rollout, found),
    }));
  const error = checkPausedConditions(rollout);
  if (error !== undefined) return { error };
  return on(syncReplicaSets(rollout, owned, { creates: false }), (found) => {
    if (deployment.spec.paused === true || isScalingEvent(deployment, found)) return resize(rollout, found);
    return deployment.spec.strategy.type === 'Recreate'
      ? rolloutRecreate(rollout, found, owned)
      : rolloutRolling(rollout, owned);
  });
}

/** getReplicaSetsForDeployment: its own that match, and orphans that do. */
function claimReplicaSets(sync: WorkloadSync, { metadata, spec }: Deployment): readonly ReplicaSet[] {
  const isMine = ({ metadata: { labels } }: ReplicaSet): boolean => matchesSelector(spec.selector, labels);
  const isGoing = metadata.deletionTimestamp !== undefined;
  return [...sync.api.list('replicasets')].flatMap((each) => {
    const owner = controllerOf(each);
    if (owner?.uid === metadata.uid) {
      if (isMine(each) || isGoing) return isMine(each) ? [each] : [];
      const others = (each.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== metadata.uid);
      sync.patchOwners('replicasets', each, others);
      return [];
    }
    if (owner !== undefined || isGoing || each.metadata.deletionTimestamp !== undefined || !isMine(each)) return [];
    const owners = [...(each.metadata.ownerReferences ?? []), controllerReference('Deployment', metadata)];
    const adopted = sync.patchOwners('replicasets', each, owners);
    return isApiError(adopted) ? [] : [adopted as ReplicaSet];
  });
}

function on(synced: SyncedReplicaSets, goOn: (found: FoundReplicaSets) => Outcome): Outcome {
  if ('error' in synced) return synced;
  return 'isOver' in synced ? {} : goOn(synced);
}

/** The number was changed, or the rollout is paused: sizes only, and no progress to be judged (`sync`). */
function resize(rollout: Rollout, found: FoundReplicaSets): Outcome {
  const isPaused = rollout.deployment.spec.paused === true;
  if (isPaused) rollout.sync.decide('paused', 'stop', { replicas: rollout.deployment.spec.replicas });
  const error = scale(rollout, found) ?? (isPaused ? cleanUp(rollout, found.old) : undefined);
  return { error: error ?? reportCounters(rollout, found) };
}

function rolloutRolling(rollout: Rollout, owned: readonly ReplicaSet[]): Outcome {
  return on(syncReplicaSets(rollout, owned, { creates: true }), (found) => {
    const { fresh, old } = found;
    if (fresh === undefined) return {};
    const rolled = rollOn(rollout, { fresh, old }, fresh);
    if ('error' in rolled) return rolled;
    return finish(rollout, found, rolled.scaled);
  });
}

function rolloutRecreate(rollout: Rollout, found: FoundReplicaSets, owned: readonly ReplicaSet[]): Outcome {
  const emptied = emptyOld(rollout, found);
  if ('error' in emptied) return emptied;
  if (emptied.scaled) return finish(rollout, found, true);
  return on(syncReplicaSets(rollout, owned, { creates: true }), (all) => {
    if (all.fresh === undefined) return {};
    const scaled = rollout.scale(all.fresh, rollout.deployment.spec.replicas, 'newScaledUp');
    return 'error' in scaled ? scaled : finish(rollout, all, false);
  });
}

function finish(rollout: Rollout, found: FoundReplicaSets, isOnItsWay: boolean): Outcome {
  const { deployment } = rollout;
  const isDone = !isOnItsWay && isComplete(deployment, deployment.status);
  const error = isDone ? cleanUp(rollout, found.old) : undefined;
  return error === undefined ? reportRollout(rollout, found) : { error };
}

/** cleanupDeployment: old ReplicaSets beyond revisionHistoryLimit go, if they are empty and know it. */
function cleanUp({ deployment, sync }: Rollout, old: readonly ReplicaSet[]): StepError {
  const { revisionHistoryLimit: limit } = deployment.spec;
  if (limit === undefined || limit === 2 ** 31 - 1) return undefined;
  const alive = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const surplus = alive.toSorted(compareRevision).slice(0, Math.max(0, alive.length - limit));
  for (const { metadata, spec, status } of surplus) {
    const isBusy = status.replicas > 0 || spec.replicas > 0;
    if (isBusy || (metadata.generation ?? 0) > (status.observedGeneration ?? 0)) continue;
    const answer = sync.deleteReplicaSet(metadata.name);
    if (isApiError(answer) && answer.reason !== 'NotFound') return answer.message;
    sync.decide('replicaSetDeleted', 'act', { limit }, { resource: 'replicasets', name: metadata.name });
  }
  return undefined;
}

/** checkPausedConditions: so that no deadline passes while nobody wants progress. */
function checkPausedConditions(rollout: Rollout): StepError {
  const { deployment, sync } = rollout;
  const { paused = false } = deployment.spec;
  const condition = conditionIn(deployment.status, 'Progressing');
  if (!hasProgressDeadline(deployment) || condition?.reason === 'ProgressDeadlineExceeded') return undefined;
  if (paused === (condition?.reason === 'DeploymentPaused')) return undefined;
  const [reason, message] = paused
    ? ['DeploymentPaused', 'Deployment is paused']
    : ['DeploymentResumed', 'Deployment is resumed'];
  const noted = newCondition('Progressing', 'Unknown', reason, message, sync.now);
  return rollout.writeStatus(withCondition(deployment.status, noted));
}
