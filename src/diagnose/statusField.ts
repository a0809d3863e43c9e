/** Why a field of a set's status has its value: which pods it counts, which it leaves out and why, and when it changes next (semantics 5.1). */
import type { Pod, StatefulSet, StatefulSetStatus } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { isAvailable, podFacts } from '#engine/statefulset/podFacts.ts';
import { type KnownCluster, objectNamed } from './knownCluster.ts';
import { whyNotSettled } from './obstacles.ts';
import type { Reason } from './reasons.ts';
import { podsOf, revisionOf } from './setPods.ts';
import type { KnownFrames } from './whyNot/moment.ts';

export const counterFields = ['replicas', 'ready', 'available', 'current', 'updated'] as const;
export const statusFields = [...counterFields, 'currentRevision', 'updateRevision', 'observedGeneration'] as const;
export type CounterField = (typeof counterFields)[number];
export type StatusField = (typeof statusFields)[number];

/** A pod that a counter leaves out: for a reason of its own, because it is leaving, or because it is of another revision. */
export interface LeftOut {
  readonly pod: string;
  readonly why: { readonly reason: Reason } | 'leaving' | { readonly revision: string };
}

export interface Counted {
  readonly counted: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** What the status says; Go leaves out counters that are zero. */
export function fieldValue(status: StatefulSetStatus, field: StatusField): number | string {
  switch (field) {
    case 'replicas':
      return status.replicas;
    case 'ready':
      return status.readyReplicas ?? 0;
    case 'available':
      return status.availableReplicas;
    case 'current':
      return status.currentReplicas ?? 0;
    case 'updated':
      return status.updatedReplicas ?? 0;
    case 'currentRevision':
    case 'updateRevision':
      return status[field] ?? '';
    case 'observedGeneration':
      return status.observedGeneration ?? 0;
  }
}

/** The set's pods as a counter has them now, by updateStatus's own rule; the status may still say what was true at the last sync. */
export function countField(cluster: KnownCluster, set: StatefulSet, field: CounterField): Counted {
  const counted: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const pod of podsOf(cluster, set)) {
    const why = whyLeftOut(cluster, set, field, pod);
    if (why === undefined) counted.push(pod.metadata.name);
    else leftOut.push({ pod: pod.metadata.name, why });
  }
  return { counted, leftOut };
}

function whyLeftOut(
  cluster: KnownCluster,
  set: StatefulSet,
  field: CounterField,
  pod: Pod,
): LeftOut['why'] | undefined {
  const facts = podFacts(pod);
  const { status, spec } = set;
  switch (field) {
    case 'replicas':
      return undefined;
    case 'ready':
      return facts.runningAndReady ? undefined : asReason(whyNotSettled(cluster, pod));
    case 'available': {
      const seconds = spec.minReadySeconds ?? 0;
      const isThere = facts.runningAndReady && isAvailable(facts, seconds, cluster.nowMs);
      return isThere ? undefined : asReason(whyNotSettled(cluster, pod, seconds));
    }
    case 'current':
    case 'updated': {
      if (facts.terminating) return 'leaving';
      const wanted = field === 'current' ? status.currentRevision : status.updateRevision;
      const revision = revisionOf(pod);
      return revision === wanted ? undefined : { revision };
    }
  }
}

function asReason(reason: Reason | undefined): LeftOut['why'] {
  return reason === undefined ? 'leaving' : { reason };
}

export interface NextChange {
  readonly step: number;
  readonly value: number | string;
}

/** As many steps are looked at. */
const mostSteps = 2000;

/** The next step at which the field has another value, as far as the history is known; undefined where there is none. */
export function nextChangeOf(
  { metadata: { name, uid }, status }: StatefulSet,
  field: StatusField,
  { length, frameAt }: KnownFrames,
  from: number,
): NextChange | undefined {
  const before = fieldValue(status, field);
  for (let step = from + 1; step <= Math.min(length, from + mostSteps); step++) {
    const now = setNamed(frameAt(step), name);
    if (now?.metadata.uid !== uid) return undefined;
    const value = fieldValue(now.status, field);
    if (value !== before) return { step, value };
  }
  return undefined;
}

function setNamed({ cluster }: Frame, name: string): StatefulSet | undefined {
  return objectNamed(cluster, 'statefulsets', name);
}
