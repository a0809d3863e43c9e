import type { Json } from '#engine/json.ts';

/**
 * What a person typed, as YAML would read it: a number where it is one, the text itself otherwise. Nothing is judged here;
 * `-1`, `1.5` and `three` go to the API server, whose answer is worth reading.
 */
export function asTyped(text: string): Json {
  const trimmed = text.trim();
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}
