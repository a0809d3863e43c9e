/** React's door to the lesson. */
import { useStore } from 'zustand';
import { type LessonState, lessonStore } from './lesson/lessonStore.ts';

/** A slice of it; the component draws again only when the slice changes. */
export function useLesson<T>(select: (state: LessonState) => T): T {
  return useStore(lessonStore, select);
}
