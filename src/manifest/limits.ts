/** How much a text may hold. */
import { type CST, Lexer, Parser } from 'yaml';
import type { ComplaintCode } from './parseManifests.ts';

/** Of a text. */
export const maxBytes = 64 * 1024;
const maxDepth = 50;
/** In all documents together. */
export const maxValues = 2000;

/** Where a text has too much. */
export interface Excess {
  readonly code: ComplaintCode;
  readonly offset: number;
}

/**
 * The parser's tokens of a text, or where it has too much. What makes values of the tokens is recursive, and slow with errors: a
 * recursion that is deep enough does not throw, it ends the whole page. `onNewLine` is told where each line begins.
 */
export function readTokens(text: string, onNewLine: (offset: number) => void): CST.Token[] | Excess {
  const parser = new Parser(onNewLine);
  const tokens: CST.Token[] = [];
  let offset = 0;
  let depth = 0;
  let marks = 0;
  let pieces = 0;
  let isText = false;
  onNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    if (!isText) {
      if (lexeme === '[' || lexeme === '{') depth += 1;
      if (lexeme === ']' || lexeme === '}') depth -= 1;
      if (marksOfValues.has(lexeme)) marks += 1;
    }
    // The parser is quadratic in the depth of brackets, so here they are not left to the walk over what it makes of them.
    if (depth > maxDepth) return { code: 'tooDeep', offset };
    pieces += 1;
    if (marks > maxMarks || pieces > maxPieces) return { code: 'tooMany', offset };
    isText = lexeme === startOfText;
    if (!controls.has(lexeme)) offset += lexeme.length;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return firstExcess(tokens) ?? tokens;
}

/** A value of a flow map has two of these marks, any other at most one. */
const marksOfValues = new Set([':', '-', ',', '?', '---', '...']);
const maxMarks = 2 * maxValues + 1;
/** Of the lexer's: far more than so many values and a comment on each of them are made of. */
const maxPieces = 30_000;
export const maxDocuments = 200;

/** What the lexer puts between the pieces of the text: they have no place in it. */
const startOfText = '\x1f';
const controls = new Set(['\x02', '\x18', startOfText]);

function firstExcess(tokens: readonly CST.Token[]): Excess | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 })).reverse();
  const surplus = tokens.filter(({ type }) => type === 'document' || type === 'doc-end')[maxDocuments];
  if (surplus !== undefined) return { code: 'tooMany', offset: surplus.offset };
  let items = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > maxDepth) return { code: 'tooDeep', offset: token.offset };
    items += 'items' in token ? token.items.length : 0;
    if (items > maxValues) return { code: 'tooMany', offset: token.offset };
    // A stack gives the last one first, and the first place in the text is wanted.
    for (const inner of insideOf(token).reverse()) open.push({ token: inner, depth: depth + 1 });
  }
  return undefined;
}

function insideOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((inner) => inner !== undefined && inner !== null));
}
