/**
 * The patch of `kubectl apply` (apimachinery `CreateThreeWayMergePatch`): what the manifest says and the object has not got, and
 * the end of what was applied last and is no longer in the manifest. What others have set stays.
 */
import { interleaved } from '#engine/apiserver/patches/elementOrder.ts';
import { asList, isObject, type JsonList } from '#engine/apiserver/patches/jsonValues.ts';
import { directives, listNameOf } from '#engine/apiserver/patches/mergeContext.ts';
import { fieldOf, type GoType } from '#engine/apiserver/patches/structTypes.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { haveConflicts } from './patchConflicts.ts';
import { type Diff, strategicDiff } from './strategicDiff.ts';

export interface ThreeWay {
  /** What was applied last; empty when nothing was. */
  readonly original: JsonObject;
  readonly modified: JsonObject;
  readonly current: JsonObject;
  readonly kind: string;
  readonly version: KubernetesVersion;
  /** Whether what others have changed since is set back. */
  readonly overwrite: boolean;
}

/** The patch, or why there is none. `changes`: what others changed since, when they are in the way. */
export function threeWayPatch(
  three: ThreeWay,
):
  | { readonly patch: JsonObject }
  | { readonly problem: string }
  | { readonly conflict: JsonObject; readonly changes: JsonObject } {
  const { original, modified, current, kind, version, overwrite } = three;
  const type: GoType = { kind: 'struct', name: kind };
  const delta: Diff = { version, withOrder: true, withoutDeletions: true };
  const changed = strategicDiff(current, modified, type, delta);
  const deletions: Diff = { version, withOrder: true, onlyDeletions: true };
  const gone = strategicDiff(original, modified, type, deletions);
  const problem = delta.problem ?? deletions.problem;
  if (problem !== undefined) return { problem };
  const patch = mergePatches(gone, changed, type, version);
  if (overwrite) return { patch };
  const changes = strategicDiff(original, current, type, { version });
  return haveConflicts(patch, changes, type, version) ? { conflict: patch, changes } : { patch };
}

/** Two patches as one; the second one counts where both say something (`mergeMap` of patches). */
function mergePatches(first: JsonObject, second: JsonObject, type: GoType, version: KubernetesVersion): JsonObject {
  const merged = new Map(Object.entries(first));
  const left = new Map(Object.entries(second));
  for (const [key, order] of Object.entries(second)) {
    const name = key.startsWith(directives.setElementOrder) ? listNameOf(key) : undefined;
    if (name === undefined) continue;
    merged.set(key, order);
    left.delete(key);
    const [one, other] = [first[name], second[name]];
    if (one === undefined && other === undefined) continue;
    const mergeKey = fieldOf(type, name, version)?.meta.keys?.[0];
    const list = mergeLists(asList(one), asList(other), name, type, version);
    merged.set(name, interleaved(list, asList(order), asList(one), mergeKey));
    left.delete(name);
  }
  for (const [key, value = null] of left) {
    merged.set(key, merged.has(key) ? mergeValues(merged.get(key) ?? null, value, key, type, version) : value);
  }
  return Object.fromEntries(merged);
}

function mergeValues(one: Json, other: Json, key: string, type: GoType, version: KubernetesVersion): Json {
  const field = fieldOf(type, key, version);
  if (isObject(one) && isObject(other)) {
    return field?.meta.isReplaced === true ? other : mergePatches(one, other, field?.type, version);
  }
  const isMerged = field?.meta.keys !== undefined || field?.meta.isSet === true;
  if (!Array.isArray(one) || !Array.isArray(other) || !isMerged) return other;
  const list = mergeLists(one as JsonList, other as JsonList, key, type, version);
  return interleaved(list, other as JsonList, one as JsonList, field.meta.keys?.[0]);
}

function mergeLists(one: JsonList, other: JsonList, name: string, type: GoType, version: KubernetesVersion): JsonList {
  const field = fieldOf(type, name, version);
  const key = field?.meta.keys?.[0];
  if (key === undefined) return [...new Set([...one, ...other])];
  const memberType = field?.type?.kind === 'list' ? field.type.of : undefined;
  const merged = [...one] as JsonObject[];
  for (const member of other as readonly JsonObject[]) {
    const at = merged.findIndex((known) => known[key] === member[key]);
    if (at < 0) merged.push(member);
    else merged[at] = mergePatches(merged[at] as JsonObject, member, memberType, version);
  }
  return merged;
}
