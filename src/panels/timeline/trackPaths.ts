/**
 * One lane's track as paths: one for each revision, and one for its faults. Their x is in units of the axis and their y goes from
 * 0, the top of the row, to 1, so that a transform fits them to any size: they are made anew only when the track itself grows.
 */
import type { LaneChange, LaneTrack, Level } from '#engine/simulation/tracks.ts';
import { type Axis, startOf } from './axis.ts';

export interface TrackPaths {
  /** By the revision's name. */
  readonly revisions: ReadonlyMap<string, string>;
  /** Where the pod crashed, could not pull or had failed; '' when it never did. */
  readonly faults: string;
}

/** A track belongs to one history, and a history's steps never move: so what was worked out once holds as long as the track does. */
export function trackPaths(track: LaneTrack, axis: Axis): TrackPaths {
  const known = cache.get(track);
  if (known !== undefined) return known;
  const paths = pathsOf(track.changes, axis);
  cache.set(track, paths);
  return paths;
}

const cache = new WeakMap<LaneTrack, TrackPaths>();

/** How much of the row a level fills; `terminating` is drawn as a wedge. */
const heights: Readonly<Record<Level, number>> = {
  none: 0,
  waiting: 0.25,
  notReady: 0.6,
  ready: 1,
  terminating: 1,
  fault: 0.6,
};
const wedgeEnd = 0.25;
/** The last look goes on for ever; the drawing ends where the steps do. */
const forEver = 1e7;
/** The row's top stays free, for the faults and as a line between the lanes. */
const headroom = 0.12;

function pathsOf(changes: readonly LaneChange[], axis: Axis): TrackPaths {
  const revisions = new Map<string, string>();
  let faults = '';
  changes.forEach(({ step, level, revision }, at) => {
    if (level === 'none') return;
    const next = changes[at + 1];
    const from = startOf(axis, step);
    const to = next === undefined ? forEver : startOf(axis, next.step);
    revisions.set(revision, (revisions.get(revision) ?? '') + shape(from, to, level, next !== undefined));
    if (level === 'fault') faults += `M${round(from)} 0.06H${round(to)}`;
  });
  return { revisions, faults };
}

function shape(from: number, to: number, level: Level, ended: boolean): string {
  const top = round(1 - heights[level] * (1 - headroom));
  const [left, right] = [round(from), round(to)];
  if (level !== 'terminating' || !ended) return `M${left} 1V${top}H${right}V1Z`;
  return `M${left} 1V${top}L${right} ${round(1 - wedgeEnd * (1 - headroom))}V1Z`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
