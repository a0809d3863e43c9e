/** PersistentVolumes (upstream `ValidatePersistentVolume`); what a source says of itself is not looked at. */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { formatTime } from '../time.ts';
import { forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { dnsSubdomainProblems } from '../validation/formats.ts';
import { part, text, textMap, texts } from '../validation/jsonFields.ts';
import { problems } from '../validation/metadata.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { signOf } from '../validation/resources.ts';
import { metadataOf, specOf, type Strategy, withSpec } from './strategy.ts';

export const volumes: Strategy = {
  setDefaults: (object) =>
    withSpec(object, {
      ...specOf(object),
      persistentVolumeReclaimPolicy: specOf(object)['persistentVolumeReclaimPolicy'] ?? 'Retain',
      volumeMode: specOf(object)['volumeMode'] ?? 'Filesystem',
    }),
  prepareForCreate: (object, { api }) => ({
    ...object,
    status: { phase: 'Pending', lastPhaseTransitionTime: formatTime(api.nowMs) },
  }),
  validate: validateVolume,
  validateUpdate: (object, stored) => [...validateVolume(object), ...validateFixed(specOf(object), specOf(stored))],
  status: 'PersistentVolumeStatus',
};

/** The fields that are no sources; all others are, and one must be given. */
const common = new Set([
  ...['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy'],
  ...['storageClassName', 'volumeAttributesClassName', 'volumeMode'],
]);

function sourcesOf(spec: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(spec).filter(([name]) => !common.has(name)));
}

function validateVolume(object: JsonObject): readonly FieldError[] {
  const spec = specOf(object);
  const [, ...surplus] = Object.keys(sourcesOf(spec));
  const className = text(spec, 'storageClassName');
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...validateModes(texts(spec, 'accessModes')),
    ...validateCapacity(textMap(spec, 'capacity')),
    ...validateChoice(spec, 'persistentVolumeReclaimPolicy', ['Delete', 'Recycle', 'Retain']),
    ...validateNodeAffinity(part(spec, 'nodeAffinity')),
    ...(Object.keys(sourcesOf(spec)).length === 0 ? [required('spec', 'must specify a volume type')] : []),
    ...surplus.map((name) => forbiddenField(`spec.${name}`, 'may not specify more than 1 volume type')),
    ...(className === '' ? [] : problems('spec.storageClassName', className, dnsSubdomainProblems(className))),
    ...validateChoice(spec, 'volumeMode', ['Block', 'Filesystem']),
  ];
}

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

function validateModes(modes: readonly string[]): readonly FieldError[] {
  const isShared = modes.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod');
  return [
    ...(modes.length === 0 ? [required('spec.accessModes')] : []),
    ...modes
      .filter((mode) => !accessModes.includes(mode))
      .map((mode) => unsupported('spec.accessModes', mode, accessModes)),
    ...(isShared ? [forbiddenField('spec.accessModes', 'may not use ReadWriteOncePod with other access modes')] : []),
  ];
}

function validateCapacity(capacity: Readonly<Record<string, string>>): readonly FieldError[] {
  const names = Object.keys(capacity);
  const isStorageAlone = names.length === 1 && names[0] === 'storage';
  return [
    ...(names.length === 0 ? [required('spec.capacity')] : []),
    ...(names.length === 0 || isStorageAlone ? [] : [unsupported('spec.capacity', capacity, ['storage'])]),
    ...names
      .filter((name) => signOf(capacity[name] ?? '0') <= 0)
      .map((name) => invalidValue(`spec.capacity[${name}]`, capacity[name], 'must be greater than zero')),
  ];
}

function validateNodeAffinity(affinity: JsonObject | undefined): readonly FieldError[] {
  if (affinity === undefined || part(affinity, 'required') !== undefined) return [];
  return [required('spec.nodeAffinity.required', 'must specify required node constraints')];
}

const affinityKept = 'field is immutable, except for updating from beta label to GA';

function validateFixed(spec: JsonObject, old: JsonObject): readonly FieldError[] {
  const hadAffinity = old['nodeAffinity'] !== undefined;
  return [
    ...(sameJson(sourcesOf(spec), sourcesOf(old))
      ? []
      : [forbiddenField('spec.persistentvolumesource', 'spec.persistentvolumesource is immutable after creation')]),
    ...(sameJson(spec['volumeMode'], old['volumeMode'])
      ? []
      : [invalidValue('volumeMode', spec['volumeMode'] ?? null, 'field is immutable')]),
    ...(hadAffinity && !sameJson(spec['nodeAffinity'], old['nodeAffinity'])
      ? [invalidValue('nodeAffinity', spec['nodeAffinity'] ?? null, affinityKept)]
      : []),
  ];
}

function validateChoice(spec: JsonObject, name: string, supported: readonly string[]): readonly FieldError[] {
  const value = text(spec, name);
  return supported.includes(value) ? [] : [unsupported(`spec.${name}`, value, supported)];
}
