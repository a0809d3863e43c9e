import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Act, Chapter } from '#lessons/lesson.ts';
import { starts } from '#lessons/starts.ts';
import { LessonRun } from '#store/lessonRun.ts';

/** The run of a learner who has done every step before this one as a teacher would. */
export function openedAt({ start, steps }: Chapter, wanted: string): LessonRun {
  let run = new LessonRun(starts[start], lateParts);
  for (const step of steps) {
    if (step.start !== undefined) run = new LessonRun(starts[step.start], lateParts);
    run.openStep();
    if (step.id === wanted) return run;
    performAll(run, step.model);
  }
  throw new Error(`There is no step ${wanted}.`);
}

/** A line that ends otherwise than it says is a mistake of the author's. */
export function performAll(run: LessonRun, acts: readonly Act[]): void {
  for (const act of acts) {
    const answer = run.perform(act);
    const wanted = act.type === 'type' ? (act.exit ?? 0) : undefined;
    if (answer?.exit !== wanted) throw new Error(`${JSON.stringify(act)}: ${answer?.output}`);
  }
}
