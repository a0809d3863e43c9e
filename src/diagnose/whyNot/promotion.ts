/** Why status.currentRevision is behind: completion asks for all pods updated, all Ready, and no other ones (semantics 5.3). */
import type { Pod } from '#engine/objects.ts';
import { getStartOrdinal } from '#engine/statefulset/identity.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import { behaviourOf } from '#engine/versions.ts';
import { untilSpecChanges } from '../gates.ts';
import { whyNotGone, whyNotSettled } from '../obstacles.ts';
import { type Reason, reasonOf, type Reasons, type Until } from '../reasons.ts';
import { ordinalOf, podsInRange, podsOf, revisionOf } from '../setPods.ts';
import { comes, type Stance, unobserved, whyNotWritten } from './stance.ts';

type WhyOld = (stance: Stance, pod: string) => readonly Reason[];
type WhyNoPod = (stance: Stance, ordinal: number) => readonly Reason[];

/** The number that is not as it has to be, then the pod that makes it so, then why that pod is as it is. */
export function whyNotPromoted(stance: Stance, whyOld: WhyOld, whyNoPod: WhyNoPod): readonly Reason[] {
  const { set, cluster, hindrance } = stance;
  if (hindrance !== undefined) return [hindrance];
  if (set.metadata.generation !== set.status.observedGeneration) return [unobserved(stance)];
  const { replicas, updateStrategy } = set.spec;
  const strategy = updateStrategy.type;
  if (strategy !== 'RollingUpdate' && !behaviourOf(cluster.release).everyStrategyCompletes)
    return counted(stance, 'neverPromoted', { strategy }, 'spec.updateStrategy.type', strategy, []);
  const pods = podsOf(cluster, set)
    .map(podFacts)
    .filter(({ created, ordinal }) => created && ordinal >= 0);
  const updated = pods.filter(
    ({ terminating, revision }) => !terminating && revision === set.status.updateRevision,
  ).length;
  const ready = pods.filter(({ runningAndReady }) => runningAndReady).length;
  if (pods.length < replicas) {
    const told = { pods: pods.length, replicas };
    return counted(stance, 'podsMissing', told, 'status.replicas', pods.length, whyNoPod(stance, lowestGhost(stance)));
  }
  if (pods.length > replicas) {
    const told = { pods: pods.length, replicas };
    return counted(stance, 'podsLeftOver', told, 'status.replicas', pods.length, whyLeftOver(stance));
  }
  if (updated < replicas) {
    const told = { updated, replicas };
    return counted(stance, 'notAllUpdated', told, 'status.updatedReplicas', updated, whyNotUpdated(stance, whyOld));
  }
  if (ready < replicas) {
    const told = { ready, replicas };
    return counted(stance, 'notAllReady', told, 'status.readyReplicas', ready, whyNotReady(stance));
  }
  return [comes(stance)];
}

function lowestGhost({ set, cluster }: Stance): number {
  const there = new Set(podsOf(cluster, set).map(ordinalOf));
  let ordinal = getStartOrdinal(set);
  while (there.has(ordinal)) ordinal += 1;
  return ordinal;
}

/** A pod out of range: on its way out, or not deleted yet. */
function whyLeftOver(stance: Stance): readonly Reason[] {
  const { set, cluster } = stance;
  const inRange = new Set(podsInRange(cluster, set));
  const extra = podsOf(cluster, set).filter((pod) => !inRange.has(pod));
  const leaving = extra.find(({ metadata }) => metadata.deletionTimestamp !== undefined);
  if (leaving !== undefined) return [whyNotGone(cluster, leaving)];
  const names = new Set(extra.map(({ metadata }) => metadata.name));
  return whyNotWritten(
    stance,
    ({ verb, resource, name }) => verb === 'delete' && resource === 'pods' && names.has(name),
  );
}

/** The old pod whose turn comes first: the highest one. One that is leaving has to be gone first. */
function whyNotUpdated(stance: Stance, whyOld: WhyOld): readonly Reason[] {
  const { set, cluster } = stance;
  const { updateRevision } = set.status;
  const isBehind = (pod: Pod) => pod.metadata.deletionTimestamp !== undefined || revisionOf(pod) !== updateRevision;
  const pod = podsInRange(cluster, set).findLast(isBehind);
  if (pod === undefined) return [comes(stance)];
  return pod.metadata.deletionTimestamp === undefined ? whyOld(stance, pod.metadata.name) : [whyNotGone(cluster, pod)];
}

function whyNotReady(stance: Stance): readonly Reason[] {
  const { set, cluster } = stance;
  for (const pod of podsInRange(cluster, set)) {
    const facts = podFacts(pod);
    const reason = facts.runningAndReady ? undefined : whyNotSettled(cluster, pod);
    if (reason !== undefined) return [reason];
  }
  return [comes(stance)];
}

/** A number of the status that completion compares, before the reasons for it. */
function counted<Name extends 'notAllUpdated' | 'notAllReady' | 'podsMissing' | 'podsLeftOver' | 'neverPromoted'>(
  { set }: Stance,
  name: Name,
  values: Reasons[Name],
  field: string,
  value: number | string,
  because: readonly Reason[],
): readonly Reason[] {
  const last = because.at(-1);
  const until: Until = because[0]?.until ?? untilSpecChanges(set);
  const reason = reasonOf(name, values, {
    reading: { object: { resource: 'statefulsets', name: set.metadata.name }, field, value },
    turn: last?.turn ?? 'you',
    isStuck: because.some(({ isStuck }) => isStuck),
    until,
  });
  return [reason, ...because];
}
