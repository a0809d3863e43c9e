import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { gradeOf } from '#engine/predict/question.ts';
import type { PredictionWords } from '#i18n/chapterWords.ts';
import type { PredictWords } from '#i18n/predictWords.ts';
import type { AskedPrediction } from '#store/lesson/askedPrediction.ts';
import { stepOf } from '#store/lesson/lessonStore.ts';
import {
  askPrediction,
  choosePrediction,
  dropPrediction,
  rightOf,
  sayPrediction,
  stepPredictionStore,
  tellPrediction,
} from '#store/lesson/stepPrediction.ts';
import { useLesson } from '#store/useLesson.ts';
import { useWords } from '#store/useWords.ts';
import { PredictionCard } from '../predict/PredictionCard.tsx';
import { tellAsk, tellChoices, tellGrade } from '../predict/tellQuestion.ts';
import { usePredictWords } from '../predict/usePredictWords.ts';
import { RichText } from './RichText.tsx';
import { useChapterWords, useLessonWords } from './useLessonWords.ts';

/** The question, in the place of the task, until there is an answer to it or somebody does not want it. */
export function PredictionAsked() {
  const words = useLessonWords().predict;
  const predictWords = usePredictWords();
  const { asked, chosen } = useStore(stepPredictionStore);
  const stepWords = useStepWords();
  if (asked === undefined || stepWords === undefined) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dropPrediction();
  };
  return (
    // Escape leaves from wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="group" aria-label={words.label} onKeyDown={onKeyDown}>
      <PredictionCard
        words={{ label: words.label, go: words.say }}
        question={<Question asked={asked} stepWords={stepWords} predictWords={predictWords} />}
        choices={choicesOf(asked, stepWords, predictWords)}
        chosen={chosen}
        phase="asking"
        onChoose={choosePrediction}
        onGo={sayPrediction}
        corner={
          <button type="button" className="control button" onClick={dropPrediction}>
            {words.later}
          </button>
        }
      />
    </div>
  );
}

/** The way to the question, among the task's buttons. */
export function PredictionOffer() {
  const words = useLessonWords().predict;
  const { phase } = useStore(stepPredictionStore);
  const stepWords = useStepWords();
  if (stepWords === undefined || (phase !== 'idle' && phase !== 'thinking')) return null;
  return (
    <button
      type="button"
      className="control button"
      aria-disabled={phase === 'thinking'}
      onClick={() => void askPrediction()}
    >
      {phase === 'thinking' ? words.thinking : words.offer}
    </button>
  );
}

/** What was said; and once it is told what became of it, and why. */
export function PredictionTold() {
  const words = useLessonWords().predict;
  const predictWords = usePredictWords();
  const { phase, asked, chosen = -1 } = useStore(stepPredictionStore);
  const stepWords = useStepWords();
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed has gone.
  useEffect(() => {
    if (phase === 'said' || (phase === 'told' && document.activeElement === document.body)) place.current?.focus();
  }, [phase]);
  if (asked === undefined || stepWords === undefined || (phase !== 'said' && phase !== 'told')) return null;
  const choices = choicesOf(asked, stepWords, predictWords);
  return (
    <div className="task-prediction" ref={place} role="status" tabIndex={-1}>
      {phase === 'told' ? (
        <Told asked={asked} chosen={chosen} choices={choices} stepWords={stepWords} predictWords={predictWords} />
      ) : (
        <p>
          {words.said({ choice: choices[chosen] ?? '' })}{' '}
          <button type="button" onClick={tellPrediction}>
            {words.tell}
          </button>
        </p>
      )}
    </div>
  );
}

interface ToldProps extends QuestionProps {
  readonly chosen: number;
  readonly choices: readonly string[];
}

function Told({ asked, chosen, choices, stepWords, predictWords }: ToldProps) {
  const words = useLessonWords().predict;
  const pageWords = useWords();
  const { verdict } = predictWords;
  const right = rightOf(asked);
  const grade = asked.type === 'engine' ? gradeOf(asked.question, chosen) : undefined;
  const told = grade && tellGrade(grade, choices, predictWords, pageWords);
  const reasons = [told?.mistake, told?.reason, stepWords.why].filter((reason) => reason !== undefined);
  return (
    <>
      <p>
        {words.told}:{' '}
        <strong>{chosen === right ? verdict.right : verdict.wrong({ right: choices[right] ?? '' })}</strong>
      </p>
      {reasons.map((reason) => (
        <p key={reason}>
          <RichText text={reason} />
        </p>
      ))}
    </>
  );
}

interface QuestionProps {
  readonly asked: AskedPrediction;
  readonly stepWords: PredictionWords;
  readonly predictWords: PredictWords;
}

function Question({ asked, stepWords, predictWords }: QuestionProps) {
  if (asked.type === 'worked') return <RichText text={stepWords.question} />;
  return (
    <>
      <span className="prediction-given">
        <RichText text={stepWords.question} />
      </span>
      {tellAsk(asked.question, predictWords)}
    </>
  );
}

function choicesOf(asked: AskedPrediction, stepWords: PredictionWords, words: PredictWords): readonly string[] {
  if (asked.type === 'engine') return tellChoices(asked.question, asked.frame, words);
  return asked.choices.map((id) => stepWords.choices?.[id] ?? id);
}

/** Of the open step; undefined when it asks for no prediction. */
function useStepWords(): PredictionWords | undefined {
  const chapter = useLesson((state) => state.chapter);
  const step = useLesson(stepOf);
  const words = useChapterWords(chapter?.id ?? '')?.steps[step?.id ?? '']?.predict;
  return step?.predict === undefined ? undefined : words;
}
