import { useEffect, useEffectEvent, useId, useState } from 'react';
import type { StepWords } from '#i18n/chapterWords.ts';
import type { Puzzle } from '#lessons/puzzles.ts';
import { onSignal, signal } from '#store/signals.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
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
  const frame = useOrdinal((store) => store.frame);
  const key = puzzle.key(frame);
  const isWhole = puzzle.places.every((each) => (given[each] ?? '') !== '');
  const right = puzzle.places.filter((each) => key[each] === given[each]).length;
  // A moment that has no key is not the one that is asked about.
  const isMoment = puzzle.places.every((each) => key[each] !== undefined);

  const give = (place: string, value: string) =>
    signal({ type: 'looked', look: { type: 'answer', task: stepId, place, value } });

  // A lecturer's key gives answers too.
  useEffect(
    () =>
      onSignal((what) => {
        if (what.type !== 'looked' || what.look.type !== 'answer' || what.look.task !== stepId) return;
        const { place, value } = what.look;
        setGiven((before) => ({ ...before, [place]: value.trim() }));
      }),
    [stepId],
  );

  // What was said at another moment is said of this one, too, as soon as it is shown.
  const sayAgain = useEffectEvent(() => {
    for (const [place, value] of Object.entries(given)) give(place, value);
  });
  useEffect(() => {
    if (isMoment) sayAgain();
  }, [isMoment]);

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
        {!isWhole
          ? undefined
          : isMoment
            ? right < puzzle.places.length && words.puzzle.right({ right, of: puzzle.places.length })
            : words.puzzle.elsewhere}
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
          key={value}
          defaultValue={value}
          onBlur={(event) => event.target.value.trim() !== value && onGive(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && onGive(event.currentTarget.value)}
        />
      )}
    </p>
  );
}
