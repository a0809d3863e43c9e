import { useLayoutEffect, useRef } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { type Axis, endOf } from './axis.ts';
import { bottomOf, placeOfStep, type PlotLayout } from './plotLayout.ts';

interface Props {
  readonly layout: PlotLayout;
  readonly axis: Axis;
  /** How many steps are known. */
  readonly steps: number;
}

/**
 * The line of the shown frame with its knob, and over what is known but not yet shown a veil that leaves 35 % of it. They move with
 * every frame, so they are layers of their own that the compositor moves: React does not draw and the plot is not painted again.
 */
export function Playhead({ layout, axis, steps }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const veil = useRef<HTMLDivElement>(null);
  const { left, top, scale, roomy } = layout;

  useLayoutEffect(() => {
    let shown = Number.NaN;
    const follow = () => {
      const x = placeOfStep(layout, axis, ordinalStore.getState().frame.step);
      if (x === shown) return;
      shown = x;
      line.current?.style.setProperty('transform', `translateX(${rem(x)})`);
      veil.current?.style.setProperty('transform', `translateX(${rem(x - layout.left)})`);
    };
    follow();
    return ordinalStore.subscribe(follow);
  }, [layout, axis]);

  const end = left + endOf(axis, steps) * scale;
  const bottom = bottomOf(layout);
  const knob = roomy ? 20 : 6;
  return (
    <div className="playhead-layers" aria-hidden="true">
      <div
        className="future"
        style={{
          left: rem(left),
          top: rem(top - 2),
          width: rem(Math.max(0, end - left)),
          height: rem(bottom - top + 2),
        }}
      >
        <div ref={veil} />
      </div>
      <div ref={line} className="playhead" style={{ top: rem(knob), height: rem(bottom + 5 - knob) }} />
    </div>
  );
}

/** Units of the plot, a sixteenth of the root's font size each. */
function rem(units: number): string {
  return `${units / 16}rem`;
}
