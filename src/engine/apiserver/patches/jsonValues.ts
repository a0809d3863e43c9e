import type { Json, JsonObject } from '../../json.ts';

export type JsonList = readonly Json[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list, or none for any other value. */
export function asList(value: Json | undefined): JsonList {
  return Array.isArray(value) ? (value as JsonList) : [];
}
