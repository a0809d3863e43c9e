/** Whether two patches of the same object say different things of the same field (apimachinery `MergingMapsHaveConflicts`). */
import { isObject, type JsonList } from '#engine/apiserver/patches/jsonValues.ts';
import { directives } from '#engine/apiserver/patches/mergeContext.ts';
import { fieldOf, type GoField, type GoType } from '#engine/apiserver/patches/structTypes.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

export function haveConflicts(one: JsonObject, other: JsonObject, type: GoType, version: KubernetesVersion): boolean {
  return Object.entries(one).some(([key, value = null]) => {
    const against = other[key];
    if (key === directives.patch || key === directives.retainKeys || against === undefined) return false;
    return valuesConflict(value, against, fieldOf(type, key, version), version);
  });
}

function valuesConflict(one: Json, other: Json, field: GoField | undefined, version: KubernetesVersion): boolean {
  if (isObject(one) && isObject(other)) {
    // A directive is about the object as a whole.
    if (one[directives.patch] !== other[directives.patch]) return true;
    return field?.meta.isReplaced !== true && haveConflicts(one, other, field?.type, version);
  }
  if (Array.isArray(one) && Array.isArray(other))
    return listsConflict(one as JsonList, other as JsonList, field, version);
  return !sameJson(one, other);
}

function listsConflict(
  one: JsonList,
  other: JsonList,
  field: GoField | undefined,
  version: KubernetesVersion,
): boolean {
  const key = field?.meta.keys?.[0];
  const memberType = field?.type?.kind === 'list' ? field.type.of : undefined;
  const member: GoField = { type: memberType, meta: {} };
  if (key !== undefined) {
    return one.some((left) => {
      const right = other.find((each) => isObject(left) && isObject(each) && each[key] === left[key]);
      return right !== undefined && valuesConflict(left, right, member, version);
    });
  }
  // Sets of scalars are merged, whatever both say.
  if (field?.meta.isSet === true) return false;
  return (
    one.length !== other.length || one.some((left, at) => valuesConflict(left, other[at] ?? null, member, version))
  );
}
