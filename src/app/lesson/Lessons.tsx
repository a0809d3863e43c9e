import { useEffect } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { Contents } from './Contents.tsx';
import { LessonBench } from './LessonBench.tsx';
import './lessonFrame.css';
import { followLesson } from './lessonLinks.ts';

/** A step of a lesson, or the table of their contents, in the place of the page's own parts. */
export function Lessons() {
  const lessons = useOrdinal((store) => store.lessons);
  // The address is not React's.
  useEffect(followLesson, []);
  return lessons === 'contents' ? <Contents /> : <LessonBench />;
}
