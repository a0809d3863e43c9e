import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSteps, momentAt } from '#store/compare/moments.ts';
import { stepsAt } from './runs.ts';

describe('Two runs on one clock', () => {
  const a = stepsAt(0, 10, 20, 20, 50);
  const b = stepsAt(0, 10, 15, 20, 60, 70);

  it('are one where they are the same, and then go in the order of time', () => {
    const { steps, made } = mergeSteps(a, b, 2);
    expect(steps.map(({ atMs }) => atMs)).toEqual([0, 10, 15, 20, 20, 50, 60, 70]);
    expect([...made[0]]).toEqual([0, 1, 2, 2, 3, 4, 5, 5, 5]);
    expect([...made[1]]).toEqual([0, 1, 2, 3, 4, 4, 4, 5, 6]);
  });

  it('know the moment of each step of either', () => {
    const { momentOf } = mergeSteps(a, b, 2);
    expect([...momentOf[0]]).toEqual([0, 1, 2, 4, 5, 6]);
    expect([...momentOf[1]]).toEqual([0, 1, 2, 3, 4, 7, 8]);
  });

  it('find the moment of a time', () => {
    const moments = mergeSteps(a, b, 2);
    expect([-1, 0, 14, 20, 65, 1000].map((ms) => momentAt(moments, ms))).toEqual([0, 1, 2, 5, 7, 8]);
  });

  it('are quiet together only when both are', () => {
    const [quiet] = stepsAt(5).map((step) => ({ ...step, quiet: true }));
    expect(mergeSteps([quiet!], [quiet!], 0).steps.map((step) => step.quiet)).toEqual([true]);
    expect(mergeSteps([quiet!], stepsAt(5), 0).steps.map((step) => step.quiet)).toEqual([false]);
  });

  it('lose no step, and never go back', () => {
    const times = fc.array(fc.nat({ max: 30 }), { maxLength: 20 }).map((list) => list.toSorted((x, y) => x - y));
    fc.assert(
      fc.property(times, times, (left, right) => {
        const { steps, made, momentOf } = mergeSteps(stepsAt(...left), stepsAt(...right), 0);
        expect([made[0].at(-1), made[1].at(-1)]).toEqual([left.length, right.length]);
        const all = steps.map(({ atMs }) => atMs);
        expect(all).toEqual(all.toSorted((x, y) => x - y));
        for (const [side, own] of [left, right].entries())
          for (const [at, ms] of own.entries()) expect(all[(momentOf[side as 0 | 1][at + 1] ?? 0) - 1]).toBe(ms);
      }),
    );
  });
});
