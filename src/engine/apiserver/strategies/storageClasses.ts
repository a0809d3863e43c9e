/** StorageClasses (upstream `pkg/apis/storage/validation`). */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { dnsSubdomainProblems, labelKeyProblems } from '../validation/formats.ts';
import { text } from '../validation/jsonFields.ts';
import { problems } from '../validation/metadata.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { metadataOf, type Strategy } from './strategy.ts';

export const storageClasses: Strategy = {
  setDefaults: (object) => ({
    ...object,
    reclaimPolicy: object['reclaimPolicy'] ?? 'Delete',
    volumeBindingMode: object['volumeBindingMode'] ?? 'Immediate',
  }),
  validate: validateClass,
  validateUpdate: (object, stored) => [
    ...validateClass(object),
    ...['parameters', 'provisioner', 'reclaimPolicy']
      .filter((name) => !sameJson(object[name], stored[name]))
      .map((name) => forbiddenField(name, `updates to ${name} are forbidden.`)),
    ...(sameJson(object['volumeBindingMode'], stored['volumeBindingMode'])
      ? []
      : [invalidValue('volumeBindingMode', object['volumeBindingMode'] ?? null, 'field is immutable')]),
  ],
};

function validateClass(object: JsonObject): readonly FieldError[] {
  const provisioner = text(object, 'provisioner');
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...(provisioner === ''
      ? [required('provisioner')]
      : problems('provisioner', provisioner, labelKeyProblems(provisioner.toLowerCase()))),
    ...validateChoice(object, 'reclaimPolicy', ['Delete', 'Retain']),
    ...validateChoice(object, 'volumeBindingMode', ['Immediate', 'WaitForFirstConsumer']),
  ];
}

function validateChoice(object: JsonObject, name: string, supported: readonly string[]): readonly FieldError[] {
  const value = text(object, name);
  return supported.includes(value) ? [] : [unsupported(name, value, supported)];
}
