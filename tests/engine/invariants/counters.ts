/** What the status says after a sync, counted anew from what the sync saw (semantics 5.1 to 5.4). */
import type { StatefulSet, StatefulSetStatus } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';
import {
  condemnedOf,
  currentRevisionOf,
  done,
  type Invariant,
  isAvailable,
  isInRange,
  type Seen,
  slotsOf,
  updateRevisionOf,
} from './seen.ts';

type Counters = Pick<
  StatefulSetStatus,
  | 'replicas'
  | 'readyReplicas'
  | 'availableReplicas'
  | 'currentReplicas'
  | 'updatedReplicas'
  | 'currentRevision'
  | 'updateRevision'
>;

export const countsWhatItSaw: Invariant = (seen) => {
  if (seen.report.error !== undefined) return undefined;
  const told = countersOf(statusTold(seen));
  const wanted = completed(seen, counted(seen));
  return sameJson(told, wanted) ? undefined : `the status says ${JSON.stringify(told)}, not ${JSON.stringify(wanted)}`;
};

/** The status that this sync wrote, or left. */
function statusTold(seen: Seen): StatefulSetStatus {
  return statusesWritten(seen).at(-1) ?? seen.set.status;
}

function statusesWritten(seen: Seen): readonly StatefulSetStatus[] {
  return done(seen, 'update', 'statefulsets/status').map(({ sent }) => (sent as StatefulSet).status);
}

function countersOf(status: StatefulSetStatus): Counters {
  const { replicas, readyReplicas = 0, availableReplicas, currentReplicas = 0, updatedReplicas = 0 } = status;
  const { currentRevision, updateRevision } = status;
  return {
    replicas,
    readyReplicas,
    availableReplicas,
    currentReplicas,
    updatedReplicas,
    currentRevision,
    updateRevision,
  };
}

/** A set that is being deleted counts all its pods, any other those in their slots and the condemned. */
function counted(seen: Seen): Counters {
  const isDeleting = seen.set.metadata.deletionTimestamp !== undefined;
  const slotted = [...slotsOf(seen), ...condemnedOf(seen)].filter((pod) => pod !== undefined);
  const pods = isDeleting ? seen.pods : slotted;
  const ready = pods.filter(({ runningAndReady }) => runningAndReady);
  const [currentRevision, updateRevision] = [currentRevisionOf(seen), updateRevisionOf(seen)];
  const at = (name: string | undefined): number =>
    pods.filter(({ revision, terminating }) => revision === name && !terminating).length;
  return {
    replicas: pods.length,
    readyReplicas: ready.length,
    availableReplicas: ready.filter((pod) => isAvailable(seen, pod)).length,
    currentReplicas: at(currentRevision) - (isDeleting ? 0 : rollingDeletions(seen)),
    updatedReplicas: at(updateRevision),
    currentRevision,
    updateRevision,
  };
}

/** Each deletion by the rolling update takes one off currentReplicas, whatever revision the pod had. */
function rollingDeletions(seen: Seen): number {
  if (seen.set.spec.updateStrategy.type !== 'RollingUpdate') return 0;
  const deleted = seen.report.writes
    .filter(
      ({ verb, resource, error }) =>
        verb === 'delete' && resource === 'pods' && (error?.reason ?? 'NotFound') === 'NotFound',
    )
    .filter(({ name }) => isInRange(seen, Number(name.slice(name.lastIndexOf('-') + 1))));
  const ended = seen.pods.filter(({ name, terminal }) => terminal && deleted.some((write) => write.name === name));
  return deleted.length - ended.length;
}

/** Semantics 5.3: all pods ready at the update revision, and no other pod left; up to 1.36 only under RollingUpdate. */
function completed({ set, release }: Seen, counters: Counters): Counters {
  const { replicas, updateStrategy } = set.spec;
  if (release.version === '1.33' && updateStrategy.type !== 'RollingUpdate') return counters;
  const isComplete = [counters.replicas, counters.readyReplicas, counters.updatedReplicas].every(
    (count) => count === replicas,
  );
  if (!isComplete) return counters;
  return { ...counters, currentReplicas: replicas, currentRevision: counters.updateRevision };
}

/** Semantics 5.4: a status that says nothing new is not written, and zero counters are left out but for two. */
export const writesStatusForAReason: Invariant = (seen) => {
  for (const written of statusesWritten(seen)) {
    const { readyReplicas, currentReplicas, updatedReplicas } = written;
    if ([readyReplicas, currentReplicas, updatedReplicas].includes(0)) return `a counter of zero was written`;
    const { status } = seen.set;
    const isNew =
      !sameJson(countersOf(written), countersOf(status)) ||
      (written.observedGeneration ?? 0) > (status.observedGeneration ?? 0) ||
      !sameJson(written.conditions ?? [], status.conditions ?? []);
    if (!isNew) return 'a status was written that says nothing new';
  }
  return undefined;
};
