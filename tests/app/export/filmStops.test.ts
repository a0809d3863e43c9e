import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { filmPlan, pictureCount } from '#app/export/filmStops.ts';
import { clipEnds } from '#app/share/clipEnds.ts';
import { firstChoice } from '#app/share/filmChoice.ts';

const history = new History(lectureScenario, lateParts);
history.extend({ untilMs: 60_000 });
const { steps, marks } = history;
const last = steps.length;

describe('The plan of a film', () => {
  it('begins and ends with the clip, and never goes back', () => {
    const { stops, lengthMs } = filmPlan(steps, { fromStep: 3, toStep: last, speed: 1 });
    expect(stops[0]).toEqual({ step: 3, atMs: 0 });
    expect(stops.at(-1)?.step).toBe(last);
    for (const [index, stop] of stops.entries()) {
      const before = stops[index - 1];
      if (before === undefined) continue;
      expect(stop.step).toBeGreaterThan(before.step);
      expect(stop.atMs).toBeGreaterThan(before.atMs);
    }
    expect(lengthMs).toBeGreaterThan(stops.at(-1)?.atMs ?? 0);
  });

  it('takes half the time at twice the speed, but for the last picture, which stays as long', () => {
    const ends = { fromStep: 0, toStep: last } as const;
    const [slow, fast] = [filmPlan(steps, { ...ends, speed: 1 }), filmPlan(steps, { ...ends, speed: 2 })];
    expect(fast.stops.at(-1)?.atMs).toBeCloseTo((slow.stops.at(-1)?.atMs ?? 0) / 2);
    expect(fast.lengthMs - (fast.stops.at(-1)?.atMs ?? 0)).toBeCloseTo(slow.lengthMs - (slow.stops.at(-1)?.atMs ?? 0));
  });

  it('of no step is one picture that stays', () => {
    const plan = filmPlan(steps, { fromStep: 5, toStep: 5, speed: 4 });
    expect(plan.stops).toEqual([{ step: 5, atMs: 0 }]);
    expect(pictureCount(plan, 10)).toBeGreaterThan(0);
  });
});

describe('Where a clip may begin and end', () => {
  it('is in the order of the run, each step once, with both its ends', () => {
    const ends = clipEnds(steps, marks, 20);
    expect(ends.map(({ step }) => step)).toEqual([...new Set(ends.map(({ step }) => step))].toSorted((a, b) => a - b));
    expect(ends[0]).toMatchObject({ step: 0, place: 'beginning' });
    expect(ends.at(-1)).toMatchObject({ step: last, place: 'end' });
    expect(ends.find(({ step }) => step === 20)?.place).toBe('here');
  });

  it('is, unless somebody says otherwise, the last edit before the shown moment and the end of the run', () => {
    const set = marks[1]?.step ?? Number.NaN;
    expect(firstChoice(clipEnds(steps, marks, 20))).toMatchObject({ fromStep: set - 1, toStep: last });
  });
});
