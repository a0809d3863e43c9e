import { useId, useState } from 'react';
import type { StepWords } from '#i18n/chapterWords.ts';
import type { Puzzle } from '#lessons/puzzles.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { signal } from '#store/signals.ts';
import { useLessonWords } from './useLessonWords.ts';

interface Props {
  readonly stepId: string;
  readonly puzzle: Puzzle;
  readonly labels: StepWords['puzzle'];
}

/** Places to give values to: chosen where there is a choice, typed where there is none. The cluster says what is right. */
export function PuzzleBoard({ stepId, puzzle, labels }: Props) {
  const words = useLessonWords();
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  /** How many were right when the last place had been given something. */
  const [right, setRight] = useState<number>();

  const give = (place: string, value: string) => {
    const all = { ...given, [place]: value.trim() };
    setGiven(all);
    const key = puzzle.key(ordinalStore.getState().frame);
    const isWhole = puzzle.places.every((each) => (all[each] ?? '') !== '');
    setRight(isWhole ? puzzle.places.filter((each) => key[each] === all[each]).length : undefined);
    signal({ type: 'looked', look: { type: 'answer', task: stepId, place, value } });
  };

  return (
    <div className="puzzle">
      {puzzle.places.map((place) => (
        <Place
          key={place}
          place={place}
          label={labels?.places?.[place]}
          values={puzzle.values}
          valueLabels={labels?.values ?? {}}
          value={given[place] ?? ''}
          onGive={(value) => give(place, value)}
        />
      ))}
      <p className="puzzle-right" role="status">
        {right !== undefined && right < puzzle.places.length && words.puzzle.right({ right, of: puzzle.places.length })}
      </p>
    </div>
  );
}

interface PlaceProps {
  readonly place: string;
  readonly label: string | undefined;
  readonly values: readonly string[];
  readonly valueLabels: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onGive: (value: string) => void;
}

function Place({ place, label, values, valueLabels, value, onGive }: PlaceProps) {
  const words = useLessonWords();
  const id = useId();
  return (
    <p className="puzzle-place">
      <label htmlFor={id}>{label ?? <code lang="en">{place}</code>}</label>
      {values.length > 0 ? (
        <select id={id} className="control" value={value} onChange={(event) => onGive(event.target.value)}>
          <option value="" disabled>
            {words.puzzle.choose}
          </option>
          {values.map((each) => (
            <option key={each} value={each}>
              {valueLabels[each] ?? each}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="control"
          type="text"
          maxLength={253}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={value}
          onBlur={(event) => event.target.value.trim() !== value && onGive(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && onGive(event.currentTarget.value)}
        />
      )}
    </p>
  );
}
