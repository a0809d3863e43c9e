/** PUT of an object of any kind (apiserver `rest.BeforeUpdate` and `Store.Update`), which patches end in too. */
import type { Json, JsonObject } from '../../json.ts';
import type { KubeObject, Resource, ResourceTypes } from '../../objects.ts';
import { sameJson } from '../../sameJson.ts';
import type { Admission, Answer } from '../admission.ts';
import { type ApiError, badRequest, conflict, invalid, isApiError, notFound } from '../apiErrors.ts';
import { definedOnly } from '../copies.ts';
import { invalidValue, type FieldError } from '../fieldErrors.ts';
import { managersAfterUpdate, toManagedFields } from '../managedFields/managers.ts';
import type { FieldValidation } from '../objectRequest.ts';
import type { ResourceInfo } from '../resources.ts';
import { strategies } from '../strategies/strategies.ts';
import { type Context, metadataOf, nameOf, namespaceOf } from '../strategies/strategy.ts';
import { formatTime } from '../time.ts';
import { text, texts } from '../validation/jsonFields.ts';
import { validateObjectMetaUpdate } from '../validation/objectMeta.ts';
import { inWordsOf } from '../validation/wordsOfVersion.ts';
import { asObject, infoOf } from './createObject.ts';
import { decodeObject, readObject } from './decodeObject.ts';

