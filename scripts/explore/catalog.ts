/**
 * Every object that an exploration has met, once, and stripped of what makes two equal moments look different: UIDs and resourceVersions
 * that only count up, generations and revision numbers of which only the order matters. Times need no stripping: the clock stands still.
 */
import type { ControllerRevision, KubeObject, StatefulSet } from '../../src/engine/objects.ts';
import { type CachedResource, cachedResources } from '../../src/engine/statefulset/caches.ts';

/** What an object means depends on these: whether the owners that it names are still there, and its place among the revisions. */
export interface Surroundings {
  /** The UIDs of all sets and pods that are there. */
  readonly uids: ReadonlySet<string>;
  /** The numbers of the revisions, ascending. */
  readonly revisionNumbers: readonly number[];
}

/** The resources that the controller watches, in the order in which a world lists them. */
export const explored = cachedResources;

const freshVersion = '1';
const oldVersion = '0';

export class Catalog {
  readonly #ids = new Map<string, number>();
  readonly #objects: KubeObject[] = [];
  readonly #resources: CachedResource[] = [];
  /** The same objects as a cache holds them that has not seen their newest version. */
  readonly #old = new Map<number, KubeObject>();
  readonly #known = new WeakMap<KubeObject, number>();
  /** Equal specs are one, so that what is worked out of a spec is worked out once; each has a number, which stands for its text. */
  readonly #specs = new Map<string, { readonly spec: object; readonly number: number }>();
  readonly #knownSpecs = new WeakMap<object, { readonly spec: object; readonly number: number }>();

  get size(): number {
    return this.#objects.length;
  }

  /** The number of what the object is; the same for all that are alike. */
  idOf(resource: CachedResource, object: KubeObject, surroundings: Surroundings): number {
    const known = this.#known.get(object);
    if (known !== undefined && isAsItWas(object, surroundings)) return known;
    const plain = this.#plain(object, surroundings);
    const text = this.#textOf(plain);
    const id = this.#ids.get(text);
    if (id !== undefined) return id;
    this.#ids.set(text, this.#objects.length);
    this.#known.set(plain, this.#objects.length);
    this.#resources.push(resource);
    return this.#objects.push(plain) - 1;
  }

  objectOf(id: number): KubeObject {
    return this.#objects[id] as KubeObject;
  }

  /** The object as it was before a change that a cache has not seen: the API server refuses what is built on it. */
  oldObjectOf(id: number): KubeObject {
    const known = this.#old.get(id);
    if (known !== undefined) return known;
    const object = this.objectOf(id);
    const old = { ...object, metadata: { ...object.metadata, resourceVersion: oldVersion } };
    this.#old.set(id, old);
    this.#known.set(old, id);
    return old;
  }

  resourceOf(id: number): CachedResource {
    return this.#resources[id] as CachedResource;
  }

  #plain(object: KubeObject, { uids, revisionNumbers }: Surroundings): KubeObject {
    const { ownerReferences } = object.metadata;
    const metadata = {
      ...object.metadata,
      uid: plainUid(object.kind, object.metadata.name, true),
      resourceVersion: freshVersion,
      ...(ownerReferences && {
        ownerReferences: ownerReferences.map((owner) => ({
          ...owner,
          uid: plainUid(owner.kind, owner.name, uids.has(owner.uid)),
        })),
      }),
    };
    if (object.kind === 'ControllerRevision') {
      const { revision } = object as ControllerRevision;
      return { ...object, metadata, revision: revisionNumbers.indexOf(revision) + 1 } as ControllerRevision;
    }
    if (object.kind !== 'StatefulSet') return { ...object, metadata, spec: this.#specOf(object).spec } as KubeObject;
    const set = object as StatefulSet;
    const { observedGeneration } = set.status;
    const isBehind = observedGeneration !== undefined && observedGeneration < (set.metadata.generation ?? 0);
    const status = observedGeneration === undefined ? set.status : { ...set.status, observedGeneration: 1 };
    const generation = isBehind ? 2 : 1;
    return { ...set, metadata: { ...metadata, generation }, spec: this.#specOf(set).spec, status } as StatefulSet;
  }

  /** All of a plain object, its spec by number. */
  #textOf(plain: KubeObject): string {
    if (plain.kind === 'ControllerRevision') return JSON.stringify(plain);
    const { kind, metadata, status } = plain as StatefulSet;
    return `${kind} ${this.#specOf(plain).number} ${JSON.stringify(metadata)} ${JSON.stringify(status)}`;
  }

  #specOf(object: KubeObject): { readonly spec: object; readonly number: number } {
    const { spec } = object as StatefulSet;
    const seen = this.#knownSpecs.get(spec);
    if (seen !== undefined) return seen;
    const text = JSON.stringify(spec);
    const known = this.#specs.get(text) ?? { spec, number: this.#specs.size };
    this.#specs.set(text, known);
    this.#knownSpecs.set(spec, known);
    return known;
  }
}

/** What the surroundings would make of an object that is plain already. */
function isAsItWas(object: KubeObject, { uids, revisionNumbers }: Surroundings): boolean {
  if (object.kind === 'ControllerRevision') {
    const { revision } = object as ControllerRevision;
    return revisionNumbers[revision - 1] === revision;
  }
  return object.metadata.ownerReferences?.every(({ kind, uid }) => kind !== 'Pod' || uids.has(uid)) !== false;
}

/** The first and only of its name, or one that is gone. */
function plainUid(kind: string, name: string, isThere: boolean): string {
  return `${kind}/${name}#${isThere ? 1 : 0}`;
}
