/** Where the steps of a chapter begin: the model path of the steps before is played once, and kept. */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { History } from '#engine/simulation/history.ts';
import type { Chapter } from '#lessons/lesson.ts';
import { type StartName, starts } from '#lessons/starts.ts';
import type { Start } from '#lessons/webStart.ts';
import { LessonRun } from '../lessonRun.ts';

export interface Opening {
  readonly history: History;
  /** The step of the history at which it is opened. */
  readonly step: number;
  readonly start: Start;
}

const runs = new WeakMap<Chapter, (LessonRun | undefined)[]>();

/** Where a step begins, by its place in the chapter. */
export function openingOf(chapter: Chapter, index: number, lateParts: LateParts): Opening {
  const run = runAt(chapter, index, lateParts);
  return { history: run.history, step: run.trail.frames[0].step, start: starts[startAt(chapter, index)] };
}

/** The same with the step's own model path behind it: what a teacher would do is there to be played. */
export function playedOpeningOf(chapter: Chapter, index: number, lateParts: LateParts): Opening {
  const run = runAt(chapter, index, lateParts).fork();
  for (const act of chapter.steps[index]?.model ?? []) run.perform(act);
  return { ...openingOf(chapter, index, lateParts), history: run.history };
}

/** The run of a learner who has done every step before this one as a teacher would. For others to fork: it is kept as it is. */
export function runAt(chapter: Chapter, index: number, lateParts: LateParts): LessonRun {
  const known = runs.get(chapter) ?? [];
  runs.set(chapter, known);
  const run = known[index] ?? playedTo(chapter, index, lateParts);
  known[index] = run;
  return run;
}

/** Only the steps since the last one that begins anew are played. */
function playedTo(chapter: Chapter, index: number, lateParts: LateParts): LessonRun {
  const { start, steps } = chapter;
  const begins = index === 0 ? start : steps[index]?.start;
  if (begins !== undefined) return new LessonRun(starts[begins], lateParts);
  const run = runAt(chapter, index - 1, lateParts).fork();
  for (const act of steps[index - 1]?.model ?? []) run.perform(act);
  run.openStep();
  return run;
}

function startAt({ start, steps }: Chapter, index: number): StartName {
  return steps.slice(0, index + 1).findLast((step) => step.start !== undefined)?.start ?? start;
}
