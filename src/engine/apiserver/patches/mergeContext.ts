/** What all parts of a strategic merge patch share: its directives, the first thing that was wrong, and the words for that. */
import type { Json, JsonObject } from '../../json.ts';
import type { KubernetesVersion } from '../../versions.ts';
import type { ApiError } from '../apiErrors.ts';
import { goText } from './goText.ts';
import { serverError } from './patchErrors.ts';
import type { GoType } from './structTypes.ts';

export const directives = {
  patch: '$patch',
  retainKeys: '$retainKeys',
  deleteFromList: '$deleteFromPrimitiveList',
  setElementOrder: '$setElementOrder',
} as const;

export interface Merge {
  readonly version: KubernetesVersion;
  refusal?: ApiError;
}

/** Notes why the patch cannot be applied; the first reason stays. */
export function refuse(merge: Merge, refusal: ApiError): void {
  merge.refusal ??= refusal;
}

/** The list that a directive such as `$setElementOrder/containers` is about; undefined when it names none. */
export function listNameOf(directive: string): string | undefined {
  const slash = directive.indexOf('/');
  return slash < 0 ? undefined : directive.slice(slash + 1);
}

export function unknownDirective(directive: Json, patch: JsonObject): ApiError {
  return serverError(`unknown patch type: ${goText(directive)} in map: ${goText(patch)}`);
}

export function unknownField(type: GoType, name: string): ApiError {
  const struct = type?.kind === 'struct' ? type.name : '';
  return serverError(`unable to find api field in struct ${struct} for the json field ${JSON.stringify(name)}`);
}

export function noMergeKey(member: JsonObject, key: string): ApiError {
  return serverError(`map: ${goText(member)} does not contain declared merge key: ${key}`);
}
