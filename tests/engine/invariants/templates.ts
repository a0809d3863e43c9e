/**
 * Pod templates and what revisions keep of them, read and hashed without the controller's own code (semantics 3.2, 3.3), so that a
 * mistake in it is not made twice.
 */
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';

/** Whether a revision keeps the set's template. What only one release writes into the bytes, `null` that is, makes no difference. */
export function keepsTemplateOf({ data }: ControllerRevision, { spec }: StatefulSet): boolean {
  return meaningOf(data.spec.template) === meaningOf(spec.template);
}

/** Whether two revisions keep the same bytes. */
export function haveSameBytes(one: ControllerRevision, other: ControllerRevision): boolean {
  return one.data === other.data || bytesOf(one) === bytesOf(other);
}

/** The bytes that are hashed: keys in order, nothing between them, and what could end a script written otherwise. */
export function bytesOf({ data }: ControllerRevision): string {
  return remembered(bytes, data, () =>
    JSON.stringify(sorted(data, () => true)).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  );
}

/** `<set>-<hash>`: FNV-1 of bytes and collision count, in decimal digits, each written as a letter or digit. */
export function revisionNameOf(revision: ControllerRevision, set: string, collisionCount: number): string {
  return `${set}-${hashOf(revision, collisionCount)}`;
}

export function hashOf(revision: ControllerRevision, collisionCount: number): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${bytesOf(revision)}${collisionCount}`))
    hash = Math.imul(hash, 0x01000193) ^ byte;
  return String(hash >>> 0).replace(/\d/g, (digit) => '456789bcdf'.charAt(Number(digit)));
}

const bytes = new WeakMap<object, string>();
const meanings = new WeakMap<object, string>();

function meaningOf(template: object): string {
  return remembered(meanings, template, () =>
    JSON.stringify(sorted(template, (key, value) => key !== '$patch' && value !== null)),
  );
}

/** The value with its fields in order of their names, at every level; only the fields that are wanted. */
function sorted(value: unknown, isWanted: (key: string, value: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item, isWanted));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key, field]) => field !== undefined && isWanted(key, field));
  return Object.fromEntries(
    fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field, isWanted)]),
  );
}

function remembered(known: WeakMap<object, string>, object: object, make: () => string): string {
  const found = known.get(object);
  if (found !== undefined) return found;
  const made = make();
  known.set(object, made);
  return made;
}
