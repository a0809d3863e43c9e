import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepSummary } from '#engine/simulation/frames.ts';
import { delayUntil, nextStop, previousStop } from '#store/playback.ts';
import { speeds, type StepUnit } from '#store/state.ts';

const summary = (type: StepSummary['type'], atMs = 0, quiet = false): StepSummary => ({
  atMs,
  type,
  subject: 'web',
  quiet,
});

const anySteps = fc.array(
  fc.record({
    type: fc.constantFrom<StepSummary['type']>('request', 'sync', 'podMoved', 'podGone'),
    waitMs: fc.integer({ min: 0, max: 5000 }),
    quiet: fc.boolean(),
  }),
  { maxLength: 40 },
);

/** A history with these steps; as in a real one, only syncs can be quiet, and time goes on. */
function history(drawn: readonly { type: StepSummary['type']; waitMs: number; quiet: boolean }[]): StepSummary[] {
  let atMs = 0;
  return drawn.map(({ type, waitMs, quiet }) => {
    atMs += waitMs;
    return summary(type, atMs, quiet && type === 'sync');
  });
}

function stopsFrom(steps: readonly StepSummary[], unit: StepUnit): number[] {
  const stops = [0];
  for (let at = nextStop(steps, 0, unit); at !== undefined; at = nextStop(steps, at, unit)) stops.push(at);
  return stops;
}

describe('Where a step leads', () => {
  const steps = [summary('request'), summary('sync'), summary('sync', 0, true), summary('podMoved'), summary('sync')];

  it('to the next event, over a sync that did nothing', () => {
    expect(stopsFrom(steps, 'event')).toEqual([0, 1, 2, 4, 5]);
  });

  it('to the end of the next sync, or to an edit', () => {
    expect(stopsFrom(steps, 'sync')).toEqual([0, 1, 2, 5]);
  });

  it('to the end, when nothing more is to be seen', () => {
    expect(nextStop([summary('podMoved'), summary('sync', 0, true)], 1, 'event')).toBe(2);
    expect(nextStop(steps, 5, 'event')).toBeUndefined();
  });

  it('nowhere before the beginning', () => {
    expect(previousStop(steps, 0, 'event')).toBeUndefined();
    expect(previousStop(steps, 1, 'event')).toBe(0);
  });

  it('forward and back again is where it began, from every stop', () => {
    fc.assert(
      fc.property(anySteps, fc.constantFrom<StepUnit>('event', 'sync'), (drawn, unit) => {
        const all = history(drawn);
        const stops = stopsFrom(all, unit);
        for (const [at, stop] of stops.entries()) expect(previousStop(all, stop, unit)).toBe(stops[at - 1]);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('ever further, from anywhere, and to the end at last', () => {
    fc.assert(
      fc.property(anySteps, fc.constantFrom<StepUnit>('event', 'sync'), (drawn, unit) => {
        const all = history(drawn);
        for (let step = 0; step < all.length; step++) {
          expect(nextStop(all, step, unit)).toBeGreaterThan(step);
          expect(previousStop(all, step + 1, unit)).toBeLessThanOrEqual(step);
        }
        expect(stopsFrom(all, unit).at(-1)).toBe(all.length);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe('The time until the next step', () => {
  const after = (waitMs: number, speed: (typeof speeds)[number] = 1) =>
    delayUntil([summary('request', 1000), summary('podMoved', 1000 + waitMs)], 1, speed);

  it('is the time of the cluster, within what can be watched', () => {
    expect(after(700)).toBe(700);
    expect(after(0)).toBe(160);
    expect(after(60_000)).toBe(1500);
  });

  it('is shortened by the speed', () => {
    expect(after(800, 4)).toBe(200);
    expect(after(800, 0.5)).toBe(1600);
  });

  it('passes over a sync that did nothing', () => {
    expect(delayUntil([summary('request', 0), summary('sync', 10, true), summary('podMoved', 900)], 1, 1)).toBe(900);
  });

  it('is bounded in every history, at every speed', () => {
    fc.assert(
      fc.property(anySteps, fc.nat(50), fc.constantFrom(...speeds), (drawn, step, speed) => {
        const delay = delayUntil(history(drawn), step, speed);
        expect(delay * speed).toBeGreaterThanOrEqual(160 - 1e-9);
        expect(delay * speed).toBeLessThanOrEqual(1500 + 1e-9);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
