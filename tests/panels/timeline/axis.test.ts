import { describe, expect, it } from 'vitest';
import type { StepSummary } from '#engine/simulation/frames.ts';
import { axisOf, endOf, lengthOf, startOf, stepNear } from '#panels/timeline/axis.ts';

const step = (atMs: number, quiet = false): StepSummary => ({ atMs, type: 'sync', subject: 'web', quiet });

describe('the axis', () => {
  it('gives each step the same room, whatever time it took', () => {
    const axis = axisOf([step(0), step(10), step(9_000)]);
    expect([0, 1, 2, 3].map((at) => endOf(axis, at))).toEqual([0, 1, 2, 3]);
  });

  it('makes a step that changed nothing narrow', () => {
    expect(lengthOf(axisOf([step(0), step(1, true), step(2)]))).toBe(2.25);
  });

  it('folds a wait of more than ten seconds, and remembers how long it was', () => {
    const axis = axisOf([step(0), step(60_000)]);
    expect(axis.gaps).toEqual([{ step: 2, ms: 60_000 }]);
    expect(startOf(axis, 2)).toBeGreaterThan(endOf(axis, 1));
  });

  it('does not move what is there when it grows', () => {
    const steps = [step(0), step(30_000), step(30_001, true)];
    const [short, long] = [axisOf(steps), axisOf([...steps, step(90_000), step(90_001)])];
    for (const at of [1, 2, 3])
      expect([startOf(long, at), endOf(long, at)]).toEqual([startOf(short, at), endOf(short, at)]);
  });

  it('finds the step nearest to a place', () => {
    const axis = axisOf([step(0), step(1), step(2)]);
    expect([-5, 0.4, 0.6, 1.6, 99].map((x) => stepNear(axis, x))).toEqual([0, 0, 1, 2, 3]);
  });

  it('is a beginning alone without any step', () => {
    const axis = axisOf([]);
    expect([lengthOf(axis), stepNear(axis, 3)]).toEqual([0, 0]);
  });
});
