/** What a run cost, from where the two parted: how long until it settled, how much was not available, how many pods were made anew. */
import type { StepSummary } from '#engine/simulation/frames.ts';
import type { LaneTrack } from '#engine/simulation/tracks.ts';

/** How many pods were asked for, from a step on. For a set: in which slots. */
export interface Wanted {
  readonly step: number;
  readonly start: number;
  readonly replicas: number;
}

export interface Counters {
  /** Milliseconds from where they parted to the last change of a pod; undefined as long as it has not settled, or never does. */
  readonly settledAfterMs: number | undefined;
  /** One pod that is missing or not Ready for one second is one. */
  readonly unavailablePodSeconds: number;
  /** Pods that were made. */
  readonly madePods: number;
}

interface Point {
  readonly atMs: number;
  /** From here on, until the next point. */
  readonly missing: number;
  /** Up to here. */
  readonly podMs: number;
  readonly made: number;
}

/** A run worked out once, and asked for any time. */
export class RunCounters {
  readonly #points: readonly Point[];
  readonly #settledMs: number | undefined;
  readonly #fromMs: number;

  /** `fromStep`: the last step that the two have in common. `wanted`: by step, the first at or before `fromStep`. */
  constructor(
    tracks: readonly LaneTrack[],
    steps: readonly StepSummary[],
    wanted: readonly Wanted[],
    fromStep: number,
    anySlot: boolean,
  ) {
    this.#fromMs = steps[fromStep - 1]?.atMs ?? 0;
    const points = pointsOf(tracks, steps, wanted, fromStep, anySlot);
    this.#points = points;
    const last = points.at(-1);
    this.#settledMs = last?.missing === 0 && isQuiet(tracks) ? last.atMs : undefined;
  }

  at(ms: number): Counters {
    const point = this.#points.findLast(({ atMs }) => atMs <= ms);
    if (point === undefined) return { settledAfterMs: undefined, unavailablePodSeconds: 0, madePods: 0 };
    const podMs = point.podMs + point.missing * (ms - point.atMs);
    const isSettled = this.#settledMs !== undefined && ms >= this.#settledMs;
    return {
      settledAfterMs: isSettled ? (this.#settledMs ?? 0) - this.#fromMs : undefined,
      unavailablePodSeconds: podMs / 1000,
      madePods: point.made,
    };
  }

  /** What the run comes to, however much of it is shown. */
  get settledAfterMs(): number | undefined {
    return this.#settledMs === undefined ? undefined : this.#settledMs - this.#fromMs;
  }
}

/** Every pod that there is in the end stands still. */
function isQuiet(tracks: readonly LaneTrack[]): boolean {
  return tracks.every(({ changes }) => {
    const { level } = changes.at(-1) ?? { level: 'none' };
    return level === 'ready' || level === 'none';
  });
}

interface Event {
  readonly step: number;
  readonly ordinal: number;
  readonly isReady: boolean;
  readonly isNew: boolean;
}

function pointsOf(
  tracks: readonly LaneTrack[],
  steps: readonly StepSummary[],
  wanted: readonly Wanted[],
  fromStep: number,
  anySlot: boolean,
): readonly Point[] {
  const events = eventsOf(tracks);
  const ready = new Set<number>();
  const points: Point[] = [];
  let made = 0;
  let atEvent = 0;
  const turns = new Set([fromStep, ...events.map(({ step }) => step), ...wanted.map(({ step }) => step)]);
  for (const step of [...turns].sort((a, b) => a - b)) {
    for (let event = events[atEvent]; event !== undefined && event.step <= step; event = events[++atEvent]) {
      if (event.isReady) ready.add(event.ordinal);
      else ready.delete(event.ordinal);
      if (event.isNew && event.step > fromStep) made += 1;
    }
    if (step < fromStep) continue;
    const missing = missingOf(
      ready,
      wanted.findLast((each) => each.step <= step),
      anySlot,
    );
    const atMs = steps[step - 1]?.atMs ?? 0;
    const before = points.at(-1);
    const podMs = before === undefined ? 0 : before.podMs + before.missing * (atMs - before.atMs);
    points.push({ atMs, missing, podMs, made });
  }
  return points;
}

function eventsOf(tracks: readonly LaneTrack[]): readonly Event[] {
  const events = tracks.flatMap(({ ordinal, changes }) =>
    changes.map(({ step, level }, at) => ({
      step,
      ordinal,
      isReady: level === 'ready',
      isNew: level !== 'none' && (changes[at - 1]?.level ?? 'none') === 'none',
    })),
  );
  return events.sort((a, b) => a.step - b.step);
}

function missingOf(ready: ReadonlySet<number>, wanted: Wanted | undefined, anySlot: boolean): number {
  if (wanted === undefined) return 0;
  const { start, replicas } = wanted;
  if (anySlot) return Math.max(0, replicas - ready.size);
  let there = 0;
  for (const ordinal of ready) if (ordinal >= start && ordinal < start + replicas) there += 1;
  return replicas - there;
}
