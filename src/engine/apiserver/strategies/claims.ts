/** PersistentVolumeClaims (upstream `ValidatePersistentVolumeClaimUpdate`, and the plug-ins around storage classes). */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { type ApiError, forbidden } from '../apiErrors.ts';
import { forbiddenField, invalidValue, type FieldError } from '../fieldErrors.ts';
import { compareQuantities, parseQuantity } from '../quantity.ts';
import { validateClaimSpec } from '../validation/claimSpec.ts';
import { dnsSubdomainProblems } from '../validation/formats.ts';
import { part, text, textMap } from '../validation/jsonFields.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { type Context, metadataOf, nameOf, specOf, type Strategy } from './strategy.ts';

export const claims: Strategy = {
  prepareForCreate: (object) => ({ ...object, status: { phase: 'Pending' } }),
  validate: validateClaim,
  validateUpdate: (object, stored) => [...validateClaim(object), ...validateFixed(object, stored)],
  admitUpdate: admitResize,
  status: 'PersistentVolumeClaimStatus',
};

function validateClaim(object: JsonObject): readonly FieldError[] {
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...validateClaimSpec(specOf(object), 'spec'),
  ];
}

/** A claim that is bound can ask for more storage; nothing else changes once it is said. */
function validateFixed(object: JsonObject, stored: JsonObject): readonly FieldError[] {
  const spec = specOf(object);
  const old = specOf(stored);
  const isBound = text(part(stored, 'status') ?? {}, 'phase') === 'Bound';
  const allowed = {
    ...spec,
    volumeName: text(old, 'volumeName') === '' ? old['volumeName'] : spec['volumeName'],
    storageClassName: old['storageClassName'] === undefined ? undefined : spec['storageClassName'],
    ...(isBound && { resources: withStorage(part(spec, 'resources') ?? {}, storageOf(old)) }),
    ...(isBound && { volumeAttributesClassName: old['volumeAttributesClassName'] }),
  };
  const detail =
    'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';
  const isSameMode = sameJson(spec['volumeMode'], old['volumeMode']);
  return [
    ...(sameJson(allowed, old) ? [] : [forbiddenField('spec', detail)]),
    ...validateNotBelowCapacity(object, stored),
    ...(isSameMode ? [] : [invalidValue('volumeMode', spec['volumeMode'] ?? null, 'field is immutable')]),
  ];
}

function withStorage(resources: JsonObject, storage: string | undefined): JsonObject {
  return { ...resources, requests: { ...textMap(resources, 'requests'), storage } };
}

function validateNotBelowCapacity(object: JsonObject, stored: JsonObject): readonly FieldError[] {
  const next = storageOf(specOf(object));
  const capacity = textMap(part(stored, 'status') ?? {}, 'capacity')['storage'];
  const isShrunk = isLess(next, storageOf(specOf(stored))) && !isLess(capacity, next);
  return isShrunk
    ? [forbiddenField('spec.resources.requests.storage', 'field can not be less than status.capacity')]
    : [];
}

/** Upstream the plug-in PersistentVolumeClaimResize. */
function admitResize(object: JsonObject, stored: JsonObject, { api }: Context): ApiError | undefined {
  const spec = specOf(object);
  if (!isLess(storageOf(specOf(stored)), storageOf(spec))) return undefined;
  const refuse = (detail: string): ApiError => forbidden('persistentvolumeclaims', nameOf(object), detail);
  if (text(part(stored, 'status') ?? {}, 'phase') !== 'Bound')
    return refuse('Only bound persistent volume claims can be expanded');
  const storageClass = api.get('storageclasses', text(spec, 'storageClassName'));
  return storageClass?.allowVolumeExpansion === true
    ? undefined
    : refuse(
        'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
      );
}

function storageOf(spec: JsonObject): string | undefined {
  return textMap(part(spec, 'resources') ?? {}, 'requests')['storage'];
}

/** What is not given counts as nothing. */
function isLess(left: string | undefined, right: string | undefined): boolean {
  const [one, other] = [parseQuantity(left ?? '0'), parseQuantity(right ?? '0')];
  return !('error' in one) && !('error' in other) && compareQuantities(one, other) < 0;
}
