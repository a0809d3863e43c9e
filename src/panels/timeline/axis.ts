/**
 * The x axis. Steps are its unit, time is only a label: long grace times would flatten the staircase. A step that changed nothing
 * is narrow, and a wait of more than ten seconds is folded to one break of fixed width.
 */
import type { StepSummary } from '#engine/simulation/frames.ts';

export interface Axis {
  /** How many steps there are. */
  readonly steps: number;
  /** Where each step begins, by step; step 1 is the first. In units. */
  readonly starts: Float64Array;
  /** Where each step ends, and the playhead stands while it is shown; `ends[0]` is 0. */
  readonly ends: Float64Array;
  readonly gaps: readonly Gap[];
}

/** A folded wait before a step. */
export interface Gap {
  readonly step: number;
  readonly ms: number;
}

const quietUnits = 0.25;
const gapUnits = 1.25;
const longestUnfoldedMs = 10_000;

export function axisOf(steps: readonly StepSummary[]): Axis {
  const starts = new Float64Array(steps.length + 1);
  const ends = new Float64Array(steps.length + 1);
  const gaps: Gap[] = [];
  let x = 0;
  let lastMs = 0;
  steps.forEach(({ atMs, quiet }, at) => {
    const step = at + 1;
    if (atMs - lastMs > longestUnfoldedMs && step > 1) {
      gaps.push({ step, ms: atMs - lastMs });
      x += gapUnits;
    }
    starts[step] = x;
    x += quiet ? quietUnits : 1;
    ends[step] = x;
    lastMs = atMs;
  });
  return { steps: steps.length, starts, ends, gaps };
}

/** Where a step begins; a step that is not known yet begins at the end. */
export function startOf({ starts, ends, steps }: Axis, step: number): number {
  return (step <= steps ? starts[step] : ends[steps]) ?? 0;
}

export function endOf({ ends, steps }: Axis, step: number): number {
  return ends[Math.min(step, steps)] ?? 0;
}

export function lengthOf(axis: Axis): number {
  return endOf(axis, axis.steps);
}

/** The step whose end is nearest to a place. */
export function stepNear({ ends, steps }: Axis, x: number): number {
  let low = 0;
  let high = steps;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const before = ends[low - 1];
  return before !== undefined && x - before < (ends[low] ?? 0) - x ? low - 1 : low;
}
