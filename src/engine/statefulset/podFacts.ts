/** What the controller asks of a pod, worked out once for each pod object (semantics, table of predicates). */
import { parseTime } from '../apiserver/time.ts';
import type { Pod, StatefulSetSpec } from '../objects.ts';

export const revisionLabel = 'controller-revision-hash';

export interface PodFacts {
  readonly pod: Pod;
  readonly name: string;
  /** The part of the name before the last dash; '' when the name has no ordinal. */
  readonly parent: string;
  /** −1 when the name has none, or none that fits an int32. */
  readonly ordinal: number;
  /** The name of the ControllerRevision it was made from; '' without the label. */
  readonly revision: string;
  /** Came from the API: only stored pods have a phase. */
  readonly created: boolean;
  readonly pending: boolean;
  /** Failed or Succeeded. */
  readonly terminal: boolean;
  readonly terminating: boolean;
  readonly ready: boolean;
  readonly runningAndReady: boolean;
  /** When the Ready condition last flipped, milliseconds since 1970; NaN when unknown. */
  readonly readySinceMs: number;
  /**
   * The set's spec for which identity, storage and claims were last found right. The pod index forgets it when one of the pod's
   * claims changes, so that an unchanged pod is not judged again at each sync.
   */
  settledFor: StatefulSetSpec | undefined;
}

/** Works out the facts of a pod, stored or just built. */
export function podFacts(pod: Pod): PodFacts {
  const { name, labels, deletionTimestamp } = pod.metadata;
  const { phase } = pod.status;
  const condition = pod.status.conditions?.find(({ type }) => type === 'Ready');
  const ready = condition?.status === 'True';
  const { parent, ordinal } = parseOrdinal(name);
  return {
    pod,
    name,
    parent,
    ordinal,
    revision: labels?.[revisionLabel] ?? '',
    created: phase !== undefined,
    pending: phase === 'Pending',
    terminal: phase === 'Failed' || phase === 'Succeeded',
    terminating: deletionTimestamp !== undefined,
    ready,
    runningAndReady: phase === 'Running' && ready,
    readySinceMs: ready ? parseTime(condition.lastTransitionTime) : Number.NaN,
    settledFor: undefined,
  };
}

/** isAvailable: ready for minReadySeconds, the bound included. Neither phase nor deletion is looked at. */
export function isAvailable(facts: PodFacts, minReadySeconds: number, nowMs: number): boolean {
  return facts.ready && (minReadySeconds === 0 || facts.readySinceMs + minReadySeconds * 1000 <= nowMs);
}

export function isUnavailable(facts: PodFacts, minReadySeconds: number, nowMs: number): boolean {
  return facts.terminating || !isAvailable(facts, minReadySeconds, nowMs);
}

const maxInt32 = 2_147_483_647;

/** getParentNameAndOrdinal: `web-3` is ordinal 3 of `web`. A name without an ordinal has no parent and −1. */
export function parseOrdinal(podName: string): { parent: string; ordinal: number } {
  const dash = podName.lastIndexOf('-');
  let ordinal = dash < 0 || dash === podName.length - 1 ? Number.NaN : 0;
  for (let at = dash + 1; at < podName.length; at++) ordinal = ordinal * 10 + digitAt(podName, at);
  if (Number.isNaN(ordinal)) return { parent: '', ordinal: -1 };
  return { parent: podName.slice(0, dash), ordinal: ordinal > maxInt32 ? -1 : ordinal };
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}
