/**
 * More lanes than rows: for each band of neighbouring ordinals, the share of its pods that are Ready, by revision, over the steps.
 * It is sampled in columns, so that its cost follows the width of the screen and not the length of the history.
 */
import type { LaneTrack } from '#engine/simulation/tracks.ts';
import { type Axis, lengthOf, startOf } from './axis.ts';

export interface Band {
  /** The lowest ordinal in it. */
  readonly ordinal: number;
  /** Paths by revision, stacked; x in units of the axis, y from 0 at the top of the band to 1. */
  readonly revisions: ReadonlyMap<string, string>;
}

const columns = 480;

export function densityBands(tracks: readonly LaneTrack[], axis: Axis, bandCount: number): readonly Band[] {
  const size = Math.ceil(tracks.length / bandCount);
  const bands: Band[] = [];
  for (let from = 0; from < tracks.length; from += size) {
    const members = tracks.slice(from, from + size);
    bands.push({ ordinal: members[0]?.ordinal ?? 0, revisions: stackedPaths(members, axis) });
  }
  return bands;
}

function stackedPaths(members: readonly LaneTrack[], axis: Axis): ReadonlyMap<string, string> {
  const unit = Math.max(lengthOf(axis), 1) / columns;
  const shares = readyByColumn(members, axis, unit);
  const base = new Float64Array(columns);
  const paths = new Map<string, string>();
  for (const [revision, ready] of shares) {
    let path = '';
    for (let column = 0; column < columns; ) {
      const [share, below] = [(ready[column] ?? 0) / members.length, base[column] ?? 0];
      let end = column + 1;
      while (end < columns && (ready[end] ?? 0) / members.length === share && (base[end] ?? 0) === below) end += 1;
      if (share > 0)
        path += `M${round(column * unit)} ${round(1 - below)}V${round(1 - below - share)}H${round(end * unit)}V${round(1 - below)}Z`;
      for (; column < end; column++) base[column] = below + share;
    }
    paths.set(revision, path);
  }
  return paths;
}

function readyByColumn(members: readonly LaneTrack[], axis: Axis, unit: number): ReadonlyMap<string, Int32Array> {
  const shares = new Map<string, Int32Array>();
  for (const { changes } of members) {
    changes.forEach(({ step, level, revision }, at) => {
      if (level !== 'ready') return;
      const next = changes[at + 1];
      const from = Math.floor(startOf(axis, step) / unit);
      const to = next === undefined ? columns : Math.floor(startOf(axis, next.step) / unit);
      // One more from here on, one less from there on: summed up at the end, however long they stay.
      const ready = shares.get(revision) ?? new Int32Array(columns + 1);
      ready[from] = (ready[from] ?? 0) + 1;
      ready[to] = (ready[to] ?? 0) - 1;
      shares.set(revision, ready);
    });
  }
  for (const ready of shares.values())
    for (let column = 1; column < columns; column++) ready[column] = (ready[column] ?? 0) + (ready[column - 1] ?? 0);
  return shares;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
