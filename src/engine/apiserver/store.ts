/** What etcd holds: the objects by resource and name, the one counter of resourceVersions, and how often a name was used. */
import { flat, shared } from '../flat.ts';
import type { KubeObject, Resource, ResourceTypes } from '../objects.ts';
import { Incarnations, revisionsAmong } from './incarnations.ts';
import { resources } from './resources.ts';

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
  readonly #incarnations: Incarnations;
  /** The tables as lists, of those that have not changed since they were last asked for. */
  readonly #lists: { [R in Resource]?: readonly KubeObject[] | undefined } = {};

  constructor(stored?: StoredObjects) {
    this.#resourceVersion = stored?.resourceVersion ?? 0;
    this.#incarnations = new Incarnations(stored?.incarnations);
    this.tables = tablesOf(stored);
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
    const key = shared(`${kind}/${name}`);
    return flat(`${key}#${this.#incarnations.next(key)}`);
  }

  /** To be called after a table was written to. */
  touch(resource: Resource): void {
    this.#lists[resource] = undefined;
  }

  /** The stored objects as plain JSON. Objects are shared, not copied: they are immutable. So are the lists that did not change. */
  save(): StoredObjects {
    const objects: Partial<Record<Resource, readonly KubeObject[]>> = {};
    for (const resource of resources) objects[resource] = this.#lists[resource] ??= [...this.tables[resource].values()];
    const incarnations = this.#incarnations.save();
    const saved: StoredObjects = {
      resourceVersion: this.#resourceVersion,
      // Written out when it is read, which few frames ever are: it holds every name that there has been.
      get incarnations() {
        return incarnations();
      },
      objects: objects as unknown as StoredObjects['objects'],
    };
    revisionNames.set(saved, this.#incarnations.revisions);
    return saved;
  }
}

const revisionNames = new WeakMap<StoredObjects, readonly string[]>();

/** The names of all ControllerRevisions that there have been, in order; the same list in every frame that knows no other one. */
export function revisionsEver(stored: StoredObjects): readonly string[] {
  const names = revisionNames.get(stored) ?? revisionsAmong(stored.incarnations);
  revisionNames.set(stored, names);
  return names;
}

/** Resources that the stored objects do not know of, as those of an older link may not, have no objects. */
function tablesOf(stored: StoredObjects | undefined): Tables {
  const tables: Partial<Record<Resource, Map<string, KubeObject>>> = {};
  for (const resource of resources) tables[resource] = tableOf(stored?.objects[resource]);
  return tables as unknown as Tables;
}

function tableOf(objects: readonly KubeObject[] | undefined): Map<string, KubeObject> {
  const table = new Map<string, KubeObject>();
  if (objects !== undefined) for (const object of objects) table.set(object.metadata.name, object);
  return table;
}
