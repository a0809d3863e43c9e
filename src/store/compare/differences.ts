/** Where two runs differ: lane by lane, from when to when. Read off the tracks, so its cost follows what changed in the pods. */
import type { LaneChange, LaneTrack, Level } from '#engine/simulation/tracks.ts';
import type { Moments } from './moments.ts';

/** What a lane shows: how far its pod is, and of which revision, by the order in which the run's revisions came. */
export interface LaneLook {
  readonly level: Level;
  /** 0 without a pod. */
  readonly revision: number;
}

export interface Difference {
  readonly ordinal: number;
  /** The moment that they part at. */
  readonly at: number;
  /** The moment that they meet again at; after the last one when they do not. */
  readonly until: number;
  readonly looks: readonly [LaneLook, LaneLook];
}

/** All differences in the order in which they begin; of those that begin together the highest ordinal first, as updates go. */
export function differencesOf(
  tracks: readonly [readonly LaneTrack[], readonly LaneTrack[]],
  moments: Moments,
): readonly Difference[] {
  const [orderA, orderB] = [revisionOrder(tracks[0]), revisionOrder(tracks[1])];
  const ordinals = new Set(tracks.flat().map(({ ordinal }) => ordinal));
  const found: Difference[] = [];
  for (const ordinal of ordinals) {
    const a = looksOf(trackOf(tracks[0], ordinal), moments.momentOf[0], orderA);
    const b = looksOf(trackOf(tracks[1], ordinal), moments.momentOf[1], orderB);
    found.push(...differencesOfLane(ordinal, a, b, moments.steps.length + 1));
  }
  return found.sort((left, right) => left.at - right.at || right.ordinal - left.ordinal);
}

/** The revisions by when a pod first had them. Under another version the same template has another name. */
export function revisionOrder(tracks: readonly LaneTrack[]): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  for (const { changes } of tracks)
    for (const { revision, step } of changes)
      if (revision !== '') firsts.set(revision, Math.min(step, firsts.get(revision) ?? step));
  const sorted = [...firsts].sort(([, a], [, b]) => a - b);
  return new Map(sorted.map(([name], at) => [name, at + 1]));
}

interface Look extends LaneLook {
  readonly at: number;
}

function trackOf(tracks: readonly LaneTrack[], ordinal: number): readonly LaneChange[] {
  return tracks.find((track) => track.ordinal === ordinal)?.changes ?? [];
}

function looksOf(
  changes: readonly LaneChange[],
  momentOf: Uint32Array,
  order: ReadonlyMap<string, number>,
): readonly Look[] {
  const looks = changes.map(({ step, level, revision }) => ({
    at: momentOf[step] ?? 0,
    level,
    revision: order.get(revision) ?? 0,
  }));
  return [{ at: 0, level: 'none', revision: 0 }, ...looks];
}

/** Goes along both sides at once; the looks of one moment are those after all of its changes. */
function differencesOfLane(ordinal: number, a: readonly Look[], b: readonly Look[], end: number): Difference[] {
  const found: Difference[] = [];
  let open: { readonly at: number; readonly looks: readonly [LaneLook, LaneLook] } | undefined;
  for (let [atA, atB] = [0, 0]; ; ) {
    const left = a[atA] as Look;
    const right = b[atB] as Look;
    const differs = left.level !== right.level || left.revision !== right.revision;
    const now = Math.max(left.at, right.at);
    if (differs) open ??= { at: now, looks: [lookOf(left), lookOf(right)] };
    else if (open !== undefined) {
      found.push({ ordinal, ...open, until: now });
      open = undefined;
    }
    const nextAt = Math.min(a[atA + 1]?.at ?? end, b[atB + 1]?.at ?? end);
    if (nextAt >= end) break;
    while ((a[atA + 1]?.at ?? end) <= nextAt) atA += 1;
    while ((b[atB + 1]?.at ?? end) <= nextAt) atB += 1;
  }
  if (open !== undefined) found.push({ ordinal, ...open, until: end });
  return found;
}

function lookOf({ level, revision }: Look): LaneLook {
  return { level, revision };
}

/**
 * The difference that a moment is about: of those that last, the one that began last, and of several the highest. Undefined where the
 * two are the same.
 */
export function differenceAt(differences: readonly Difference[], moment: number): Difference | undefined {
  const last = differences.findLast(({ at, until }) => at <= moment && moment < until);
  return last && differences.find(({ at, until }) => at === last.at && moment < until);
}

/** The first moment after this one at which something else begins to differ; undefined when there is none. */
export function nextDifference(differences: readonly Difference[], moment: number): number | undefined {
  return differences.find(({ at }) => at > moment)?.at;
}
