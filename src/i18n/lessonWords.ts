/** The words around the lessons. They arrive with the first one, or with the table of their contents. */
import { lesson as en } from './en/lesson.ts';
import { LateCatalogue } from './lateCatalogue.ts';

export type LessonWords = typeof en;

export const lessonWords = new LateCatalogue<LessonWords>(en, async () => (await import('./zh/lesson.ts')).lesson);
