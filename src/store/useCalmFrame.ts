import { useSyncExternalStore } from 'react';
import type { Frame } from '#engine/simulation/frames.ts';
import { Calm } from './calm.ts';
import { ordinalStore } from './ordinalStore.ts';

export interface CalmFrame {
  readonly frame: Frame;
  /** The frame before it; undefined after a jump. */
  readonly previousFrame: Frame | undefined;
}

/** The shown frame for those parts of the page that are read and not watched: at speed they skip some, never the last. */
export function useCalmFrame(): CalmFrame {
  return useSyncExternalStore(calm.subscribe, calm.shown);
}

/** The shown frame without any waiting: for paper. */
export function showAtOnce(): void {
  calm.offerNow(newest());
}

const calm = new Calm(newest());
let offered = ordinalStore.getState().frame;

function newest(): CalmFrame {
  const { frame, previousFrame } = ordinalStore.getState();
  return { frame, previousFrame };
}

ordinalStore.subscribe(({ frame }) => {
  if (frame === offered) return;
  offered = frame;
  calm.offer(newest());
});
