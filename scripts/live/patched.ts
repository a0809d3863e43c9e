/** A patch as an API server applies it, as far as kubectl's scale, set image and patch go. */
import type { Json, JsonObject } from '../../src/engine/json.ts';

/** Objects merge, lists of named things merge by their names, everything else is replaced; null takes a field away. */
export function patched(object: JsonObject, patch: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...object };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergedValue(merged[name], value as Json);
  }
  return merged;
}

function mergedValue(old: Json | undefined, value: Json): Json {
  if (isNamedList(old) && isNamedList(value)) {
    const changes = new Map(value.map((item) => [item['name'], item]));
    return old.map((item) => {
      const change = changes.get(item['name']);
      return change === undefined ? item : patched(item, change);
    });
  }
  return isObject(old) && isObject(value) ? patched(old, value) : value;
}

function isNamedList(value: Json | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isObject(item as Json) && 'name' in item);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
