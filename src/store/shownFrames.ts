/** The frames of the future that the page shows, for those that do more with them than to look. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Branches } from './branches.ts';
import { ordinalStore } from './ordinalStore.ts';

/** The futures of the scenario; another object when another scenario was opened. */
export function shownBranches(): Branches {
  // The store gives only what others may do with them; that it is another one now is all that is asked here.
  return ordinalStore.getState().shownBranch() as Branches;
}

/** The frame of a step of the future on the page. */
export function frameAt(step: number): Frame {
  const { frame } = ordinalStore.getState();
  return frame.step === step ? frame : shownBranches().history.frameAt(step);
}

/** Whether nothing more has happened than the page shows. */
export function isAtEnd(): boolean {
  const { frame, steps } = ordinalStore.getState();
  return frame.step >= steps.length;
}
