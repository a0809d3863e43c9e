/**
 * The controller's caches when they lag: each resource has a watch of its own, with its own delay, so they show the past, and not even
 * one moment of it. Here too is the guard of 1.36 and later, for only lagging caches give it work (semantics 1.4).
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { withGroup } from '../apiserver/apiErrors.ts';
import type { WriteResource, WriteVerb } from '../apiserver/client.ts';
import type { KubeObject, StatefulSet } from '../objects.ts';
import type { Machinery } from '../simulation/machinery.ts';
import { type CachedObjects, cachedObjects, type CachedResource, type CacheState, type Lag } from './caches.ts';
import { ConsistencyStore, type RecordedResource, type SavedRecords, type StaleRead } from './consistencyStore.ts';
import type { Informers } from './informers.ts';
import type { SyncReport } from './sync.ts';
import { type SavedWatch, WatchLag } from './watchLag.ts';

export interface SavedLaggingCaches {
  readonly watches: Readonly<Partial<Record<CachedResource, SavedWatch>>>;
  readonly records?: SavedRecords;
  readonly objects: CachedObjects;
}

export class LaggingCaches {
  readonly #machinery: Machinery;
  readonly #watches = new Map<CachedResource, WatchLag>();
  #store: ConsistencyStore | undefined;

  /** `guarded`: the controller waits until it can read its own writes. */
  constructor(machinery: Machinery, guarded: boolean, saved?: SavedLaggingCaches) {
    this.#machinery = machinery;
    this.#store = guarded ? new ConsistencyStore(saved?.records) : undefined;
    for (const [resource, watch] of Object.entries(saved?.watches ?? {}))
      this.#watches.set(resource as CachedResource, new WatchLag(watch));
  }

  /** No cache has a delay any more, and all have read everything. */
  get isOver(): boolean {
    return this.#watches.size === 0;
  }

  /** Sets the delay of a resource, also for events that are on their way. `set` alone delivers nothing: see `arriving`. */
  set(resource: CachedResource, lag: Lag): void {
    const watch = this.#watches.get(resource);
    if (watch !== undefined) {
      watch.lag = lag;
      this.#expect(resource, watch);
    } else if (lag !== 0) {
      this.#watches.set(resource, new WatchLag({ lag, read: this.#newestVersion, held: [] }));
    }
  }

  /** Keeps an event from its cache for now: true when its resource has a delay. */
  hold(event: WatchEvent): boolean {
    const watch = this.#watches.get(event.resource as CachedResource);
    if (watch === undefined) return false;
    watch.hold(event, this.#machinery.nowMs);
    if (watch.behind === 1) this.#expect(event.resource as CachedResource, watch);
    return true;
  }

  /** The events of a resource that have arrived by now, in their order. */
  arriving(resource: CachedResource): readonly WatchEvent[] {
    const watch = this.#watches.get(resource);
    if (watch === undefined) return [];
    const events = watch.arriving(this.#machinery.nowMs);
    if (watch.lag === 0) this.#watches.delete(resource);
    else if (events.length > 0) this.#expect(resource, watch);
    return events;
  }

  behind(resource: CachedResource): number {
    return this.#watches.get(resource)?.behind ?? 0;
  }

  /** Notes a write of the controller for a set, as the API server gave the object back (WroteAt). */
  wrote(set: StatefulSet, verb: WriteVerb, written: WriteResource, stored: KubeObject): void {
    const resource = written === 'statefulsets/status' ? 'statefulsets' : written;
    if (verb === 'delete' || !isRecorded(resource)) return;
    // A patch adopts a pod or releases it; one that was released is nobody's.
    const owner =
      verb === 'patch' ? stored.metadata.ownerReferences?.find(({ controller }) => controller === true) : set.metadata;
    if (owner === undefined) return;
    this.#store?.wroteAt(owner.name, owner.uid, resource, Number(stored.metadata.resourceVersion));
  }

  /** The report of a sync that the guard does not let begin; undefined when the caches have caught up with the set's writes. */
  staleSync(key: string): SyncReport | undefined {
    const stale = this.#store?.ensureReady(key, (resource) => this.#readVersion(resource));
    return stale === undefined ? undefined : refuse(key, this.#machinery.api.nowMs, stale);
  }

  /** The set is gone from its cache: nothing of it has to be read any more. */
  setGone(key: string): void {
    this.#store?.clear(key);
  }

  /** A new controller has listed everything. The delays are not its own, and stay. */
  restart(): void {
    for (const watch of this.#watches.values()) watch.listed(this.#newestVersion);
    if (this.#store !== undefined) this.#store = new ConsistencyStore();
  }

  states(informers: Informers): readonly CacheState[] {
    return [...this.#watches].map(([resource, watch]) => ({
      resource,
      lag: watch.lag,
      behind: watch.behind,
      ...(watch.oldest !== undefined && { oldestMs: watch.oldest.atMs }),
      readVersion: String(watch.behind === 0 ? this.#newestVersion : watch.read),
      believed: Object.fromEntries(watch.names().map((name) => [name, cached(informers, resource, name) ?? null])),
    }));
  }

  save(informers: Informers): SavedLaggingCaches {
    const watches = Object.fromEntries([...this.#watches].map(([resource, watch]) => [resource, watch.save()]));
    const saved = { watches, objects: cachedObjects(informers) };
    return this.#store === undefined ? saved : { ...saved, records: this.#store.save() };
  }

  #readVersion(resource: CachedResource): number {
    const watch = this.#watches.get(resource);
    return watch === undefined || watch.behind === 0 ? Number.POSITIVE_INFINITY : watch.read;
  }

  get #newestVersion(): number {
    return this.#machinery.api.store.resourceVersion;
  }

  #expect(resource: CachedResource, { nextAtMs }: WatchLag): void {
    if (nextAtMs === undefined) return;
    this.#machinery.after(Math.max(0, nextAtMs - this.#machinery.nowMs), { type: 'watch', resource });
  }
}

function cached(informers: Informers, resource: CachedResource, name: string): KubeObject | undefined {
  switch (resource) {
    case 'statefulsets':
      return informers.sets.get(name);
    case 'controllerrevisions':
      return informers.revisions.get(name);
    case 'persistentvolumeclaims':
      return informers.claims.get(name);
    case 'pods':
      return informers.pods.get(name)?.pod;
  }
}

function isRecorded(resource: WriteResource): resource is RecordedResource {
  return resource === 'pods' || resource === 'persistentvolumeclaims' || resource === 'statefulsets';
}

/** The sync fails before it looks at anything, and is tried again with back-off. */
function refuse(key: string, atMs: number, { resource, read, written }: StaleRead): SyncReport {
  const group = withGroup(resource);
  return {
    set: key,
    atMs,
    decisions: [
      { stage: 'claimPods', rule: 'waitStaleCache', verdict: 'wait', values: { resource: group, read, written } },
    ],
    writes: [],
    events: [],
    error: `read version: ${read} is not as new as written version: ${written} for group resource ${group}`,
  };
}
