/** The heart of a sync: what to do with the pods, in the controller's fixed order (defaultStatefulSetControl.updateStatefulSet; semantics 4). */
import type { StatefulSet } from '../objects.ts';
import type { Claimed } from './claimPods.ts';
import type { OwnedPods } from './ownedPods.ts';
import { processAllCondemned } from './processCondemned.ts';
import { gateOf, processReplica } from './processReplica.ts';
import { recreateOutdated } from './recreate.ts';
import { Replicas } from './replicas.ts';
import type { ChosenRevisions } from './revisions.ts';
import { rollingUpdate } from './rollingUpdate.ts';
import { oneByOne, type Outcome, slowStartBatch } from './runForAll.ts';
import { countPods, countReplicas, type WorkingStatus } from './status.ts';
import type { Sync, SyncError } from './sync.ts';

export interface Updated {
  /** Absent when the sync failed before there was anything to report. */
  readonly status?: WorkingStatus;
  readonly error?: SyncError;
}

/** Works on the claimed pods and gives the status to write. The order of the lines is the controller's order. */
export function updateStatefulSet(sync: Sync, { pods, owned }: Claimed, revisions: ChosenRevisions): Updated {
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
  const outcome = walk(sync, replicas, status, owned);
  countReplicas(sync, status, replicas, owned);
  if (outcome !== 'next') return typeof outcome === 'object' ? { status, error: outcome } : { status };
  if (type === 'OnDelete')
    sync.decide('update', 'strategyOnDelete', 'stop', { updateRevision: revisions.update.metadata.name });
  if (type !== 'RollingUpdate') return { status };
  const error = rollingUpdate(sync, replicas, status);
  return error === undefined ? { status } : { status, error };
}

/** Recreate's own phase, the walk up over the replicas, the walk down over the condemned. Anything but `next` ends the work on pods. */
function walk(sync: Sync, replicas: Replicas, status: WorkingStatus, owned: OwnedPods | undefined): Outcome {
  if (sync.set.spec.updateStrategy.type === 'Recreate') {
    const outcome = recreateOutdated(sync, replicas, status);
    if (outcome !== 'next') return outcome;
  }
  const outcome = sync.monotonic ? walkUp(sync, replicas, owned) : walkAll(sync, replicas);
  return outcome === 'next' ? processAllCondemned(sync, replicas) : outcome;
}

/** OrderedReady: up to the first pod that is not settled. Those found settled before, and unchanged since, are passed in one go. */
function walkUp(sync: Sync, replicas: Replicas, owned: OwnedPods | undefined): Outcome {
  const { spec } = sync.set;
  // With minReadySeconds a pod settles by the clock alone, so it has to be looked at.
  const remembers = owned !== undefined && sync.minReadySeconds === 0;
  let reached = remembers ? Math.min(owned.settledCount(spec), replicas.length) : 0;
  let found = reached;
  const outcome = oneByOne(reached, replicas.length, (index) => {
    const step = processReplica(sync, replicas, index);
    if (step === 'next') reached = index + 1;
    // A pod that was put right only now is to be looked at again, for a stale cache goes on showing it as it was.
    if (found === index && step === 'next' && replicas.at(index).settledFor === spec) found = index + 1;
    return step;
  });
  if (reached > 0 || replicas.length === 0)
    sync.decide('replicas', 'replicasSettled', 'pass', { settled: reached, replicas: replicas.length });
  if (remembers) owned.noteSettled(spec, positionsAreIndices(owned, replicas, found) ? found : 0);
  return outcome;
}

/** Whether the first members are the pods of the first slots, one each. */
function positionsAreIndices({ members, namesakes }: OwnedPods, { start }: Replicas, count: number): boolean {
  return namesakes === 0 && members[0]?.ordinal === start && members[count - 1]?.ordinal === start + count - 1;
}

/** Parallel: every slot, whatever became of the others. */
function walkAll(sync: Sync, replicas: Replicas): Outcome {
  const outcome = slowStartBatch(replicas.length, (index) => processReplica(sync, replicas, index));
  decideWalk(sync, replicas);
  return outcome;
}

/** One decision for all slots together, not one a pod. */
function decideWalk(sync: Sync, replicas: Replicas): void {
  let unsettled = 0;
  let lowest = -1;
  for (let index = replicas.length - 1; index >= 0; index--) {
    const pod = replicas.at(index);
    if (pod.created && gateOf(sync, pod) === undefined) continue;
    unsettled += 1;
    lowest = pod.ordinal;
  }
  if (unsettled === 0)
    sync.decide('replicas', 'replicasSettled', 'pass', { settled: replicas.length, replicas: replicas.length });
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
