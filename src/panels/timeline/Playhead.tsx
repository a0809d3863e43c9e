import { useLayoutEffect, useRef } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { Axis } from './axis.ts';
import { bottomOf, placeOfStep, type PlotLayout } from './plotLayout.ts';

interface Props {
  readonly layout: PlotLayout;
  readonly axis: Axis;
}

/**
 * The line of the shown frame with its knob, and over what is known but not yet shown a veil that leaves 35 % of it. They move with
 * every frame, so they are one layer that the compositor moves: React does not draw and the plot is not painted again.
 */
export function Playhead({ layout, axis }: Props) {
  const line = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    let shown = Number.NaN;
    const follow = () => {
      const x = placeOfStep(layout, axis, ordinalStore.getState().frame.step);
      if (x === shown) return;
      shown = x;
      line.current?.style.setProperty('transform', `translateX(${rem(x)})`);
    };
    follow();
    return ordinalStore.subscribe(follow);
  }, [layout, axis]);

  const { top, width, roomy } = layout;
  const bottom = bottomOf(layout);
  const knob = roomy ? 20 : 6;
  return (
    <div className="playhead-layers" aria-hidden="true">
      <div ref={line} className="playhead" style={{ top: rem(knob), height: rem(bottom + 5 - knob) }}>
        <div
          className="future"
          style={{ top: rem(top - 2 - knob), width: rem(width), height: rem(bottom - top + 2) }}
        />
      </div>
    </div>
  );
}

/** Units of the plot, a sixteenth of the root's font size each. */
function rem(units: number): string {
  return `${units / 16}rem`;
}
