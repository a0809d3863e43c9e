/** Counts the steps that playback stops at, by the unit of stepping. */
import type { StepSummary } from '#engine/simulation/frames.ts';
import type { StepUnit } from '#store/state.ts';

export interface Position {
  readonly at: number;
  readonly of: number;
}

/** Which stop the shown step is, and how many there are. Steps that changed nothing are none; by syncs only syncs count. */
export function positionOf(steps: readonly StepSummary[], step: number, unit: StepUnit): Position {
  const counts = countsOf(steps, unit);
  return { at: counts[Math.min(step, steps.length)] ?? 0, of: counts[steps.length] ?? 0 };
}

const cache = new WeakMap<readonly StepSummary[], Partial<Record<StepUnit, Uint32Array>>>();

function countsOf(steps: readonly StepSummary[], unit: StepUnit): Uint32Array {
  const known = cache.get(steps) ?? {};
  cache.set(steps, known);
  const counted = known[unit] ?? count(steps, unit);
  known[unit] = counted;
  return counted;
}

function count(steps: readonly StepSummary[], unit: StepUnit): Uint32Array {
  const counts = new Uint32Array(steps.length + 1);
  steps.forEach(({ quiet, type }, at) => {
    const counted = !quiet && (unit === 'event' || type === 'sync');
    counts[at + 1] = (counts[at] ?? 0) + (counted ? 1 : 0);
  });
  return counts;
}
