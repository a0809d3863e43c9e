/** Which of the eight revision colours a ControllerRevision has. */
import { revisionsEver } from '#engine/apiserver/store.ts';
import type { Frame } from '#engine/simulation/frames.ts';

export const revisionColors = 8;

/**
 * 1 to 8, by the order in which the revisions of a set first appeared in this history, starting over after eight.
 * The API server remembers every name it ever gave out, in order: so a colour survives a rollback, which renumbers the
 * revision, and the truncation of the history, which deletes its neighbours.
 */
export function revisionIndex(frame: Frame, revisionName: string): number {
  return ((revisionPlaces(frame).get(revisionName) ?? 0) % revisionColors) + 1;
}

/** Every revision that the shown cluster has ever had, with its place in its set. The same map until there is another revision. */
export function revisionPlaces(frame: Frame): ReadonlyMap<string, number> {
  const names = revisionsEver(frame.cluster.stored);
  const known = places.get(names) ?? placesIn(names);
  places.set(names, known);
  return known;
}

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Each set counts its own revisions: `web-677759c9b8` is of `web`. */
function placesIn(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const name of names) {
    const set = name.slice(0, name.lastIndexOf('-'));
    const place = counts.get(set) ?? 0;
    found.set(name, place);
    counts.set(set, place + 1);
  }
  return found;
}
