import { useEffect, useRef, useState } from 'react';
import type { Session } from '#terminal/session.ts';
import { newOutput, type Spoken, spokenUpTo } from '#terminal/newOutput.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

/** Read out at once; who wants more of a long output reads it in the log. */
const mostLines = 20;
const mostPieces = 5;

interface Piece {
  readonly id: number;
  readonly lines: readonly string[];
}

/**
 * What a screen reader says of the output: each line once, when it is printed, without the buttons beside it. The log itself says nothing,
 * because there lines change their look as time moves.
 */
export function SpokenOutput({ session, version }: { readonly session: Session; readonly version: number }) {
  const { terminal: words } = useWords();
  const language = useOrdinal((store) => store.language);
  // What was there before somebody looked is not read out.
  const spoken = useRef<Spoken>(undefined);
  const [pieces, setPieces] = useState<readonly Piece[]>([]);

  useEffect(() => {
    const before = spoken.current;
    spoken.current = spokenUpTo(session.entries);
    if (before === undefined) return;
    const lines = newOutput(session.entries, before);
    if (lines.length > 0) setPieces((said) => [...said.slice(1 - mostPieces), { id: version, lines }]);
  }, [session, version]);

  return (
    <div className="unseen" aria-live="polite" lang="en">
      {pieces.map(({ id, lines }) => (
        <p key={id}>
          {lines.slice(0, mostLines).join('\n')}
          {lines.length > mostLines && (
            <span lang={language === 'zh' ? 'zh-Hans' : 'en'}> … {words.moreLines(lines.length - mostLines)}</span>
          )}
        </p>
      ))}
    </div>
  );
}
