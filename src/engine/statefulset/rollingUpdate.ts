/** The walk down that replaces outdated pods (performUpdate's last phase; semantics 4.8, 4.9). */
import type { Rule } from './decisions.ts';
import { deleteStatefulPod } from './podControl.ts';
import type { PodFacts } from './podFacts.ts';
import { isUnhealthy } from './processCondemned.ts';
import type { Replicas } from './replicas.ts';
import type { WorkingStatus } from './status.ts';
import type { Sync, SyncError } from './sync.ts';

/** Deletes what the strategy and the budget allow from the highest index down. Each deletion lowers `currentReplicas` by one. */
export function rollingUpdate(sync: Sync, replicas: Replicas, status: WorkingStatus): SyncError | undefined {
  if (sync.release.gates.MaxUnavailableStatefulSet) return updateWithinBudget(sync, replicas, status);
  return updateOneByOne(sync, replicas, status);
}

function partitionOf(sync: Sync): number {
  return sync.set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
}

/** The classic path: from the top, delete the first outdated pod, or wait for the first updated one that is not healthy. */
function updateOneByOne(sync: Sync, replicas: Replicas, status: WorkingStatus): SyncError | undefined {
  const partition = partitionOf(sync);
  for (let index = replicas.length - 1; index >= partition; index--) {
    const pod = replicas.at(index);
    if (isOutdated(replicas, pod) && !pod.terminating) return deleteOutdated(sync, replicas, status, pod);
    if (isUnhealthy(sync, pod)) {
      const values = { ordinal: pod.ordinal, ready: pod.ready, terminating: pod.terminating, partition };
      sync.decide('update', 'waitUpdatedPod', 'wait', values, { resource: 'pods', name: pod.name });
      return undefined;
    }
  }
  decideDone(sync, replicas, partition);
  return undefined;
}

/** With maxUnavailable: as many as the budget leaves; Parallel first replaces old pods that are down anyway. */
function updateWithinBudget(sync: Sync, replicas: Replicas, status: WorkingStatus): SyncError | undefined {
  const partition = partitionOf(sync);
  const maxUnavailable = resolveMaxUnavailable(sync);
  const { unavailable, unavailableOutdated } = countUnavailable(sync, replicas);
  const twoPhases = sync.behaviour.parallelReplacesUnavailableFirst && !sync.monotonic;
  const budget = maxUnavailable - unavailable;
  if (budget <= 0 && !(twoPhases && unavailableOutdated > 0)) {
    const rule: Rule = anyOutdated(replicas, partition) ? 'waitBudget' : 'nothingToUpdate';
    sync.decide('update', rule, rule === 'waitBudget' ? 'wait' : 'pass', { unavailable, maxUnavailable, partition });
    return undefined;
  }
  if (twoPhases) {
    const error = deleteFromTop(sync, replicas, status, replicas.length, (pod) => isUnhealthy(sync, pod));
    if (error !== undefined) return error;
  }
  const deleted = status.currentReplicas;
  const error = deleteFromTop(
    sync,
    replicas,
    status,
    Math.max(0, budget),
    (pod) => !twoPhases || !isUnhealthy(sync, pod),
  );
  if (error === undefined && status.currentReplicas === deleted) decideDone(sync, replicas, partition);
  return error;
}

/** Deletes outdated pods that qualify, from the top down to the partition, at most `budget` of them. */
function deleteFromTop(
  sync: Sync,
  replicas: Replicas,
  status: WorkingStatus,
  budget: number,
  qualifies: (pod: PodFacts) => boolean,
): SyncError | undefined {
  const partition = partitionOf(sync);
  let left = budget;
  for (let index = replicas.length - 1; index >= partition && left > 0; index--) {
    const pod = replicas.at(index);
    if (!isOutdated(replicas, pod) || pod.terminating || !qualifies(pod)) continue;
    const error = deleteOutdated(sync, replicas, status, pod);
    if (error !== undefined) return error;
    left -= 1;
  }
  return undefined;
}

/** A pod that was gone already counts as deleted here in every release (semantics 11). */
function deleteOutdated(sync: Sync, replicas: Replicas, status: WorkingStatus, pod: PodFacts): SyncError | undefined {
  const error = deleteStatefulPod(sync, 'update', pod);
  if (error !== undefined && error.cause?.reason !== 'NotFound') return error;
  status.currentReplicas -= 1;
  const values = {
    ordinal: pod.ordinal,
    from: pod.revision,
    to: replicas.revisions.update.metadata.name,
    partition: partitionOf(sync),
  };
  sync.decide('update', 'outdatedPodDeleted', 'act', values, { resource: 'pods', name: pod.name });
  return undefined;
}

function isOutdated(replicas: Replicas, pod: PodFacts): boolean {
  return pod.revision !== replicas.revisions.update.metadata.name;
}

function anyOutdated(replicas: Replicas, from: number): boolean {
  for (let index = from; index < replicas.length; index++) if (isOutdated(replicas, replicas.at(index))) return true;
  return false;
}

function countUnavailable(sync: Sync, replicas: Replicas): { unavailable: number; unavailableOutdated: number } {
  let unavailable = 0;
  let unavailableOutdated = 0;
  for (let index = 0; index < replicas.length; index++) {
    const pod = replicas.at(index);
    if (!isUnhealthy(sync, pod)) continue;
    unavailable += 1;
    if (!pod.terminating && isOutdated(replicas, pod)) unavailableOutdated += 1;
  }
  return { unavailable, unavailableOutdated };
}

/** getStatefulSetMaxUnavailable: a share of the replicas is rounded down; at least 1 (semantics 4.9). */
export function resolveMaxUnavailable(sync: Sync): number {
  const { replicas, updateStrategy } = sync.set.spec;
  const given = updateStrategy.rollingUpdate?.maxUnavailable ?? 1;
  const count = typeof given === 'number' ? given : Math.floor((replicas * Number.parseInt(given, 10)) / 100);
  return Math.max(1, count);
}

/** Nothing was deleted: either all is updated, or only pods below the partition are old. */
function decideDone(sync: Sync, replicas: Replicas, partition: number): void {
  const held: number[] = [];
  for (let index = 0; index < Math.min(partition, replicas.length); index++) {
    if (isOutdated(replicas, replicas.at(index))) held.push(replicas.at(index).ordinal);
  }
  if (held.length > 0) {
    sync.decide('update', 'partitionHolds', 'stop', {
      partition,
      held: held.length,
      lowest: held[0],
      highest: held.at(-1),
    });
  } else {
    sync.decide('update', 'nothingToUpdate', 'pass', {
      updateRevision: replicas.revisions.update.metadata.name,
      partition,
    });
  }
}
