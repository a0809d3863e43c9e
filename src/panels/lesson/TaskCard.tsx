import type { StepWords } from '#i18n/chapterWords.ts';
import type { LessonStep } from '#lessons/lesson.ts';
import { moveStep, showHint, typeForLearner } from '#store/lesson/lessonStore.ts';
import { useLesson } from '#store/useLesson.ts';
import { Icon } from '../common/Icon.tsx';
import { ChapterEnd } from './ChapterEnd.tsx';
import { HintButton, HintList } from './Hints.tsx';
import { linesOf } from './linesOf.ts';
import { PuzzleBoard } from './PuzzleBoard.tsx';
import { RichText } from './RichText.tsx';
import { PredictionOffer, PredictionTold } from './StepPrediction.tsx';
import { useLessonWords } from './useLessonWords.ts';

interface Props {
  readonly step: LessonStep;
  readonly stepWords: StepWords;
  readonly isDone: boolean;
  readonly hasNext: boolean;
  /** A line has been typed for the learner: where it ran shall be seen. */
  readonly onType: () => void;
}

/** At the foot of the text: what to do, and once that is done what it has shown. */
export function TaskCard({ step, stepWords, isDone, hasNext, onType }: Props) {
  const words = useLessonWords();
  return (
    <section className="task" data-done={isDone || undefined} aria-labelledby="task-title">
      <h3 id="task-title" className="task-title">
        {isDone && <Icon name="check" />}
        {isDone ? words.done : words.toDo}
      </h3>
      <div role="status">
        {isDone && (
          <p className="task-text">
            <RichText text={stepWords.caption} />
          </p>
        )}
      </div>
      {isDone ? (
        <>
          <PredictionTold />
          {!hasNext && <ChapterEnd />}
          {hasNext && (
            <button type="button" className="control button primary" onClick={() => void moveStep(1)}>
              {words.nav.next}
              <Icon name="right" />
            </button>
          )}
        </>
      ) : (
        <Task step={step} stepWords={stepWords} onType={onType} />
      )}
    </section>
  );
}

function Task({ step, stepWords, onType }: Pick<Props, 'step' | 'stepWords' | 'onType'>) {
  const { task, hints = [], puzzle } = stepWords;
  const words = useLessonWords();
  const shown = useLesson((state) => state.hints);
  const lines = linesOf(task);
  return (
    <>
      <p className="task-text">
        <RichText text={task} />
      </p>
      <PredictionTold />
      {step.puzzle && <PuzzleBoard stepId={step.id} puzzle={step.puzzle} labels={puzzle} />}
      <div className="task-actions">
        {lines.map((line, at) => (
          <button
            key={line}
            type="button"
            className="control button"
            aria-label={lines.length === 1 ? words.typeLine({ line }) : words.typeNth({ number: at + 1, line })}
            title={line}
            onClick={() => void typeForLearner(line).then(onType)}
          >
            <Icon name="kubectl" />
            {lines.length === 1 ? words.typeIt : words.nth({ number: at + 1 })}
          </button>
        ))}
        <PredictionOffer />
        <HintButton hints={hints} shown={shown} label={words.hint} onShow={showHint} />
      </div>
      <HintList hints={hints} shown={shown} label={words.hints} />
    </>
  );
}
