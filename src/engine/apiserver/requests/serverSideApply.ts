/**
 * Server-side apply: the fields of a manifest become the applier's; fields of its last manifest that are in no other hands go; a field
 * that somebody else manages is not changed unless it is forced (structured-merge-diff `Updater.Apply`).
 */
import type { JsonObject } from '../../json.ts';
import type { KubeObject } from '../../objects.ts';
import type { Admission, Answer } from '../admission.ts';
import { badRequest, isApiError } from '../apiErrors.ts';
import { type FieldSet, difference, pathText } from '../managedFields/fieldSet.ts';
import {
  applyConflict,
  type Conflict,
  type Manager,
  managedPart,
  managersOf,
  toManagedFields,
} from '../managedFields/managers.ts';
import {
  fieldsOfObject,
  hasSameField,
  mergeTyped,
  undeclaredField,
  withoutFields,
} from '../managedFields/typedValues.ts';
import type { ObjectRequest } from '../objectRequest.ts';
import { serverError } from '../patches/patchErrors.ts';
import type { ResourceInfo } from '../resources.ts';
import { metadataOf, nameOf } from '../strategies/strategy.ts';
import { formatTime } from '../time.ts';
import { textMap } from '../validation/jsonFields.ts';
import { asObject, infoOf, storeNew } from './createObject.ts';
import { decodeObject, readObject } from './decodeObject.ts';
import { updateObject } from './updateObject.ts';

type ApplyRequest = Extract<ObjectRequest, { type: 'serverSideApply' }>;

/** Applies a manifest as a field manager, or says why not. */
export function serverSideApply(admission: Admission, { manifest, fieldManager, force = false }: ApplyRequest): Answer {
  const info = infoOf(manifest);
  if (isApiError(info)) return info;
  if (metadataOf(manifest)['managedFields'] !== undefined) return badRequest('metadata.managedFields must be nil');
  const { version } = admission.release;
  const undeclared = undeclaredField(manifest, info.kind, version);
  if (undeclared !== undefined) {
    const what = `default/${nameOf(manifest)}; ${info.apiVersion}, Kind=${info.kind}`;
    return serverError(
      `failed to create typed patch object (${what}): ${pathText(undeclared)}: field not declared in schema`,
    );
  }
  const fields = fieldsOfObject(managedPart(manifest), info.kind, version);
  const applier: Manager = {
    name: fieldManager,
    operation: 'Apply',
    apiVersion: info.apiVersion,
    time: formatTime(admission.api.nowMs),
    fields,
  };
  const stored = admission.api.get(info.resource, nameOf(manifest));
  if (stored === undefined) return applyNew(admission, info, manifest, applier);
  return applyTo(admission, info, stored, manifest, applier, force);
}

function applyNew(admission: Admission, info: ResourceInfo, manifest: JsonObject, applier: Manager): Answer {
  const decoded = decodeObject(info, manifest, admission.release, 'Strict');
  if ('error' in decoded) return decoded.error;
  return storeNew(admission, info, decoded.object, manifest, decoded.warnings, toManagedFields([applier]));
}

function applyTo(
  admission: Admission,
  info: ResourceInfo,
  stored: KubeObject,
  manifest: JsonObject,
  applier: Manager,
  force: boolean,
): Answer {
  const { version } = admission.release;
  const live = readObject(info, asObject(stored), admission.release).object;
  const managers = managersBefore(live, info, applier, version);
  const isApplier = ({ name, operation }: Manager): boolean => name === applier.name && operation === 'Apply';
  const before = managers.find(isApplier);
  const others = managers.filter((each) => !isApplier(each));
  const changed = new Map(
    [...applier.fields].filter(([, path]) => !hasSameField(path, live, manifest, info.kind, version)),
  );
  const conflicts = others.flatMap((manager) =>
    [...changed].filter(([key]) => manager.fields.has(key)).map(([, path]): Conflict => ({ manager, path })),
  );
  if (conflicts.length > 0 && !force) return applyConflict(conflicts);
  const kept = others.map((manager) => ({ ...manager, fields: difference(manager.fields, changed) }));
  const dropped = before && difference(before.fields, applier.fields, ...kept.map(({ fields }) => fields));
  const merged = mergeTyped(withoutDropped(live, dropped, info, version), manifest, info.kind, version);
  const isSameApplier = before !== undefined && isSameSet(before.fields, applier.fields);
  const managedFields = toManagedFields([...kept, isSameApplier ? before : applier]);
  const next = { ...merged, metadata: { ...metadataOf(merged), managedFields } };
  const decoded = decodeObject(info, next, admission.release, 'Strict');
  if ('error' in decoded) return decoded.error;
  const { object, warnings } = decoded;
  return updateObject(admission, info, stored, object, { manifest: next, warnings, isApply: true });
}

/**
 * Of an object that nobody has server-side applied, all belongs to `before-first-apply`; what kubectl had applied on its side belongs
 * to kubectl, which hands it over (upstream `SkipNonAppliedManager`, client-go `csaupgrade`).
 */
function managersBefore(
  live: JsonObject,
  info: ResourceInfo,
  { time }: Manager,
  version: Admission['release']['version'],
): readonly Manager[] {
  const managers = managersOf(live);
  const isHandedOver = 'kubectl.kubernetes.io/last-applied-configuration' in textMap(metadataOf(live), 'annotations');
  if (managers.length > 0 || isHandedOver) return managers;
  const fields = fieldsOfObject(managedPart(live), info.kind, version);
  return [{ name: 'before-first-apply', operation: 'Update', apiVersion: info.apiVersion, time, fields }];
}

function withoutDropped(
  live: JsonObject,
  dropped: FieldSet | undefined,
  info: ResourceInfo,
  version: Admission['release']['version'],
): JsonObject {
  return dropped === undefined || dropped.size === 0 ? live : withoutFields(live, dropped, info.kind, version);
}

function isSameSet(one: FieldSet, other: FieldSet): boolean {
  return one.size === other.size && difference(one, other).size === 0;
}
