import { memo } from 'react';
import type { Terminals } from '#store/terminals.ts';
import type { Entry } from '#terminal/entries.ts';
import { useWords } from '#store/useWords.ts';
import { moveFocus } from '../common/moveFocus.ts';
import { CopyEntry } from './CopyEntry.tsx';
import { entryText } from './entryText.ts';
import { LineBlock } from './LineBlock.tsx';

interface Props {
  readonly entry: Entry;
  /** What the entry says changes with it. */
  readonly version: number;
  /** The shown step, when some of the lines are not of the past; otherwise it does not matter. */
  readonly seenFrom: number | undefined;
  readonly terminals: Terminals;
}

const linesOfBlock = 50;

/** A command with its output, to be copied together. */
export const EntryView = memo(function EntryView({ entry, version, seenFrom, terminals }: Props) {
  const { terminal: words } = useWords();
  const { lines, dropped, kind, exit, tookTime } = entry;
  const when = seenFrom === undefined ? 'past' : terminals.whenOf(entry.place);
  const first = Math.floor(dropped / linesOfBlock);
  const count = Math.ceil((dropped + lines.length) / linesOfBlock) - first;
  return (
    <section className="entry" aria-label={entryText(entry, words)} data-kind={kind} data-when={when}>
      <div className="entry-head">
        <span aria-hidden="true" className="entry-sign">
          {kind === 'comment' ? '#' : '$'}
        </span>
        {kind === 'comment' && entry.text.includes('\n') ? (
          <details className="entry-text">
            <summary>
              <code>{entry.text.slice(0, entry.text.indexOf('\n'))} …</code>
            </summary>
            <code>{entry.text.slice(entry.text.indexOf('\n') + 1)}</code>
          </details>
        ) : (
          <code className="entry-text">{entryText(entry, words)}</code>
        )}
        <span className="entry-state">
          {exit === undefined ? words.running : exit > 0 && exit !== 130 ? words.exit(exit) : ''}
        </span>
        <CopyEntry entry={entry} />
      </div>
      {dropped > 0 && <p className="entry-dropped">{words.dropped(dropped)}</p>}
      {lines.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Its buttons take the keys; this moves among them.
        <div
          className="entry-output"
          data-timed={tookTime || undefined}
          onKeyDown={(event) => moveFocus(event, '.line-time')}
        >
          {Array.from({ length: count }, (_, at) => {
            const from = Math.max(0, (first + at) * linesOfBlock - dropped);
            const to = Math.min(lines.length, (first + at + 1) * linesOfBlock - dropped);
            return (
              <LineBlock
                key={first + at}
                entry={entry}
                from={from}
                to={to}
                // Only the last block can still grow.
                version={at === count - 1 || dropped > 0 ? version : 0}
                seenFrom={seenFrom}
                isTimed={tookTime}
                terminals={terminals}
              />
            );
          })}
        </div>
      )}
    </section>
  );
});
