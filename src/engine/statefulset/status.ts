/** What the controller reports of its set: counters, completion, and when a write is due (semantics 5). */
import { isApiError } from '../apiserver/apiErrors.ts';
import { formatTime } from '../apiserver/time.ts';
import type { StatefulSetCondition, StatefulSetStatus } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import type { OwnedPods } from './ownedPods.ts';
import { isAvailable, type PodFacts } from './podFacts.ts';
import type { Replicas } from './replicas.ts';
import type { Sync, SyncError } from './sync.ts';
import { syncError } from './sync.ts';

/** The status while a sync works on it: all counters are there, and `currentReplicas` may fall to −1 (semantics 5.2). */
export interface WorkingStatus {
  observedGeneration: number;
  replicas: number;
  readyReplicas: number;
  currentReplicas: number;
  updatedReplicas: number;
  availableReplicas: number;
  currentRevision: string;
  updateRevision: string;
  collisionCount: number;
  conditions: readonly StatefulSetCondition[] | undefined;
}

/**
 * updateStatus: the counters of the pods in their slots and of the condemned. The index keeps them while the pods change, unless
 * availability is a matter of time or two pods share an ordinal.
 */
export function countReplicas(
  sync: Sync,
  status: WorkingStatus,
  replicas: Replicas,
  owned: OwnedPods | undefined,
): void {
  if (owned === undefined || owned.namesakes > 0 || sync.minReadySeconds > 0) {
    countPods(sync, status, replicas.counted());
    return;
  }
  const { created, runningAndReady, byRevision } = owned.tally;
  status.replicas = created;
  status.readyReplicas = runningAndReady;
  status.availableReplicas = runningAndReady;
  status.currentReplicas = byRevision.get(status.currentRevision) ?? 0;
  status.updatedReplicas = byRevision.get(status.updateRevision) ?? 0;
}

/** Counts pods as the snapshot has them. */
export function countPods(sync: Sync, status: WorkingStatus, pods: Iterable<PodFacts>): void {
  const { minReadySeconds, nowMs } = sync;
  const { currentRevision, updateRevision } = status;
  let replicas = 0;
  let ready = 0;
  let available = 0;
  let current = 0;
  let updated = 0;
  for (const pod of pods) {
    if (!pod.created) continue;
    replicas += 1;
    if (pod.runningAndReady) {
      ready += 1;
      if (isAvailable(pod, minReadySeconds, nowMs)) available += 1;
    }
    if (pod.terminating) continue;
    if (pod.revision === currentRevision) current += 1;
    if (pod.revision === updateRevision) updated += 1;
  }
  status.replicas = replicas;
  status.readyReplicas = ready;
  status.availableReplicas = available;
  status.currentReplicas = current;
  status.updatedReplicas = updated;
}

/**
 * completeUpdate: with all replicas ready at the update revision it becomes the current one. minReadySeconds does not matter here,
 * and a condemned pod that is still there holds it back (semantics 5.3).
 */
function completeRollingUpdate(sync: Sync, status: WorkingStatus): void {
  const { replicas, updateStrategy } = sync.set.spec;
  if (!sync.behaviour.everyStrategyCompletes && updateStrategy.type !== 'RollingUpdate') return;
  if (status.updatedReplicas !== replicas || status.readyReplicas !== replicas || status.replicas !== replicas) return;
  if (status.currentRevision !== status.updateRevision) {
    sync.decide('status', 'rolloutCompleted', 'act', {
      from: status.currentRevision,
      revision: status.updateRevision,
      replicas,
    });
  }
  status.currentReplicas = status.updatedReplicas;
  status.currentRevision = status.updateRevision;
  if (updateStrategy.type === 'Recreate' && status.conditions?.some(({ type }) => type === 'Progressing')) {
    setProgressing(sync, status, 'False', 'RecreateCompleted', 'All pods recreated successfully');
  }
}

