/** Which ordinals have a lane, and which of them are shown when not all fit. */
import type { StatefulSet } from '#engine/objects.ts';
import type { FrameIndex } from './indexFrame.ts';
import { sameItems } from './keep.ts';
import type { HiddenLanes } from './scene.ts';

export interface LaneOrdinals {
  readonly start: number;
  readonly end: number;
  /** Below and above the range. */
  readonly outside: readonly number[];
  /** All of them, ascending. */
  readonly all: readonly number[];
}

/** The range of the spec, pods outside it, and ordinals whose claims outlived their pods; ascending. */
export function layoutOrdinals(
  set: StatefulSet,
  { pods, claims }: FrameIndex,
  earlier: LaneOrdinals | undefined,
): LaneOrdinals {
  const start = set.spec.ordinals?.start ?? 0;
  const end = start + set.spec.replicas;
  const found = new Set<number>();
  for (const ordinal of pods.ordinals()) if (ordinal < start || ordinal >= end) found.add(ordinal);
  for (const ordinal of claims.ordinals()) if (ordinal < start || ordinal >= end) found.add(ordinal);
  const outside = [...found].sort((left, right) => left - right);
  if (earlier?.start === start && earlier.end === end && sameItems(earlier.outside, outside)) return earlier;
  const inside = Array.from({ length: set.spec.replicas }, (_, index) => start + index);
  const below = outside.filter((ordinal) => ordinal < start);
  return { start, end, outside, all: [...below, ...inside, ...outside.slice(below.length)] };
}

export interface LaneWindow {
  readonly ordinals: readonly number[];
  readonly hidden: HiddenLanes;
}

/** A run of so many lanes that holds the focus. It stays where it was while that does. */
export function layoutWindow(
  ordinals: readonly number[],
  capacity: number,
  focus: number | undefined,
  earlierFirst: number | undefined,
): LaneWindow {
  if (ordinals.length <= capacity) return { ordinals, hidden: { before: 0, after: 0 } };
  const last = ordinals.length - capacity;
  const kept = earlierFirst === undefined ? 0 : Math.max(0, ordinals.indexOf(earlierFirst));
  const at = focus === undefined ? -1 : ordinals.indexOf(focus);
  const holds = at < 0 || (at >= kept && at < kept + capacity);
  const first = Math.max(0, Math.min(last, holds ? kept : at - Math.floor(capacity / 2)));
  return {
    ordinals: ordinals.slice(first, first + capacity),
    hidden: { before: first, after: ordinals.length - first - capacity },
  };
}
