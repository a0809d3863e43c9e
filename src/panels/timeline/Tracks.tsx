import { memo } from 'react';
import type { LaneTrack } from '#engine/simulation/tracks.ts';
import type { Axis } from './axis.ts';
import { densityBands } from './density.ts';
import { type PlotLayout, topOfRow } from './plotLayout.ts';
import { fillOf, RevisionPatterns } from './RevisionPatterns.tsx';
import { TrackRow } from './TrackRow.tsx';

interface Props {
  readonly tracks: readonly LaneTrack[];
  readonly axis: Axis;
  readonly layout: PlotLayout;
  readonly prefix: string;
  readonly indexes: ReadonlyMap<string, number>;
}

/** All lanes, 0 at the foot: a row each, or bands of neighbours when there are too many. */
export const Tracks = memo(function Tracks({ tracks, axis, layout, prefix, indexes }: Props) {
  const { left, scale, rowHeight, tier, rows } = layout;
  const fit = (row: number) => `translate(${left} ${topOfRow(layout, row)}) scale(${scale} ${rowHeight})`;
  const patterns = <RevisionPatterns prefix={prefix} transform={`scale(${1 / scale} ${1 / rowHeight})`} />;
  if (tier === 'rows') {
    return (
      <>
        {patterns}
        {tracks.map((track, row) => (
          <TrackRow
            key={track.ordinal}
            track={track}
            axis={axis}
            transform={fit(row)}
            rowHeight={rowHeight}
            prefix={prefix}
            indexes={indexes}
          />
        ))}
      </>
    );
  }
  return (
    <>
      {patterns}
      {densityBands(tracks, axis, rows).map(({ ordinal, revisions }, row) => (
        <g key={ordinal} transform={fit(row)}>
          {[...revisions].map(([revision, path]) => (
            <path key={revision} d={path} fill={fillOf(prefix, indexes.get(revision) ?? 1, rowHeight)} />
          ))}
        </g>
      ))}
    </>
  );
});
