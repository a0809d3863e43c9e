/** When that which a question waited for came true, as far as the history is known. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { objectNamed } from '../knownCluster.ts';
import { holdsIn } from '../until.ts';
import { isResolved } from './subjects.ts';
import type { Answer } from './whyNot.ts';

/** The steps of a history, and any frame of it. */
export interface KnownFrames {
  readonly length: number;
  frameAt(step: number): Frame;
}

export interface Moment {
  /** The step with which that which held it up was over. */
  readonly endedAt: number | undefined;
  /** The step with which that which was asked about came true. */
  readonly cameAt: number | undefined;
}

/** As many steps are looked at; what comes later is not known yet. */
const mostSteps = 2000;

/** Looks for both after a step; undefined where nothing of the kind has happened within what is known. */
export function momentOf(
  { subject, until }: Answer,
  set: StatefulSet,
  { length, frameAt }: KnownFrames,
  from: number,
): Moment {
  let endedAt: number | undefined;
  for (let step = from + 1; step <= Math.min(length, from + mostSteps); step++) {
    const frame = frameAt(step);
    if (endedAt === undefined && holdsIn(until, frame)) endedAt = step;
    const now = objectNamed(frame.cluster, 'statefulsets', set.metadata.name);
    // One that is gone has no uid: then it is waited for.
    if ((now?.metadata.uid ?? '') !== set.metadata.uid) return { endedAt, cameAt: undefined };
    if (now !== undefined && isResolved(frame, now, subject)) return { endedAt, cameAt: step };
  }
  return { endedAt, cameAt: undefined };
}
