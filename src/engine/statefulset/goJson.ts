import { byBytes } from '../apiserver/byteOrder.ts';

/**
 * A JSON value in the bytes of Go's `json.Marshal` of a map: keys sorted at every level, no spaces, and the characters
 * escaped that could end a script element or a line of JavaScript (semantics 3.2). An undefined field is left out.
 */
export function goJson(value: unknown): string {
  return write(value).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

// By hand, because JSON.stringify writes keys such as "10" first, whatever order they were put in.
function write(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => byBytes(left, right))
    .map(([key, field]) => `${JSON.stringify(key)}:${write(field)}`);
  return `{${fields.join(',')}}`;
}
