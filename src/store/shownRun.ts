/** The history on the page, for what reads off it what became of an object. */
import type { Run } from '#inspect/run.ts';
import { frameAt } from './shownFrames.ts';
import { ordinalStore } from './ordinalStore.ts';

export function shownRun(): Run {
  const { steps, marks, tracks } = ordinalStore.getState().shownBranch().history;
  return { steps, marks, tracks, frameAt };
}
