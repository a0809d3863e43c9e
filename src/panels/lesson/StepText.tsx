import { type MouseEvent, useId, useMemo } from 'react';
import { glossary, type Term } from '#lessons/glossary.ts';
import { placeUnder } from '../common/placePopover.ts';
import { RichText } from './RichText.tsx';
import { type Piece, piecesOf } from './termsIn.ts';
import { useLessonWords } from './useLessonWords.ts';
import { useTerms } from './useTerms.ts';

/** The paragraphs of a step. Where one says a term of the glossary for the first time, it opens what the term means. */
export function StepText({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  const terms = useTerms();
  const id = useId();
  const pieces = useMemo(() => piecesOf(paragraphs, terms?.said ?? {}), [paragraphs, terms]);
  const found = pieces.flat().flatMap(({ term }) => glossary.filter((each) => each.id === term));
  return (
    <>
      {pieces.map((paragraph, at) => (
        <p key={paragraphs[at]}>
          {paragraph.map((piece, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- The pieces of a text have no other name than their place.
            <PieceText key={place} piece={piece} card={`${id}-${piece.term}`} />
          ))}
        </p>
      ))}
      {found.map((term) => (
        <TermCard key={term.id} id={`${id}-${term.id}`} term={term} meaning={terms?.meanings[term.id] ?? ''} />
      ))}
    </>
  );
}

function PieceText({ piece: { text, isCode, term }, card }: { readonly piece: Piece; readonly card: string }) {
  const content = isCode ? <code lang="en">{text}</code> : text;
  if (term === undefined) return content;
  // A button would be a box in its line, from which the comma behind it may be torn off.
  return (
    <a className="term" href={`#glossary=${term}`} onClick={(event) => openCard(event, card)}>
      {content}
    </a>
  );
}

function openCard(event: MouseEvent<HTMLElement>, id: string): void {
  const card = document.getElementById(id);
  // In another tab it is the glossary that opens.
  if (card === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  card.showPopover({ source: event.currentTarget });
  placeUnder(card, event.currentTarget);
}

interface CardProps {
  readonly id: string;
  readonly term: Term;
  readonly meaning: string;
}

/** Opens beside the word; Escape closes it, and the focus is where it was. */
function TermCard({ id, term, meaning }: CardProps) {
  const words = useLessonWords();
  return (
    <div id={id} popover="auto" role="group" aria-label={term.name} className="card popover term-card">
      <p className="term-name" lang="en" translate="no">
        {term.name}
      </p>
      <p>
        <RichText text={meaning} />
      </p>
      <a href={`#glossary=${term.id}`}>{words.inGlossary}</a>
    </div>
  );
}
