import { useSyncExternalStore } from 'react';
import type { Frame } from '#engine/simulation/frames.ts';
import { ordinalStore } from './ordinalStore.ts';

/** Ten times a second is faster than anybody reads. */
const pauseMs = 100;

export interface CalmFrame {
  readonly frame: Frame;
  /** The frame before it; undefined after a jump. */
  readonly previousFrame: Frame | undefined;
}

/**
 * The shown frame for those parts of the page that are read and not watched. Step by step they show it at once; when frames come
 * faster than they can be read, these parts skip some, so that the stage has the time. The last frame is always shown.
 */
export function useCalmFrame(): CalmFrame {
  return useSyncExternalStore(listen, () => shown);
}

const listeners = new Set<() => void>();
let shown: CalmFrame = newest();
let shownAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;

function newest(): CalmFrame {
  const { frame, previousFrame } = ordinalStore.getState();
  return { frame, previousFrame };
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(): void {
  clearTimeout(timer);
  timer = undefined;
  shown = newest();
  shownAt = performance.now();
  for (const listener of listeners) listener();
}

ordinalStore.subscribe(({ frame }) => {
  if (frame === shown.frame || timer !== undefined) return;
  const leftMs = shownAt + pauseMs - performance.now();
  if (leftMs <= 0) show();
  else timer = setTimeout(show, leftMs);
});
