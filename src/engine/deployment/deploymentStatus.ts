/** What the Deployment controller reports, and how it notices that a rollout goes on, is done, or is stuck (sync.go, progress.go). */
import { parseTime } from '../apiserver/time.ts';
import type { Deployment } from '../objects.ts';
import {
  conditionIn,
  type DeploymentCondition,
  hasProgressDeadline,
  newCondition,
  withCondition,
  withoutCondition,
} from './conditions.ts';
import { maxUnavailable } from './fenceposts.ts';
import { allOf, countOf, type FoundReplicaSets, sizeOf } from './replicaSets.ts';
import type { Rollout, StepError } from './rollout.ts';

type Status = Deployment['status'];

const available = 'NewReplicaSetAvailable';
const timedOut = 'ProgressDeadlineExceeded';

/** syncDeploymentStatus: the counters alone, when nothing is being rolled out. */
export function reportCounters(rollout: Rollout, found: FoundReplicaSets): StepError {
  return rollout.writeStatus(calculateStatus(rollout, found));
}

/** syncRolloutStatus. `requeueAfterMs`: when to look at the deadline. */
export function reportRollout(
  rollout: Rollout,
  found: FoundReplicaSets,
): { readonly error?: StepError; readonly requeueAfterMs?: number | undefined } {
  const { deployment } = rollout;
  const before = deployment.status;
  const counted = calculateStatus(rollout, found);
  const deadline = hasProgressDeadline(deployment);
  const kept = deadline ? counted : withoutCondition(counted, 'Progressing');
  const isDone =
    counted.replicas === counted.updatedReplicas && conditionIn(before, 'Progressing')?.reason === available;
  const judged = deadline && !isDone ? judgeProgress(rollout, found, kept) : kept;
  const status = withFailure(judged, found);
  const error = rollout.writeStatus(status);
  return error === undefined ? { requeueAfterMs: timeToDeadline(rollout, status) } : { error };
}

/** DeploymentComplete. */
export function isComplete({ spec, metadata }: Deployment, status: Status): boolean {
  return (
    (status.updatedReplicas ?? 0) === spec.replicas &&
    (status.replicas ?? 0) === spec.replicas &&
    (status.availableReplicas ?? 0) === spec.replicas &&
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0)
  );
}

function calculateStatus({ deployment, sync }: Rollout, found: FoundReplicaSets): Status {
  const all = allOf(found);
  const availableReplicas = countOf(all, 'availableReplicas');
  const counters = {
    replicas: countOf(all, 'replicas'),
    updatedReplicas: found.fresh === undefined ? 0 : countOf([found.fresh], 'replicas'),
    readyReplicas: countOf(all, 'readyReplicas'),
    availableReplicas,
    unavailableReplicas: Math.max(0, sizeOf(all) - availableReplicas),
  };
  const { collisionCount, conditions = [] } = deployment.status;
  const terminatingReplicas = all.reduce((sum, { status }) => sum + (status.terminatingReplicas ?? 0), 0);
  const status: Status = {
    ...(deployment.metadata.generation !== undefined && { observedGeneration: deployment.metadata.generation }),
    ...Object.fromEntries(Object.entries(counters).filter(([, count]) => count !== 0)),
    // DeploymentReplicaSetTerminatingReplicas: on from 1.35.
    ...(sync.release.version !== '1.33' && { terminatingReplicas }),
    ...(collisionCount !== undefined && { collisionCount }),
    ...(conditions.length > 0 && { conditions }),
  };
  return withCondition(status, availability(deployment, availableReplicas, sync.now));
}

function availability(deployment: Deployment, count: number, now: string): DeploymentCondition {
  return count >= deployment.spec.replicas - maxUnavailable(deployment)
    ? newCondition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', now)
    : newCondition(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        now,
      );
}

function judgeProgress({ deployment, sync }: Rollout, { fresh }: FoundReplicaSets, status: Status): Status {
  const who = fresh === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${fresh.metadata.name}"`;
  const { replicas } = deployment.spec;
  if (isComplete(deployment, status)) {
    sync.decide('rolloutComplete', 'pass', { replicas });
    return withCondition(
      status,
      newCondition('Progressing', 'True', available, `${who} has successfully progressed.`, sync.now),
    );
  }
  if (isProgressing(deployment.status, status)) {
    const before = conditionIn(deployment.status, 'Progressing');
    const condition = newCondition('Progressing', 'True', 'ReplicaSetUpdated', `${who} is progressing.`, sync.now);
    const since = before?.status === 'True' ? before.lastTransitionTime : undefined;
    // The time of the update moves with each bit of progress, also when the reason stays.
    return withCondition(withoutCondition(status, 'Progressing'), {
      ...condition,
      ...(since !== undefined && { lastTransitionTime: since }),
    });
  }
  if (!isTimedOut(deployment, status, sync.nowMs)) return status;
  sync.decide('deadlineExceeded', 'stop', { progressDeadlineSeconds: deployment.spec.progressDeadlineSeconds ?? 0 });
  return withCondition(
    status,
    newCondition('Progressing', 'False', timedOut, `${who} has timed out progressing.`, sync.now),
  );
}

/** DeploymentProgressing: more new pods, fewer old ones, more that are ready, or more that are available. */
function isProgressing(before: Status, after: Status): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: Status): number => replicas - updatedReplicas;
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

/** DeploymentTimedOut. */
function isTimedOut(deployment: Deployment, status: Status, nowMs: number): boolean {
  const condition = conditionIn(status, 'Progressing');
  if (condition === undefined || condition.reason === available) return false;
  return condition.reason === timedOut || deadlineMs(deployment, condition) < nowMs;
}

function deadlineMs({ spec }: Deployment, { lastUpdateTime = '' }: DeploymentCondition): number {
  return parseTime(lastUpdateTime) + (spec.progressDeadlineSeconds ?? 0) * 1000;
}

/** getReplicaFailures: the new ReplicaSet's failure, or else one of an old one's, is the Deployment's. */
function withFailure(status: Status, { fresh, old }: FoundReplicaSets): Status {
  const candidates = [...(fresh === undefined ? [] : [fresh]), ...old];
  const failure = candidates
    .flatMap((each) => each.status.conditions ?? [])
    .find(({ type }) => type === 'ReplicaFailure');
  if (failure === undefined) return withoutCondition(status, 'ReplicaFailure');
  const { lastTransitionTime } = failure;
  return withCondition(status, {
    ...failure,
    ...(lastTransitionTime !== undefined && { lastUpdateTime: lastTransitionTime }),
  });
}

/** requeueStuckDeployment: a second after the deadline, as upstream, so that it has surely passed. */
function timeToDeadline({ deployment, sync }: Rollout, status: Status): number | undefined {
  const condition = conditionIn(status, 'Progressing');
  if (!hasProgressDeadline(deployment) || condition === undefined) return undefined;
  if (isComplete(deployment, status) || condition.reason === timedOut || condition.reason === available)
    return undefined;
  return Math.max(0, deadlineMs(deployment, condition) - sync.nowMs) + 1000;
}
