/** The objects of a namespace as they change: what a watch tells, applied one change after the other. */
import { resources } from '#engine/apiserver/resources.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { KubeObject, Resource } from '#engine/objects.ts';
import type { WatchedChange } from './requests.ts';
import type { WatchedKind } from './watchedKinds.ts';

export type Lists = StoredObjects['objects'];

/** A cluster keeps events for an hour; a page as many as somebody reads. */
const maxEvents = 300;

export class World {
  readonly #byKind = new Map<Resource, Map<string, KubeObject>>();
  readonly #lists = new Map<Resource, readonly KubeObject[]>();

  constructor(lists?: Lists) {
    for (const resource of resources) {
      const objects: readonly KubeObject[] = lists?.[resource] ?? [];
      this.#byKind.set(resource, new Map(objects.map((object) => [object.metadata.name, object])));
      this.#lists.set(resource, objects);
    }
  }

  /** The objects by resource. Lists that have not changed are the same ones. */
  lists(): Lists {
    return Object.fromEntries(
      resources.map((resource) => {
        let list = this.#lists.get(resource);
        if (list === undefined) {
          list = [...this.#objectsOf(resource).values()];
          this.#lists.set(resource, list);
        }
        return [resource, list];
      }),
    ) as unknown as Lists;
  }

  get(resource: Resource, name: string): KubeObject | undefined {
    return this.#objectsOf(resource).get(name);
  }

  /** Gives what was there before. */
  apply({ change, resource, object }: WatchedChange): KubeObject | undefined {
    const table = this.#objectsOf(resource);
    const { name } = object.metadata;
    const before = table.get(name);
    if (change === 'DELETED') table.delete(name);
    else table.set(name, object);
    if (resource === 'events' && table.size > maxEvents) table.delete(table.keys().next().value as string);
    this.#lists.delete(resource);
    return before;
  }

  /** Takes a whole list for what there is of a kind now. */
  replace(resource: WatchedKind, objects: readonly KubeObject[]): void {
    this.#byKind.set(resource, new Map(objects.map((object) => [object.metadata.name, object])));
    this.#lists.delete(resource);
  }

  /** The changes that lead from what is known of a kind to what a list says: what happened while nobody was listening. */
  changesTo(resource: WatchedKind, objects: readonly KubeObject[]): readonly WatchedChange[] {
    const table = this.#objectsOf(resource);
    const names = new Set(objects.map(({ metadata }) => metadata.name));
    const gone = [...table.values()].filter(({ metadata }) => !names.has(metadata.name));
    const changes: WatchedChange[] = gone.map((object) => ({ change: 'DELETED', resource, object }));
    for (const object of objects) {
      const known = table.get(object.metadata.name);
      if (known === undefined) changes.push({ change: 'ADDED', resource, object });
      else if (known.metadata.uid !== object.metadata.uid)
        changes.push({ change: 'DELETED', resource, object: known }, { change: 'ADDED', resource, object });
      else if (known.metadata.resourceVersion !== object.metadata.resourceVersion)
        changes.push({ change: 'MODIFIED', resource, object });
    }
    return changes;
  }

  #objectsOf(resource: Resource): Map<string, KubeObject> {
    return this.#byKind.get(resource) as Map<string, KubeObject>;
  }
}
