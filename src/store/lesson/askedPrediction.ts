/** The question of a step with its answer: what is imagined is played on a copy, and the engine says what comes of it. */
import type { Question } from '#engine/predict/question.ts';
import { questionOfKind } from '#engine/predict/questions.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Chapter } from '#lessons/lesson.ts';
import type { CasesQuestion, StepPrediction } from '#lessons/prediction.ts';
import { starts } from '#lessons/starts.ts';
import { now } from '#lessons/trail.ts';
import { LessonRun } from '../lessonRun.ts';
import { openingOf, runAt } from './openings.ts';

export type AskedPrediction =
  /** `frame`: the moment that it is asked about, in which its revisions are. */
  | { readonly type: 'engine'; readonly question: Question; readonly frame: Frame }
  /** `right`: the place of the right choice. */
  | { readonly type: 'worked'; readonly choices: readonly string[]; readonly right: number };

/** The question of the step at this place of its chapter. Undefined when it has none, or nothing can be asked where it wants to ask. */
export function askedAt(chapter: Chapter, index: number, lateParts: LateParts): AskedPrediction | undefined {
  const predict = chapter.steps[index]?.predict;
  if (predict === undefined) return undefined;
  const { start } = predict;
  const run = start === undefined ? runAt(chapter, index, lateParts).fork() : new LessonRun(starts[start], lateParts);
  const { setName } = start === undefined ? openingOf(chapter, index, lateParts).start : starts[start];
  return askedOf(predict, run, setName, lateParts);
}

/** The same of a run that stands where the step is opened; it is played on. */
export function askedOf(
  predict: StepPrediction,
  run: LessonRun,
  setName: string,
  lateParts: LateParts,
): AskedPrediction | undefined {
  for (const act of predict.given ?? []) run.perform(act);
  if ('ask' in predict) {
    const frame = now(run.trail);
    const question = questionOfKind(predict.ask, run.history, frame.step, setName, lateParts);
    return question && { type: 'engine', question, frame };
  }
  const { choices } = predict;
  const right = choices.indexOf('cases' in predict ? casesThatHold(predict, run) : predict.answer(run.trail));
  return right < 0 ? undefined : { type: 'worked', choices, right };
}

function casesThatHold({ cases, holds }: CasesQuestion, run: LessonRun): string {
  const names = Object.entries(cases).flatMap(([name, acts]) => {
    const own = run.fork();
    for (const act of acts) own.perform(act);
    return holds(own.trail) ? [name] : [];
  });
  return names.join(' ') || 'none';
}
