/** ConfigMaps, Secrets and ServiceAccounts (upstream `ValidateConfigMap`, `ValidateSecret`, `ValidateServiceAccount`). */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { forbiddenField, invalidValue, required, tooLong, type FieldError } from '../fieldErrors.ts';
import { configKeyProblems, dnsSubdomainProblems } from '../validation/formats.ts';
import { part, text, textMap } from '../validation/jsonFields.ts';
import { problems } from '../validation/metadata.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { illegalBase64At, toBase64 } from './base64.ts';
import { metadataOf, type Strategy } from './strategy.ts';

const mostBytes = 1024 * 1024;

export const configMaps: Strategy = {
  validate: validateConfigMap,
  validateUpdate: (object, stored) => [
    ...validateImmutable(object, stored, ['data', 'binaryData']),
    ...validateConfigMap(object),
  ],
};

export const secrets: Strategy = {
  decodeProblem: (object) => {
    const illegal = Object.values(textMap(object, 'data')).map(illegalBase64At);
    const at = illegal.find((index) => index !== undefined);
    return at === undefined ? undefined : `illegal base64 data at input byte ${at}`;
  },
  setDefaults: (object) => withStringData({ ...object, type: text(object, 'type') === '' ? 'Opaque' : object['type'] }),
  validate: validateSecret,
  validateUpdate: (object, stored) => [
    ...(sameJson(object['type'], stored['type'])
      ? []
      : [invalidValue('type', text(object, 'type'), 'field is immutable')]),
    ...validateImmutable(object, stored, ['data']),
    ...validateSecret(object),
  ],
};

export const serviceAccounts: Strategy = {
  validate: (object) => validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
  validateUpdate: () => [],
};

/** `stringData` is only for writing: it goes into `data`, over what is there. */
function withStringData(object: JsonObject): JsonObject {
  const { stringData, ...rest } = object;
  if (stringData === undefined) return rest;
  const written = Object.entries(textMap(object, 'stringData')).map(([key, value]) => [key, toBase64(value)]);
  return { ...rest, data: { ...textMap(object, 'data'), ...Object.fromEntries(written) } };
}

function validateConfigMap(object: JsonObject): readonly FieldError[] {
  const data = textMap(object, 'data');
  const binaryData = textMap(object, 'binaryData');
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...Object.keys(data).flatMap((key) => [
      ...problems(`data[${key}]`, key, configKeyProblems(key)),
      ...(Object.hasOwn(binaryData, key)
        ? [invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData')]
        : []),
    ]),
    ...Object.keys(binaryData).flatMap((key) => problems(`binaryData[${key}]`, key, configKeyProblems(key))),
    ...validateSize('', [...Object.values(data), ...Object.values(binaryData)]),
  ];
}

/** What a type of Secret must hold. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

function validateSecret(object: JsonObject): readonly FieldError[] {
  const data = textMap(object, 'data');
  const missing = (wanted[text(object, 'type')] ?? []).filter((key) => !Object.hasOwn(data, key));
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...Object.keys(data).flatMap((key) => problems(`data[${key}]`, key, configKeyProblems(key))),
    ...validateSize('data', Object.values(data)),
    ...missing.map((key) => required(`data[${key}]`)),
  ];
}

function validateSize(field: string, values: readonly string[]): readonly FieldError[] {
  const size = values.reduce((sum, value) => sum + value.length, 0);
  return size > mostBytes ? [tooLong(field, mostBytes)] : [];
}

function validateImmutable(object: JsonObject, stored: JsonObject, fields: readonly string[]): readonly FieldError[] {
  if (stored['immutable'] !== true) return [];
  const detail = 'field is immutable when `immutable` is set';
  return [
    ...(object['immutable'] === true ? [] : [forbiddenField('immutable', detail)]),
    ...fields
      .filter((name) => !sameJson(part(object, name), part(stored, name)))
      .map((name) => forbiddenField(name, detail)),
  ];
}
