/** What keys do to the line that is being typed, as readline does it. */
import type { Completion } from './complete.ts';

export interface Line {
  readonly text: string;
  readonly cursor: number;
}

/** The ways to go on that Tab has found, and which of them stands in the line. */
export interface Choosing {
  readonly completion: Completion;
  /** -1: what they have in common. */
  readonly chosen: number;
}

/** Puts what the choices have in common into the line, or the only one. `choosing` is there when several are left. */
export function takeCompletion(
  { text, cursor }: Line,
  completion: Completion,
): { readonly line: Line; readonly choosing: Choosing | undefined } {
  const { from, choices, common } = completion;
  const [only] = choices;
  if (only === undefined) return { line: { text, cursor }, choosing: undefined };
  if (choices.length === 1) {
    return { line: replaced(text, from, cursor, /[=/]$/.test(only) ? only : `${only} `), choosing: undefined };
  }
  const line = common.length > cursor - from ? replaced(text, from, cursor, common) : { text, cursor };
  return { line, choosing: { completion, chosen: -1 } };
}

/** The next choice, or a certain one, instead of what stands there. */
export function takeChoice(
  { text, cursor }: Line,
  { completion, chosen }: Choosing,
  index = chosen + 1,
): { readonly line: Line; readonly choosing: Choosing } {
  const at = index % completion.choices.length;
  const line = replaced(text, completion.from, cursor, completion.choices[at] ?? '');
  return { line, choosing: { completion, chosen: at } };
}

function replaced(text: string, from: number, to: number, by: string): Line {
  return { text: text.slice(0, from) + by + text.slice(to), cursor: from + by.length };
}

/** What Ctrl with a letter makes of the line; undefined for a key that is the browser's. */
export function editWithControl(key: string, { text, cursor }: Line): Line | undefined {
  const lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
  const nextBreak = text.indexOf('\n', cursor);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  switch (key) {
    case 'a':
      return { text, cursor: lineStart };
    case 'e':
      return { text, cursor: lineEnd };
    case 'u':
      return { text: text.slice(0, lineStart) + text.slice(cursor), cursor: lineStart };
    case 'k':
      return { text: text.slice(0, cursor) + text.slice(lineEnd), cursor };
    default:
      return undefined;
  }
}

/** Where somebody is in the history, and what he was typing before. */
export interface Walk {
  /** How many lines back; 0 is the draft. */
  readonly back: number;
  readonly draft: string;
}

/** The line above or below in the history; undefined at its ends. */
export function walkHistory(
  history: readonly string[],
  text: string,
  walk: Walk | undefined,
  direction: 'up' | 'down',
): { readonly text: string; readonly walk: Walk } | undefined {
  const { back, draft } = walk ?? { back: 0, draft: text };
  const next = back + (direction === 'up' ? 1 : -1);
  if (next < 0 || next > history.length) return undefined;
  const line = next === 0 ? draft : (history[history.length - next] ?? '');
  return { text: line, walk: { back: next, draft } };
}

/** The newest line that holds the text, leaving out so many that do. */
export function searchHistory(history: readonly string[], text: string, skip: number): string | undefined {
  if (text === '') return undefined;
  const found = [...new Set(history.filter((line) => line.includes(text)).reverse())];
  return found[Math.min(skip, found.length - 1)];
}
