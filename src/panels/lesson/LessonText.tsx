import { useEffect, useRef } from 'react';
import { beginStepAgain, hideLessons, setLecture, stepOf } from '#store/lesson/lessonStore.ts';
import { useLesson } from '#store/useLesson.ts';
import './lesson.css';
import { StepText } from './StepText.tsx';
import { StrayCard } from './StrayCard.tsx';
import { TaskCard } from './TaskCard.tsx';
import { useChapterWords, useLessonWords } from './useLessonWords.ts';

/** A step as it is read: where we are, what it is about, and what to do. */
export function LessonText({ onType }: { readonly onType: () => void }) {
  const words = useLessonWords();
  const chapter = useLesson((state) => state.chapter);
  const at = useLesson((state) => state.at);
  const phase = useLesson((state) => state.phase);
  const isStray = useLesson((state) => state.isStray);
  const step = useLesson(stepOf);
  const chapterWords = useChapterWords(chapter?.id ?? '');
  const page = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  // Each step is read from its first line. On a small screen all of it scrolls, otherwise the text alone.
  useEffect(() => {
    for (const { current } of [page, text]) if (current !== null) current.scrollTop = 0;
  }, [step]);
  if (chapter === undefined || step === undefined) return null;
  const stepWords = chapterWords?.steps[step.id];
  if (chapterWords === undefined || stepWords === undefined) return <p className="lesson-text">{words.failed}</p>;
  return (
    <div className="lesson-page" ref={page}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A region that scrolls must be reached by keys. */}
      <div className="lesson-text" ref={text} role="region" aria-labelledby="lesson-title" tabIndex={0}>
        <p className="lesson-place">
          {words.place({ chapter: chapterWords.title, step: at + 1, steps: chapter.steps.length })}
        </p>
        <h2 id="lesson-title" className="lesson-title">
          {stepWords.title}
        </h2>
        <StepText key={step.id} paragraphs={stepWords.text} />
        <p className="lesson-ways">
          <button type="button" onClick={beginStepAgain}>
            {words.again}
          </button>
          <button type="button" onClick={hideLessons}>
            {words.explore}
          </button>
          <button type="button" onClick={() => setLecture(true)}>
            {words.lecture.begin}
          </button>
        </p>
      </div>
      {phase === 'failed' ? (
        <p className="task" role="alert">
          {words.failed}
        </p>
      ) : isStray ? (
        <StrayCard text={words.stray} again={words.again} onAgain={beginStepAgain} />
      ) : (
        <TaskCard
          key={step.id}
          step={step}
          stepWords={stepWords}
          isDone={phase === 'done'}
          hasNext={at + 1 < chapter.steps.length}
          onType={onType}
        />
      )}
    </div>
  );
}
