/** What somebody has asked of a set, told by how its spec changed. */
import type { Json, JsonObject } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Change } from './requests.ts';

/** The request that does the same; undefined when the spec is as it was, and only the status was written. */
export function requestFor(set: StatefulSet, before: StatefulSet | undefined, change: Change): Request | undefined {
  const { name } = set.metadata;
  if (change === 'DELETED') return { type: 'delete', resource: 'statefulsets', name };
  if (before === undefined) return { type: 'apply', manifest: manifestOf(set) };
  if (set.metadata.deletionTimestamp !== undefined && before.metadata.deletionTimestamp === undefined)
    return { type: 'delete', resource: 'statefulsets', name };
  if (set.spec === before.spec || sameJson(set.spec, before.spec)) return undefined;
  return onlyImage(set, before) ?? { type: 'patchSet', name, spec: mergePatch(plain(before.spec), plain(set.spec)) };
}

/** What somebody can have written of a set: nothing that a server stamps or a controller counts. */
function manifestOf({ apiVersion, kind, metadata, spec }: StatefulSet): JsonObject {
  const { name, namespace, labels, annotations } = metadata;
  const own = {
    name,
    ...(namespace !== undefined && { namespace }),
    ...(labels !== undefined && { labels }),
    ...(annotations !== undefined && { annotations }),
  };
  return { apiVersion, kind, metadata: own, spec: plain(spec) };
}

/** `kubectl set image` of one container, when nothing else changed. */
function onlyImage(set: StatefulSet, before: StatefulSet): Request | undefined {
  const containers = set.spec.template.spec.containers;
  const old = before.spec.template.spec.containers;
  const changed = containers.filter(({ image }, at) => image !== old[at]?.image);
  const [container] = changed;
  if (changed.length !== 1 || container === undefined || container.image === undefined) return undefined;
  const withOldImages = containers.map((each, at) => ({ ...each, image: old[at]?.image }));
  const template = { ...set.spec.template, spec: { ...set.spec.template.spec, containers: withOldImages } };
  if (!sameJson({ ...set.spec, template }, before.spec)) return undefined;
  return { type: 'setImage', name: set.metadata.name, container: container.name, image: container.image };
}

function mergePatch(from: JsonObject, to: JsonObject): JsonObject {
  const patch: Record<string, Json> = {};
  for (const [name, value] of Object.entries(to)) {
    const old = from[name];
    if (value === undefined || (old !== undefined && sameJson(value, old))) continue;
    patch[name] = isObject(old) && isObject(value) ? mergePatch(old, value) : value;
  }
  for (const name of Object.keys(from)) if (to[name] === undefined) patch[name] = null;
  return patch;
}

function plain(spec: StatefulSet['spec']): JsonObject {
  return spec as unknown as JsonObject;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
