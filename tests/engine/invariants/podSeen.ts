/**
 * A pod as a checker sees it. The checkers read objects with their own eyes (semantics, table of predicates): what the controller
 * misreads they must not misread in the same way.
 */
import type { Pod } from '#engine/objects.ts';

export interface PodSeen {
  readonly pod: Pod;
  readonly name: string;
  /** −1 without one. */
  readonly ordinal: number;
  readonly revision: string;
  readonly pending: boolean;
  /** Failed or Succeeded. */
  readonly terminal: boolean;
  readonly terminating: boolean;
  readonly ready: boolean;
  readonly runningAndReady: boolean;
  /** When it turned ready, milliseconds since 1970; NaN when it is not. */
  readonly readySinceMs: number;
}

/** Looked at once for each pod object: they never change. */
export function podSeen(pod: Pod): PodSeen {
  const known = looks.get(pod);
  if (known !== undefined) return known;
  const look = lookAt(pod);
  looks.set(pod, look);
  return look;
}

const looks = new WeakMap<Pod, PodSeen>();

function lookAt(pod: Pod): PodSeen {
  const { name, labels = {}, deletionTimestamp } = pod.metadata;
  const { phase } = pod.status;
  const condition = pod.status.conditions?.find(({ type }) => type === 'Ready');
  const ready = condition?.status === 'True';
  return {
    pod,
    name,
    ordinal: Number(/-(\d{1,9})$/.exec(name)?.[1] ?? -1),
    revision: labels['controller-revision-hash'] ?? '',
    pending: phase === 'Pending',
    terminal: phase === 'Failed' || phase === 'Succeeded',
    terminating: deletionTimestamp !== undefined,
    ready,
    runningAndReady: ready && phase === 'Running',
    readySinceMs: ready ? Date.parse(condition.lastTransitionTime ?? '') : Number.NaN,
  };
}
