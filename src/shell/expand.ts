/** What was typed becomes words: braces, variables, `$(…)`, sums, splitting at blanks, files that match (POSIX 2.6). */
import { calculate } from './arithmetic.ts';
import { expandBraces } from './braces.ts';
import { expandVariable } from './parameters.ts';
import { matchFiles } from './patterns.ts';
import type { Shell } from './shell.ts';
import type { Running } from './streams.ts';
import type { Script, Word, WordPart } from './syntax.ts';

/** Where words are made. */
export interface Expanding {
  readonly shell: Shell;
  /** Runs what stands in `$(…)`. */
  output(script: Script): Running<string | Problem>;
}

export interface Problem {
  readonly problem: string;
}

/** A piece of an expanded word. What is not quoted is matched with files, and split at blanks when it `splits`. */
export interface Piece {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly splits: boolean;
}

const mostWords = 10_000;
const mostText = 1024 * 1024;

/** The words that a command gets. */
export function* expandWords(
  words: readonly Word[],
  expanding: Expanding,
): Running<{ readonly words: readonly string[] } | Problem> {
  const made: string[] = [];
  let length = 0;
  for (const typed of words) {
    const variants = expandBraces(typed, mostWords - made.length);
    if (variants === undefined) return tooMany;
    for (const word of variants) {
      const pieces = yield* expandParts(word.parts, expanding);
      if ('problem' in pieces) return pieces;
      for (const field of splitFields(pieces)) {
        const found = fieldWords(field, expanding.shell);
        made.push(...found);
        length += found.reduce((sum, text) => sum + text.length, 0);
        if (made.length > mostWords || length > mostText) return tooMany;
      }
    }
  }
  return { words: made };
}

const tooMany: Problem = { problem: 'the line becomes more than 10000 words or 1 MiB' };

/** A word that stays one: what is assigned, a file's name, a here-document. */
export function* expandText(word: Word, expanding: Expanding): Running<string | Problem> {
  const pieces = yield* expandParts(word.parts, expanding);
  if ('problem' in pieces) return pieces;
  return pieces.map(({ text }) => text).join('');
}

function* expandParts(parts: readonly WordPart[], expanding: Expanding): Running<readonly Piece[] | Problem> {
  const pieces: Piece[] = [];
  let length = 0;
  for (const [at, part] of parts.entries()) {
    const text = yield* expandPart(part, at === 0, expanding);
    if (typeof text !== 'string') return text;
    pieces.push({ text, isQuoted: part.isQuoted, splits: part.type !== 'text' && !part.isQuoted });
    length += text.length;
    if (length > mostText) return tooMany;
  }
  return pieces;
}

function* expandPart(part: WordPart, isFirst: boolean, expanding: Expanding): Running<string | Problem> {
  const { shell } = expanding;
  switch (part.type) {
    case 'text':
      return isFirst && !part.isQuoted ? withHome(part.text, shell) : part.text;
    case 'variable': {
      const operand = part.operand === undefined ? '' : yield* expandText(part.operand, expanding);
      return typeof operand === 'string' ? expandVariable(part, operand, shell) : operand;
    }
    case 'command': {
      const output = yield* expanding.output(part.script);
      return typeof output === 'string' ? output.replace(/\n+$/, '') : output;
    }
    case 'sum': {
      const expression = yield* expandText(part.expression, expanding);
      return typeof expression === 'string' ? calculate(expression, shell.variables) : expression;
    }
  }
}

function withHome(text: string, { variables }: Shell): string {
  return text === '~' || text.startsWith('~/') ? `${variables.get('HOME') ?? '~'}${text.slice(1)}` : text;
}

/** Splits at the blanks that came out of variables and commands. Words without any character disappear, unless they were quoted. */
function splitFields(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const fields: Piece[][] = [];
  let field: Piece[] = [];
  const finish = () => {
    if (field.some(({ text, isQuoted }) => text !== '' || isQuoted)) fields.push(field);
    field = [];
  };
  for (const piece of pieces) {
    if (!piece.splits) {
      field.push(piece);
      continue;
    }
    for (const [at, text] of piece.text.split(/[ \t\n]+/).entries()) {
      if (at > 0) finish();
      if (text !== '') field.push({ ...piece, text });
    }
  }
  finish();
  return fields;
}

/** The files that a word with `*` matches, or the word itself. */
function fieldWords(field: readonly Piece[], shell: Shell): readonly string[] {
  const isPattern = field.some(({ text, isQuoted }) => !isQuoted && /[*?[]/.test(text));
  const files = isPattern ? matchFiles(field, shell) : [];
  return files.length > 0 ? files : [field.map(({ text }) => text).join('')];
}
