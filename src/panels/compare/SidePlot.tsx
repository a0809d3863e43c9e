import { memo, useId, useMemo } from 'react';
import type { Comparison } from '#store/compare/comparison.ts';
import { revisionOrder } from '#store/compare/differences.ts';
import { revisionColors } from '#store/revisionColors.ts';
import { useWords } from '#store/useWords.ts';
import { type Axis, lengthOf, startOf } from '../timeline/axis.ts';
import { Gaps } from '../timeline/Gaps.tsx';
import { Marks } from '../timeline/Marks.tsx';
import { markLabel } from '../timeline/markLabel.ts';
import { OrdinalLabels } from '../timeline/OrdinalLabels.tsx';
import { placeGaps } from '../timeline/placeGaps.ts';
import { placeMarks } from '../timeline/placeMarks.ts';
import { bottomOf, type PlotLayout } from '../timeline/plotLayout.ts';
import { Tracks } from '../timeline/Tracks.tsx';
import { useCompareWords } from './useCompare.ts';

interface Props {
  readonly comparison: Comparison;
  readonly side: 0 | 1;
  readonly axis: Axis;
  readonly layout: PlotLayout;
}

/** The run of one side on the clock of both, with a line where they part. It is drawn once for a run, however far it is shown. */
export const SidePlot = memo(function SidePlot({ comparison, side, axis, layout }: Props) {
  const words = useWords();
  const { firstMark } = useCompareWords();
  const prefix = useId();
  const { tracksByMoment, marksByMoment, slots } = comparison.sides[side];
  const { left, scale, roomy, width, height, right } = layout;
  const indexes = useMemo(() => revisionsByAppearance(tracksByMoment), [tracksByMoment]);
  const placed = placeMarks(
    marksByMoment,
    (moment) => left + startOf(axis, moment) * scale,
    ({ request, refused }) =>
      refused ? words.timeline.marks.refused({ label: markLabel(request, words) }) : markLabel(request, words),
    right,
  );
  const first = comparison.differences[0]?.at;
  return (
    <svg className="side-plot" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {slots === undefined && <OrdinalLabels tracks={tracksByMoment} layout={layout} />}
      <svg width={left + lengthOf(axis) * scale} height={height}>
        <Tracks tracks={tracksByMoment} axis={axis} layout={layout} prefix={prefix} indexes={indexes} />
      </svg>
      <Marks placed={placed} bottom={bottomOf(layout)} roomy={roomy} />
      <Gaps placed={placeGaps(axis, layout, words)} bottom={bottomOf(layout)} labelled={roomy} />
      {first !== undefined && (
        <FirstDifference x={left + startOf(axis, first) * scale} layout={layout} label={firstMark} />
      )}
    </svg>
  );
});

function FirstDifference({
  x,
  layout,
  label,
}: {
  readonly x: number;
  readonly layout: PlotLayout;
  readonly label: string;
}) {
  const bottom = bottomOf(layout);
  return (
    <g className="first-difference">
      <path d={`M${x} ${layout.top - 4}V${bottom + 4}`} />
      <path className="sign" d={`M${x - 5} ${bottom + 8}h10M${x - 5} ${bottom + 12}h10M${x + 3} ${bottom + 5}l-6 10`} />
      {layout.roomy && (
        <text x={x + 9} y={bottom + 15}>
          {label}
        </text>
      )}
    </g>
  );
}

/** As the stage has them: by the order in which the run's revisions came. */
function revisionsByAppearance(tracks: Comparison['sides'][0]['tracks']): ReadonlyMap<string, number> {
  const order = revisionOrder(tracks);
  return new Map([...order].map(([name, at]) => [name, ((at - 1) % revisionColors) + 1]));
}
