/** An object as the API server holds it, brought to the shape of a manifest: what a person may write of it, with all defaults. */
import '#engine/apiserver/everyShape.ts';
import { manifestKinds, type ManifestKind, decodeManifest } from '#engine/apiserver/decode.ts';
import { asService } from '#engine/apiserver/defaultService.ts';
import { asStatefulSet, dropDisabledFields } from '#engine/apiserver/defaultStatefulSet.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubeObject, Service, StatefulSet, StatefulSetSpec } from '#engine/objects.ts';
import type { Release } from '#engine/versions.ts';
import { isObject } from './changes.ts';

/** By kind and name: what two manifests of the same object have in common. */
export type ObjectKey = `${string}/${string}`;

/** The key of what a manifest describes; undefined when it does not say its kind and name. */
export function keyOf(manifest: JsonObject): ObjectKey | undefined {
  const { kind, metadata } = manifest;
  const name = isObject(metadata) ? metadata['name'] : undefined;
  return typeof kind === 'string' && typeof name === 'string' ? `${kind}/${name}` : undefined;
}

/** What of a stored object a manifest may say: its status, uid, times and the like are left out. */
export function storedForm({ apiVersion, kind, metadata, ...rest }: KubeObject): JsonObject {
  const { status: _status, ...fields } = rest as { status?: Json } & JsonObject;
  return { apiVersion, kind, metadata: writtenMetadata(metadata as unknown as JsonObject), ...fields };
}

/**
 * What the API server would hold after it has read a manifest; `stored` is what it holds under that name now. Undefined when it cannot
 * read it. A kind that is not decoded here comes back as it is.
 */
export function serverForm(manifest: JsonObject, release: Release, stored?: JsonObject): JsonObject | undefined {
  const { kind } = manifest;
  if (!isDecoded(kind)) return manifest;
  const decoded = decodeManifest(kind, manifest, release);
  if ('error' in decoded) return undefined;
  if (kind === 'Service') return storedForm(asService(decoded.object) as Service);
  if (kind !== 'StatefulSet') return storedForm(decoded.object as unknown as KubeObject);
  const set = asStatefulSet(decoded.object) as StatefulSet;
  const old = stored?.spec as StatefulSetSpec | undefined;
  const read: StatefulSet = { ...set, spec: dropDisabledFields(set.spec, old, release) };
  return storedForm(read);
}

function isDecoded(kind: Json | undefined): kind is ManifestKind {
  return manifestKinds.some((known) => known === kind);
}

function writtenMetadata({ name, labels, annotations }: JsonObject): JsonObject {
  return { name, ...(labels && { labels }), ...(annotations && { annotations }) };
}
