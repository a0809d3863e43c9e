/** The colours of all revisions on the timeline, those included that the shown frame does not know yet. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { LaneTrack } from '#engine/simulation/tracks.ts';
import { revisionColors, revisionIndex, revisionPlaces } from '#store/revisionColors.ts';

/** The same map as long as nothing in it changes, so that the rows are not drawn again for every frame. */
export function revisionIndexes(frame: Frame, tracks: readonly LaneTrack[]): ReadonlyMap<string, number> {
  const places = revisionPlaces(frame);
  const before = latest.get(tracks);
  if (before?.places === places) return before.indexes;
  const indexes = indexesOf(frame, places, revisionsOn(tracks));
  const isSame = before !== undefined && [...indexes].every(([name, index]) => before.indexes.get(name) === index);
  const kept = { places, indexes: isSame ? before.indexes : indexes };
  latest.set(tracks, kept);
  return kept.indexes;
}

interface Latest {
  readonly places: ReadonlyMap<string, number>;
  readonly indexes: ReadonlyMap<string, number>;
}

const latest = new WeakMap<readonly LaneTrack[], Latest>();

function indexesOf(
  frame: Frame,
  places: ReadonlyMap<string, number>,
  names: readonly string[],
): ReadonlyMap<string, number> {
  let coming = places.size;
  return new Map(
    names.map((name) => {
      if (places.has(name)) return [name, revisionIndex(frame, name)];
      // It will be recorded after all that are known, in the order in which its pods come.
      return [name, (coming++ % revisionColors) + 1];
    }),
  );
}

/** The revisions that pods carry anywhere in the history, in the order in which they first do. */
function revisionsOn(tracks: readonly LaneTrack[]): readonly string[] {
  const known = names.get(tracks);
  if (known !== undefined) return known;
  const firsts = new Map<string, number>();
  for (const { changes } of tracks) {
    for (const { revision, step } of changes) {
      if (revision !== '') firsts.set(revision, Math.min(step, firsts.get(revision) ?? step));
    }
  }
  const ordered = [...firsts].sort(([, a], [, b]) => a - b).map(([name]) => name);
  names.set(tracks, ordered);
  return ordered;
}

const names = new WeakMap<readonly LaneTrack[], readonly string[]>();
