import { describe, expect, it } from 'vitest';
import { decodeLink } from '#share/link.ts';
import { type Exploration, explore } from '../../../scripts/explore/explore.ts';
import { defaultOptions, type ExploreOptions } from '../../../scripts/explore/options.ts';
import { isReproduced, replay } from '../../../scripts/explore/replay.ts';
import { type Bounds, countStates } from './bruteForce.ts';

/** A bound that is small enough for every test run. */
const small: Partial<ExploreOptions> = { replicas: 1, edits: 1, faults: 1 };

/** Explored once for all the tests that look at it. */
const foundInSmall = once(() => explore(small));

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

function countsOf({ states, transitions, isComplete, violation }: Exploration) {
  return { states, transitions, isComplete, violation };
}

/** A busy machine is not a failing test. */
const patience = { timeout: 300_000 };

describe('Exploring a small set', patience, () => {
  it('finds the same states every time, and nothing wrong in them', () => {
    const found = countsOf(foundInSmall());
    expect(found).toEqual({ states: 818, transitions: 1861, isComplete: true, violation: undefined });
    expect(countsOf(explore(small))).toEqual(found);
  });

  const counted: readonly Bounds[] = [
    { replicas: 1, edits: 0, faults: 0 },
    { replicas: 1, edits: 1, faults: 1 },
    { replicas: 1, edits: 1, faults: 1, version: '1.33' },
    { replicas: 2, edits: 0, faults: 1 },
    { replicas: 2, edits: 0, faults: 1, policy: 'Parallel' },
  ];
  it.each(counted)('finds as many as there are when each path is played from its beginning: %o', (bounds) => {
    const { states, transitions } = explore(bounds);
    expect({ states, transitions }).toEqual(countStates(bounds));
  });

  it('finds more the more may happen', () => {
    const least = { ...small, edits: 0 };
    const sizes = [least, small, { ...least, faults: 2 }, { ...least, stale: 1 }].map(
      (bounds) => explore(bounds).states,
    );
    expect(sizes.slice(1).every((size) => size > (sizes[0] as number))).toBe(true);
  });

  it('stops where it is told to', () => {
    const { states, isComplete } = explore({ replicas: 3, edits: 2, faults: 1, maxStates: 1000 });
    expect(isComplete).toBe(false);
    expect(states).toBeGreaterThan(1000);
    expect(states).toBeLessThan(1100);
  });
});

describe('Two evicted pods out of range, which the real controller never clears away', patience, () => {
  const bounds = { replicas: 2, edits: 1, faults: 2 };
  const options = { ...defaultOptions, ...bounds, standstills: true };
  const asked = once(() => explore(options));

  it('are counted, and no violation', () => {
    const { standstills, violation, isComplete } = explore(bounds);
    expect({ violation, isComplete }).toEqual({ violation: undefined, isComplete: true });
    expect(standstills).toBeGreaterThan(0);
  });

  it('are found when asked for, by a shortest path', () => {
    const { violation } = asked();
    expect(violation?.complaints).toEqual(['at rest there are the pods 0,1, not ']);
    // Two pods up, two evicted, and the set scaled to none: it takes no less.
    const count = (type: string) => violation?.path.filter((move) => move.type === type).length;
    expect(['sync', 'pod', 'edit', 'podFault'].map(count)).toEqual([4, 4, 1, 2]);
    expect(violation?.path).toHaveLength(11);
  });

  it('are shown by a link, in the page as in the exploration', () => {
    const { violation } = asked();
    if (violation === undefined) throw new Error('Nothing was found.');
    const replayed = replay(options, violation.path);
    expect(isReproduced(violation, replayed)).toBe(true);
    expect(decodeLink(replayed.link)).toMatchObject({
      view: { scenario: { kubernetesVersion: '1.37' }, shown: { step: replayed.simulation.steps } },
    });
    expect(isReproduced({ ...violation, complaints: ['at rest all is well'] }, replayed)).toBe(false);
  });
});
