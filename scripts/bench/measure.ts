/** How a figure is taken: a warm-up, several runs, and their median with its spread. */

export interface Figure {
  readonly median: number;
  readonly p95: number;
  /** Median absolute deviation: half of the runs are nearer to the median than this. */
  readonly mad: number;
  readonly runs: number;
}

export interface Effort {
  readonly warmUpMs: number;
  readonly runs: number;
  readonly runMs: number;
}

const usual: Effort = { warmUpMs: 1000, runs: 9, runMs: 250 };

/** Operations a second: `batch` does some and says how many. One run repeats it for a while. */
export function rate(batch: () => number, effort: Partial<Effort> = {}): Figure {
  const { warmUpMs, runs, runMs } = { ...usual, ...effort };
  repeat(batch, warmUpMs);
  return figureOf(Array.from({ length: runs }, () => repeat(batch, runMs)));
}

/** Milliseconds of one go, each go being a run. */
export function duration(go: () => void, effort: Partial<Effort> = {}): Figure {
  const { warmUpMs, runs } = { ...usual, ...effort };
  for (const began = performance.now(); performance.now() - began < warmUpMs; ) go();
  return figureOf(Array.from({ length: runs }, () => timed(go)));
}

export function timed(go: () => void): number {
  const began = performance.now();
  go();
  return performance.now() - began;
}

export function figureOf(values: readonly number[]): Figure {
  const median = quantile(values, 0.5);
  const deviations = values.map((value) => Math.abs(value - median));
  return { median, p95: quantile(values, 0.95), mad: quantile(deviations, 0.5), runs: values.length };
}

function repeat(batch: () => number, ms: number): number {
  let operations = 0;
  let elapsed = 0;
  for (const began = performance.now(); elapsed < ms; elapsed = performance.now() - began) operations += batch();
  return (operations / elapsed) * 1000;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
