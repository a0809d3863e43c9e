/** The members of two lists that are to be merged, before they are: are they of one type, and what do directives in them say. */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { goText } from './goText.ts';
import type { JsonList } from './jsonValues.ts';
import { directives, type Merge, noMergeKey, refuse, unknownDirective } from './mergeContext.ts';
import { serverError, unprocessable } from './patchErrors.ts';

/** Whether all members are objects, or all of one scalar type; never lists (`sliceElementType`). */
export function areAlike(original: JsonList, patch: JsonList, merge: Merge): boolean {
  const members = [...original, ...patch];
  if (members.some((member) => Array.isArray(member))) {
    refuse(merge, unprocessable());
    return false;
  }
  const isMixed = members.some((member) => typeof member !== typeof members[0]);
  if (isMixed) refuse(merge, serverError(`list element types are not identical: ${goText([original, patch])}`));
  return !isMixed;
}

/** What stays of the original and what of the patch is left to merge, when `$patch` in the members is obeyed. */
export function obeyMembers(
  original: readonly JsonObject[],
  patch: readonly JsonObject[],
  key: string,
  merge: Merge,
): { readonly kept: readonly JsonObject[]; readonly changes: readonly JsonObject[] } {
  let kept = original;
  let replaces = false;
  for (const member of patch) {
    const directive = member[directives.patch];
    if (directive === undefined) continue;
    if (directive === 'replace') replaces = true;
    else if (directive !== 'delete') refuse(merge, unknownDirective(directive, member));
    else if (member[key] === undefined) refuse(merge, noMergeKey(member, key));
    else kept = kept.filter((known) => known[key] !== member[key]);
  }
  const changes = patch.filter((member) => member[directives.patch] === undefined);
  return replaces ? { kept: changes, changes: [] } : { kept, changes };
}

export function distinct(members: JsonList): JsonList {
  return members.filter((member, at) => members.findIndex((other) => sameJson(other, member)) === at);
}
