/** A world in which nothing happens by itself for days, whatever there is that takes time: somebody has to hasten it. */
import { worldOf } from '../../src/engine/simulation/defaults.ts';
import type { WorldOptions } from '../../src/engine/simulation/scenario.ts';

const days = { leastMs: 1_000_000_000, spreadMs: 0 };

export const slowWorld: WorldOptions = {
  durations: Object.fromEntries(Object.keys(worldOf().durations).map((kind) => [kind, days])),
};
