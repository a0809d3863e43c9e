/** A sentence as one hears it, and the cluster in which it can be tried. No author says whether it is true: the engine does. */
import type { Act, Condition } from '../lesson.ts';
import type { Start } from '../webStart.ts';

export interface Claim<Id extends string = string> {
  readonly id: Id;
  /** It is tried in each. Where it holds in some of them only, it depends. */
  readonly trials: readonly [Trial, ...Trial[]];
}

export interface Trial {
  readonly start: Start;
  readonly acts: readonly Act[];
  /** The sentence, as a condition over what has happened. */
  readonly holds: Condition;
}

export const verdicts = ['true', 'false', 'depends'] as const;
export type Verdict = (typeof verdicts)[number];

/** `holds`: in which of the trials the sentence held. */
export function verdictOf(holds: readonly boolean[]): Verdict {
  if (holds.every((each) => each)) return 'true';
  return holds.some((each) => each) ? 'depends' : 'false';
}
