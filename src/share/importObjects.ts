/** Objects of a real cluster, as `kubectl get -o json` prints them, put into the shape that the engine stores. */
import { resourceOfKind, resources } from '#engine/apiserver/resources.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubeObject, Resource } from '#engine/objects.ts';

/** What was read, and the kinds that the engine has no use for. */
export interface Imported {
  readonly stored: StoredObjects;
  /** Kinds that were passed over, each once. */
  readonly otherKinds: readonly string[];
}

/** Takes a List, several Lists or single objects. An object without a kind and a name is passed over. */
export function importObjects(documents: readonly JsonObject[]): Imported {
  const objects = Object.fromEntries(resources.map((resource) => [resource, [] as KubeObject[]])) as Record<
    Resource,
    KubeObject[]
  >;
  const otherKinds = new Set<string>();
  for (const object of documents.flatMap(itemsOf)) {
    const kind = String(object['kind'] ?? '');
    const resource = resourceOfKind(kind)?.resource;
    if (resource === undefined || !isNamed(object)) otherKinds.add(kind);
    else objects[resource].push(object as unknown as KubeObject);
  }
  // No uid and no resourceVersion of ours may meet one of theirs.
  const stored = {
    resourceVersion: Number.MAX_SAFE_INTEGER / 2,
    incarnations: {},
    objects,
  } as unknown as StoredObjects;
  return { stored, otherKinds: [...otherKinds] };
}

function itemsOf(document: JsonObject): readonly JsonObject[] {
  const { items } = document;
  return Array.isArray(items) ? (items as readonly Json[]).filter(isObject) : [document];
}

function isNamed(object: JsonObject): boolean {
  const { metadata } = object;
  return isObject(metadata) && typeof metadata['name'] === 'string' && typeof metadata['uid'] === 'string';
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
