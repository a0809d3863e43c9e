/** When which step of a run is shown in a film: the page's own playback, written down beforehand. */
import type { StepSummary } from '#engine/simulation/frames.ts';
import { delayUntil, nextStop } from '#store/playback.ts';

export interface Clip {
  readonly fromStep: number;
  readonly toStep: number;
  readonly speed: 0.5 | 1 | 2 | 4;
}

export interface FilmStop {
  readonly step: number;
  /** Milliseconds after the film began. */
  readonly atMs: number;
}

export interface FilmPlan {
  readonly stops: readonly FilmStop[];
  readonly lengthMs: number;
}

/** How long the last picture stays, before a film begins again. */
const holdMs = 1500;

export function filmPlan(steps: readonly StepSummary[], { fromStep, toStep, speed }: Clip): FilmPlan {
  const stops: FilmStop[] = [{ step: fromStep, atMs: 0 }];
  let atMs = 0;
  for (let step = fromStep; step < toStep; ) {
    const next = nextStop(steps, step, 'event') ?? toStep;
    atMs += delayUntil(steps, step, 1) / speed;
    step = Math.min(next, toStep);
    stops.push({ step, atMs });
  }
  return { stops, lengthMs: atMs + holdMs };
}

/** How many pictures a film of so many a second has. */
export function pictureCount({ lengthMs }: FilmPlan, perSecond: number): number {
  return Math.max(1, Math.round((lengthMs * perSecond) / 1000));
}
