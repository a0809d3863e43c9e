import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PredictWords } from '#i18n/predictWords.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import {
  askAnother,
  askHere,
  choose,
  close,
  goBackAndAsk,
  goToAnswer,
  play,
  predictionStore,
} from '#store/predict/predictionStore.ts';
import { useWords } from '#store/useWords.ts';
import { PredictionCard } from './PredictionCard.tsx';
import { tellAsk, tellChoices, tellGrade } from './tellQuestion.ts';
import { usePredictWords } from './usePredictWords.ts';

/** The engine's question about the moment that the page shows; asked for as long as this is there. */
export function Prediction() {
  const words = usePredictWords();
  useEffect(() => {
    void askHere();
    return close;
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    // Escape leaves from wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="group" aria-label={words.label} onKeyDown={onKeyDown}>
      <Phases />
    </div>
  );
}

function Phases() {
  const words = usePredictWords();
  const { phase, question } = useStore(predictionStore);
  if (phase === 'closed') return null;
  if (question === undefined || phase === 'nothing' || phase === 'moved') {
    return (
      <div className="prediction">
        <p className="prediction-label">
          <span>{words.label}</span>
          <CloseButton words={words} />
        </p>
        <p role="status">{phase === 'moved' ? words.moved : words.nothing}</p>
        {phase === 'moved' && (
          <button type="button" className="control button primary" onClick={() => void askHere()}>
            {words.here}
          </button>
        )}
      </div>
    );
  }
  return <Asked />;
}

function Asked() {
  const words = usePredictWords();
  const { phase, question, chosen, grade } = useStore(predictionStore);
  // By the revisions that there are when it is asked; some may be gone when it is answered.
  const choices = useMemo(
    () => question && tellChoices(question, ordinalStore.getState().frame, words),
    [question, words],
  );
  if (question === undefined || choices === undefined) return null;
  return (
    <PredictionCard
      key={question.id}
      words={words}
      question={tellAsk(question, words)}
      choices={choices}
      chosen={chosen}
      phase={phase === 'told' || phase === 'playing' ? phase : 'asking'}
      right={grade?.right}
      onChoose={choose}
      onGo={() => void play()}
      corner={<CloseButton words={words} />}
    >
      {phase === 'playing' ? <OnTheWay words={words} /> : <Told choices={choices} words={words} />}
    </PredictionCard>
  );
}

function OnTheWay({ words }: { readonly words: PredictWords }) {
  return (
    <div className="prediction-next">
      <p>{words.playing}</p>
      <button type="button" className="control button" onClick={goToAnswer}>
        {words.toAnswer}
      </button>
    </div>
  );
}

function Told({ choices, words }: { readonly choices: readonly string[]; readonly words: PredictWords }) {
  const pageWords = useWords();
  const { grade, right, told } = useStore(predictionStore);
  if (grade === undefined) return null;
  const { verdict, mistake, reason } = tellGrade(grade, choices, words, pageWords);
  return (
    <>
      <p className="prediction-verdict" data-right={grade.isRight}>
        {verdict}
      </p>
      {mistake !== undefined && <p>{mistake}</p>}
      {reason !== undefined && <p className="prediction-reason">{reason}</p>}
      <div className="prediction-next">
        <button type="button" className="control button primary" onClick={() => void askHere()}>
          {words.here}
        </button>
        <button type="button" className="control button" onClick={goBackAndAsk}>
          {words.again}
        </button>
        <span>{words.score({ right, told })}</span>
      </div>
    </>
  );
}

function CloseButton({ words }: { readonly words: PredictWords }) {
  const { phase } = useStore(predictionStore);
  return (
    <span className="prediction-corner">
      {phase === 'asking' && (
        <button type="button" className="control button" onClick={askAnother}>
          {words.another}
        </button>
      )}
      <button type="button" className="control button" onClick={close}>
        {words.close}
      </button>
    </span>
  );
}
