/** The heart of a sync: what to do with the pods, in the controller's fixed order (defaultStatefulSetControl.updateStatefulSet; semantics 4). */
import type { StatefulSet } from '../objects.ts';
import type { PodFacts } from './podFacts.ts';
import { processAllCondemned } from './processCondemned.ts';
import { gateOf, processReplica } from './processReplica.ts';
import { recreateOutdated } from './recreate.ts';
import { Replicas } from './replicas.ts';
import type { ChosenRevisions } from './revisions.ts';
import { rollingUpdate } from './rollingUpdate.ts';
import { type Outcome, runForAll } from './runForAll.ts';
import { countPods, type WorkingStatus } from './status.ts';
import type { Sync, SyncError } from './sync.ts';

export interface Updated {
  /** Absent when the sync failed before there was anything to report. */
  readonly status?: WorkingStatus;
  readonly error?: SyncError;
}

/** Works on the claimed pods and gives the status to write. The order of the lines is the controller's order. */
export function updateStatefulSet(sync: Sync, pods: readonly PodFacts[], revisions: ChosenRevisions): Updated {
  const { set } = sync;
  const { type } = set.spec.updateStrategy;
  if (type === 'Recreate' && !sync.release.gates.StatefulSetRecreateStrategy) return refuseRecreate(sync);
  const status = initialStatus(set, revisions);
  if (set.metadata.deletionTimestamp !== undefined) {
    countPods(sync, status, pods);
    sync.decide('revisions', 'setBeingDeleted', 'stop', { deletionTimestamp: set.metadata.deletionTimestamp });
    return { status };
  }
  const replicas = new Replicas(set, revisions, pods);
  const outcome = walk(sync, replicas, status);
  countPods(sync, status, concatenated(replicas));
  if (outcome !== 'next') return typeof outcome === 'object' ? { status, error: outcome } : { status };
  if (type === 'OnDelete') sync.decide('update', 'strategyOnDelete', 'stop', { updateRevision: revisions.update.metadata.name });
  if (type !== 'RollingUpdate') return { status };
  const error = rollingUpdate(sync, replicas, status);
  return error === undefined ? { status } : { status, error };
}

/** Recreate's own phase, the walk up over the replicas, the walk down over the condemned. Anything but `next` ends the work on pods. */
function walk(sync: Sync, replicas: Replicas, status: WorkingStatus): Outcome {
  if (sync.set.spec.updateStrategy.type === 'Recreate') {
    const outcome = recreateOutdated(sync, replicas, status);
    if (outcome !== 'next') return outcome;
  }
  let reached = 0;
  const step = (index: number): Outcome => {
    const outcome = processReplica(sync, replicas, index);
    if (outcome === 'next') reached = index + 1;
    return outcome;
  };
  const outcome = runForAll(replicas.length, step, sync.monotonic);
  decideWalk(sync, replicas, reached);
  return outcome === 'next' ? processAllCondemned(sync, replicas) : outcome;
}

/** One decision for the whole run of slots passed, not one a pod. */
function decideWalk(sync: Sync, replicas: Replicas, reached: number): void {
  if (sync.monotonic) {
    if (reached > 0) sync.decide('replicas', 'replicasSettled', 'pass', { settled: reached, replicas: replicas.length });
    return;
  }
  let unsettled = 0;
  let lowest = -1;
  for (let index = replicas.length - 1; index >= 0; index--) {
    const pod = replicas.at(index);
    if (pod.created && gateOf(sync, pod) === undefined) continue;
    unsettled += 1;
    lowest = pod.ordinal;
  }
  if (unsettled === 0) sync.decide('replicas', 'replicasSettled', 'pass', { settled: replicas.length, replicas: replicas.length });
  else sync.decide('replicas', 'parallelGoesOn', 'pass', { unsettled, lowest, replicas: replicas.length });
}

function initialStatus(set: StatefulSet, { current, update, collisionCount }: ChosenRevisions): WorkingStatus {
  return {
    observedGeneration: set.metadata.generation ?? 0,
    replicas: 0,
    readyReplicas: 0,
    currentReplicas: 0,
    updatedReplicas: 0,
    availableReplicas: 0,
    currentRevision: current.metadata.name,
    updateRevision: update.metadata.name,
    collisionCount,
    conditions: set.status.conditions,
  };
}

function refuseRecreate(sync: Sync): Updated {
  const { namespace, name } = sync.set.metadata;
  const message = `statefulset ${namespace}/${name} uses Recreate strategy but feature gate StatefulSetRecreateStrategy is disabled`;
  sync.event('Warning', 'UnknownStrategy', message);
  sync.decide('update', 'strategyUnknown', 'fail', { type: 'Recreate' });
  return { error: { message } };
}

function concatenated({ present, condemned }: Replicas): readonly (PodFacts | undefined)[] {
  return condemned.length === 0 ? present : [...present, ...condemned];
}
