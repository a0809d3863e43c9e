/** Where a text says a term of the glossary for the first time. */
import type { Said } from '#i18n/glossaryWords.ts';

export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
  /** The id of the term that it says. */
  readonly term: string | undefined;
}

/**
 * The paragraphs of a text in pieces, of which each term marks one: where it is first said. Code counts as a whole, or up to its colon:
 * `serviceName: nginx` says a term, a line for the terminal does not. The pieces together are the text without its backticks.
 */
export function piecesOf(paragraphs: readonly string[], said: Said): readonly (readonly Piece[])[] {
  const terms = new Map(Object.entries(said).flatMap(([id, forms]) => forms.map((form) => [form, id] as const)));
  const known = new Set<string>();
  const firstSaid = (form: string): string | undefined => {
    const term = terms.get(form) ?? terms.get(form.charAt(0).toLowerCase() + form.slice(1));
    if (term === undefined || known.has(term)) return undefined;
    known.add(term);
    return term;
  };
  const forms = formsOf([...terms.keys()]);
  return paragraphs.map((paragraph) =>
    paragraph.split('`').flatMap((text, at): readonly Piece[] => {
      if (at % 2 === 0) return proseOf(text, forms, firstSaid);
      return [{ text, isCode: true, term: firstSaid(text) ?? firstSaid(text.split(':')[0] ?? '') }];
    }),
  );
}

/** What stands between the terms, and they themselves. */
function proseOf(text: string, forms: RegExp, firstSaid: (form: string) => string | undefined): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: form, index } of text.matchAll(forms)) {
    const term = firstSaid(form);
    if (term === undefined) continue;
    pieces.push({ text: text.slice(from, index), isCode: false, term: undefined }, { text: form, isCode: false, term });
    from = index + form.length;
  }
  return [...pieces, { text: text.slice(from), isCode: false, term: undefined }].filter((piece) => piece.text !== '');
}

/** The longest first: a claim template is no claim. */
function formsOf(forms: readonly string[]): RegExp {
  const longestFirst = forms.toSorted((a, b) => b.length - a.length).map(patternOf);
  // Without any form nothing is found.
  return new RegExp(longestFirst.length === 0 ? '(?!)' : `(?<![\\w-])(?:${longestFirst.join('|')})(?![\\w-])`, 'g');
}

function patternOf(form: string): string {
  const [first = ''] = form;
  const rest = form.slice(1).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return first === first.toUpperCase() ? first + rest : `[${first}${first.toUpperCase()}]${rest}`;
}
