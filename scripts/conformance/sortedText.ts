/** JSON with sorted keys, so that two values are the same exactly when their texts are. */
import type { Json, JsonObject } from '../../src/engine/json.ts';

/** `order`: sorts lists of named objects first, for lists that the recordings give in no particular order. */
export function sortedText(value: unknown, order?: (a: JsonObject, b: JsonObject) => number): string {
  return JSON.stringify(sorted(value as Json, order), null, 1);
}

/** Compares a sync; `unordered` takes `actions` and `events` as multisets. */
export function sameAsText(expected: JsonObject, got: JsonObject, unordered: boolean): boolean {
  if (!unordered) return sortedText(expected) === sortedText(got);
  return sortedText(asMultisets(expected)) === sortedText(asMultisets(got));
}

function asMultisets(sync: JsonObject): JsonObject {
  const multiset = (list: Json | undefined): readonly string[] =>
    ((list ?? []) as readonly Json[]).map((item) => sortedText(item)).sort();
  return { ...sync, actions: multiset(sync['actions']), events: multiset(sync['events']) };
}

function sorted(value: Json | undefined, order?: (a: JsonObject, b: JsonObject) => number): Json | undefined {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => sorted(item, order) as Json);
    const named =
      order !== undefined && items.every((item) => typeof item === 'object' && item !== null && 'name' in item);
    return named ? (items as JsonObject[]).toSorted(order) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const object = value as JsonObject;
  const keys = Object.keys(object).filter((key) => object[key] !== undefined);
  return Object.fromEntries(keys.sort().map((key) => [key, sorted(object[key], order)]));
}
