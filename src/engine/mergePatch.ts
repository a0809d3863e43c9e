/** JSON merge patch (RFC 7386): `null` takes a field away, objects are merged, anything else replaces. */
import type { Json, JsonObject } from './json.ts';

export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged: Record<string, Json | undefined> = { ...(isObject(target) ? target : {}) };
  for (const [key, change] of Object.entries(patch)) {
    if (change === undefined) continue;
    if (change === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], change);
  }
  return merged;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
