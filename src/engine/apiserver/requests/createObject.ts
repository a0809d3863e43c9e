/** POST of an object of any kind (apiserver `rest.BeforeCreate` and what is around it). */
import type { Json, JsonObject } from '../../json.ts';
import type { KubeObject, Resource } from '../../objects.ts';
import type { Admission, Answer } from '../admission.ts';
import { type ApiError, badRequest, forbidden, invalid, isApiError, notFound } from '../apiErrors.ts';
import { type Draft, namespace } from '../apiServer.ts';
import { definedOnly } from '../copies.ts';
import type { FieldValidation } from '../objectRequest.ts';
import { serverError } from '../patches/patchErrors.ts';
import { resourceOfKind, type ResourceInfo } from '../resources.ts';
import { metadataOf, nameOf, namespaceOf } from '../strategies/strategy.ts';
import { strategies } from '../strategies/strategies.ts';
import { text } from '../validation/jsonFields.ts';
import { inWordsOf } from '../validation/wordsOfVersion.ts';
import { decodeObject } from './decodeObject.ts';
import { generatedName } from './objectNames.ts';

/** Creates what a manifest describes, or says why not. */
export function createObject(
  admission: Admission,
  manifest: JsonObject,
  fieldValidation: FieldValidation = 'Strict',
): Answer {
  const info = infoOf(manifest);
  if (isApiError(info)) return info;
  const decoded = decodeObject(info, manifest, admission.release, fieldValidation);
  if ('error' in decoded) return decoded.error;
  return storeNew(admission, info, decoded.object, manifest, decoded.warnings);
}

/** The resource of a manifest, by its kind and version. */
export function infoOf(manifest: JsonObject): ResourceInfo | ApiError {
  const kind = text(manifest, 'kind');
  const apiVersion = text(manifest, 'apiVersion');
  const info = resourceOfKind(kind);
  return info?.apiVersion === apiVersion
    ? info
    : badRequest(`no matches for kind "${kind}" in version "${apiVersion}"`);
}

/** Stores a decoded object that is new. */
export function storeNew(
  { api, release }: Admission,
  info: ResourceInfo,
  decoded: JsonObject,
  manifest: JsonObject,
  warnings: readonly string[],
  managedFields?: Json,
): Answer {
  const { resource, kind } = info;
  const misplaced = refusalOfNamespace(api, info, decoded);
  if (misplaced !== undefined) return misplaced;
  if (text(metadataOf(decoded), 'resourceVersion') !== '')
    return serverError('resourceVersion should not be set on objects to be created');
  const strategy = strategies[resource];
  const context = { api, release, manifest };
  const metadata = newMetadata(api, info, metadataOf(decoded));
  const named = withMetadata(decoded, definedOnly({ ...metadata, managedFields }));
  const object = strategy.prepareForCreate?.(named, context) ?? named;
  const causes = inWordsOf(release, strategy.validate(object, context));
  if (causes.length > 0) return invalid(kind, nameOf(object), causes);
  const stored = api.create(resource, object as unknown as Draft<Resource>);
  if (isApiError(stored)) return stored;
  return { object: stored, warnings: [...warnings, ...(strategy.warnings?.(object, undefined) ?? [])] };
}

/**
 * Objects live in the namespace `default`: another one is not found, or, when it is there, has no room for them. What is not of a
 * namespace has none, whatever was sent.
 */
function refusalOfNamespace(
  api: Admission['api'],
  { resource, isNamespaced }: ResourceInfo,
  object: JsonObject,
): ApiError | undefined {
  const wanted = namespaceOf(object);
  if (!isNamespaced || wanted === '' || wanted === namespace) return undefined;
  if (api.get('namespaces', wanted) === undefined) return notFound('namespaces', wanted);
  return forbidden(resource, nameOf(object), `Ordinal keeps objects in the namespace ${namespace} only`);
}

/** Without what only the server says (upstream `WipeObjectMetaSystemFields`), and with a name where one is to be made up. */
function newMetadata(api: Admission['api'], info: ResourceInfo, metadata: JsonObject): JsonObject {
  const generateName = text(metadata, 'generateName');
  const name = text(metadata, 'name');
  const hasNoName = name === '' && generateName !== '';
  const { generation: _generation, managedFields: _managedFields, ...given } = metadata;
  return definedOnly({
    ...given,
    name: hasNoName ? generatedName(api, info.resource, generateName) : name,
    namespace: info.isNamespaced ? namespace : undefined,
    uid: undefined,
    selfLink: undefined,
    creationTimestamp: undefined,
    deletionTimestamp: undefined,
    deletionGracePeriodSeconds: undefined,
    ...(strategies[info.resource].countsGenerations === true && { generation: 1 }),
  });
}

function withMetadata(object: JsonObject, metadata: JsonObject): JsonObject {
  return { ...object, metadata };
}

export function asObject(object: KubeObject): JsonObject {
  return object as unknown as JsonObject;
}
