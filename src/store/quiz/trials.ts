/** A sentence of the quiz, tried in the engine; and what was tried, shown on the stage. */
import type { History } from '#engine/simulation/history.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import { type Claim, type Trial, type Verdict, verdictOf } from '#lessons/quiz/claim.ts';
import { now } from '#lessons/trail.ts';
import { Branches } from '../branches.ts';
import { loadFirstUse } from '../firstUse.ts';
import { hideLessons } from '../lesson/lessonStore.ts';
import { LessonRun } from '../lessonRun.ts';
import { ordinalStore } from '../ordinalStore.ts';

export interface Tried {
  readonly holds: boolean;
  readonly history: History;
  /** Where what is tried begins. */
  readonly step: number;
  /** The lines of it, and what they printed. */
  readonly lines: readonly { readonly line: string; readonly output: string }[];
}

/** In the progress that lessons keep, under a name that no chapter has. */
export const quizKey = 'quiz';

/** Plays a trial to its end. */
function tryOut({ start, acts, holds }: Trial, lateParts: LateParts): Tried {
  const run = new LessonRun(start, lateParts);
  run.openStep();
  const { step } = now(run.trail);
  const lines = acts.flatMap((act) => {
    const output = run.perform(act)?.output ?? '';
    return act.type === 'type' ? [{ line: act.line, output }] : [];
  });
  return { holds: holds(run.trail), history: run.history, step, lines };
}

export interface Judged {
  readonly verdict: Verdict;
  readonly tried: readonly Tried[];
}

export function judgeClaim({ trials }: Claim, lateParts: LateParts): Judged {
  const tried = trials.map((trial) => tryOut(trial, lateParts));
  return { verdict: verdictOf(tried.map(({ holds }) => holds)), tried };
}

/** The same, with what the page has not loaded yet. */
export async function judgeOnPage(claim: Claim): Promise<Judged> {
  const { lateParts } = await loadFirstUse();
  return judgeClaim(claim, lateParts);
}

/** Puts a trial on the stage, at its beginning; all that it led to is there to be played. */
export function showTrial({ start: { setName } }: Trial, { history, step }: Tried): void {
  hideLessons();
  ordinalStore.getState().open({ branchesAgain: () => new Branches(history), step, setName });
}
