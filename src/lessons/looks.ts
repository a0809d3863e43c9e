/** Conditions over what a learner turned to on the page. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Condition } from './lesson.ts';
import { frameOf, type Look, type Trail } from './trail.ts';

/** Since the step was opened somebody has looked at it, or given this answer, at a moment for which the fact holds. */
export function hasLookedAt(wanted: Look, fact: (frame: Frame, trail: Trail) => boolean = () => true): Condition {
  return (trail) =>
    trail.looks.some(({ look, step }) => {
      const frame = frameOf(trail, step);
      return frame !== undefined && isSame(look, wanted) && fact(frame, trail);
    });
}

function isSame(look: Look, wanted: Look): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...wanted };
  return Object.entries(look).every(([name, value]) => fields[name] === value);
}
