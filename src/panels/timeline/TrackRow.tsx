import type { LaneTrack } from '#engine/simulation/tracks.ts';
import type { Axis } from './axis.ts';
import { fillOf } from './RevisionPatterns.tsx';
import { trackPaths } from './trackPaths.ts';

interface Props {
  readonly track: LaneTrack;
  readonly axis: Axis;
  readonly transform: string;
  readonly rowHeight: number;
  readonly prefix: string;
  readonly indexes: ReadonlyMap<string, number>;
}

/** In a thinner row the lines between the segments would be all that is seen. */
const leastSeparated = 5;

/** One lane over the steps: a path for each revision it carried. Only its transform changes while others grow. */
export function TrackRow({ track, axis, transform, rowHeight, prefix, indexes }: Props) {
  const { revisions, faults } = trackPaths(track, axis);
  return (
    <g className="track-row" transform={transform} data-thin={rowHeight < leastSeparated || undefined}>
      {[...revisions].map(([revision, path]) => (
        <path key={revision} className="track" d={path} fill={fillOf(prefix, indexes.get(revision) ?? 1, rowHeight)} />
      ))}
      {faults !== '' && <path className="track-fault" d={faults} />}
    </g>
  );
}
