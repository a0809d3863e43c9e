import { useId, useMemo, useRef } from 'react';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { type Mark, tracksOfSet } from '#engine/simulation/tracks.ts';
import type { Words } from '#i18n/words.ts';
import { type Axis, axisOf, lengthOf, startOf } from './axis.ts';
import { BranchTracks } from './BranchTracks.tsx';
import { clockText } from './clockText.ts';
import { Gaps } from './Gaps.tsx';
import { Marks } from './Marks.tsx';
import { markLabel } from './markLabel.ts';
import { OrdinalLabels } from './OrdinalLabels.tsx';
import { placeGaps } from './placeGaps.ts';
import { type PlacedMark, placeMarks } from './placeMarks.ts';
import { Playhead } from './Playhead.tsx';
import { bottomOf, type PlotLayout, plotLayout } from './plotLayout.ts';
import { revisionIndexes } from './revisionIndexes.ts';
import { Tracks } from './Tracks.tsx';
import { usePlotSize } from './usePlotSize.ts';
import { useScrub } from './useScrub.ts';
import './timeline.css';

/** The shape of the run, a slider as a whole: one row for each ordinal, what was asked above it, other futures below. */
export function Plot() {
  const words = useWords();
  const steps = useOrdinal((store) => store.steps);
  const all = useOrdinal((store) => store.tracks);
  const setName = useOrdinal((store) => store.setName);
  const tracks = useMemo(() => tracksOfSet(all, setName), [all, setName]);
  const marks = useOrdinal((store) => store.marks);
  const branches = useOrdinal((store) => store.branches);
  const activeBranch = useOrdinal((store) => store.activeBranch);
  const indexes = useOrdinal((store) => revisionIndexes(store.frame, tracks));
  const { frame } = useCalmFrame();
  const prefix = useId();
  const block = useRef<HTMLDivElement>(null);
  const size = usePlotSize(block);

  // What follows from the run as a whole stays as it is while the playhead moves, and so does what is drawn from it.
  const axis = useMemo(() => axisOf(steps), [steps]);
  const layout = useMemo(() => plotLayout(size, tracks.length, axis), [size, tracks.length, axis]);
  const { left, scale, roomy, width, height } = layout;
  const placed = useMemo(() => marksOn(layout, axis, marks, words), [layout, axis, marks, words]);
  const gaps = useMemo(() => placeGaps(axis, layout, words), [axis, layout, words]);
  const scrub = useScrub(axis, layout, size.unit, placed);
  const clock = clockText(frame.cluster.nowMs);
  return (
    <div
      ref={block}
      className="timeline-plot"
      role="slider"
      tabIndex={0}
      aria-label={words.timeline.label}
      aria-valuemin={0}
      aria-valuemax={steps.length}
      aria-valuenow={frame.step}
      aria-valuetext={words.timeline.valueText({ step: frame.step, steps: steps.length, clock })}
      {...scrub}
    >
      {width > 0 && (
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <OrdinalLabels tracks={tracks} layout={layout} />
          <svg width={left + lengthOf(axis) * scale} height={height}>
            <Tracks tracks={tracks} axis={axis} layout={layout} prefix={prefix} indexes={indexes} />
          </svg>
          <Marks placed={placed} bottom={bottomOf(layout)} roomy={roomy} />
          <Gaps placed={gaps} bottom={bottomOf(layout)} labelled={roomy && branches.length === 1} />
          {roomy && <BranchTracks branches={branches} activeBranch={activeBranch} axis={axis} layout={layout} />}
        </svg>
      )}
      {width > 0 && <Playhead layout={layout} axis={axis} />}
    </div>
  );
}

function marksOn(
  { left, scale, right }: PlotLayout,
  axis: Axis,
  marks: readonly Mark[],
  words: Words,
): readonly PlacedMark[] {
  return placeMarks(
    marks,
    (step) => left + startOf(axis, step) * scale,
    ({ request, refused }) =>
      refused ? words.timeline.marks.refused({ label: markLabel(request, words) }) : markLabel(request, words),
    right,
  );
}
