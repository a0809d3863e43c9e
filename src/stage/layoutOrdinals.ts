/** Which ordinals have a lane, and which of them are shown when not all fit. */
import type { StatefulSet } from '#engine/objects.ts';
import { claimOrdinals, type FrameIndex } from './indexFrame.ts';
import type { HiddenLanes } from './scene.ts';

/** The range of the spec, pods outside it, and ordinals whose claims outlived their pods; ascending. */
export function layoutOrdinals(set: StatefulSet, { pods, claims }: FrameIndex): readonly number[] {
  const start = set.spec.ordinals?.start ?? 0;
  const end = start + set.spec.replicas;
  const inside = Array.from({ length: set.spec.replicas }, (_, index) => start + index);
  const outside = new Set<number>();
  for (const ordinal of pods.keys()) if (ordinal < start || ordinal >= end) outside.add(ordinal);
  for (const ordinal of claimOrdinals(claims, set.metadata.name))
    if (ordinal < start || ordinal >= end) outside.add(ordinal);
  if (outside.size === 0) return inside;
  const sorted = [...outside].sort((left, right) => left - right);
  const above = sorted.findIndex((ordinal) => ordinal >= end);
  const cut = above < 0 ? sorted.length : above;
  return [...sorted.slice(0, cut), ...inside, ...sorted.slice(cut)];
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
