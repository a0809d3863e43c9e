/**
 * Strategic merge patch (apimachinery `strategicpatch`): objects are merged; lists too where their Go struct says so, by a key or as a
 * set, and are replaced otherwise. Directives in the patch say more: `$patch: delete|replace`, `$setElementOrder/<list>`,
 * `$deleteFromPrimitiveList/<list>`, `$retainKeys`.
 */
import type { Json, JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import type { KubernetesVersion } from '../../versions.ts';
import { type ApiError, badRequest } from '../apiErrors.ts';
import { checkOrder, interleaved } from './elementOrder.ts';
import { asList, isObject, type JsonList } from './jsonValues.ts';
import { areAlike, distinct, obeyMembers } from './listMembers.ts';
import {
  directives,
  listNameOf,
  type Merge,
  noMergeKey,
  refuse,
  unknownDirective,
  unknownField,
} from './mergeContext.ts';
import { fieldOf, type GoField, type GoType } from './structTypes.ts';

type Fields = Map<string, Json | undefined>;

/** The patched object, or why the patch cannot be applied. `kind` is the struct of the object. */
export function strategicMergePatch(
  original: JsonObject,
  patch: JsonObject,
  kind: string,
  version: KubernetesVersion,
): { readonly object: JsonObject } | { readonly error: ApiError } {
  const merge: Merge = { version };
  const object = mergeObjects(original, patch, { kind: 'struct', name: kind }, merge);
  return merge.refusal === undefined ? { object } : { error: merge.refusal };
}

/** One object merged into another (`mergeMap`). Neither is changed. */
function mergeObjects(original: JsonObject, patch: JsonObject, type: GoType, merge: Merge): JsonObject {
  const directive = patch[directives.patch];
  if (directive !== undefined) return obey(directive, patch, merge);
  const merged: Fields = new Map(Object.entries(retained(original, patch, merge)));
  const changes: Fields = new Map(Object.entries(patch));
  changes.delete(directives.retainKeys);
  for (const key of Object.keys(patch)) {
    if (key.startsWith(directives.setElementOrder)) mergeOrderedList(merged, changes, key, type, merge);
  }
  for (const [key, change] of changes) mergeField(merged, key, change ?? null, type, merge);
  return Object.fromEntries(merged);
}

function obey(directive: Json, patch: JsonObject, merge: Merge): JsonObject {
  if (directive === 'delete') return {};
  if (directive !== 'replace') refuse(merge, unknownDirective(directive, patch));
  return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== directives.patch));
}

/** The object without the fields that `$retainKeys` does not name (`applyRetainKeysDirective`). */
function retained(original: JsonObject, patch: JsonObject, merge: Merge): JsonObject {
  const given = patch[directives.retainKeys];
  if (given === undefined) return original;
  const kept = new Set(asList(given));
  const isComplete = Object.entries(patch).every(
    ([key, value]) => value === null || key.startsWith('$') || kept.has(key),
  );
  if (!Array.isArray(given) || !isComplete) refuse(merge, badRequest('invalid patch format of retainKeys'));
  return Object.fromEntries(Object.entries(original).filter(([key]) => kept.has(key)));
}

/**
 * Merges the list that `$setElementOrder/<list>` is about, and puts it in that order (`mergePatchIntoOriginal`). The directive and
 * the list are then done with: they are taken out of `changes`.
 */
function mergeOrderedList(merged: Fields, changes: Fields, directive: string, type: GoType, merge: Merge): void {
  const order = changes.get(directive);
  changes.delete(directive);
  const name = listNameOf(directive);
  if (name === undefined || !Array.isArray(order))
    return refuse(merge, badRequest('invalid patch format of setElementOrder list'));
  const field = fieldOf(type, name, merge.version);
  if (field === undefined) return refuse(merge, unknownField(type, name));
  const original = merged.get(name);
  const change = changes.get(name);
  if (original === undefined && change === undefined) return;
  const [key] = field.meta.keys ?? [];
  checkOrder(asList(change), order as JsonList, key, merge);
  const list =
    original !== undefined && change !== undefined
      ? mergeLists(asList(original), asList(change), field, merge)
      : asList(original ?? withoutDirectives(change ?? []));
  changes.delete(name);
  merged.set(name, interleaved(list, order as JsonList, asList(original), key));
}

function mergeField(merged: Fields, key: string, change: Json, type: GoType, merge: Merge): void {
  const isDeletion = key.startsWith(directives.deleteFromList);
  const name = isDeletion ? listNameOf(key) : key;
  if (name === undefined) return refuse(merge, badRequest('invalid patch format of primitive list'));
  const before = merged.get(name);
  if (change === null) merged.delete(name);
  else if (before === undefined || before === null || kindOf(before) !== kindOf(change)) {
    const plain = isDeletion ? undefined : withoutDirectives(change);
    if (plain !== undefined) merged.set(name, plain);
  } else merged.set(name, mergeSameKind(before, change, name, isDeletion, type, merge));
}

/** What a patch puts where nothing was: what is to be deleted is not there, and null says nothing (`removeDirectives`). */
function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value)) return (value as JsonList).flatMap((item) => withoutDirectives(item) ?? []);
  if (!isObject(value)) return value;
  if (value[directives.patch] !== undefined) return undefined;
  const kept = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    const plain = inner === null || inner === undefined ? undefined : withoutDirectives(inner);
    return plain === undefined ? [] : [[key, plain]];
  });
  return Object.fromEntries(kept);
}

/** Two objects, two lists or two scalars. */
function mergeSameKind(
  before: Json,
  change: Json,
  name: string,
  isDeletion: boolean,
  type: GoType,
  merge: Merge,
): Json {
  const field = fieldOf(type, name, merge.version);
  if (field === undefined) {
    refuse(merge, unknownField(type, name));
    return change;
  }
  if (isObject(before) && isObject(change))
    return field.meta.isReplaced === true ? change : mergeObjects(before, change, field.type, merge);
  if (!Array.isArray(before) || !Array.isArray(change)) return change;
  return mergeLists(before as JsonList, change as JsonList, field, merge, isDeletion);
}

/** The patch's members in the patch's order, the others as they were (`mergeSlice`). `isDeletion`: the patch lists what goes. */
function mergeLists(
  original: JsonList,
  patch: JsonList,
  { type, meta }: GoField,
  merge: Merge,
  isDeletion = false,
): JsonList {
  const [key] = meta.keys ?? [];
  if (key === undefined && meta.isSet !== true) return patch;
  if (!areAlike(original, patch, merge)) return original;
  if (key === undefined) {
    if (isDeletion) return original.filter((item) => !patch.some((gone) => sameJson(gone, item)));
    return interleaved(distinct([...original, ...patch]), patch, original, undefined);
  }
  const { kept, changes } = obeyMembers(original as readonly JsonObject[], patch as readonly JsonObject[], key, merge);
  const memberType = type?.kind === 'list' ? type.of : undefined;
  return interleaved(mergeMembers(kept, changes, key, memberType, merge), changes, kept, key);
}

function mergeMembers(
  kept: readonly JsonObject[],
  changes: readonly JsonObject[],
  key: string,
  type: GoType,
  merge: Merge,
): readonly JsonObject[] {
  const merged = [...kept];
  for (const change of changes) {
    if (change[key] === undefined) {
      refuse(merge, noMergeKey(change, key));
      continue;
    }
    const at = merged.findIndex((known) => known[key] === change[key]);
    if (at < 0) merged.push(change);
    else merged[at] = mergeObjects(merged[at] as JsonObject, change, type, merge);
  }
  return merged;
}

function kindOf(value: Json): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
