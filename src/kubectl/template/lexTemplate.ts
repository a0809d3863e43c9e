/** A Go template as pieces: text, and actions cut into words (text/template `lex`). */

export interface Word {
  readonly type: 'identifier' | 'field' | 'variable' | 'string' | 'number' | 'symbol' | 'space';
  readonly text: string;
}

export type Piece =
  | { readonly type: 'text'; readonly text: string; readonly line: number }
  | { readonly type: 'action'; readonly words: readonly Word[]; readonly line: number };

export interface TemplateProblem {
  readonly problem: string;
  readonly line: number;
}

/** The pieces in their order, or the first thing that cannot be read. `{{-` and `-}}` take the blanks beside them away. */
export function lexTemplate(template: string): readonly Piece[] | TemplateProblem {
  const pieces: Piece[] = [];
  let at = 0;
  let isTrimmed = false;
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    const text = template.slice(at, open < 0 ? undefined : open);
    const line = lineAt(template, at);
    const trimsBefore = open >= 0 && /^\{\{-\s/.test(template.slice(open, open + 4));
    const shown = trimmed(text, isTrimmed, trimsBefore);
    if (shown !== '') pieces.push({ type: 'text', text: shown, line });
    if (open < 0) return pieces;
    const start = open + (trimsBefore ? 3 : 2);
    const action = lexAction(template, start);
    if ('problem' in action) return action;
    if (action.words.length > 0 || !action.isComment) {
      pieces.push({ type: 'action', words: action.words, line: lineAt(template, open) });
    }
    isTrimmed = action.trimsAfter;
    at = action.end;
  }
  return pieces;
}

interface Action {
  readonly words: readonly Word[];
  readonly end: number;
  readonly trimsAfter: boolean;
  readonly isComment: boolean;
}

const patterns: readonly (readonly [Word['type'], RegExp])[] = [
  ['space', /\s+/y],
  ['string', /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'/y],
  ['number', /[-+]?(?:0[xX][0-9a-fA-F_]+|\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)/y],
  ['field', /\.[_\p{L}][_\p{L}\p{Nd}]*/uy],
  ['variable', /\$[_\p{L}\p{Nd}]*/uy],
  ['identifier', /[_\p{L}][_\p{L}\p{Nd}]*/uy],
  ['symbol', /:=|[.|(),=]/y],
];

function lexAction(template: string, start: number): Action | TemplateProblem {
  const comment = /\s*\/\*[^]*?\*\/(\s-)?\s*\}\}/y;
  comment.lastIndex = start;
  const found = comment.exec(template);
  if (found !== null) {
    return { words: [], end: comment.lastIndex, trimsAfter: found[1] !== undefined, isComment: true };
  }
  const words: Word[] = [];
  let at = start;
  for (;;) {
    const close = /(?:\s-)?\}\}/y;
    close.lastIndex = at;
    const closing = close.exec(template);
    if (closing !== null) return { words, end: close.lastIndex, trimsAfter: closing[0].length > 2, isComment: false };
    const line = lineAt(template, at);
    if (at >= template.length) return { problem: 'unclosed action', line };
    const word = wordAt(template, at);
    if (word === undefined) return { problem: strayCharacter(template, at), line };
    words.push(word);
    at += word.text.length;
  }
}

function wordAt(template: string, at: number): Word | undefined {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(template)?.[0];
    if (text !== undefined) return { type, text };
  }
  return undefined;
}

function strayCharacter(template: string, at: number): string {
  const character = String.fromCodePoint(template.codePointAt(at) ?? 0);
  if (character === '"') return 'unterminated quoted string';
  if (character === '`') return 'unterminated raw quoted string';
  if (character === "'") return 'unterminated character constant';
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `unrecognized character in action: U+${hex} '${character}'`;
}

function trimmed(text: string, before: boolean, after: boolean): string {
  const shown = before ? text.replace(/^[ \t\r\n]+/, '') : text;
  return after ? shown.replace(/[ \t\r\n]+$/, '') : shown;
}

function lineAt(template: string, at: number): number {
  let line = 1;
  for (let next = template.indexOf('\n'); next >= 0 && next < at; next = template.indexOf('\n', next + 1)) line += 1;
  return line;
}
