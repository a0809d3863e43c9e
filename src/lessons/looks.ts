/** Conditions over what a learner turned to on the page. */
import type { Condition } from './lesson.ts';
import type { Look } from './trail.ts';

/** Since the step was opened somebody has looked at it, or given this answer. */
export function hasLookedAt(wanted: Look): Condition {
  return ({ looks }) => looks.some(({ look }) => isSame(look, wanted));
}

function isSame(look: Look, wanted: Look): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...wanted };
  return Object.entries(look).every(([name, value]) => fields[name] === value);
}
