/** What etcd holds: the objects by resource and name, the one counter of resourceVersions, and how often a name was used. */
import type { KubeObject, Resource, ResourceTypes } from '../objects.ts';

export const resources: readonly Resource[] = [
  'statefulsets',
  'controllerrevisions',
  'pods',
  'persistentvolumeclaims',
  'persistentvolumes',
  'services',
  'endpointslices',
  'nodes',
  'events',
];

export type Tables = { readonly [R in Resource]: Map<string, ResourceTypes[R]> };

/** The stored objects as plain JSON, in the order they were created. */
export interface StoredObjects {
  readonly resourceVersion: number;
  /** How many objects of a kind and name (`Pod/web-0`) there have been. */
  readonly incarnations: Readonly<Record<string, number>>;
  readonly objects: { readonly [R in Resource]: readonly ResourceTypes[R][] };
}

export class Store {
  readonly tables: Tables;
  #resourceVersion: number;
  readonly #incarnations: Map<string, number>;

  constructor(stored?: StoredObjects) {
    this.#resourceVersion = stored?.resourceVersion ?? 0;
    this.#incarnations = new Map(stored === undefined ? undefined : Object.entries(stored.incarnations));
    this.tables = {
      statefulsets: tableOf(stored?.objects.statefulsets),
      controllerrevisions: tableOf(stored?.objects.controllerrevisions),
      pods: tableOf(stored?.objects.pods),
      persistentvolumeclaims: tableOf(stored?.objects.persistentvolumeclaims),
      persistentvolumes: tableOf(stored?.objects.persistentvolumes),
      services: tableOf(stored?.objects.services),
      endpointslices: tableOf(stored?.objects.endpointslices),
      nodes: tableOf(stored?.objects.nodes),
      events: tableOf(stored?.objects.events),
    };
  }

  /** The next resourceVersion: one counter for all objects, as etcd has. */
  nextResourceVersion(): string {
    this.#resourceVersion += 1;
    return String(this.#resourceVersion);
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  /** A UID that no object had before: `Pod/web-0#2` is the second pod of that name. */
  nextUid(kind: string, name: string): string {
    // No two events share a name, and there are many of them.
    if (kind === 'Event') return name;
    const key = `${kind}/${name}`;
    const count = (this.#incarnations.get(key) ?? 0) + 1;
    this.#incarnations.set(key, count);
    return `${key}#${count}`;
  }

  /** The stored objects as plain JSON. Objects are shared, not copied: they are immutable. */
  save(): StoredObjects {
    const objects: Partial<Record<Resource, KubeObject[]>> = {};
    for (const resource of resources) objects[resource] = [...this.tables[resource].values()];
    return {
      resourceVersion: this.#resourceVersion,
      incarnations: Object.fromEntries(this.#incarnations),
      objects: objects as unknown as StoredObjects['objects'],
    };
  }
}

function tableOf<T extends KubeObject>(objects: readonly T[] | undefined): Map<string, T> {
  const table = new Map<string, T>();
  if (objects !== undefined) for (const object of objects) table.set(object.metadata.name, object);
  return table;
}