/** Replaces what is stored by what a manifest describes, or says why not. */
export function replaceObject(
  admission: Admission,
  manifest: JsonObject,
  fieldValidation: FieldValidation = 'Strict',
  fieldManager = 'kubectl-replace',
): Answer {
  const info = infoOf(manifest);
  if (isApiError(info)) return info;
  const decoded = decodeObject(info, manifest, admission.release, fieldValidation);
  if ('error' in decoded) return decoded.error;
  const { object, warnings } = decoded;
  const stored = admission.api.get(info.resource, nameOf(object));
  if (stored === undefined) return notFound(info.resource, nameOf(object));
  const uid = text(metadataOf(object), 'uid');
  if (uid !== '' && uid !== stored.metadata.uid) {
    const detail = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored.metadata.uid}`;
    return conflict(info.resource, nameOf(object), detail);
  }
  return updateObject(admission, info, stored, object, { manifest, warnings, fieldManager });
}

export interface UpdateOptions {
  /** The object as it was sent, before anything was filled in. */
  readonly manifest: JsonObject;
  readonly warnings: readonly string[];
  /** The status is what changes, and all else is left alone. */
  readonly isStatus?: boolean;
  /** Who makes the change; nobody is noted for one by server-side apply, which has noted it itself. */
  readonly fieldManager?: string;
  readonly subresource?: string;
  readonly isApply?: boolean;
}

/** Stores a decoded object in place of another one, when it is a change and may be made. */
export function updateObject(
  { api, release }: Admission,
  info: ResourceInfo,
  storedObject: KubeObject,
  decoded: JsonObject,
  options: UpdateOptions,
): Answer {
  const { manifest, warnings, isStatus = false } = options;
  const context: Context = { api, release, manifest };
  const stored = readObject(info, asObject(storedObject), release).object;
  const wrong = refusalOfPlace(info, decoded, stored) ?? refusalOfVersion(info, decoded, stored);
  if (wrong !== undefined) return wrong;
  const next = prepared(info, decoded, stored, context, isStatus);
  const causes = inWordsOf(release, validateChange(info, next, stored, context, isStatus));
  if (causes.length > 0) return invalid(info.kind, nameOf(stored), causes);
  const strategy = strategies[info.resource];
  const denied = isStatus ? undefined : strategy.admitUpdate?.(next, stored, context);
  if (denied !== undefined) return denied;
  const allWarnings = [...warnings, ...(isStatus ? [] : (strategy.warnings?.(next, stored) ?? []))];
  const noted = options.isApply === true || isStatus ? next : withManagers(info, stored, next, context, options);
  return { object: write(api, info, storedObject, stored, noted), warnings: allWarnings };
}

/** Who manages which fields is only noted of an object that somebody has server-side applied. */
function withManagers(
  { kind, apiVersion }: ResourceInfo,
  stored: JsonObject,
  next: JsonObject,
  { api, release }: Context,
  { fieldManager = 'kubectl', subresource }: UpdateOptions,
): JsonObject {
  if (metadataOf(stored)['managedFields'] === undefined || sameJson(next, stored)) return next;
  const by = {
    name: fieldManager,
    operation: 'Update' as const,
    apiVersion,
    time: formatTime(api.nowMs),
    ...(subresource !== undefined && { subresource }),
  };
  const managers = managersAfterUpdate(stored, next, by, kind, release.version);
  return { ...next, metadata: { ...metadataOf(next), managedFields: toManagedFields(managers) } };
}

/** Upstream `checkName`, and that an object stays in its namespace. */
function refusalOfPlace(info: ResourceInfo, object: JsonObject, stored: JsonObject): ApiError | undefined {
  const [name, storedName] = [nameOf(object), nameOf(stored)];
  if (name !== storedName)
    return badRequest(`the name of the object (${name}) does not match the name on the URL (${storedName})`);
  const place = namespaceOf(object);
  if (!info.isNamespaced || place === '' || place === namespaceOf(stored)) return undefined;
  return badRequest('the namespace of the provided object does not match the namespace sent on the request');
}

function refusalOfVersion(info: ResourceInfo, object: JsonObject, stored: JsonObject): ApiError | undefined {
  const wanted = text(metadataOf(object), 'resourceVersion');
  if (wanted !== '' && wanted !== text(metadataOf(stored), 'resourceVersion'))
    return conflict(info.resource, nameOf(stored));
  if (wanted !== '' || strategies[info.resource].needsResourceVersion !== true) return undefined;
  return invalid(info.kind, nameOf(stored), [
    invalidValue('metadata.resourceVersion', '', 'must be specified for an update'),
  ]);
}

/** The new object with all that an update leaves as it was. */
function prepared(
  { resource, isNamespaced }: ResourceInfo,
  object: JsonObject,
  stored: JsonObject,
  context: Context,
  isStatus: boolean,
): JsonObject {
  const strategy = strategies[resource];
  const metadata = metadataOf(object);
  const old = metadataOf(stored);
  const next = {
    ...object,
    metadata: definedOnly({
      ...metadata,
      namespace: isNamespaced ? old['namespace'] : undefined,
      uid: text(metadata, 'uid') === '' ? old['uid'] : metadata['uid'],
      resourceVersion: old['resourceVersion'],
      generation: old['generation'],
      creationTimestamp: old['creationTimestamp'],
      deletionTimestamp: old['deletionTimestamp'] ?? metadata['deletionTimestamp'],
      deletionGracePeriodSeconds: metadata['deletionGracePeriodSeconds'] ?? old['deletionGracePeriodSeconds'],
    }),
  };
  if (isStatus) return { ...stored, metadata: next.metadata, status: object['status'] };
  const kept = strategy.status === undefined ? next : definedOnly({ ...next, status: stored['status'] });
  return strategy.prepareForUpdate?.(kept, stored, context) ?? kept;
}

function validateChange(
  { resource }: ResourceInfo,
  next: JsonObject,
  stored: JsonObject,
  context: Context,
  isStatus: boolean,
): readonly FieldError[] {
  const strategy = strategies[resource];
  const common = validateObjectMetaUpdate(metadataOf(next), metadataOf(stored));
  const own = isStatus
    ? (strategy.validateStatus?.(statusOf(next), statusOf(stored), context) ?? [])
    : strategy.validateUpdate(next, stored, context);
  const said = new Set(common.map(({ field, message }) => `${field} ${message}`));
  return [...common, ...own.filter(({ field, message }) => !said.has(`${field} ${message}`))];
}

function statusOf(object: JsonObject): JsonObject {
  return (object['status'] ?? {}) as JsonObject;
}

/** A change is written; what says the same is left as it is, with its resourceVersion (upstream: no-op updates are not stored). */
function write(
  api: Admission['api'],
  { resource }: ResourceInfo,
  storedObject: KubeObject,
  stored: JsonObject,
  next: JsonObject,
): KubeObject {
  if (sameJson(next, stored)) return storedObject;
  const metadata = metadataOf(next);
  if (isReleased(metadata, metadataOf(stored))) {
    const gone = api.patchMetadata(resource, storedObject.metadata.name, { finalizers: [] });
    return isApiError(gone) ? storedObject : gone;
  }
  const isNewGeneration = strategies[resource].countsGenerations === true && !sameJson(next['spec'], stored['spec']);
  const generation = isNewGeneration ? Number(metadata['generation'] ?? 0) + 1 : metadata['generation'];
  const shared = sharingUnchanged(asObject(storedObject), stored, next);
  const object = { ...shared, metadata: definedOnly({ ...metadata, generation }) };
  return api.put(resource, object as unknown as ResourceTypes[Resource]) ?? storedObject;
}

/** The last finalizer of an object that is being deleted is gone, and the object with it. */
function isReleased(metadata: JsonObject, old: JsonObject): boolean {
  return (
    old['deletionTimestamp'] !== undefined &&
    texts(old, 'finalizers').length > 0 &&
    texts(metadata, 'finalizers').length === 0
  );
}

/**
 * The fields that say the same are those that were stored, so that what was worked out from them stays good. One of them may read as if
 * it were not there: a status that is still empty.
 */
function sharingUnchanged(storedObject: JsonObject, stored: JsonObject, next: JsonObject): JsonObject {
  const names = Object.keys({ ...next, ...storedObject });
  const fields = names.map((name): [string, Json | undefined] => [
    name,
    sameJson(next[name], stored[name]) ? storedObject[name] : next[name],
  ]);
  return definedOnly(Object.fromEntries(fields));
}
