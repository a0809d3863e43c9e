/** What is wrong with the metadata of any object, beyond its labels and annotations (apimachinery `validation/objectmeta.go`). */
import type { Json, JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { forbiddenField, invalidValue, type FieldError } from '../fieldErrors.ts';
import { labelKeyProblems } from './formats.ts';
import { parts, text, texts } from './jsonFields.ts';
import { problems, validateMetadata, validateMetadataMaps } from './metadata.ts';

export type NameRule = (name: string) => readonly string[];

/** The metadata of a new object (upstream `ValidateObjectMeta`). */
export function validateObjectMeta(metadata: JsonObject, nameProblems: NameRule): FieldError[] {
  return [...validateMetadata(metadata, nameProblems), ...validateReferences(metadata)];
}

/** The metadata of a changed object (upstream `ValidateObjectMetaUpdate`). */
export function validateObjectMetaUpdate(metadata: JsonObject, old: JsonObject): FieldError[] {
  return [
    ...(old['deletionTimestamp'] === undefined ? [] : validateNoNewFinalizers(metadata, old)),
    ...fixed
      .filter((name) => !sameJson(metadata[name], old[name]))
      .map((name) => invalidValue(`metadata.${name}`, metadata[name] ?? zero(name), 'field is immutable')),
    ...validateMetadataMaps(metadata),
    ...validateReferences(metadata),
  ];
}

const fixed = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'];

/** Texts that are not given print as empty ones, the rest as null. */
function zero(name: string): Json {
  return name === 'name' || name === 'namespace' || name === 'uid' ? '' : null;
}

function validateReferences(metadata: JsonObject): FieldError[] {
  return [
    ...validateOwners(parts(metadata, 'ownerReferences')),
    ...texts(metadata, 'finalizers').flatMap((name) => problems('metadata.finalizers', name, labelKeyProblems(name))),
    ...validateBothPolicies(texts(metadata, 'finalizers')),
  ];
}

function validateOwners(owners: readonly JsonObject[]): FieldError[] {
  const field = 'metadata.ownerReferences';
  const controllers = owners.filter((owner) => owner['controller'] === true);
  const [first] = controllers;
  const called = (owner: JsonObject | undefined): string => `${text(owner ?? {}, 'kind')}/${text(owner ?? {}, 'name')}`;
  return [
    ...owners.flatMap((owner) => [
      ...(text(owner, 'apiVersion') === ''
        ? [invalidValue(`${field}.apiVersion`, '', 'version must not be empty')]
        : []),
      ...['kind', 'name', 'uid']
        .filter((name) => text(owner, name) === '')
        .map((name) => invalidValue(`${field}.${name}`, '', 'must not be empty')),
    ]),
    ...controllers.slice(1).map((owner) => {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${called(first)} and ${called(owner)}`;
      return invalidValue(field, owners, detail);
    }),
  ];
}

function validateBothPolicies(finalizers: readonly string[]): FieldError[] {
  if (!finalizers.includes('orphan') || !finalizers.includes('foregroundDeletion')) return [];
  return [
    invalidValue('metadata.finalizers', finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'),
  ];
}

function validateNoNewFinalizers(metadata: JsonObject, old: JsonObject): FieldError[] {
  const known = texts(old, 'finalizers');
  const added = texts(metadata, 'finalizers').filter((name) => !known.includes(name));
  if (added.length === 0) return [];
  const names = added
    .toSorted()
    .map((name) => JSON.stringify(name))
    .join(', ');
  const detail = `no new finalizers can be added if the object is being deleted, found new finalizers []string{${names}}`;
  return [forbiddenField('metadata.finalizers', detail)];
}
