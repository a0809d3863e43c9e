import './predict.css';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';

export interface CardWords {
  /** Above the question. */
  readonly label: string;
  readonly go: string;
}

interface Props {
  readonly words: CardWords;
  readonly question: ReactNode;
  readonly choices: readonly string[];
  readonly chosen: number | undefined;
  readonly phase: 'asking' | 'playing' | 'told';
  /** Which choice is the right one; known once it is told. */
  readonly right?: number | undefined;
  readonly onChoose: (place: number) => void;
  readonly onGo: () => void;
  /** What is told of the answer, and what can be done next. */
  readonly children?: ReactNode;
  /** On the upper edge, beside the label. */
  readonly corner?: ReactNode;
}

/** A question with its choices: first one is chosen, then it plays, then it is told whether that was right and why. */
export function PredictionCard(props: Props) {
  const { words, question, choices, chosen, phase, right, onChoose, onGo, children, corner } = props;
  const id = useId();
  const answer = useRef<HTMLDivElement>(null);
  // The button that was pressed has gone.
  useEffect(() => {
    if (phase !== 'asking') answer.current?.focus({ preventScroll: true });
  }, [phase]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (phase === 'asking' && chosen !== undefined) onGo();
  };
  return (
    <form className="prediction" data-phase={phase} onSubmit={onSubmit}>
      <p className="prediction-label">
        <span>{words.label}</span>
        {corner}
      </p>
      <fieldset disabled={phase !== 'asking'}>
        <legend>{question}</legend>
        <div className="prediction-choices">
          {choices.map((choice, place) => (
            <label
              key={choice}
              className="prediction-choice"
              data-right={right === undefined ? undefined : right === place}
            >
              <input
                type="radio"
                className="unseen"
                name={id}
                value={place}
                checked={chosen === place}
                onChange={() => onChoose(place)}
              />
              <span>{choice}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {phase === 'asking' && (
        <button type="submit" className="control button primary prediction-go" aria-disabled={chosen === undefined}>
          {words.go}
        </button>
      )}
      <div className="prediction-answer" role="status" tabIndex={-1} ref={answer}>
        {phase !== 'asking' && children}
      </div>
    </form>
  );
}
