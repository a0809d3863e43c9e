/** Where the steps of a chapter begin: the model path of the steps before is played, once for each chapter, and kept. */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { History } from '#engine/simulation/history.ts';
import type { Chapter } from '#lessons/lesson.ts';
import { type Start, type StartName, starts } from '#lessons/starts.ts';
import { LessonRun } from '../lessonRun.ts';

export interface Opening {
  readonly history: History;
  /** The step of the history at which it is opened. */
  readonly step: number;
  readonly start: Start;
}

interface Played {
  readonly openings: Opening[];
  run: LessonRun | undefined;
  start: StartName;
}

const played = new WeakMap<Chapter, Played>();

/** Where a step begins, by its place in the chapter. */
export function openingOf(chapter: Chapter, index: number, lateParts: LateParts): Opening {
  const known = played.get(chapter) ?? { openings: [], run: undefined, start: chapter.start };
  played.set(chapter, known);
  while (known.openings.length <= index) known.openings.push(nextOpening(chapter, known, lateParts));
  return known.openings[index] as Opening;
}

function nextOpening({ steps }: Chapter, known: Played, lateParts: LateParts): Opening {
  const at = known.openings.length;
  const begins = steps[at]?.start;
  if (begins !== undefined) known.start = begins;
  const start: Start = starts[known.start];
  if (known.run === undefined || begins !== undefined) known.run = new LessonRun(start, lateParts);
  else for (const act of steps[at - 1]?.model ?? []) known.run.perform(act);
  const { run } = known;
  run.openStep();
  return { history: run.history, step: run.trail.frames[0].step, start };
}
