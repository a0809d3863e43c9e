/** What a condition is judged by: everything that happened since the step was opened, and what the learner looked at meanwhile. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';

export interface Trail {
  /** From the moment at which the step was opened up to the one that is shown, in order. The first is always there. */
  readonly frames: readonly [Frame, ...Frame[]];
  /** Lines that only read, in the order in which they were typed. */
  readonly reads: readonly Read[];
  readonly looks: readonly TimedLook[];
  readonly refusals: readonly Refusal[];
}

/** A change that was asked for and that the API server did not take. */
export interface Refusal {
  readonly request: Request;
  readonly error: ApiError;
  /** The step of the frame in which it was asked for. */
  readonly step: number;
}

/** A line of the terminal that was answered and changed nothing. */
export interface Read {
  /** kubectl's verb, e.g. `get`; the name of the tool otherwise. */
  readonly verb: string;
  /** The resources it was about, by their plural names. */
  readonly resources: readonly string[];
  /** The objects it named; empty for all of a resource. */
  readonly names: readonly string[];
  /** Its flags, by their long names. */
  readonly flags: Readonly<Record<string, string>>;
  readonly output: string;
  /** The step of the frame in which it was answered. */
  readonly step: number;
}

/** Something on the page that a learner turned to, or an answer that was put together there. */
export type Look =
  /** The pod of an ordinal, or its empty place. */
  | { readonly type: 'pod'; readonly ordinal: number }
  /** One that is not the set's own. */
  | { readonly type: 'object'; readonly resource: 'pods'; readonly name: string }
  | { readonly type: 'claim'; readonly ordinal: number }
  | { readonly type: 'revision'; readonly name: string }
  | { readonly type: 'field'; readonly path: string }
  | { readonly type: 'write'; readonly name: string }
  /** Of a task: `place` was given `value`. */
  | { readonly type: 'answer'; readonly task: string; readonly place: string; readonly value: string };

export interface TimedLook {
  readonly look: Look;
  /** The step of the frame that was shown. */
  readonly step: number;
}

/** The frame at which the step was opened: `@open` of the plan. */
export function opened({ frames }: Trail): Frame {
  return frames[0];
}

/** The frame that is shown. */
export function now({ frames }: Trail): Frame {
  return frames.at(-1) ?? frames[0];
}

/** The frame of a step, when it is in the trail. */
export function frameOf({ frames }: Trail, step: number): Frame | undefined {
  return frames.find((frame) => frame.step === step);
}

/** The trail as it was when it was so many frames long; what was read or looked at later is not in it. */
export function upTo(trail: Trail, frames: number): Trail {
  const [first, ...others] = trail.frames;
  const kept = others.slice(0, Math.max(0, frames - 1));
  const last = kept.at(-1) ?? first;
  const isKnown = ({ step }: { readonly step: number }) => step <= last.step;
  return {
    frames: [first, ...kept],
    reads: trail.reads.filter(isKnown),
    looks: trail.looks.filter(isKnown),
    refusals: trail.refusals.filter(isKnown),
  };
}
