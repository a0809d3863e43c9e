import type { JsonObject } from '../../json.ts';
import type { StatefulSet, StatefulSetStatus } from '../../objects.ts';
import { maxReplicas } from '../admission.ts';
import { asStatefulSet, dropDisabledFields } from '../defaultStatefulSet.ts';
import { type FieldError, invalidValue } from '../fieldErrors.ts';
import { invalidStatus } from '../statusValidation.ts';
import { validateStatefulSet, validateStatefulSetUpdate } from '../validateStatefulSet.ts';
import { statefulSetWarnings } from '../warnings.ts';
import { type Context, nameOf, type Strategy, withSpec } from './strategy.ts';
import { sameJson } from '../../sameJson.ts';

export const statefulSets: Strategy = {
  setDefaults: (object) => ({ ...object, spec: asStatefulSet(object).spec as unknown as JsonObject }),
  prepareForCreate: (object, { release }) => ({
    ...withoutDisabledFields(object, undefined, release),
    status: { availableReplicas: 0, replicas: 0 },
  }),
  validate: (object, { release, manifest }) => [
    ...validateStatefulSet(asSet(object), release, manifest),
    ...validateSize(object),
  ],
  prepareForUpdate: (object, stored, { release }) => withoutDisabledFields(object, stored, release),
  validateUpdate: (object, stored, { release, manifest }) => [
    ...validateStatefulSetUpdate(asSet(object), asSet(stored), release, manifest),
    ...validateSize(object),
  ],
  warnings: (object, stored) =>
    statefulSetWarnings(asSet(object), stored === undefined || !sameJson(object['spec'], stored['spec'])),
  status: 'StatefulSetStatus',
  validateStatus: (status, old) =>
    invalidStatus('', old as unknown as StatefulSetStatus, status as unknown as StatefulSetStatus)?.causes ?? [],
  // The API server's store counts the generations of sets itself.
};

function asSet(object: JsonObject): StatefulSet {
  // The reader gives every field of the shape that the type tells of.
  return object as unknown as StatefulSet;
}

function withoutDisabledFields(
  object: JsonObject,
  stored: JsonObject | undefined,
  release: Context['release'],
): JsonObject {
  const spec = dropDisabledFields(asSet(object).spec, stored && asSet(stored).spec, release);
  return withSpec(object, spec as unknown as JsonObject);
}

function validateSize(object: JsonObject): readonly FieldError[] {
  const { replicas } = asSet(object).spec;
  if (replicas <= maxReplicas || nameOf(object) === '') return [];
  const detail = `must be less than or equal to ${maxReplicas}, the most that Ordinal simulates`;
  return [invalidValue('spec.replicas', replicas, detail)];
}
