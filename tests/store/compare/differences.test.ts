import { describe, expect, it } from 'vitest';
import { differenceAt, differencesOf, nextDifference } from '#store/compare/differences.ts';
import { mergeSteps } from '#store/compare/moments.ts';
import { stepsAt, trackOf } from './runs.ts';

const steps = stepsAt(1, 2, 3, 4, 5, 6, 7, 8);
const moments = mergeSteps(steps, steps, 8);

describe('Two runs', () => {
  it('whose pods do the same at the same moments do not differ', () => {
    const tracks = [trackOf(0, '1 waiting A', '4 ready A')];
    expect(differencesOf([tracks, tracks], moments)).toEqual([]);
  });

  it('differ in a lane from where one pod does something until the other has done it too', () => {
    const early = [trackOf(0, '1 waiting A', '4 ready A')];
    const late = [trackOf(0, '1 waiting A', '6 ready A')];
    expect(differencesOf([early, late], moments)).toEqual([
      {
        ordinal: 0,
        at: 4,
        until: 6,
        looks: [
          { level: 'ready', revision: 1 },
          { level: 'waiting', revision: 1 },
        ],
      },
    ]);
  });

  it('differ to the end when they never meet again', () => {
    const some = [trackOf(0, '1 ready A'), trackOf(1, '3 ready A')];
    const [difference] = differencesOf([some, some.slice(0, 1)], moments);
    expect(difference).toMatchObject({ ordinal: 1, at: 3, until: 9, looks: [{ level: 'ready' }, { level: 'none' }] });
  });

  it('name the highest ordinal first of those that begin to differ together', () => {
    const old = [0, 1, 2].map((ordinal) => trackOf(ordinal, '1 ready A'));
    const fresh = [0, 1, 2].map((ordinal) => trackOf(ordinal, '1 ready A', '5 terminating A'));
    expect(differencesOf([old, fresh], moments).map(({ ordinal }) => ordinal)).toEqual([2, 1, 0]);
  });

  it('do not differ by the names of their revisions, which another version makes anew', () => {
    const here = [trackOf(0, '1 ready web-677759c9b8', '5 ready web-7c55499668')];
    const there = [trackOf(0, '1 ready web-697594f474', '5 ready web-bc6b9bdb')];
    expect(differencesOf([here, there], moments)).toEqual([]);
  });

  it('do differ when one has its second revision and the other still the first', () => {
    const here = [trackOf(0, '1 ready A', '5 ready B')];
    const there = [trackOf(0, '1 ready A', '7 ready B')];
    expect(differencesOf([here, there], moments)).toMatchObject([{ at: 5, until: 7 }]);
  });

  it('that changed twice in one moment differ by what came of it', () => {
    const other = mergeSteps(stepsAt(1, 2, 2), stepsAt(1, 2), 1);
    const here = [trackOf(0, '1 ready A', '2 terminating A')];
    const there = [trackOf(0, '1 ready A', '2 terminating A')];
    expect(differencesOf([here, there], other)).toEqual([]);
  });
});

describe('A moment', () => {
  const here = [trackOf(0, '1 ready A'), trackOf(1, '1 ready A')];
  const there = [trackOf(0, '1 ready A', '3 fault A'), trackOf(1, '1 ready A', '5 fault A', '7 ready A')];
  const differences = differencesOf([here, there], moments);

  it('is about the difference that began last of those that last', () => {
    const ordinals = [2, 3, 5, 7].map((moment) => differenceAt(differences, moment)?.ordinal);
    expect(ordinals).toEqual([undefined, 0, 1, 0]);
  });

  it('has a next difference as long as there is one', () => {
    expect([0, 3, 5].map((moment) => nextDifference(differences, moment))).toEqual([3, 5, undefined]);
  });
});
