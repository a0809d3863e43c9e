/** The cluster's objects as manifests are compared with them. */
import { resourceOfKind } from '#engine/apiserver/resources.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { JsonObject } from '#engine/json.ts';
import type { KubeObject } from '#engine/objects.ts';
import type { Held } from '#manifest/followCluster.ts';
import { keyOf, type ObjectKey, storedForm } from '#manifest/serverForm.ts';

type Objects = StoredObjects['objects'];

/** The object that a manifest is about; undefined when the cluster has none. */
function storedObjectOf(manifest: JsonObject, objects: Objects): KubeObject | undefined {
  const key = keyOf(manifest);
  const known = resourceOfKind(String(manifest['kind']));
  if (key === undefined || known === undefined) return undefined;
  const table: readonly KubeObject[] | undefined = objects[known.resource];
  return table?.find(({ kind, metadata }) => `${kind}/${metadata.name}` === key);
}

/** What the cluster holds of the objects that these manifests are about. */
export function heldFor(manifests: readonly JsonObject[], objects: Objects): Held {
  const found = manifests.map((manifest) => storedObjectOf(manifest, objects)).filter((object) => object !== undefined);
  return asHeld(found);
}

/** Sets and Services: what the page changes by its controls. The same value as long as nothing of them has changed that a manifest says. */
export function heldSets(objects: Objects): Held {
  const held = asHeld([...objects.statefulsets, ...objects.services]);
  const keys = Object.keys(held) as ObjectKey[];
  const isSame =
    keys.length === Object.keys(last).length && keys.every((key) => held[key] !== undefined && held[key] === last[key]);
  if (!isSame) last = held;
  return last;
}

let last: Held = {};

function asHeld(objects: readonly KubeObject[]): Held {
  return Object.fromEntries(objects.map((object) => [`${object.kind}/${object.metadata.name}`, formOf(object)]));
}

/** A status changes all the time, and with it the object, but not what a manifest says of it. */
function formOf(object: KubeObject): JsonObject {
  const { spec } = object as { spec?: object };
  const { labels, annotations, name } = object.metadata;
  const known = spec === undefined ? undefined : forms.get(spec);
  if (known !== undefined && known.name === name && known.labels === labels && known.annotations === annotations)
    return known.form;
  const form = storedForm(object);
  if (spec !== undefined) forms.set(spec, { name, labels, annotations, form });
  return form;
}

const forms = new WeakMap<object, { name: string; labels: unknown; annotations: unknown; form: JsonObject }>();
