import type { Json, JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { forbiddenField, invalidValue, type FieldError } from '../fieldErrors.ts';
import { internalClaim, internalSelector } from './internalForm.ts';
import { part, parts, text } from './jsonFields.ts';

/** What of a set's spec an update may change (semantics 9.4). */
export const mutableSetFields: readonly string[] = [
  ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit'],
  ...['persistentVolumeClaimRetentionPolicy', 'minReadySeconds'],
];

/** One sentence for whatever has changed and must not, up to 1.36. */
export function validateAsBefore(spec: JsonObject, old: JsonObject): FieldError[] {
  const fixed = new Set([...Object.keys(spec), ...Object.keys(old)]);
  for (const name of mutableSetFields) fixed.delete(name);
  if ([...fixed].every((name) => sameJson(spec[name], old[name]))) return [];
  const names = mutableSetFields.map((name) => `'${name}'`);
  const detail = `updates to statefulset spec for fields other than ${names.slice(0, -1).join(', ')} and ${names.at(-1)} are forbidden`;
  return [forbiddenField('spec', detail)];
}

/** One error for each field that has changed and must not, since 1.37. */
export function validateImmutable(spec: JsonObject, old: JsonObject, manifest: JsonObject | undefined): FieldError[] {
  const fields: [string, Json][] = [
    ['selector', internalSelectorOf(spec)],
    ['volumeClaimTemplates', internalClaimsOf(spec, manifest)],
    ['serviceName', text(spec, 'serviceName')],
    ['podManagementPolicy', text(spec, 'podManagementPolicy')],
  ];
  return fields
    .filter(([name]) => !sameJson(spec[name], old[name]))
    .map(([name, value]) => invalidValue(`spec.${name}`, value, 'field is immutable'));
}

function internalSelectorOf(spec: JsonObject): Json {
  const selector = part(spec, 'selector');
  return selector === undefined ? null : internalSelector(selector);
}

/** `null` when the claims are removed, `[]` when their list is emptied. */
function internalClaimsOf(spec: JsonObject, manifest: JsonObject | undefined): Json {
  const claims = parts(spec, 'volumeClaimTemplates');
  if (claims.length > 0) return claims.map(internalClaim);
  return Array.isArray(part(manifest ?? {}, 'spec')?.['volumeClaimTemplates']) ? [] : null;
}
