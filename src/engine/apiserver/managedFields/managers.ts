/** Who manages which fields of an object (apimachinery `managedfields`). An object that nobody has server-side applied has no managers. */
import type { Json, JsonObject } from '../../json.ts';
import type { ManagedFieldsEntry } from '../../objects.ts';
import type { KubernetesVersion } from '../../versions.ts';
import type { ApiError, StatusCause } from '../apiErrors.ts';
import { definedOnly } from '../copies.ts';
import { metadataOf } from '../strategies/strategy.ts';
import { difference, type FieldPath, type FieldSet, fromFieldsV1, pathText, toFieldsV1, union } from './fieldSet.ts';
import { fieldsOfObject, hasSameField } from './typedValues.ts';

export interface Manager {
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource?: string;
  readonly time: string;
  readonly fields: FieldSet;
}

export function managersOf(object: JsonObject): readonly Manager[] {
  const entries = (metadataOf(object)['managedFields'] ?? []) as unknown as readonly ManagedFieldsEntry[];
  return entries.map(({ manager, operation, apiVersion, subresource, time = '', fieldsV1 }) => ({
    name: manager,
    operation,
    apiVersion,
    ...(subresource !== undefined && { subresource }),
    time,
    fields: fromFieldsV1(fieldsV1 as Json),
  }));
}

/** As `metadata.managedFields` has them: appliers first, then by time and name. Who manages nothing any more is left out. */
export function toManagedFields(managers: readonly Manager[]): Json {
  const order = ({ operation, time, name }: Manager): string => `${operation} ${time} ${name}`;
  return managers
    .filter(({ fields }) => fields.size > 0)
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ name, operation, apiVersion, subresource, time, fields }) =>
      definedOnly({
        manager: name,
        operation,
        apiVersion,
        time,
        fieldsType: 'FieldsV1',
        fieldsV1: toFieldsV1(fields),
        subresource,
      }),
    );
}

/** The object without what nobody manages: its name and all that only the server says, and its status. */
export function managedPart(object: JsonObject): JsonObject {
  const { apiVersion: _apiVersion, kind: _kind, status: _status, metadata: _metadata, ...others } = object;
  const metadata = Object.entries(metadataOf(object)).filter(([name]) => !unmanaged.has(name));
  return metadata.length === 0 ? others : { ...others, metadata: Object.fromEntries(metadata) };
}

const unmanaged = new Set([
  ...['name', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'selfLink', 'managedFields'],
  ...['deletionTimestamp', 'deletionGracePeriodSeconds', 'generateName'],
]);

/** The managers after an update by one of them: it has now what it changed, and nobody has what is gone. */
export function managersAfterUpdate(
  before: JsonObject,
  after: JsonObject,
  by: Omit<Manager, 'fields'>,
  kind: string,
  version: KubernetesVersion,
): readonly Manager[] {
  const managers = managersOf(before);
  if (managers.length === 0) return [];
  const [old, next] = [managedPart(before), managedPart(after)];
  const fields = fieldsOfObject(next, kind, version);
  const gone = difference(fieldsOfObject(old, kind, version), fields);
  const changed = new Map([...fields].filter(([, path]) => !hasSameField(path, old, next, kind, version)));
  const isSame = (each: Manager): boolean =>
    each.name === by.name && each.operation === by.operation && each.subresource === by.subresource;
  const own = managers.find(isSame)?.fields ?? new Map<string, FieldPath>();
  const others = managers.filter((each) => !isSame(each));
  return [
    ...others.map((each) => ({ ...each, fields: difference(each.fields, changed, gone) })),
    { ...by, fields: difference(union(own, changed), gone) },
  ];
}

/** A field that an applier would change, and who has it. */
export interface Conflict {
  readonly manager: Manager;
  readonly path: FieldPath;
}

/** 409 with a cause for each field (`NewConflictError`). */
export function applyConflict(conflicts: readonly Conflict[]): ApiError {
  const causes: readonly StatusCause[] = conflicts.map(({ manager, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${managerText(manager)}`,
    field: pathText(path),
  }));
  return { code: 409, reason: 'Conflict', message: conflictText(conflicts), details: { causes } };
}

function conflictText(conflicts: readonly Conflict[]): string {
  const [first] = conflicts;
  if (first !== undefined && conflicts.length === 1)
    return `Apply failed with 1 conflict: conflict with ${managerText(first.manager)}: ${pathText(first.path)}`;
  const texts = [...new Set(conflicts.map(({ manager }) => managerText(manager)))].toSorted();
  const lines = texts.flatMap((text) => [
    `conflicts with ${text}:`,
    ...conflicts.filter(({ manager }) => managerText(manager) === text).map(({ path }) => `- ${pathText(path)}`),
  ]);
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`;
}

function managerText({ name, operation, apiVersion, subresource }: Manager): string {
  const called = JSON.stringify(name) + (subresource === undefined ? '' : ` with subresource "${subresource}"`);
  return operation === 'Update' ? `${called} using ${apiVersion}` : called;
}
