/** The fields that a patch of a spec touches, as a person would name them. */
import type { Json, JsonObject } from '#engine/json.ts';

export interface SpecChange {
  /** `replicas`, `partition`, `ordinals.start`; `template` for anything in the pod template. */
  readonly field: string;
  /** Undefined when it is no plain value; null when the field is taken away. */
  readonly value: string | null | undefined;
}

export function specChanges(spec: JsonObject): readonly SpecChange[] {
  const all = changesAt(spec, []);
  const given = all.filter(({ value }) => value !== null);
  // `updateStrategy: {type: OnDelete, rollingUpdate: null}` is one wish: the null only makes room.
  return given.length > 0 ? given : all;
}

function changesAt(value: Json | undefined, path: readonly string[]): readonly SpecChange[] {
  if (path[0] === 'template') return [{ field: 'template', value: undefined }];
  if (value === null) return [{ field: nameOf(path), value: null }];
  if (typeof value === 'object' && !Array.isArray(value)) {
    return Object.entries(value as JsonObject).flatMap(([key, child]) => changesAt(child, [...path, key]));
  }
  return [{ field: nameOf(path), value: Array.isArray(value) || value === undefined ? undefined : String(value) }];
}

/** The last part of the path says it, but for two that would say nothing alone. */
function nameOf(path: readonly string[]): string {
  const last = path.at(-1) ?? '';
  if (last === 'type') return path.at(-2) ?? last;
  return last === 'start' ? path.join('.') : last;
}
