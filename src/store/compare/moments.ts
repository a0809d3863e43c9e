/** Two runs on one clock: their steps in the order of time, those of the same moment together. */
import type { StepSummary } from '#engine/simulation/frames.ts';

export interface Moments {
  /** One for each moment, as an axis and a playback take them. */
  readonly steps: readonly StepSummary[];
  /** How many steps the one run and the other have made after so many moments; the first is the beginning. */
  readonly made: readonly [Uint32Array, Uint32Array];
  /** The moment of each step of the one run and the other, counted as steps are: the first is 1. */
  readonly momentOf: readonly [Uint32Array, Uint32Array];
}

/** `shared`: how many steps the two have in common. From there on the first steps of a millisecond are one moment, then the second ones. */
export function mergeSteps(a: readonly StepSummary[], b: readonly StepSummary[], shared: number): Moments {
  const steps: StepSummary[] = a.slice(0, shared);
  const made: [number[], number[]] = [counting(shared), counting(shared)];
  const momentOf: [number[], number[]] = [counting(shared), counting(shared)];
  for (let [atA, atB] = [shared, shared]; atA < a.length || atB < b.length; ) {
    const [left, right] = [a[atA], b[atB]];
    const atMs = Math.min(left?.atMs ?? Number.POSITIVE_INFINITY, right?.atMs ?? Number.POSITIVE_INFINITY);
    const now = [left, right].flatMap((step) => (step?.atMs === atMs ? [step] : []));
    steps.push(together(now));
    if (left?.atMs === atMs) {
      atA += 1;
      momentOf[0].push(steps.length);
    }
    if (right?.atMs === atMs) {
      atB += 1;
      momentOf[1].push(steps.length);
    }
    made[0].push(atA);
    made[1].push(atB);
  }
  return {
    steps,
    made: [Uint32Array.from(made[0]), Uint32Array.from(made[1])],
    momentOf: [Uint32Array.from(momentOf[0]), Uint32Array.from(momentOf[1])],
  };
}

function counting(to: number): number[] {
  return Array.from({ length: to + 1 }, (_, at) => at);
}

/** A moment is quiet when nothing is to be seen on either side. */
function together(steps: readonly StepSummary[]): StepSummary {
  const [first, second] = steps as [StepSummary, StepSummary?];
  if (second === undefined || second.quiet) return first;
  return first.quiet ? second : first;
}

/** The last moment that had come by a time. */
export function momentAt({ steps }: Moments, ms: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.atMs ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
