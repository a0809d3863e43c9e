import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Act, Chapter } from '#lessons/lesson.ts';
import { starts } from '#lessons/starts.ts';
import { LessonRun } from '#store/lessonRun.ts';

const openings = new Map<string, LessonRun>();

/** The run of a learner who has done every step before this one as a teacher would. */
export function openedAt({ id, start, steps }: Chapter, wanted: string): LessonRun {
  const at = steps.findIndex((step) => step.id === wanted);
  if (at < 0) throw new Error(`There is no step ${wanted}.`);
  return opened(at).fork();

  function opened(place: number): LessonRun {
    const key = `${id}/${place}`;
    const run = openings.get(key) ?? played(place);
    openings.set(key, run);
    return run;
  }

  function played(place: number): LessonRun {
    const begins = place === 0 ? start : steps[place]?.start;
    if (begins !== undefined) return new LessonRun(starts[begins], lateParts);
    const run = opened(place - 1).fork();
    performAll(run, steps[place - 1]?.model ?? []);
    return run;
  }
}

/** A line that ends otherwise than it says is a mistake of the author's. */
export function performAll(run: LessonRun, acts: readonly Act[]): void {
  for (const act of acts) {
    const answer = run.perform(act);
    const wanted = act.type === 'type' ? (act.exit ?? 0) : undefined;
    if (answer?.exit !== wanted) throw new Error(`${JSON.stringify(act)}: ${answer?.output}`);
  }
}
