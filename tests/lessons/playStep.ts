import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Act, Chapter } from '#lessons/lesson.ts';
import { runAt } from '#store/lesson/openings.ts';
import type { LessonRun } from '#store/lessonRun.ts';

/** The run of a learner who has done every step before this one as a teacher would. */
export function openedAt(chapter: Chapter, wanted: string): LessonRun {
  const at = chapter.steps.findIndex(({ id }) => id === wanted);
  if (at < 0) throw new Error(`There is no step ${wanted}.`);
  return runAt(chapter, at, lateParts).fork();
}

/** A line that ends otherwise than it says is a mistake of the author's. */
export function performAll(run: LessonRun, acts: readonly Act[]): void {
  for (const act of acts) {
    const answer = run.perform(act);
    const wanted = act.type === 'type' ? (act.exit ?? 0) : undefined;
    if (answer?.exit !== wanted) throw new Error(`${JSON.stringify(act)}: ${answer?.output}`);
  }
}
