/** How conditions are put together. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Condition } from './lesson.ts';
import { frameOf, now, type Read, type Trail } from './trail.ts';

export type Fact = (frame: Frame, trail: Trail) => boolean;

/** It is so in the frame that is shown. */
export function nowIs(fact: Fact): Condition {
  return (trail) => fact(now(trail), trail);
}

/** It was so at some moment since the step was opened. */
export function everWas(fact: Fact): Condition {
  return (trail) => trail.frames.some((frame) => fact(frame, trail));
}

/** Each was so after the one before it, or in the same frame. */
export function inTurn(...facts: readonly Fact[]): Condition {
  return (trail) => {
    let next = 0;
    for (const frame of trail.frames) {
      while (next < facts.length && facts[next]?.(frame, trail) === true) next += 1;
    }
    return next === facts.length;
  };
}

export function all(...conditions: readonly Condition[]): Condition {
  return (trail) => conditions.every((condition) => condition(trail));
}

export function not(condition: Condition): Condition {
  return (trail) => !condition(trail);
}

export interface ReadShape {
  readonly verb: string;
  readonly resource?: string;
  /** Read by this name, or among all of its resource. */
  readonly name?: string;
  /** Flags that it must have had; the value `''` asks only that the flag was there. */
  readonly flags?: Readonly<Record<string, string>>;
  /** All of this was in the answer. */
  readonly output?: readonly string[];
}

/** A line of this shape was answered, in a frame for which the fact holds. The fact is told the answer, too. */
export function didRead(
  shape: ReadShape,
  fact: (frame: Frame, trail: Trail, output: string) => boolean = () => true,
): Condition {
  return (trail) =>
    trail.reads.some((read) => {
      const frame = frameOf(trail, read.step);
      return frame !== undefined && isOfShape(read, shape) && fact(frame, trail, read.output);
    });
}

function isOfShape(read: Read, { verb, resource, name, flags = {}, output = [] }: ReadShape): boolean {
  if (read.verb !== verb) return false;
  if (resource !== undefined && !read.resources.includes(resource)) return false;
  if (name !== undefined && read.names.length > 0 && !read.names.includes(name)) return false;
  if (!output.every((text) => read.output.includes(text))) return false;
  return Object.entries(flags).every(([flag, value]) => {
    const given = read.flags[flag];
    return given !== undefined && (value === '' || given === value);
  });
}
