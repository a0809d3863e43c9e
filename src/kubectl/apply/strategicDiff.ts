/**
 * What a strategic merge patch has to say so that one object becomes another (apimachinery `strategicpatch`, `diffMaps` and
 * `diffLists`). Lists are compared member by member where their Go struct says so.
 */
import { goText } from '#engine/apiserver/patches/goText.ts';
import { isObject, type JsonList } from '#engine/apiserver/patches/jsonValues.ts';
import { directives } from '#engine/apiserver/patches/mergeContext.ts';
import { fieldOf, type GoField, type GoType } from '#engine/apiserver/patches/structTypes.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

export interface Diff {
  readonly version: KubernetesVersion;
  /** What is gone from the second object is not said. */
  readonly withoutDeletions?: boolean;
  /** What is changed or new is not said. */
  readonly onlyDeletions?: boolean;
  /** Says in which order merged lists are to be. */
  readonly withOrder?: boolean;
  /** The first thing that made a comparison impossible. */
  problem?: string;
}

type Fields = Map<string, Json>;

/** The patch that makes `modified` out of `original`; empty when they are alike. */
export function strategicDiff(original: JsonObject, modified: JsonObject, type: GoType, diff: Diff): JsonObject {
  return diffObjects(original, modified, type, false, diff);
}

function diffObjects(
  original: JsonObject,
  modified: JsonObject,
  type: GoType,
  retainsKeys: boolean,
  diff: Diff,
): JsonObject {
  const patch: Fields = new Map();
  for (const [key, value = null] of Object.entries(modified)) {
    const before = Object.hasOwn(original, key) ? (original[key] ?? null) : undefined;
    diffField(patch, key, before, value, type, diff);
  }
  const gone = Object.keys(original).filter((key) => !Object.hasOwn(modified, key));
  if (diff.withoutDeletions !== true) for (const key of gone) patch.set(key, null);
  const kept = retainsKeys ? Object.keys(modified).filter((key) => modified[key] !== null) : [];
  if (kept.length > 0 && (patch.size > 0 || gone.some((key) => original[key] !== null))) {
    patch.set(directives.retainKeys, kept.toSorted(byText));
  }
  return Object.fromEntries(patch);
}

function diffField(patch: Fields, key: string, before: Json | undefined, after: Json, type: GoType, diff: Diff): void {
  const isComparable = before !== undefined && kindOf(before) === kindOf(after);
  if (isComparable && isObject(before) && isObject(after)) {
    const field = fieldOf(type, key, diff.version) ?? unknown;
    const inner = diffObjects(before, after, field.type, field.meta.retainsKeys === true, diff);
    if (field.meta.isReplaced !== true && Object.keys(inner).length > 0) patch.set(key, inner);
    if (field.meta.isReplaced === true && diff.onlyDeletions !== true) patch.set(key, after);
    return;
  }
  if (isComparable && Array.isArray(before) && Array.isArray(after)) {
    const field = fieldOf(type, key, diff.version) ?? unknown;
    if (field.meta.keys !== undefined || field.meta.isSet === true) {
      diffLists(patch, key, before as JsonList, after as JsonList, field, diff);
      return;
    }
  }
  if (diff.onlyDeletions !== true && (before === undefined || !sameJson(before, after))) patch.set(key, after);
}

/** A field that its struct does not have. */
const unknown: GoField = { type: undefined, meta: {} };

function diffLists(
  patch: Fields,
  key: string,
  original: JsonList,
  modified: JsonList,
  { type, meta }: GoField,
  diff: Diff,
): void {
  if (original.length === 0) {
    if (modified.length > 0 && diff.onlyDeletions !== true) patch.set(key, modified);
    return;
  }
  const [mergeKey] = meta.keys ?? [];
  const lists = mergeKey === undefined ? diffSets : diffMembers;
  const { changes, deletions, order } = lists(original, modified, mergeKey ?? '', type, diff);
  if (changes.length > 0) patch.set(key, changes);
  if (deletions.length > 0) patch.set(`${directives.deleteFromList}/${key}`, deletions);
  if (order.length > 0 && diff.withOrder === true) patch.set(`${directives.setElementOrder}/${key}`, order);
}

interface ListDiff {
  readonly changes: JsonList;
  /** Scalars that go. */
  readonly deletions: JsonList;
  /** The order that the list is to have, when that has to be said. */
  readonly order: JsonList;
}

/** Lists of objects that are told apart by a key. What goes is said at the end of the changes. */
function diffMembers(original: JsonList, modified: JsonList, key: string, type: GoType, diff: Diff): ListDiff {
  const nothing = { changes: [], deletions: [], order: [] };
  const stray = [...original, ...modified].find((member) => !isObject(member) || member[key] === undefined);
  if (stray !== undefined) {
    diff.problem ??= `map: ${goText(stray)} does not contain declared merge key: ${key}`;
    return nothing;
  }
  const [old, next] = [original as readonly JsonObject[], modified as readonly JsonObject[]];
  const memberType = type?.kind === 'list' ? type.of : undefined;
  const find = (list: readonly JsonObject[], member: JsonObject) => list.find((each) => each[key] === member[key]);
  const changes = next.flatMap((member): readonly JsonObject[] => {
    const before = find(old, member);
    if (before === undefined) return diff.onlyDeletions === true ? [] : [member];
    const inner = diffObjects(before, member, memberType, false, diff);
    return Object.keys(inner).length === 0 ? [] : [{ ...inner, [key]: member[key] ?? null }];
  });
  const gone = old.filter((member) => find(next, member) === undefined).toSorted((a, b) => byText(a[key], b[key]));
  const deleted =
    diff.withoutDeletions === true
      ? []
      : gone.map((member) => ({ [directives.patch]: 'delete', [key]: member[key] ?? null }));
  const all = [...changes, ...deleted];
  const isSameOrder = old.length === next.length && old.every((member, at) => member[key] === next[at]?.[key]);
  const isOrdered =
    (diff.onlyDeletions !== true && (all.length > 0 || !isSameOrder)) ||
    (diff.withoutDeletions !== true && all.length > 0);
  return {
    changes: all,
    deletions: [],
    order: isOrdered ? next.map((member) => ({ [key]: member[key] ?? null })) : [],
  };
}

/** Lists of scalars that are sets. */
function diffSets(original: JsonList, modified: JsonList, _key: string, _type: GoType, diff: Diff): ListDiff {
  const added = modified.filter((item) => !original.includes(item));
  const gone = [...new Set(original.filter((item) => !modified.includes(item)))].toSorted(byText);
  const changes = diff.onlyDeletions === true ? [] : added;
  const deletions = diff.withoutDeletions === true ? [] : gone;
  const isOrdered =
    (diff.withoutDeletions !== true && deletions.length > 0) ||
    (diff.onlyDeletions !== true && !sameJson(original, modified));
  return { changes, deletions, order: isOrdered ? modified : [] };
}

function byText(one: Json | undefined, other: Json | undefined): number {
  const [left, right] = [String(one), String(other)];
  return left < right ? -1 : Number(left > right);
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
