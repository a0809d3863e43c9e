/** What somebody has to show of the chapters: a row for each, and their sum. */
import type { Chapter } from '#lessons/lesson.ts';
import type { LessonMarks } from './marks.ts';
import type { LessonProgress } from './progress.ts';

export interface Report {
  readonly steps: number;
  readonly done: number;
  /** How many predictions there are to be made, were made, and were right. */
  readonly predictions: number;
  readonly predicted: number;
  readonly right: number;
  readonly hints: number;
}

/** Of one chapter. Steps that it does not have any more count for nothing. */
export function reportOf({ id, steps }: Chapter, progress: LessonProgress, marks: LessonMarks): Report {
  const own = steps.map((step) => marks[`${id}/${step.id}`] ?? {});
  return {
    steps: steps.length,
    done: steps.filter((step) => progress[id]?.includes(step.id)).length,
    predictions: steps.filter(({ predict }) => predict !== undefined).length,
    predicted: own.filter(({ predicted }) => predicted !== undefined).length,
    right: own.filter(({ predicted }) => predicted === 'right').length,
    hints: own.reduce((sum, { hints = 0 }) => sum + hints, 0),
  };
}

export function sumOf(reports: readonly Report[]): Report {
  const sum = (field: keyof Report) => reports.reduce((all, report) => all + report[field], 0);
  return {
    steps: sum('steps'),
    done: sum('done'),
    predictions: sum('predictions'),
    predicted: sum('predicted'),
    right: sum('right'),
    hints: sum('hints'),
  };
}
