import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Pane, Terminals } from '#store/terminals.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useWords } from '#store/useWords.ts';
import { IconButton } from '../common/IconButton.tsx';
import { Beginning } from './Beginning.tsx';
import { EditForm } from './EditForm.tsx';
import { EntryView } from './EntryView.tsx';
import { Prompt } from './Prompt.tsx';
import { SpokenOutput } from './SpokenOutput.tsx';

interface Props {
  readonly number: number;
  readonly pane: Pane;
  readonly terminals: Terminals;
  readonly onClose: (() => void) | undefined;
}

/** How near to the end somebody has to be to be kept there. */
const nearPx = 48;

/** One terminal: what was entered with its output, and the line to type in. */
export function TerminalPane({ number, pane, terminals, onClose }: Props) {
  const { terminal: words } = useWords();
  const { step } = useCalmFrame().frame;
  const titleId = useId();
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const { session, version } = pane;
  const { editing } = session;
  const [hasEdited, setEdited] = useState(false);
  const leaveEditor = (text: string) => {
    setEdited(true);
    terminals.leaveEditor(session, text);
  };
  const run = useCallback((text: string) => terminals.type(session, text), [terminals, session]);

  // Who reads further up is left there; who reads the newest line goes on reading it.
  useLayoutEffect(() => {
    const element = log.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [version]);

  return (
    <section className="terminal" aria-labelledby={titleId}>
      <div className="terminal-head">
        <h3 id={titleId} className={onClose === undefined ? 'unseen' : undefined}>
          {words.pane(number)}
        </h3>
        {onClose && <IconButton icon="close" label={words.closePane} onClick={onClose} />}
      </div>
      <div
        ref={log}
        role="log"
        aria-live="off"
        aria-label={words.output(number)}
        className="terminal-log"
        lang="en"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A region that scrolls must be reached by keys.
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearPx;
        }}
      >
        {session.entries.map((entry) => (
          <EntryView
            key={entry.id}
            entry={entry}
            version={entry.version}
            seenFrom={terminals.isAllPast(entry) ? undefined : step}
            terminals={terminals}
          />
        ))}
        {number === 1 && session.entries.every(({ kind }) => kind === 'comment') && <Beginning onRun={run} />}
      </div>
      <SpokenOutput session={session} version={version} />
      {editing === undefined ? (
        <Prompt
          isFirst={number === 1}
          takesFocus={hasEdited}
          session={session}
          version={version}
          onRun={run}
          onInterrupt={(typed) => terminals.interrupt(session, typed)}
          onEndInput={() => terminals.endInput(session)}
          onClear={() => session.clear()}
        />
      ) : (
        <EditForm key={editing.path} file={editing} onLeave={leaveEditor} />
      )}
    </section>
  );
}
