/** What holds a set where it is: the decision at which a sync of it stops, and why the object that it waits for is as it is. */
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import { getStartOrdinal, podInOrdinalRange } from '#engine/statefulset/identity.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { parseOrdinal, revisionLabel } from '#engine/statefulset/podFacts.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { type KnownCluster, objectNamed } from './knownCluster.ts';
import { firstOf, gateOf } from './mainDecision.ts';
import { whyNotGone, whyNotSettled } from './obstacles.ts';
import type { Reason, Turn } from './reasons.ts';

export interface Hold {
  /** The gate, the refusal, or the rule by which the work ends here. */
  readonly decision: Decision;
  /** Why that which is waited for has not come. */
  readonly reason?: Reason;
  readonly turn: Turn;
  /** Time alone will not end it. */
  readonly isStuck: boolean;
}

/** What holds the set up by what its next sync decides; undefined when nothing does. */
export function holdOf(cluster: KnownCluster, set: StatefulSet, report: SyncReport): Hold | undefined {
  const failure = failureOf(report);
  if (failure !== undefined) return { decision: failure, turn: turnAfterRefusal(failure), isStuck: true };
  const gate = gateOf(report);
  if (gate !== undefined) return holdAt(cluster, set, gate);
  const unsettled = firstOf(report, ['parallelGoesOn']);
  const waiting = unsettled === undefined ? undefined : reasonAmong(cluster, set, podsInRange(cluster, set));
  if (unsettled !== undefined && waiting !== undefined) return heldFor(unsettled, waiting);
  const stop = firstOf(report, ['setBeingDeleted', 'partitionHolds', 'strategyOnDelete']);
  if (stop === undefined) return undefined;
  if (stop.rule === 'setBeingDeleted') return { decision: stop, turn: 'garbageCollector', isStuck: false };
  return oldPods(cluster, set, report).length === 0 ? undefined : { decision: stop, turn: 'you', isStuck: false };
}

/** The decision that failed, or the error of the sync when no decision says it. */
export function failureOf({ decisions, error }: SyncReport): Decision | undefined {
  if (error === undefined) return undefined;
  const failed = decisions.find(({ verdict }) => verdict === 'fail');
  return failed ?? { stage: 'claimPods', rule: 'apiRefused', verdict: 'fail', values: { error } };
}

function turnAfterRefusal({ values, rule }: Decision): Turn {
  const error = typeof values['error'] === 'string' ? values['error'] : '';
  if (rule === 'apiRefused' && error.includes('exceeded quota')) return 'quota';
  return /^pvc .* is being deleted$/.test(error) ? 'volume' : 'you';
}

function holdAt(cluster: KnownCluster, set: StatefulSet, gate: Decision): Hold {
  const reason = reasonAt(cluster, set, gate);
  if (gate.rule === 'waitStaleClaim') return { decision: gate, turn: 'garbageCollector', isStuck: false };
  // The one that would go is not allowed to, and the one that might is not next.
  if (gate.rule === 'waitCondemnedUnhealthy')
    return { decision: gate, turn: 'you', isStuck: true, ...(reason !== undefined && { reason }) };
  return reason === undefined ? { decision: gate, turn: 'controller', isStuck: false } : heldFor(gate, reason);
}

function heldFor(decision: Decision, reason: Reason): Hold {
  return { decision, reason, turn: reason.turn, isStuck: reason.isStuck };
}

function reasonAt(cluster: KnownCluster, set: StatefulSet, { rule, object, values }: Decision): Reason | undefined {
  const pod = object?.resource === 'pods' ? objectNamed(cluster, 'pods', object.name) : undefined;
  if (rule === 'waitBudget') return reasonAmong(cluster, set, podsInRange(cluster, set));
  if (rule === 'waitRecreateGone')
    return reasonAmong(
      cluster,
      set,
      podsOf(cluster, set).filter((each) => revisionOf(each) !== values['updateRevision']),
    );
  if (pod === undefined) return undefined;
  if (rule === 'waitTerminalPodGone') return whyNotGone(cluster, pod);
  return whyNotSettled(cluster, pod, set.spec.minReadySeconds);
}

/** Of several pods the first that is stuck; without one, the first that is not settled. */
function reasonAmong(cluster: KnownCluster, set: StatefulSet, pods: readonly Pod[]): Reason | undefined {
  let first: Reason | undefined;
  for (const pod of pods) {
    const reason = whyNotSettled(cluster, pod, set.spec.minReadySeconds);
    if (reason?.isStuck === true) return reason;
    first ??= reason;
  }
  return first;
}

/** The pods that the set controls, by ordinal. */
export function podsOf({ stored }: KnownCluster, set: StatefulSet): readonly Pod[] {
  const owned = stored.objects.pods.filter((pod) => controllerOf(pod)?.uid === set.metadata.uid);
  return owned.sort((a, b) => ordinalOf(a) - ordinalOf(b));
}

function podsInRange(cluster: KnownCluster, set: StatefulSet): readonly Pod[] {
  return podsOf(cluster, set).filter((pod) => podInOrdinalRange(set, ordinalOf(pod)));
}

/** Pods in range that do not carry the update revision, as the sync chose it. */
export function oldPods(cluster: KnownCluster, set: StatefulSet, report: SyncReport): readonly Pod[] {
  const update = updateRevisionOf(set, report);
  return podsInRange(cluster, set).filter((pod) => revisionOf(pod) !== update);
}

/** The update revision that a sync chose; without a choice, the one of the status. */
export function updateRevisionOf(set: StatefulSet, report: SyncReport): string | undefined {
  const found = firstOf(report, chosen);
  const named = found?.values['updateRevision'] ?? found?.object?.name;
  return typeof named === 'string' ? named : set.status.updateRevision;
}

const chosen: readonly Rule[] = [
  'templateUnchanged',
  'templateSemanticallyEqual',
  'revisionCreated',
  'revisionFound',
  'revisionReused',
];

export function revisionOf({ metadata }: Pod): string {
  return metadata.labels?.[revisionLabel] ?? '';
}

function ordinalOf({ metadata }: Pod): number {
  return parseOrdinal(metadata.name).ordinal;
}

/** The slot that a pod has in its set: what the partition counts. */
export function indexOf(set: StatefulSet, pod: Pod): number {
  return ordinalOf(pod) - getStartOrdinal(set);
}
