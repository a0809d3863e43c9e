/** Which of the eight revision colours a ControllerRevision has. */
import type { Frame } from '#engine/simulation/frames.ts';

export const revisionColors = 8;

/**
 * 1 to 8, by the order in which the revisions of a set first appeared in this history, starting over after eight.
 * The API server remembers every name it ever gave out, in order: so a colour survives a rollback, which renumbers the
 * revision, and the truncation of the history, which deletes its neighbours.
 */
export function revisionIndex(frame: Frame, revisionName: string): number {
  const { incarnations } = frame.cluster.stored;
  const known = places.get(incarnations) ?? placesIn(incarnations);
  places.set(incarnations, known);
  return ((known.get(revisionName) ?? 0) % revisionColors) + 1;
}

const prefix = 'ControllerRevision/';
const places = new WeakMap<object, ReadonlyMap<string, number>>();

/** Each set counts its own revisions: `web-677759c9b8` is of `web`. */
function placesIn(incarnations: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const key of Object.keys(incarnations)) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    const set = name.slice(0, name.lastIndexOf('-'));
    const place = counts.get(set) ?? 0;
    found.set(name, place);
    counts.set(set, place + 1);
  }
  return found;
}
