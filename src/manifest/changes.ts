/** What is different between two objects, field by field. */
import type { Json, JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { FieldPath } from './fields.ts';

export interface Change {
  readonly path: FieldPath;
  /** Undefined where there was, or is, no such field. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The fields that differ, as deep as both have them. Members of a list are compared place by place. */
export function changesBetween(before: Json | undefined, after: Json | undefined, path: FieldPath = []): Change[] {
  if (sameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => changesBetween(before[name], after[name], [...path, name]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const members = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
    return members.flatMap((index) =>
      changesBetween(before[index] as Json | undefined, after[index] as Json | undefined, [...path, index]),
    );
  }
  return [{ path, before, after }];
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: Json | undefined, path: FieldPath): Json | undefined {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found)) found = typeof step === 'number' ? (found[step] as Json | undefined) : undefined;
    else found = isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** The value with another one at a path; `undefined` takes the field away. What is missing on the way is made. */
export function withValueAt(value: Json | undefined, path: FieldPath, to: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return to ?? null;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as readonly Json[])] : [];
    if (rest.length === 0 && to === undefined) list.splice(step, 1);
    else list[step] = withValueAt(list[step], rest, to);
    return list;
  }
  const object = isObject(value) ? value : {};
  if (rest.length > 0 || to !== undefined) return { ...object, [step]: withValueAt(object[step], rest, to) };
  const { [step]: _gone, ...kept } = object;
  return kept;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON merge patch (RFC 7386) that makes one object of another. */
export function mergePatchBetween(before: JsonObject, after: JsonObject): JsonObject {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const patches = [...names].flatMap((name): [string, Json][] => {
    const [old, next] = [before[name], after[name]];
    if (sameJson(old, next)) return [];
    return [[name, isObject(old) && isObject(next) ? mergePatchBetween(old, next) : (next ?? null)]];
  });
  return Object.fromEntries(patches);
}
