/**
 * Server-side apply: the fields of a manifest become the applier's; fields of its last manifest that are in no other hands go; a field
 * that somebody else manages is not changed unless it is forced (structured-merge-diff `Updater.Apply`).
 */
import type { JsonObject } from '../../json.ts';
import type { KubeObject } from '../../objects.ts';
import { goJson } from '../../statefulset/goJson.ts';
import type { Admission, Answer } from '../admission.ts';
import { badRequest, isApiError } from '../apiErrors.ts';
import { type FieldSet, difference } from '../managedFields/fieldSet.ts';
import { firstManagers, isUpgrade, lastAppliedAnnotation, takenOver } from '../managedFields/firstManagers.ts';
import {
  applyConflict,
  type Conflict,
  type Manager,
  managedPart,
  managersOf,
  toManagedFields,
} from '../managedFields/managers.ts';
import { schemaProblem } from '../managedFields/schemaProblem.ts';
import { fieldsOfObject, hasSameField, mergeTyped, withoutFields } from '../managedFields/typedValues.ts';
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
export function serverSideApply(admission: Admission, request: ApplyRequest): Answer {
  const { manifest, fieldManager } = request;
  const info = infoOf(manifest);
  if (isApiError(info)) return info;
  if (metadataOf(manifest)['managedFields'] !== undefined) return badRequest('metadata.managedFields must be nil');
  const { version } = admission.release;
  const problem = schemaProblem(manifest, info.kind, version);
  if (problem !== undefined) {
    const what = `default/${nameOf(manifest)}; ${info.apiVersion}, Kind=${info.kind}`;
    return serverError(`failed to create typed patch object (${what}): ${problem}`);
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
  return applyTo(admission, info, stored, request, applier);
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
  { manifest, force = false, takesOver = false }: ApplyRequest,
  applier: Manager,
): Answer {
  const { version } = admission.release;
  const live = readObject(info, asObject(stored), admission.release).object;
  const known = managersOf(live);
  const managers = known.length > 0 ? known : firstManagers(live, info.kind, info.apiVersion, applier.time, version);
  const isApplier = ({ name, operation }: Manager): boolean => name === applier.name && operation === 'Apply';
  const changed = new Map(
    [...applier.fields].filter(([, path]) => !hasSameField(path, live, manifest, info.kind, version)),
  );
  const conflicts = managers
    .filter((each) => !isApplier(each))
    .flatMap((manager) =>
      [...changed].filter(([key]) => manager.fields.has(key)).map(([, path]): Conflict => ({ manager, path })),
    );
  if (conflicts.length > 0 && !force && !isUpgrade(conflicts, applier, live, info.kind, version)) {
    return applyConflict(conflicts);
  }
  const owners = takesOver ? takenOver(managers, applier, live, info.kind, version) : managers;
  const before = owners.find(isApplier);
  const kept = owners
    .filter((each) => !isApplier(each))
    .map((manager) => ({ ...manager, fields: difference(manager.fields, changed) }));
  const dropped = before && difference(before.fields, applier.fields, ...kept.map(({ fields }) => fields));
  const merged = noteApplied(
    mergeTyped(withoutDropped(live, dropped, info, version), manifest, info.kind, version),
    manifest,
    applier,
  );
  const isSameApplier = before !== undefined && isSameSet(before.fields, applier.fields);
  const managedFields = toManagedFields([...kept, isSameApplier ? before : applier]);
  const next = { ...merged, metadata: { ...metadataOf(merged), managedFields } };
  const decoded = decodeObject(info, next, admission.release, 'Strict');
  if ('error' in decoded) return decoded.error;
  const { object, warnings } = decoded;
  return updateObject(admission, info, stored, object, { manifest: next, warnings, isApply: true });
}

/** Where kubectl has a note of what it applied last, the server keeps it true (apimachinery `lastAppliedUpdater`). */
function noteApplied(object: JsonObject, manifest: JsonObject, { name }: Manager): JsonObject {
  const annotations = textMap(metadataOf(object), 'annotations');
  if (name !== 'kubectl' || !(lastAppliedAnnotation in annotations)) return object;
  const { [lastAppliedAnnotation]: _old, ...given } = textMap(metadataOf(manifest), 'annotations');
  const had = metadataOf(manifest)['annotations'] !== undefined;
  const metadata = { ...metadataOf(manifest), ...(had && { annotations: given }) };
  const text = `${goJson({ ...manifest, metadata })}\n`;
  return {
    ...object,
    metadata: { ...metadataOf(object), annotations: { ...annotations, [lastAppliedAnnotation]: text } },
  };
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
