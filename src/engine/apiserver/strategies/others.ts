/** The kinds that people rarely make by hand: namespaces, quotas, and what controllers write. */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { dnsSubdomainProblems, labelKeyProblems, plainLabelProblems } from '../validation/formats.ts';
import { validateCount } from '../validation/intOrPercent.ts';
import { count, part, text, textMap, texts } from '../validation/jsonFields.ts';
import { problems } from '../validation/metadata.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { signOf } from '../validation/resources.ts';
import { metadataOf, nameOf, specOf, type Strategy, withSpec } from './strategy.ts';

/** Upstream `ValidateNamespace`: every namespace carries its own name as a label, and a finalizer of its own. */
export const namespaces: Strategy = {
  setDefaults: (object) => {
    const metadata = metadataOf(object);
    const labels = { ...textMap(metadata, 'labels'), 'kubernetes.io/metadata.name': nameOf(object) };
    return nameOf(object) === '' ? object : { ...object, metadata: { ...metadata, labels } };
  },
  prepareForCreate: (object) => ({
    ...withSpec(object, { finalizers: [...new Set([...texts(specOf(object), 'finalizers'), 'kubernetes'])] }),
    status: { phase: 'Active' },
  }),
  validate: (object) => validateObjectMeta(metadataOf(object), plainLabelProblems),
  prepareForUpdate: (object, stored) => withSpec(object, specOf(stored)),
  validateUpdate: () => [],
  status: 'NamespaceStatus',
};

/** Upstream `ValidateResourceQuota`; whether a resource and a scope go together is not looked at. */
export const resourceQuotas: Strategy = {
  prepareForCreate: (object) => ({ ...object, status: {} }),
  validate: validateQuota,
  validateUpdate: (object, stored) => [
    ...validateQuota(object),
    ...(sameJson(specOf(object)['scopes'], specOf(stored)['scopes'])
      ? []
      : [invalidValue('spec.scopes', texts(specOf(object), 'scopes'), 'field is immutable')]),
  ],
  status: 'ResourceQuotaStatus',
};

/** Upstream `ValidateControllerRevision`: what a revision holds never changes. */
export const controllerRevisions: Strategy = {
  validate: validateRevision,
  validateUpdate: (object, stored) => [
    ...validateRevision(object),
    ...(sameJson(object['data'], stored['data'])
      ? []
      : [invalidValue('data', object['data'] ?? null, 'field is immutable')]),
  ],
};

/** Upstream `ValidateEndpointSlice`; the endpoints themselves are their controller's. */
export const endpointSlices: Strategy = {
  validate: validateSlice,
  validateUpdate: (object, stored) => [
    ...validateSlice(object),
    ...(object['addressType'] === stored['addressType']
      ? []
      : [invalidValue('addressType', text(object, 'addressType'), 'field is immutable')]),
  ],
  countsGenerations: true,
};

export const events: Strategy = {
  validate: (object) => validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
  validateUpdate: () => [],
};

function validateQuota(object: JsonObject): readonly FieldError[] {
  const hard = textMap(specOf(object), 'hard');
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...Object.entries(hard).flatMap(([name, amount]) => [
      ...problems(`spec.hard[${name}]`, name, labelKeyProblems(name)),
      ...(signOf(amount) < 0 ? [invalidValue(`spec.hard[${name}]`, amount, 'must be greater than or equal to 0')] : []),
    ]),
  ];
}

function validateRevision(object: JsonObject): readonly FieldError[] {
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...(part(object, 'data') === undefined ? [required('data', 'data is mandatory')] : []),
    ...validateCount(count(object, 'revision'), 'revision'),
  ];
}

const addressTypes = ['FQDN', 'IPv4', 'IPv6'];

function validateSlice(object: JsonObject): readonly FieldError[] {
  const type = text(object, 'addressType');
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...(type === '' ? [required('addressType')] : []),
    ...(type === '' || addressTypes.includes(type) ? [] : [unsupported('addressType', type, addressTypes)]),
  ];
}
