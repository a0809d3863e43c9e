import type { Json } from '#engine/json.ts';

const mostLetters = 48;

/** A value in one line: text as it is, anything else as JSON; cut where it gets long. */
export function shortValue(value: Json): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return text.length <= mostLetters ? text : `${[...text].slice(0, mostLetters - 1).join('')}…`;
}
