/**
 * Who manages what of an object before anybody has server-side applied it. The API server notes that of every write; here it is
 * told by what `kubectl apply` has written down of itself in the object.
 */
import type { Json, JsonObject } from '../../json.ts';
import type { KubernetesVersion } from '../../versions.ts';
import { isObject } from '../patches/jsonValues.ts';
import { metadataOf } from '../strategies/strategy.ts';
import { textMap } from '../validation/jsonFields.ts';
import { difference, type FieldPath, type FieldSet } from './fieldSet.ts';
import { type Conflict, type Manager, managedPart } from './managers.ts';
import { fieldsOfObject, hasSameField } from './typedValues.ts';

export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';
const clientSideManager = 'kubectl-client-side-apply';

/**
 * All is the client-side apply's when kubectl noted down that it applied the object, but for what has been changed since; that, and
 * an object without such a note, belongs to `before-first-apply` (upstream `SkipNonAppliedManager`).
 */
export function firstManagers(
  live: JsonObject,
  kind: string,
  apiVersion: string,
  time: string,
  version: KubernetesVersion,
): readonly Manager[] {
  const fields = fieldsOfObject(managedPart(live), kind, version);
  const by = (name: string, owned: FieldSet): Manager => ({
    name,
    operation: 'Update',
    apiVersion,
    time,
    fields: owned,
  });
  const applied = lastAppliedOf(live);
  if (applied === undefined) return [by('before-first-apply', fields)];
  const changed = difference(fieldsOf(applied, kind, version), unchangedFields(live, applied, kind, version));
  const own = difference(fields, changed);
  return [by(clientSideManager, own), by('before-first-apply', difference(fields, own))];
}

/** kubectl goes on from what it applied on its own side, where nobody has changed that since (`lastAppliedManager`). */
export function isUpgrade(
  conflicts: readonly Conflict[],
  applier: Manager,
  live: JsonObject,
  kind: string,
  version: KubernetesVersion,
): boolean {
  const applied = lastAppliedOf(live);
  if (applier.name !== 'kubectl' || applied === undefined) return false;
  const unchanged = unchangedFields(live, applied, kind, version);
  return conflicts.every(({ path }) => unchanged.has(JSON.stringify(path)));
}

/** The managers when what the client-side apply had is the applier's, so that it can end what its manifest has no more (client-go `csaupgrade`). */
export function takenOver(
  managers: readonly Manager[],
  applier: Manager,
  live: JsonObject,
  kind: string,
  version: KubernetesVersion,
): readonly Manager[] {
  const clientSide = managers.find(({ name, operation }) => name === clientSideManager && operation === 'Update');
  const applied = lastAppliedOf(live);
  if (clientSide === undefined || applied === undefined) return managers;
  const before = managers.find(({ name, operation }) => name === applier.name && operation === 'Apply');
  const handedOver = [...fieldsOf(applied, kind, version)].filter(([key]) => clientSide.fields.has(key));
  // Only kubectl under its own name keeps the note.
  const note = applier.name === 'kubectl' ? [] : [[JSON.stringify(notePath), notePath] as const];
  const fields = new Map([...(before?.fields ?? []), ...handedOver, ...note]);
  const others = managers.filter((each) => each !== clientSide && each !== before);
  return [...others, { ...applier, ...before, fields }];
}

const notePath: FieldPath = ['f:metadata', 'f:annotations', `f:${lastAppliedAnnotation}`];

function fieldsOf(object: JsonObject, kind: string, version: KubernetesVersion): FieldSet {
  return fieldsOfObject(managedPart(object), kind, version);
}

/** The fields that have the value that was applied last. */
function unchangedFields(live: JsonObject, applied: JsonObject, kind: string, version: KubernetesVersion): FieldSet {
  return new Map(
    [...fieldsOf(applied, kind, version)].filter(([, path]) => hasSameField(path, live, applied, kind, version)),
  );
}

/** What `kubectl apply` noted down that it applied last; undefined without a note. */
function lastAppliedOf(object: JsonObject): JsonObject | undefined {
  const text = textMap(metadataOf(object), 'annotations')[lastAppliedAnnotation];
  if (text === undefined) return undefined;
  try {
    const noted = JSON.parse(text) as Json;
    return isObject(noted) ? noted : undefined;
  } catch {
    return undefined;
  }
}
