/**
 * A challenge: a cluster in some state, and one that it is to be brought into. How that is done is the learner's business; the cluster says
 * whether it is done, and what it has cost. A challenge is data; its words are in `i18n`.
 */
import type { Request } from '#engine/simulation/scenario.ts';
import type { Act, Condition } from '../lesson.ts';
import type { Start } from '../webStart.ts';

export interface Challenge<Id extends string = string> extends Variant {
  /** As in `#challenge=<id>`. */
  readonly id: Id;
  /** The chapter that teaches what it takes. */
  readonly chapter: string;
  readonly level: 'easy' | 'medium' | 'hard';
  /** What is wanted. It has to stay so for `holdMs`. */
  readonly goal: Condition;
  /** Who relies on the set needs so many ready pods: while there are fewer, it is unavailable. */
  readonly floor: number;
  /** What of the things that befall machines and applications may be asked for; nothing when absent. */
  readonly allows?: (request: Request) => boolean;
  /** What the picture of the goal shows of each pod, beside whether it is ready. */
  readonly shows: readonly Shown[];
  /** Fields of the set that the goal is about, by their paths. */
  readonly fields?: readonly string[];
  /** What may be reached on the way to the goal, for who wants to do better; and a way to both, within par. */
  readonly bonus?: { readonly goal: Condition; readonly model: readonly Act[] };
  /** Of what may be behind what one sees, all, this one first: what is right in one is wrong in another. Which it is, is drawn when it opens. */
  readonly variants?: readonly Variant[];
}

/** What depends on the truth behind what one sees. */
export interface Variant {
  readonly start: Start;
  /** What a master needs. */
  readonly par: Par;
  /** What a master does: it ends with the goal reached, within par. */
  readonly model: readonly Act[];
  /** Other ways to the goal, at more than par. */
  readonly longer?: readonly (readonly Act[])[];
  /** What a learner might do and think it enough: none of these may end with the goal reached. */
  readonly negatives: readonly (readonly Act[])[];
}

export interface Par {
  readonly actions: number;
  /** Simulated seconds with fewer ready pods than the floor, from the first action on. */
  readonly unavailableSeconds: number;
}

/** `kept`: whether pod and claim are the very ones that were there at the beginning. `name`: whether its DNS name resolves. */
export type Shown = 'image' | 'kept' | 'claim' | 'node' | 'name';

/** The challenge with each of the truths that may be behind it; most have one. */
export function variantsOf(challenge: Challenge): readonly Challenge[] {
  return challenge.variants?.map((variant) => ({ ...challenge, ...variant })) ?? [challenge];
}

/** Par of the easiest variant and of the hardest: more would tell which it is. */
export function parsOf(challenge: Challenge): { readonly least: Par; readonly most: Par } {
  const pars = variantsOf(challenge).map(({ par }) => par);
  const of = (choose: (...values: number[]) => number): Par => ({
    actions: choose(...pars.map(({ actions }) => actions)),
    unavailableSeconds: choose(...pars.map(({ unavailableSeconds }) => unavailableSeconds)),
  });
  return { least: of(Math.min), most: of(Math.max) };
}

/** A goal that is reached for a moment only is not reached (plan 5). */
export const holdMs = 120_000;
