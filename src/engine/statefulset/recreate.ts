/** The alpha strategy Recreate: delete everything old at once, wait until it is gone, then create again (semantics 4.4c). */
import { deleteStatefulPod } from './podControl.ts';
import type { PodFacts } from './podFacts.ts';
import type { Replicas } from './replicas.ts';
import { type Outcome, slowStartBatch } from './runForAll.ts';
import { setProgressing, type WorkingStatus } from './status.ts';
import type { Sync } from './sync.ts';

/** `exit`: old pods are still there, nothing may be created yet. */
export function recreateOutdated(sync: Sync, replicas: Replicas, status: WorkingStatus): Outcome {
  const { current, update } = replicas.revisions;
  const updateRevision = update.metadata.name;
  const all = [...replicas.counted()];
  const outdated = all.filter((pod) => pod.created && pod.revision !== updateRevision);
  const outcome = slowStartBatch(all.length, (at) =>
    deleteIfOutdated(sync, all[at] as PodFacts, outdated, updateRevision),
  );
  if (typeof outcome === 'object') return outcome;
  if (outdated.length > 0) {
    setProgressing(sync, status, 'True', 'RecreateInProgress', 'Deleting old revision pods');
    sync.decide('update', 'waitRecreateGone', 'wait', { outdated: outdated.length, updateRevision });
    return 'exit';
  }
  if (current.metadata.name !== updateRevision) {
    setProgressing(sync, status, 'True', 'RecreateInProgress', 'Waiting for new-revision pods to be created');
  }
  return 'next';
}

function deleteIfOutdated(sync: Sync, pod: PodFacts, outdated: readonly PodFacts[], updateRevision: string): Outcome {
  if (pod.terminating || !outdated.includes(pod)) return 'next';
  const error = deleteStatefulPod(sync, 'update', pod);
  if (error !== undefined) return error;
  const values = { ordinal: pod.ordinal, from: pod.revision, to: updateRevision };
  sync.decide('update', 'recreateDeleted', 'act', values, { resource: 'pods', name: pod.name });
  return 'next';
}
