import { useEffect } from 'react';
import { useStore } from 'zustand';
import { isOnBench } from '#store/challenge/challengeStore.ts';
import { recorderStore } from '#store/lesson/recorder.ts';
import { reportStore } from '#store/lesson/reportStore.ts';
import { useChallenge } from '#store/useChallenge.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { ChallengeBench } from '../challenge/ChallengeBench.tsx';
import { Contents } from './Contents.tsx';
import { LessonBench } from './LessonBench.tsx';
import './lessonFrame.css';
import { followLesson } from './lessonLinks.ts';
import { fetchPartsOfStep } from './partsOfStep.ts';
import { RecordBench } from './RecordBench.tsx';
import { ReportCard } from './ReportCard.tsx';

/** A step of a lesson, a challenge, or the table of their contents, in the place of the page's own parts. */
export function Lessons() {
  const lessons = useOrdinal((store) => store.lessons);
  // The address is not React's.
  useEffect(followLesson, []);
  useEffect(fetchPartsOfStep, []);
  const isChallenge = useChallenge(isOnBench);
  const isRecording = useStore(recorderStore, ({ phase }) => phase !== 'off');
  const isReport = useStore(reportStore, ({ isOpen }) => isOpen);
  return (
    <>
      {lessons === 'contents' ? (
        <Contents />
      ) : isRecording ? (
        <RecordBench />
      ) : isChallenge ? (
        <ChallengeBench />
      ) : (
        <LessonBench />
      )}
      {isReport && <ReportCard />}
    </>
  );
}
