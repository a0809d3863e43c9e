import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Edges, reaching } from '../../../scripts/explore/edges.ts';
import { readOptions } from '../../../scripts/explore/options.ts';
import { TupleSet } from '../../../scripts/explore/tupleSet.ts';
import { tupleOf, type World, worldOf } from '../../../scripts/explore/world.ts';

describe('A set of tuples', () => {
  it('keeps each list once, at the place where it was first put in', () => {
    const lists = fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 6 }), { maxLength: 300 });
    fc.assert(
      fc.property(lists, (tuples) => {
        const set = new TupleSet();
        const places = new Map<string, number>();
        for (const tuple of tuples) {
          const text = tuple.join();
          const expected = places.get(text) ?? places.size;
          places.set(text, expected);
          expect(set.add(tuple)).toBe(expected);
          expect(set.at(expected)).toEqual(tuple);
        }
        expect(set.size).toBe(places.size);
      }),
      { numRuns: 100 },
    );
  });

  it('grows beyond what it has room for at first', () => {
    const set = new TupleSet();
    for (let value = 0; value < 30_000; value++) expect(set.add([value, value * 7, 1])).toBe(value);
    expect(set.add([29_999, 209_993, 1])).toBe(29_999);
    expect(set.at(12_345)).toEqual([12_345, 86_415, 1]);
  });
});

describe('A world', () => {
  it('is the same after it was numbers', () => {
    const world: World = {
      queued: true,
      stored: [4, 0, 17],
      held: new Map([
        ['statefulsets', { cached: [], events: [{ type: 'ADDED', id: 4, isOwn: false }] }],
        [
          'pods',
          {
            cached: [17, 3],
            events: [
              { type: 'DELETED', id: 3, isOwn: false },
              { type: 'MODIFIED', id: 17, isOwn: true },
            ],
          },
        ],
      ]),
    };
    expect(worldOf(tupleOf(world))).toEqual(world);
  });
});

describe('What leads somewhere', () => {
  it('is found against the direction of the moves', () => {
    // 0 → 1 → 2, 1 → 3 ⇄ 4: from 3 and 4 nobody comes to 2.
    const edges = new Edges();
    const targets: readonly (readonly number[])[] = [[1], [2, 3], [], [4], [3]];
    for (const [from, to] of targets.entries())
      edges.put(
        from,
        to.map((target) => [7, target] as const),
      );
    expect([...reaching(edges, 5, (place) => place === 2)]).toEqual([1, 1, 1, 0, 0]);
    expect([edges.count(1), edges.move(1, 1), edges.target(1, 1), edges.isKnown(9)]).toEqual([2, 7, 3, false]);
  });
});

describe('The options of the command line', () => {
  it('are read', () => {
    const line =
      '--replicas 2 --edits 1 --faults 0 --stale 1 --policy Parallel --version 1.33 --max-states 5000 --json';
    expect(readOptions(line.split(' '))).toEqual({
      options: { replicas: 2, edits: 1, faults: 0, stale: 1, policy: 'Parallel', version: '1.33', maxStates: 5000 },
      isJson: true,
    });
    expect(readOptions(['--strategy', 'Recreate', '--max-unavailable', '50%'])).toMatchObject({
      options: { strategy: 'Recreate', gates: { StatefulSetRecreateStrategy: true }, maxUnavailable: '50%' },
    });
    expect(readOptions([])).toEqual({ options: {}, isJson: false });
  });

  it.each(['--replica 3', '--replicas', '--replicas -1', '--replicas 9', '--version 1.34', '--policy ordered', '3'])(
    'are told when they cannot be read: %s',
    (line) => {
      expect(readOptions(line.split(' '))).toHaveProperty('problem');
    },
  );
});
