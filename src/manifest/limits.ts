import type { CST } from 'yaml';
import type { ComplaintCode } from './parseManifests.ts';

const maxDepth = 50;
/** In all documents together. */
export const maxValues = 2000;

/**
 * Where a text has too much, told from the parser's tokens. What makes values of them is recursive, and slow with errors: a recursion
 * that is deep enough does not throw, it ends the whole page.
 */
export function firstExcess(
  tokens: readonly CST.Token[],
): { readonly code: ComplaintCode; readonly offset: number } | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 })).reverse();
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
