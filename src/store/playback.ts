/** Where a step leads, and how long until the next one while playing. */
import type { StepSummary } from '#engine/simulation/frames.ts';
import type { Speed, StepUnit } from './state.ts';

/** No gap lasts longer on the screen, and nothing that can be seen is shorter. Milliseconds at speed 1. */
const longestMs = 1500;
const shortestMs = 160;

/** The next step to show: the next event, or the end of the next sync that did something. Undefined at the end. */
export function nextStop(steps: readonly StepSummary[], step: number, unit: StepUnit): number | undefined {
  if (step >= steps.length) return undefined;
  for (let next = step; next < steps.length; next++) {
    if (isStop(steps[next], unit)) return next + 1;
  }
  return steps.length;
}

export function previousStop(steps: readonly StepSummary[], step: number, unit: StepUnit): number | undefined {
  if (step <= 0) return undefined;
  for (let previous = step - 1; previous > 0; previous--) {
    if (isStop(steps[previous - 1], unit)) return previous;
  }
  return 0;
}

/** The time to the next thing to see, with long waits folded and bursts stretched. */
export function delayUntil(steps: readonly StepSummary[], step: number, speed: Speed): number {
  const next = nextStop(steps, step, 'event');
  const from = steps[step - 1]?.atMs ?? 0;
  const to = next === undefined ? from : (steps[next - 1]?.atMs ?? from);
  return Math.min(longestMs, Math.max(shortestMs, to - from)) / speed;
}

/** A sync that changed nothing is no stop of its own. */
function isStop(summary: StepSummary | undefined, unit: StepUnit): boolean {
  if (summary === undefined || summary.quiet) return false;
  return unit === 'event' || summary.type === 'sync' || summary.type === 'request';
}
