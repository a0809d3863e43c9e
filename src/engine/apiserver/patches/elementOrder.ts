/** The order of a merged list: what the patch says over the order there was (apimachinery `strategicpatch`). */
import type { Json } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { goText } from './goText.ts';
import { isObject, type JsonList } from './jsonValues.ts';
import { directives, type Merge, refuse } from './mergeContext.ts';
import { serverError } from './patchErrors.ts';

/**
 * The members that `first` names in its order, the others in the order of `second`; where the two meet, a member that `second` has
 * before another one comes first (`normalizeElementOrder`, `mergeSortedSlice`). `key` tells objects apart; scalars need none.
 */
export function interleaved(members: JsonList, first: JsonList, second: JsonList, key: string | undefined): JsonList {
  const isNamed = (member: Json): boolean => indexIn(first, member, key) >= 0;
  const named = inOrder(members.filter(isNamed), first, key);
  const others = inOrder(
    members.filter((member) => !isNamed(member)),
    second,
    key,
  );
  const result: Json[] = [];
  for (const member of named) {
    while (others[0] !== undefined && isBefore(others[0], member, second, key)) result.push(others.shift() as Json);
    result.push(member);
  }
  return [...result, ...others];
}

/** What the patch changes must stand in the order list too, in the same order (`validatePatchWithSetOrderList`). */
export function checkOrder(change: JsonList, order: JsonList, key: string | undefined, merge: Merge): void {
  if (change.length === 0 || order.length === 0) return;
  const wanted = change.filter((member) => !isObject(member) || member[directives.patch] === undefined);
  let at = 0;
  for (const place of order) if (at < wanted.length && indexIn([place], wanted[at] ?? null, key) === 0) at += 1;
  if (at === wanted.length) return;
  const [patchText, orderText] = [goText(change), goText(order)];
  refuse(
    merge,
    serverError(`The order in patch list:\n${patchText}\n doesn't match $setElementOrder list:\n${orderText}\n`),
  );
}

function inOrder(members: JsonList, order: JsonList, key: string | undefined): Json[] {
  return members.toSorted((a, b) => indexIn(order, a, key) - indexIn(order, b, key));
}

function isBefore(one: Json, other: Json, order: JsonList, key: string | undefined): boolean {
  const left = indexIn(order, one, key);
  const right = indexIn(order, other, key);
  return left >= 0 && right >= 0 && left < right;
}

function indexIn(list: JsonList, member: Json, key: string | undefined): number {
  if (key === undefined) return list.findIndex((other) => sameJson(other, member));
  return isObject(member) ? list.findIndex((other) => isObject(other) && other[key] === member[key]) : -1;
}
