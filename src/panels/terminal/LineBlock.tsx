import { memo } from 'react';
import type { Terminals } from '#store/terminals.ts';
import type { Entry, OutputLine } from '#terminal/entries.ts';
import { useWords } from '#store/useWords.ts';
import { clockText } from '../timeline/clockText.ts';

interface Props {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
  readonly version: number;
  readonly seenFrom: number | undefined;
  readonly isTimed: boolean;
  readonly terminals: Terminals;
}

/** Some lines of an output; of one that took time each new moment stands before its first line and can be gone to. */
export const LineBlock = memo(function LineBlock({ entry, from, to, seenFrom, isTimed, terminals }: Props) {
  const { lines } = entry;
  return lines
    .slice(from, to)
    .map((line, at) => (
      <Line
        key={entry.dropped + from + at}
        line={line}
        isLast={from + at === lines.length - 1}
        isNewMoment={isTimed && !isSameMoment(line, lines[from + at - 1])}
        isTimed={isTimed}
        seenFrom={seenFrom}
        terminals={terminals}
      />
    ));
});

interface LineProps {
  readonly line: OutputLine;
  readonly isLast: boolean;
  readonly isNewMoment: boolean;
  readonly isTimed: boolean;
  readonly seenFrom: number | undefined;
  readonly terminals: Terminals;
}

const Line = memo(function Line({ line, isLast, isNewMoment, isTimed, seenFrom, terminals }: LineProps) {
  const { terminal: words } = useWords();
  const when = seenFrom === undefined ? 'past' : terminals.whenOf(line.place);
  const time = clockText(line.place.atMs);
  const go = () => {
    // Who selects text to copy it does not want to travel.
    if (getSelection()?.isCollapsed !== false) terminals.goTo(line.place);
  };
  return (
    // The button of the line's moment does the same for keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="line"
      data-stream={line.stream}
      data-when={when}
      title={when === 'past' ? undefined : words[when]}
      onClick={isTimed ? go : undefined}
    >
      {isTimed &&
        (isNewMoment ? (
          <button
            type="button"
            className="line-time"
            aria-label={words.goTo(time)}
            // One stop for all of them; arrows lead from one to the next.
            tabIndex={isLast ? 0 : -1}
            disabled={when === 'gone'}
            onClick={(event) => {
              event.stopPropagation();
              terminals.goTo(line.place);
            }}
          >
            {time}
          </button>
        ) : (
          <span className="line-time" />
        ))}
      <span className="line-text">{line.text === '' ? '\n' : line.text}</span>
    </div>
  );
});

function isSameMoment({ place }: OutputLine, before: OutputLine | undefined): boolean {
  return before !== undefined && before.place.step === place.step && before.place.branch === place.branch;
}
