/** Reading objects of which nothing is known beforehand: what is absent, or of another type, reads as empty. */

type Fields = Readonly<Record<string, unknown>>;

/** What a path leads to; undefined where it ends early. */
export function valueAt(object: unknown, ...path: readonly string[]): unknown {
  let value = object;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
      return undefined;
    value = (value as Fields)[key];
  }
  return value;
}

/** A text, or a number or truth value as text; empty without. */
export function textAt(object: unknown, ...path: readonly string[]): string {
  const value = valueAt(object, ...path);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function numberAt(object: unknown, ...path: readonly string[]): number {
  const value = valueAt(object, ...path);
  return typeof value === 'number' ? value : 0;
}

export function listAt(object: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(object, ...path);
  return Array.isArray(value) ? value : [];
}

export function mapAt(object: unknown, ...path: readonly string[]): Fields {
  const value = valueAt(object, ...path);
  return isMap(value) ? value : {};
}

export function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a map, such as labels. */
export function textsAt(object: unknown, ...path: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(mapAt(object, ...path)).map(([key, value]) => [key, String(value)]));
}
