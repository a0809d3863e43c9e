/** The invariants that one sync can be held against: those of semantics 12 under their numbers, the others by what they say. */
import * as claims from './claims.ts';
import * as counters from './counters.ts';
import * as deeds from './deeds.ts';
import * as events from './events.ts';
import * as ordered from './ordered.ts';
import * as ownership from './ownership.ts';
import * as pods from './pods.ts';
import * as revisions from './revisions.ts';
import type { Invariant, Seen } from './seen.ts';
import * as statuses from './statuses.ts';
import * as updates from './updates.ts';
import * as wakingUp from './wakingUp.ts';

export const invariants: Readonly<Record<string, Invariant>> = {
  ...pods,
  ...ordered,
  ...updates,
  ...statuses,
  ...revisions,
  ...deeds,
  ...counters,
  ...events,
  ...claims,
  ...ownership,
  ...wakingUp,
};

/**
 * What the API server holds after a sync may not fit what a stale cache showed before it: others wrote meanwhile, and a status worked out
 * from the past can be put over a newer one, even over that of a set made again. The other invariants judge the controller's own deeds,
 * and hold by what it saw.
 */
const needFreshCaches: ReadonlySet<string> = new Set(['invariant14', 'invariant15', 'invariant16']);

/** Every invariant that a sync breaks, as `invariant5: ...`. */
export function broken(seen: Seen): readonly string[] {
  return Object.entries(invariants).flatMap(([name, holds]) => {
    if (seen.isStale && needFreshCaches.has(name)) return [];
    const complaint = holds(seen);
    return complaint === undefined ? [] : [`${name}: ${complaint}`];
  });
}
