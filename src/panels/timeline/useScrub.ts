import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { type Axis, stepNear } from './axis.ts';
import type { PlacedMark } from './placeMarks.ts';
import type { PlotLayout } from './plotLayout.ts';

/** A mark is hit this far around it. */
const markReach = 12;
const marksLine = 24;

/** The whole block seeks: dragging by pointer, and the slider's own keys. */
export function useScrub(axis: Axis, layout: PlotLayout, unit: number, placed: readonly PlacedMark[]) {
  const dragging = useRef(false);

  const seek = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / unit, (event.clientY - box.top) / unit];
    const mark = y < marksLine ? placed.find((each) => Math.abs(each.x - x) <= markReach) : undefined;
    const step = mark?.mark.step ?? stepNear(axis, (x - layout.left) / layout.scale);
    const store = ordinalStore.getState();
    if (store.playing || store.frame.step !== step) store.goToStep(step);
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      dragging.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      seek(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (dragging.current) seek(event);
    },
    onLostPointerCapture: () => {
      dragging.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !moveBy(event)) return;
      event.preventDefault();
      // The page has the same keys for the stage: they must not act twice.
      event.stopPropagation();
    },
  };
}

/** A page is a tenth of the run. */
const pages = 10;

function moveBy({ key, shiftKey }: KeyboardEvent): boolean {
  const store = ordinalStore.getState();
  const page = Math.max(1, Math.round(store.steps.length / pages));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      if (shiftKey) store.goToMark('previous');
      else store.prev();
      return true;
    case 'ArrowRight':
    case 'ArrowUp':
      if (shiftKey) store.goToMark('next');
      else store.next();
      return true;
    case 'PageUp':
      store.goToStep(store.frame.step + page);
      return true;
    case 'PageDown':
      store.goToStep(store.frame.step - page);
      return true;
    case 'Home':
      store.toFirst();
      return true;
    case 'End':
      store.toLast();
      return true;
    default:
      return false;
  }
}
