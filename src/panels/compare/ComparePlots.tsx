import '../timeline/timeline.css';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { CompareStore } from '#store/compare/compareStore.ts';
import { type Axis, axisOf, stepNear } from '../timeline/axis.ts';
import { clockText } from '../timeline/clockText.ts';
import { placeOfStep, type PlotLayout, plotLayout } from '../timeline/plotLayout.ts';
import { usePlotSize } from '../timeline/usePlotSize.ts';
import { SidePlot } from './SidePlot.tsx';
import { useCalmCompare, useCompare, useCompareWords, useOpenComparison } from './useCompare.ts';

/** Two runs are compared by their shapes, so the rows take the room that there is. */
const tallestRow = 40;

/** Both runs on one axis, a slider as a whole, with one playhead through both. */
export function ComparePlots() {
  const words = useCompareWords();
  const { store } = useOpenComparison();
  const comparison = useCompare((state) => state.comparison);
  const { at } = useCalmCompare();
  const block = useRef<HTMLDivElement>(null);
  const size = usePlotSize(block);
  const { steps } = comparison.moments;
  const axis = useMemo(() => axisOf(steps), [steps]);
  const lanes = Math.max(1, ...comparison.sides.map(({ tracks }) => tracks.length));
  // Both have the same rows, so that what is on one height is the same lane.
  const layout = useMemo(
    () => plotLayout({ ...size, height: size.height / 2 }, lanes, axis, tallestRow),
    [size, lanes, axis],
  );
  const seek = (event: PointerEvent<HTMLElement>) => {
    const x = (event.clientX - event.currentTarget.getBoundingClientRect().left) / size.unit;
    store.getState().goTo(stepNear(axis, (x - layout.left) / layout.scale));
  };
  return (
    <div
      ref={block}
      className="timeline-plot compare-plots"
      role="slider"
      tabIndex={0}
      aria-label={words.slider}
      aria-valuemin={0}
      aria-valuemax={steps.length}
      aria-valuenow={at}
      aria-valuetext={words.valueText({ clock: clockText(steps[at - 1]?.atMs ?? 0) })}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || !moveBy(event, store.getState())) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {size.width > 0 && (
        <>
          <SidePlot comparison={comparison} side={0} axis={axis} layout={layout} />
          <SidePlot comparison={comparison} side={1} axis={axis} layout={layout} />
          <ComparePlayhead axis={axis} layout={layout} />
        </>
      )}
    </div>
  );
}

/** Moves with every moment, so it is a layer of its own that React does not draw again. */
function ComparePlayhead({ axis, layout }: { readonly axis: Axis; readonly layout: PlotLayout }) {
  const { store } = useOpenComparison();
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const follow = ({ at }: CompareStore) =>
      line.current?.style.setProperty('transform', `translateX(${placeOfStep(layout, axis, at) / 16}rem)`);
    follow(store.getState());
    return store.subscribe(follow);
  }, [store, axis, layout]);
  return <div ref={line} className="playhead compare-playhead" aria-hidden="true" />;
}

const pages = 10;

function moveBy({ key, shiftKey }: KeyboardEvent, compare: CompareStore): boolean {
  const page = Math.max(1, Math.round(compare.comparison.moments.steps.length / pages));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      compare.prev();
      return true;
    case 'ArrowRight':
    case 'ArrowUp':
      if (shiftKey) compare.toNextDifference();
      else compare.next();
      return true;
    case 'PageUp':
      compare.goTo(compare.at + page);
      return true;
    case 'PageDown':
      compare.goTo(compare.at - page);
      return true;
    case 'Home':
      compare.toFirst();
      return true;
    case 'End':
      compare.toLast();
      return true;
    default:
      return false;
  }
}