/** Sets the Progressing condition; its time moves only when its status flips. */
export function setProgressing(
  sync: Sync,
  status: WorkingStatus,
  value: 'True' | 'False',
  reason: string,
  message: string,
): void {
  const before = status.conditions?.find(({ type }) => type === 'Progressing');
  const lastTransitionTime = before?.status === value ? before.lastTransitionTime : formatTime(sync.nowMs);
  const condition = { type: 'Progressing', status: value, lastTransitionTime, reason, message };
  status.conditions = [...(status.conditions ?? []).filter((other) => other !== before), condition];
}

/** A set update is tried this often when it conflicts, each time with the same status and the set as the cache then has it. */
const statusTries = 5;

/** updateStatefulSetStatus: completes the rollout if it is done, then writes if anything differs (semantics 4.11, 5.4). */
export function updateStatefulSetStatus(sync: Sync, status: WorkingStatus): SyncError | undefined {
  completeRollingUpdate(sync, status);
  const changed = changedFields(sync.set.status, status);
  if (changed.length === 0) {
    sync.decide('status', 'statusUnchanged', 'pass', {
      replicas: status.replicas,
      readyReplicas: status.readyReplicas,
    });
    return undefined;
  }
  const object = { resource: 'statefulsets', name: sync.set.metadata.name } as const;
  const written = apiStatus(status);
  let { set } = sync;
  for (let tries = 1; ; tries++) {
    const answer = sync.client.updateStatus(set, written);
    if (!isApiError(answer)) break;
    if (answer.reason === 'Conflict' && tries < statusTries) {
      set = sync.listers.sets.get(set.metadata.name) ?? set;
      continue;
    }
    const error = syncError(answer);
    sync.refused('status', 'update', object, error);
    return error;
  }
  sync.decide(
    'status',
    'statusWritten',
    'act',
    { changed, replicas: status.replicas, readyReplicas: status.readyReplicas },
    object,
  );
  return undefined;
}

/** inconsistentStatus: what a write would change. A new collisionCount alone is no reason to write. */
function changedFields(stored: StatefulSetStatus, next: WorkingStatus): string[] {
  const changed: string[] = [];
  if (next.observedGeneration > (stored.observedGeneration ?? 0)) changed.push('observedGeneration');
  if (next.replicas !== stored.replicas) changed.push('replicas');
  if (next.readyReplicas !== (stored.readyReplicas ?? 0)) changed.push('readyReplicas');
  if (next.availableReplicas !== stored.availableReplicas) changed.push('availableReplicas');
  if (next.currentReplicas !== (stored.currentReplicas ?? 0)) changed.push('currentReplicas');
  if (next.updatedReplicas !== (stored.updatedReplicas ?? 0)) changed.push('updatedReplicas');
  if (next.currentRevision !== (stored.currentRevision ?? '')) changed.push('currentRevision');
  if (next.updateRevision !== (stored.updateRevision ?? '')) changed.push('updateRevision');
  if (next.conditions !== stored.conditions && !sameJson(next.conditions ?? [], stored.conditions ?? []))
    changed.push('conditions');
  return changed;
}

/** The status as it travels: Go leaves zero counters out, but for `replicas` and `availableReplicas`. */
function apiStatus(status: WorkingStatus): StatefulSetStatus {
  const written: { -readonly [Field in keyof StatefulSetStatus]: StatefulSetStatus[Field] } = {
    observedGeneration: status.observedGeneration,
    replicas: status.replicas,
    availableReplicas: status.availableReplicas,
    currentRevision: status.currentRevision,
    updateRevision: status.updateRevision,
    collisionCount: status.collisionCount,
  };
  if (status.readyReplicas !== 0) written.readyReplicas = status.readyReplicas;
  if (status.currentReplicas !== 0) written.currentReplicas = status.currentReplicas;
  if (status.updatedReplicas !== 0) written.updatedReplicas = status.updatedReplicas;
  if (status.conditions !== undefined) written.conditions = status.conditions;
  return written;
}
