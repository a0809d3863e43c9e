/** Which pods wrote to an ordinal's claim: one entry for each incarnation that ran, read off the track of its lane. */
import type { LaneChange, LaneTrack } from '#engine/simulation/tracks.ts';

export interface History {
  readonly tracks: readonly LaneTrack[];
  /** How many milliseconds after the beginning a step was. */
  readonly stepAtMs: (step: number) => number;
}

/** The revisions of the pods that ran at an ordinal up to a step, newest first, and not before `sinceMs`. */
export function claimWriters(history: History, ordinal: number, step: number, sinceMs: number): readonly string[] {
  const changes = tracksByOrdinal(history.tracks).get(ordinal)?.changes ?? [];
  const writers: string[] = [];
  let wrote = false;
  for (const change of changes) {
    if (change.step > step) break;
    if (startsAnew(change, writers.at(-1))) wrote = false;
    if (wrote || !isRunning(change) || history.stepAtMs(change.step) < sinceMs) continue;
    wrote = true;
    writers.push(change.revision);
  }
  return writers.reverse();
}

/** A slot falls empty between two pods, and a new pod begins by waiting; a fault or a failed probe is the same pod. */
function startsAnew({ level, revision }: LaneChange, writer: string | undefined): boolean {
  return level === 'none' || level === 'waiting' || (writer !== undefined && revision !== '' && revision !== writer);
}

function isRunning({ level }: LaneChange): boolean {
  return level === 'notReady' || level === 'ready';
}

const known = new WeakMap<readonly LaneTrack[], ReadonlyMap<number, LaneTrack>>();

function tracksByOrdinal(tracks: readonly LaneTrack[]): ReadonlyMap<number, LaneTrack> {
  const table = known.get(tracks) ?? new Map(tracks.map((track) => [track.ordinal, track]));
  known.set(tracks, table);
  return table;
}
