import type { JsonObject } from '../../json.ts';
import { forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { dnsSubdomainProblems } from './formats.ts';
import { part, text, textMap, texts } from './jsonFields.ts';
import { problems } from './metadata.ts';
import { signOf } from './resources.ts';
import { validateLabelSelector } from './selector.ts';

/** The spec of a claim, or of a template of claims (upstream `ValidatePersistentVolumeClaimSpec`). */
export function validateClaimSpec(spec: JsonObject, field: string): FieldError[] {
  const modes = texts(spec, 'accessModes');
  const missing = modes.length === 0 ? [required(`${field}.accessModes`, 'at least 1 access mode is required')] : [];
  return [
    ...missing,
    ...validateLabelSelector(part(spec, 'selector'), `${field}.selector`),
    ...validateAccessModes(modes, `${field}.accessModes`),
    ...validateStorage(part(spec, 'resources') ?? {}, `${field}.resources[storage]`),
    ...validateClassName(text(spec, 'storageClassName'), `${field}.storageClassName`),
    ...validateVolumeMode(spec, `${field}.volumeMode`),
    ...validateClassName(text(spec, 'volumeAttributesClassName'), `${field}.volumeAttributesClassName`),
  ];
}

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

function validateAccessModes(modes: readonly string[], field: string): FieldError[] {
  const unknown = modes.filter((mode) => !accessModes.includes(mode));
  const isAlone =
    !modes.includes('ReadWriteOncePod') || modes.every((mode) => mode === 'ReadWriteOncePod' || unknown.includes(mode));
  return [
    ...unknown.map((mode) => unsupported(field, mode, accessModes)),
    ...(isAlone ? [] : [forbiddenField(field, 'may not use ReadWriteOncePod with other access modes')]),
  ];
}

function validateStorage(resources: JsonObject, field: string): FieldError[] {
  const storage = textMap(resources, 'requests')['storage'];
  if (storage === undefined) return [required(field)];
  return signOf(storage) > 0 ? [] : [invalidValue(field, storage, 'must be greater than zero')];
}

function validateClassName(name: string, field: string): FieldError[] {
  return name === '' ? [] : problems(field, name, dnsSubdomainProblems(name));
}

const volumeModes = ['Block', 'Filesystem'];

function validateVolumeMode(spec: JsonObject, field: string): FieldError[] {
  const mode = spec['volumeMode'];
  return mode === undefined || volumeModes.includes(text(spec, 'volumeMode'))
    ? []
    : [unsupported(field, mode, volumeModes)];
}
