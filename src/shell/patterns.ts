/** `*`, `?` and `[…]` in names of files (POSIX 2.13). */
import type { Piece } from './expand.ts';
import { resolvePath } from './files.ts';
import type { Shell } from './shell.ts';

/** The files that a word matches, in order, as they would have been typed. */
export function matchFiles(pieces: readonly Piece[], { host: { files }, directory }: Shell): readonly string[] {
  const steps = stepsOf(pieces);
  const last = steps.pop() ?? [];
  if (steps.some((step) => step.some((token) => token !== undefined && token.type !== 'char'))) return [];
  const typed = steps
    .map((step) => `${step.map((token) => (token.type === 'char' ? token.char : '')).join('')}/`)
    .join('');
  const names = files.list(resolvePath(directory, typed)) ?? [];
  const isHiddenMeant = last[0]?.type === 'char' && last[0].char === '.';
  return names
    .filter((name) => (isHiddenMeant || !name.startsWith('.')) && matchTokens(last, name))
    .map((name) => `${typed}${name}`);
}

/** Whether a text matches a pattern whole. */
export function wildcardExpression(pattern: string): (text: string) => boolean {
  const tokens = tokensOf([{ text: pattern, isQuoted: false }]);
  return (text) => matchTokens(tokens, text);
}

type Token =
  | { readonly type: 'char'; readonly char: string }
  | { readonly type: 'any' }
  | { readonly type: 'one' }
  | { readonly type: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

function stepsOf(pieces: readonly Pick<Piece, 'text' | 'isQuoted'>[]): Token[][] {
  const steps: Token[][] = [[]];
  for (const token of tokensOf(pieces)) {
    if (token.type === 'char' && token.char === '/') steps.push([]);
    else steps.at(-1)?.push(token);
  }
  return steps;
}

function tokensOf(pieces: readonly Pick<Piece, 'text' | 'isQuoted'>[]): Token[] {
  return pieces.flatMap(({ text, isQuoted }) => (isQuoted ? charsOf(text) : plainTokens(text)));
}

function charsOf(text: string): Token[] {
  return text.split('').map((char) => ({ type: 'char', char }));
}

function plainTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const set = char === '[' ? /\[([!^]?)(\]?[^\]]{0,100})\]/y : undefined;
    if (set !== undefined) set.lastIndex = at;
    const found = set?.exec(text);
    if (found) {
      tokens.push({ type: 'set', negated: found[1] !== '', ranges: rangesOf(found[2] ?? '') });
      at += found[0].length - 1;
    } else if (char === '*') tokens.push({ type: 'any' });
    else if (char === '?') tokens.push({ type: 'one' });
    else tokens.push({ type: 'char', char });
  }
  return tokens;
}

function rangesOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/([^])-([^])|([^])/g)].map(
    ([, from, to, one]) => [from ?? one ?? '', to ?? one ?? ''] as const,
  );
}

/** In linear memory and at most as many steps as the product of both lengths. */
function matchTokens(tokens: readonly Token[], text: string): boolean {
  let [token, at] = [0, 0];
  let retry: { token: number; at: number } | undefined;
  while (at < text.length) {
    const asked = tokens[token];
    if (asked?.type === 'any') {
      retry = { token, at };
      token += 1;
    } else if (asked !== undefined && matchesOne(asked, text.charAt(at))) {
      token += 1;
      at += 1;
    } else if (retry !== undefined) {
      retry.at += 1;
      [token, at] = [retry.token + 1, retry.at];
    } else return false;
  }
  while (tokens[token]?.type === 'any') token += 1;
  return token === tokens.length;
}

function matchesOne(token: Token, char: string): boolean {
  if (token.type === 'char') return token.char === char;
  if (token.type === 'set') return token.ranges.some(([from, to]) => from <= char && char <= to) !== token.negated;
  return true;
}
