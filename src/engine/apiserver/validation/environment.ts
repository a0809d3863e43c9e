import type { JsonObject } from '../../json.ts';
import { byBytes } from '../byteOrder.ts';
import { invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { configKeyProblems, dnsSubdomainProblems, labelKeyProblems, variableNameProblems } from './formats.ts';
import { part, parts, text } from './jsonFields.ts';
import { problems } from './metadata.ts';

/** The environment variables of a container, one by one and by the source (upstream `ValidateEnv`, `ValidateEnvFrom`). */
export function validateEnvironment(container: JsonObject, field: string, hasFileKeys: boolean): FieldError[] {
  return [
    ...parts(container, 'env').flatMap((variable, index) =>
      validateVariable(variable, `${field}.env[${index}]`, hasFileKeys),
    ),
    ...parts(container, 'envFrom').flatMap((source, index) => validateSource(source, `${field}.envFrom`, index)),
  ];
}

function validateVariable(variable: JsonObject, field: string, hasFileKeys: boolean): FieldError[] {
  const name = text(variable, 'name');
  const nameErrors =
    name === '' ? [required(`${field}.name`)] : problems(`${field}.name`, name, variableNameProblems(name));
  const source = part(variable, 'valueFrom');
  if (source === undefined) return nameErrors;
  return [...nameErrors, ...validateValueFrom(source, text(variable, 'value'), `${field}.valueFrom`, hasFileKeys)];
}

function validateValueFrom(source: JsonObject, value: string, field: string, hasFileKeys: boolean): FieldError[] {
  const given = Object.entries(valueRules).filter(([kind]) => part(source, kind) !== undefined);
  const errors = given.flatMap(([kind, rule]) => rule(part(source, kind) ?? {}, `${field}.${kind}`));
  const others = '`fieldRef`, `resourceFieldRef`, `configMapKeyRef`';
  const kinds = hasFileKeys ? `${others}, \`secretKeyRef\` or \`fileKeyRef\`` : `${others} or \`secretKeyRef\``;
  if (given.length === 0) return [invalidValue(field, '', `must specify one of: ${kinds}`)];
  if (value !== '') return [...errors, invalidValue(field, '', 'may not be specified when `value` is not empty')];
  if (given.length === 1) return errors;
  return [...errors, invalidValue(field, '', 'may not have more than one field specified at a time')];
}

const valueRules: Readonly<Record<string, (source: JsonObject, field: string) => FieldError[]>> = {
  fieldRef: validateFieldRef,
  resourceFieldRef: validateResourceFieldRef,
  configMapKeyRef: validateKeyRef,
  secretKeyRef: validateKeyRef,
  fileKeyRef: () => [],
};

const fieldPaths = [
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
];

function validateFieldRef(source: JsonObject, field: string): FieldError[] {
  const path = text(source, 'fieldPath');
  const version = text(source, 'apiVersion');
  if (path === '') return [required(`${field}.fieldPath`)];
  if (version !== 'v1') {
    return [
      invalidValue(`${field}.fieldPath`, path, `error converting fieldPath: unsupported pod version: ${version}`),
    ];
  }
  const subscripted = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/.exec(path);
  if (subscripted !== null) {
    const [, map, key = ''] = subscripted;
    return problems(field, key, labelKeyProblems(map === 'metadata.labels' ? key : key.toLowerCase()));
  }
  if (fieldPaths.includes(path)) return [];
  if (path === 'metadata.labels' || path === 'metadata.annotations') {
    return [unsupported(`${field}.fieldPath`, path, fieldPaths)];
  }
  return [invalidValue(`${field}.fieldPath`, path, `error converting fieldPath: field label not supported: ${path}`)];
}

const resourcePaths = ['limits', 'requests']
  .flatMap((kind) => ['cpu', 'memory', 'ephemeral-storage'].map((resource) => `${kind}.${resource}`))
  .sort(byBytes);

function validateResourceFieldRef(source: JsonObject, field: string): FieldError[] {
  const resource = text(source, 'resource');
  if (resource === '') return [required(`${field}.resource`)];
  const isKnown = resourcePaths.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource);
  return isKnown ? [] : [unsupported(`${field}.resource`, resource, resourcePaths)];
}

function validateKeyRef(source: JsonObject, field: string): FieldError[] {
  const name = text(source, 'name');
  const key = text(source, 'key');
  const keyErrors = key === '' ? [required(`${field}.key`)] : problems(`${field}.key`, key, configKeyProblems(key));
  return [...problems(`${field}.name`, name, dnsSubdomainProblems(name)), ...keyErrors];
}

/** The number of sources is reported at the whole list. */
function validateSource(source: JsonObject, listField: string, index: number): FieldError[] {
  const prefix = text(source, 'prefix');
  const given = ['configMapRef', 'secretRef'].filter((kind) => part(source, kind) !== undefined);
  const field = `${listField}[${index}]`;
  return [
    ...problems(`${field}.prefix`, prefix, variableNameProblems(prefix)),
    ...given.flatMap((kind) => validateRef(part(source, kind) ?? {}, `${field}.${kind}.name`)),
    ...(given.length === 0 ? [invalidValue(listField, '', 'must specify one of: `configMapRef` or `secretRef`')] : []),
    ...(given.length > 1 ? [invalidValue(listField, '', 'may not have more than one field specified at a time')] : []),
  ];
}

function validateRef(reference: JsonObject, field: string): FieldError[] {
  const name = text(reference, 'name');
  return name === '' ? [required(field)] : problems(field, name, dnsSubdomainProblems(name.replace(/-$/, 'a')));
}
