import type { JsonObject } from '../../json.ts';
import { duplicate, forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { validateClaimSpec } from './claimSpec.ts';
import { dnsLabelProblems } from './formats.ts';
import { count, part, parts, text, textMap } from './jsonFields.ts';
import { problems, validateAnnotations, validateLabels } from './metadata.ts';
import { validateReservedPath, validateSteps } from './paths.ts';
import { signOf } from './resources.ts';

/** The good volumes of a pod by their names, and what is wrong with the others (upstream `ValidateVolumes`). */
export function validateVolumes(
  volumes: readonly JsonObject[],
  field: string,
): { known: Map<string, JsonObject>; errors: FieldError[] } {
  const known = new Map<string, JsonObject>();
  const errors = volumes.flatMap((volume, index) => {
    const name = text(volume, 'name');
    const wrong = validateVolume(volume, known, `${field}[${index}]`);
    if (wrong.length === 0) known.set(name, volume);
    return wrong;
  });
  return { known, errors };
}

function validateVolume(volume: JsonObject, known: ReadonlyMap<string, JsonObject>, field: string): FieldError[] {
  const name = text(volume, 'name');
  const nameErrors =
    name === '' ? [required(`${field}.name`)] : problems(`${field}.name`, name, dnsLabelProblems(name));
  return [
    ...validateSource(volume, field),
    ...nameErrors,
    ...(known.has(name) ? [duplicate(`${field}.name`, name)] : []),
  ];
}

/** All sources, in the order in which they are looked at. */
const sources = [
  ...[
    'emptyDir',
    'hostPath',
    'gitRepo',
    'gcePersistentDisk',
    'awsElasticBlockStore',
    'secret',
    'nfs',
    'iscsi',
    'glusterfs',
  ],
  ...[
    'flocker',
    'persistentVolumeClaim',
    'rbd',
    'cinder',
    'cephfs',
    'quobyte',
    'downwardAPI',
    'fc',
    'flexVolume',
    'configMap',
  ],
  ...['azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume', 'azureDisk', 'storageos', 'projected'],
  ...['scaleIO', 'csi', 'ephemeral', 'image'],
];

// Two of upstream's field names are misspelt in this one error.
const misspelt: Readonly<Record<string, string>> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' };

function validateSource(volume: JsonObject, field: string): FieldError[] {
  const given = sources.filter((source) => part(volume, source) !== undefined);
  return given.flatMap((source, index) => {
    if (index > 0)
      return [forbiddenField(`${field}.${misspelt[source] ?? source}`, 'may not specify more than 1 volume type')];
    return sourceRules[source]?.(part(volume, source) ?? {}, `${field}.${source}`) ?? [];
  });
}

const sourceRules: Readonly<Record<string, (source: JsonObject, field: string) => FieldError[]>> = {
  configMap: (source, field) => [...need(source, 'name', field), ...validateFiles(source, field)],
  csi: (source, field) => need(source, 'driver', field),
  downwardAPI: (source, field) => [
    ...validateMode(source, 'defaultMode', field),
    ...parts(source, 'items').flatMap((file) => validateDownwardFile(file, field)),
  ],
  emptyDir: validateEmptyDir,
  ephemeral: validateEphemeral,
  hostPath: validateHostPath,
  image: (source, field) => need(source, 'reference', field),
  nfs: validateNfs,
  persistentVolumeClaim: (source, field) => need(source, 'claimName', field),
  projected: validateProjected,
  secret: (source, field) => [...need(source, 'secretName', field), ...validateFiles(source, field)],
};

function need(source: JsonObject, name: string, field: string): FieldError[] {
  return text(source, name) === '' ? [required(`${field}.${name}`)] : [];
}

function validateFiles(source: JsonObject, field: string): FieldError[] {
  return [...validateMode(source, 'defaultMode', field), ...validateItems(source, field)];
}

function validateItems(source: JsonObject, field: string): FieldError[] {
  return parts(source, 'items').flatMap((item, index) => {
    const at = `${field}.items[${index}]`;
    return [
      ...need(item, 'key', at),
      ...need(item, 'path', at),
      ...validateReservedPath(text(item, 'path'), `${at}.path`),
      ...validateMode(item, 'mode', at),
    ];
  });
}

function validateMode(source: JsonObject, name: string, field: string): FieldError[] {
  const mode = count(source, name);
  const isGood = mode >= 0 && mode <= 0o777;
  return isGood
    ? []
    : [invalidValue(`${field}.${name}`, mode, 'must be a number between 0 and 0777 (octal), both inclusive')];
}

function validateDownwardFile(file: JsonObject, field: string): FieldError[] {
  const hasNone = file['fieldRef'] === undefined && file['resourceFieldRef'] === undefined;
  return [
    ...need(file, 'path', field),
    ...validateReservedPath(text(file, 'path'), `${field}.path`),
    ...(hasNone ? [required(field, 'one of fieldRef and resourceFieldRef is required')] : []),
    ...validateMode(file, 'mode', field),
  ];
}

function validateEmptyDir(source: JsonObject, field: string): FieldError[] {
  const isNegative = source['sizeLimit'] !== undefined && signOf(text(source, 'sizeLimit')) < 0;
  return isNegative ? [forbiddenField(`${field}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')] : [];
}

function validateEphemeral(source: JsonObject, field: string): FieldError[] {
  const template = part(source, 'volumeClaimTemplate');
  const at = `${field}.volumeClaimTemplate`;
  if (template === undefined) return [required(at)];
  const metadata = part(template, 'metadata') ?? {};
  return [
    ...validateAnnotations(textMap(metadata, 'annotations'), `${at}.metadata.annotations`),
    ...validateLabels(textMap(metadata, 'labels'), `${at}.metadata.labels`),
    ...validateClaimSpec(part(template, 'spec') ?? {}, `${at}.spec`),
  ];
}

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

function validateHostPath(source: JsonObject, field: string): FieldError[] {
  const path = text(source, 'path');
  if (path === '') return [required(`${field}.path`)];
  const type = text(source, 'type');
  return [
    ...validateSteps(path, `${field}.path`),
    ...(hostPathTypes.includes(type) ? [] : [unsupported(`${field}.type`, type, hostPathTypes)]),
  ];
}

function validateNfs(source: JsonObject, field: string): FieldError[] {
  const path = text(source, 'path');
  const isAbsolute = path.startsWith('/');
  return [
    ...need(source, 'server', field),
    ...need(source, 'path', field),
    ...(isAbsolute ? [] : [invalidValue(`${field}.path`, path, 'must be an absolute path')]),
  ];
}

function validateProjected(volume: JsonObject, field: string): FieldError[] {
  const errors = parts(volume, 'sources').flatMap((source, index) => {
    const at = `${field}.sources[${index}]`;
    const isMixed = Object.keys(source).length > 1;
    return [
      ...['secret', 'configMap'].flatMap((kind) => validateProjectedFiles(part(source, kind), `${at}.${kind}`)),
      ...parts(part(source, 'downwardAPI') ?? {}, 'items').flatMap((file) =>
        validateDownwardFile(file, `${at}.downwardAPI`),
      ),
      ...validateToken(part(source, 'serviceAccountToken'), `${at}.serviceAccountToken`, field),
      ...(isMixed ? [forbiddenField(at, 'may not specify more than 1 volume type per source')] : []),
    ];
  });
  return [...validateMode(volume, 'defaultMode', field), ...errors];
}

function validateProjectedFiles(source: JsonObject | undefined, field: string): FieldError[] {
  return source === undefined ? [] : [...need(source, 'name', field), ...validateItems(source, field)];
}

/** The path of a token is reported at the volume. */
function validateToken(token: JsonObject | undefined, field: string, volumeField: string): FieldError[] {
  if (token === undefined) return [];
  const seconds = count(token, 'expirationSeconds');
  const path = text(token, 'path');
  const isShort = seconds < 600;
  return [
    ...(isShort
      ? [invalidValue(`${field}.expirationSeconds`, seconds, 'may not specify a duration less than 10 minutes')]
      : []),
    ...(path === '' ? [required(`${volumeField}.path`)] : validateReservedPath(path, `${volumeField}.path`)),
  ];
}
