/** What schemas of hostile input are built from: every text, number, list and depth has a bound. */
import * as v from 'valibot';
import type { Json, JsonObject } from '#engine/json.ts';

/** A schema for each field of a type, the optional ones too, so that a field that is added to the type is missed by the compiler. */
export type Shape<T> = { readonly [Field in keyof Required<T>]: v.GenericSchema<unknown, T[Field]> };

/** An object with these fields and no others. */
export function strict<T>(shape: Shape<T>): v.GenericSchema<unknown, T> {
  return v.strictObject(shape as unknown as v.ObjectEntries) as unknown as v.GenericSchema<unknown, T>;
}

/** A name or another text that fits into one line. */
export const line = v.pipe(v.string(), v.maxLength(253));
export const message = v.pipe(v.string(), v.maxLength(1024));
export const whole = v.pipe(v.number(), v.safeInteger());
export const count = v.pipe(whole, v.minValue(0), v.maxValue(1_000_000));
/** A moment or a duration, up to some thirty years. */
export const milliseconds = v.pipe(whole, v.minValue(0), v.maxValue(1e12));
/** The API server judges it, in its own words; here it only has to be small and plain. */
export const json: v.GenericSchema<unknown, Json> = v.custom<Json>((value) => isPlain(value, 0), 'not plain JSON');
export const jsonObject: v.GenericSchema<unknown, JsonObject> = v.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value, 0),
  'not a plain JSON object',
);

const maxDepth = 50;
/** Keys that mean something to JavaScript itself. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null) return true;
  if (depth >= maxDepth) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  return Object.entries(value).every(([key, item]) => !reserved.has(key) && isPlain(item, depth + 1));
}
