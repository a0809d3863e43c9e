/** Reads fields of a decoded object, which has only values of the right type: what is absent reads as Go's zero value. */
import type { Json, JsonObject } from '../../json.ts';

export function text(object: JsonObject, field: string): string {
  const value = object[field];
  return typeof value === 'string' ? value : '';
}

export function count(object: JsonObject, field: string): number {
  const value = object[field];
  return typeof value === 'number' ? value : 0;
}

export function part(object: JsonObject, field: string): JsonObject | undefined {
  const value = object[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

export function parts(object: JsonObject, field: string): readonly JsonObject[] {
  return list(object, field) as readonly JsonObject[];
}

export function texts(object: JsonObject, field: string): readonly string[] {
  return list(object, field) as readonly string[];
}

/** A map of strings, or none. */
export function textMap(object: JsonObject, field: string): Readonly<Record<string, string>> {
  return (part(object, field) ?? {}) as Readonly<Record<string, string>>;
}

function list(object: JsonObject, field: string): readonly Json[] {
  const value = object[field];
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
