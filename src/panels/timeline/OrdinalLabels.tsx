import { memo } from 'react';
import type { LaneTrack } from '#engine/simulation/tracks.ts';
import { bottomOf, type PlotLayout, topOfRow } from './plotLayout.ts';

interface Props {
  readonly tracks: readonly LaneTrack[];
  readonly layout: PlotLayout;
}

/** Digits of 14 need this much. */
const leastDistance = 11.5;

/** The ordinals beside their rows, as many as have room, and a line under each row. */
export const OrdinalLabels = memo(function OrdinalLabels({ tracks, layout }: Props) {
  const { left, right, rowHeight, rows, tier, roomy } = layout;
  const size = Math.ceil(tracks.length / rows);
  const every = Math.ceil(leastDistance / rowHeight);
  const labelled = Array.from({ length: rows }, (_, row) => row).filter((row) => row % every === 0);
  const lines = tier === 'rows' && rowHeight >= 4 ? rows : 1;
  return (
    <>
      {Array.from({ length: lines }, (_, row) => (
        <path key={row} className="row-line" d={`M${left} ${bottomOf(layout) - row * rowHeight}H${right}`} />
      ))}
      {roomy &&
        labelled.map((row) => (
          <text key={row} className="ordinal" x={left - 8} y={topOfRow(layout, row) + rowHeight - 1}>
            {tracks[row * size]?.ordinal}
          </text>
        ))}
    </>
  );
});
