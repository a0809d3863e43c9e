import { describe, expect, it } from 'vitest';
import { chance } from '#engine/simulation/chance.ts';
import { releaseOf } from '#engine/versions.ts';
import type { Move } from '../../../scripts/explore/moves.ts';
import { defaultOptions, type ExploreOptions } from '../../../scripts/explore/options.ts';
import { replay } from '../../../scripts/explore/replay.ts';
import { type Mover, Unfolding } from '../../../scripts/explore/unfolding.ts';
import { checkedRun } from '../../engine/invariants/checkedRun.ts';
import { plainText } from './plainText.ts';

const walks = 12;
const length = 40;

/** A path of random moves, and the world that it leads to. */
function walk(options: ExploreOptions, seed: number): { readonly path: readonly Move[]; readonly text: string } {
  const unfolding = new Unfolding(options, releaseOf(options.version, options.gates));
  const left: Record<Mover, number> = { cluster: length, user: options.edits, fault: options.faults };
  const path: Move[] = [];
  let world = unfolding.first;
  for (let step = 0; step < length; step++) {
    const movers = (['cluster', 'cluster', 'cluster', 'user', 'fault'] as const).filter((mover) => left[mover] > 0);
    const mover = movers[Math.floor(chance(seed, `who ${step}`) * movers.length)] as Mover;
    expect(unfolding.unfold(mover, world)).toBeUndefined();
    const edges = unfolding.edges(mover);
    const choices = edges.count(world);
    if (choices === 0) continue;
    const chosen = Math.floor(chance(seed, `what ${step}`) * choices);
    path.push(unfolding.moveOf(edges.move(world, chosen)));
    world = edges.target(world, chosen);
    left[mover] -= 1;
  }
  return { path, text: plainText(unfolding.storedAt(world)) };
}

const explorations: readonly (readonly [string, Partial<ExploreOptions>])[] = [
  ['under 1.37', {}],
  ['under 1.33', { version: '1.33' }],
  ['in parallel', { policy: 'Parallel', maxUnavailable: 2 }],
  ['under OnDelete', { strategy: 'OnDelete' }],
  ['under Recreate', { strategy: 'Recreate', gates: { StatefulSetRecreateStrategy: true } }],
  ['with stale caches', { stale: 3 }],
  ['with stale caches and no guard', { stale: 3, version: '1.33' }],
];

describe('A path of an exploration', () => {
  it.each(explorations)('leads the simulation of the page to the same place: %s', (_what, wanted) => {
    const options = { ...defaultOptions, edits: 3, faults: 2, ...wanted };
    for (let seed = 0; seed < walks; seed++) {
      const { path, text } = walk(options, seed);
      expect(path.length).toBeGreaterThan(10);
      const { simulation, scenario } = replay(options, path);
      expect(plainText(simulation.api.store.save().objects), JSON.stringify(path)).toBe(text);
      expect(checkedRun(scenario).complaints).toEqual([]);
    }
  });
});
