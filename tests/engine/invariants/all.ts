/** The invariants of semantics 12 that one sync can be held against, each under its number. */
import * as ordered from './ordered.ts';
import * as pods from './pods.ts';
import * as revisions from './revisions.ts';
import type { Invariant, Seen } from './seen.ts';
import * as statuses from './statuses.ts';
import * as updates from './updates.ts';

export const invariants: Readonly<Record<string, Invariant>> = {
  ...pods,
  ...ordered,
  ...updates,
  ...statuses,
  ...revisions,
};

/** Every invariant that a sync breaks, as `invariant5: ...`. */
export function broken(seen: Seen): readonly string[] {
  return Object.entries(invariants).flatMap(([name, holds]) => {
    const complaint = holds(seen);
    return complaint === undefined ? [] : [`${name}: ${complaint}`];
  });
}
