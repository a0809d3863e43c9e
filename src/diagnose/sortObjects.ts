/** Objects as kubectl printed them, sorted into namespaces, each in the shape that the engine stores. */
import { resourceInfos, resourceOfKind, resources } from '#engine/apiserver/resources.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubeObject, Resource } from '#engine/objects.ts';
import { isOfKubernetes } from '#share/kubectlText/checkShape.ts';

export interface SortedObjects {
  readonly namespaces: readonly NamespaceObjects[];
  /** Objects that no decision reads, by kind: how many. */
  readonly passedOver: ReadonlyMap<string, number>;
  /** How many objects were given more than once; the newest of each counts. */
  readonly repeated: number;
}

export interface NamespaceObjects {
  readonly namespace: string;
  readonly stored: StoredObjects;
}

/** What decisions and their reasons read. Everything else, Secrets above all, is not even kept. */
const read: ReadonlySet<Resource> = new Set([
  'statefulsets',
  'controllerrevisions',
  'pods',
  'persistentvolumeclaims',
  'persistentvolumes',
  'services',
  'endpointslices',
  'nodes',
  'events',
  'poddisruptionbudgets',
  'storageclasses',
]);

/** An object without a namespace, as older tools print it, counts as `default`. Objects have been checked. */
export function sortObjects(objects: readonly JsonObject[]): SortedObjects {
  const passedOver = new Map<string, number>();
  const newest = new Map<string, { readonly namespace: string; readonly resource: Resource; object: KubeObject }>();
  let repeated = 0;
  for (const given of objects) {
    const info = isOfKubernetes(given) ? resourceOfKind(String(given['kind'])) : undefined;
    if (info === undefined || !read.has(info.resource)) {
      const kind = String(given['kind']);
      passedOver.set(kind, (passedOver.get(kind) ?? 0) + 1);
      continue;
    }
    const object = completed(info.resource, given);
    const namespace = info.isNamespaced ? (object.metadata.namespace ?? 'default') : '';
    const key = `${info.resource} ${namespace} ${object.metadata.name}`;
    const known = newest.get(key);
    if (known === undefined) newest.set(key, { namespace, resource: info.resource, object });
    else {
      repeated += 1;
      if (isNewer(object, known.object)) known.object = object;
    }
  }
  return { namespaces: byNamespace([...newest.values()]), passedOver, repeated };
}

interface Placed {
  readonly namespace: string;
  readonly resource: Resource;
  readonly object: KubeObject;
}

type Lists = Record<Resource, KubeObject[]>;

/** Only namespaces with a StatefulSet matter; nodes, volumes and classes belong to all of them. */
function byNamespace(placed: readonly Placed[]): readonly NamespaceObjects[] {
  const lists = new Map<string, Lists>();
  for (const { namespace, resource } of placed)
    if (resource === 'statefulsets' && !lists.has(namespace)) lists.set(namespace, emptyLists());
  for (const { namespace, resource, object } of placed) {
    if (namespace !== '') lists.get(namespace)?.[resource].push(object);
    else for (const list of lists.values()) list[resource].push(object);
  }
  return [...lists.keys()].sort().map((namespace) => ({
    namespace,
    stored: {
      // No uid and no resourceVersion of ours may meet one of theirs.
      resourceVersion: Number.MAX_SAFE_INTEGER / 2,
      incarnations: {},
      objects: lists.get(namespace) as unknown as StoredObjects['objects'],
    },
  }));
}

function emptyLists(): Lists {
  return Object.fromEntries(resources.map((resource) => [resource, [] as KubeObject[]])) as Lists;
}

/** What any API server fills in, for a set that an older one printed; and kind and version, which some lists leave out. */
export function completed(resource: Resource, object: JsonObject): KubeObject {
  const { apiVersion, kind } = resourceInfos[resource];
  const metadata = { resourceVersion: '0', creationTimestamp: '', ...(object['metadata'] as JsonObject) };
  const whole = { ...object, apiVersion, kind, metadata };
  if (resource === 'statefulsets') return completedSet(whole) as unknown as KubeObject;
  if (resource === 'persistentvolumeclaims') return { status: { phase: 'Pending' }, ...whole } as unknown as KubeObject;
  if (resource === 'endpointslices' && !Array.isArray((whole as JsonObject)['endpoints']))
    return { ...whole, endpoints: [] } as unknown as KubeObject;
  return whole as unknown as KubeObject;
}

function completedSet(set: JsonObject): JsonObject {
  const spec = set['spec'] as JsonObject;
  return {
    ...set,
    spec: {
      replicas: 1,
      podManagementPolicy: 'OrderedReady',
      revisionHistoryLimit: 10,
      ...spec,
      updateStrategy: { type: 'RollingUpdate', ...(spec['updateStrategy'] as JsonObject | undefined) },
      template: withoutZeroTime(spec['template'] as JsonObject),
    },
    status: { replicas: 0, availableReplicas: 0, ...(set['status'] as JsonObject | undefined) },
  };
}

/** Up to 1.33 templates are printed with a creationTimestamp that is null; it is no field of theirs. */
function withoutZeroTime(template: JsonObject): JsonObject {
  const metadata = template['metadata'] as JsonObject | undefined;
  if (metadata?.['creationTimestamp'] !== null) return template;
  const { creationTimestamp: _null, ...rest } = metadata;
  return { ...template, metadata: rest };
}

/** By the version that the API server gave; of two of the same age the later one. */
function isNewer(one: KubeObject, other: KubeObject): boolean {
  return versionOf(one) >= versionOf(other);
}

function versionOf({ metadata }: KubeObject): number {
  const version: Json = metadata.resourceVersion;
  return Number(version) || 0;
}
