/** What holds a set where it is: the decision at which a sync of it stops, and the reasons behind it. */
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Decision } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { reasonOfGate } from './gates.ts';
import { type KnownCluster, objectNamed } from './knownCluster.ts';
import { firstOf, gateOf } from './mainDecision.ts';
import { whyNotGone, whyNotSettled } from './obstacles.ts';
import type { Reason, Turn } from './reasons.ts';
import { oldPods, podsInRange, podsOf, revisionOf } from './setPods.ts';

export interface Hold {
  /** The gate, the refusal, or the rule by which the work ends here. */
  readonly decision: Decision;
  /** The rule as a reason; and why that which is waited for has not come, if it waits for a pod. */
  readonly reasons: readonly [Reason, Reason?];
  readonly turn: Turn;
  /** Time alone will not end it. */
  readonly isStuck: boolean;
}

/** What holds the set up by what its next sync decides; undefined when nothing does. */
export function holdOf(cluster: KnownCluster, set: StatefulSet, report: SyncReport): Hold | undefined {
  const decision = failureOf(report) ?? gateOf(report) ?? stopOf(cluster, set, report);
  if (decision === undefined) return undefined;
  const obstacle = obstacleAt(cluster, set, decision);
  const gate = reasonOfGate({ cluster, set, report, decision, obstacle });
  const { turn, isStuck } = gate;
  return { decision, reasons: obstacle === undefined ? [gate] : [gate, obstacle], turn, isStuck };
}

/**
 * The decision that failed, or the error of the sync when no decision says it. A conflict that the sync has made itself is no failure: the
 * next try, milliseconds later, reads what this one has written.
 */
export function failureOf(report: SyncReport): Decision | undefined {
  const { decisions, error } = report;
  if (error === undefined) return undefined;
  const failed = decisions.find(({ verdict }) => verdict === 'fail');
  if (failed !== undefined && isOwnConflict(report, failed)) return undefined;
  return failed ?? { stage: 'claimPods', rule: 'apiRefused', verdict: 'fail', values: { error } };
}

/** The sync wrote the object, and then again from its cached copy, which had become old by that (semantics 6.9). */
function isOwnConflict({ writes }: SyncReport, { object }: Decision): boolean {
  const own = writes.filter(({ resource, name }) => resource === object?.resource && name === object.name);
  const refused = own.findIndex(({ error }) => error?.reason === 'Conflict');
  return own.slice(0, Math.max(0, refused)).some(({ error }) => error === undefined);
}

/** Under Parallel pods that did not settle although the controller has done its part; or a rule that ends the work by design. */
function stopOf(cluster: KnownCluster, set: StatefulSet, report: SyncReport): Decision | undefined {
  const unsettled = firstOf(report, ['parallelGoesOn']);
  if (unsettled !== undefined && obstacleAt(cluster, set, unsettled) !== undefined) return unsettled;
  const stop = firstOf(report, ['setBeingDeleted', 'partitionHolds', 'strategyOnDelete']);
  if (stop === undefined || stop.rule === 'setBeingDeleted') return stop;
  return oldPods(cluster, set, report).length === 0 ? undefined : stop;
}

/** Why the pod that a decision is about, or one of the pods, is as it is. */
function obstacleAt(cluster: KnownCluster, set: StatefulSet, { rule, object, values }: Decision): Reason | undefined {
  if (rule === 'waitBudget' || rule === 'parallelGoesOn') return obstacleAmong(cluster, set, podsInRange(cluster, set));
  if (rule === 'waitRecreateGone')
    return obstacleAmong(
      cluster,
      set,
      podsOf(cluster, set).filter((pod) => revisionOf(pod) !== values['updateRevision']),
    );
  const pod = object?.resource === 'pods' ? objectNamed(cluster, 'pods', object.name) : undefined;
  if (pod === undefined || rule === 'apiRefused' || rule === 'waitStaleClaim') return undefined;
  return rule === 'waitTerminalPodGone'
    ? whyNotGone(cluster, pod)
    : whyNotSettled(cluster, pod, set.spec.minReadySeconds);
}

/** Of several pods the first that is stuck; without one, the first that is not settled. */
function obstacleAmong(cluster: KnownCluster, set: StatefulSet, pods: readonly Pod[]): Reason | undefined {
  let first: Reason | undefined;
  for (const pod of pods) {
    const reason = whyNotSettled(cluster, pod, set.spec.minReadySeconds);
    if (reason?.isStuck === true) return reason;
    first ??= reason;
  }
  return first;
}
