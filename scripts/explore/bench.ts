/** Where one move is made: the engine's own parts around the objects of a world, and what they come to as a world again. */
import { applyManifest } from '../../src/engine/apiserver/admission.ts';
import type { ApiServer, WatchEvent } from '../../src/engine/apiserver/apiServer.ts';
import { Client } from '../../src/engine/apiserver/client.ts';
import { Faults } from '../../src/engine/apiserver/faults.ts';
import type { StoredObjects } from '../../src/engine/apiserver/store.ts';
import { validation } from '../../src/engine/apiserver/validation.ts';
import type { KubeObject } from '../../src/engine/objects.ts';
import { requestObject } from '../../src/engine/simulation/requestObject.ts';
import type { CachedObjects, CachedResource } from '../../src/engine/statefulset/caches.ts';
import { wakeUps } from '../../src/engine/statefulset/eventHandlers.ts';
import { Informers } from '../../src/engine/statefulset/informers.ts';
import { reconcile } from '../../src/engine/statefulset/reconcile.ts';
import type { SyncReport } from '../../src/engine/statefulset/sync.ts';
import { behaviourOf, type Release } from '../../src/engine/versions.ts';
import { type Catalog, explored, type Surroundings } from './catalog.ts';
import { Effects, requestOf, type SingleMove } from './effects.ts';
import { type Call, setName } from './moves.ts';
import { type ExploreOptions, firstSet } from './options.ts';
import { asStored, nowMs, serverOf } from './server.ts';
import { type Behind, cachedIn, emptyWorld, type HeldEvent, storedIn, type World } from './world.ts';

/** What a sync does. */
export interface Synced {
  readonly world: World;
  readonly report: SyncReport;
  /** What its caches held, and what the API server holds of sets and revisions afterwards. */
  readonly before: CachedObjects;
  readonly after: StoredObjects;
}

export class Bench {
  readonly #catalog: Catalog;
  readonly #release: Release;
  readonly #effects: Effects;
  readonly #isLagging: boolean;
  /** So that no new pod takes the UID of an earlier one. */
  readonly #incarnations: Readonly<Record<string, number>>;

  constructor(catalog: Catalog, release: Release, { stale, replicas }: ExploreOptions) {
    this.#catalog = catalog;
    this.#release = release;
    this.#effects = new Effects(catalog, release);
    this.#isLagging = stale > 0;
    const names = Array.from({ length: replicas + 2 }, (_, ordinal) => `Pod/${setName}-${ordinal}`);
    this.#incarnations = Object.fromEntries(names.map((name) => [name, 1]));
  }

  /** The world in which the set has just been made. */
  first(options: ExploreOptions): World {
    const { api, events } = serverOf({});
    const refusal = applyManifest({ api, release: this.#release, validation }, firstSet(options));
    if (refusal !== undefined) throw new Error(refusal.message);
    const [set] = events as [WatchEvent];
    const id = this.#catalog.idOf('statefulsets', set.object, { uids: new Set(), revisionNumbers: [] });
    return this.#told(emptyWorld, [id], [{ type: 'ADDED', id, isOwn: false }], false);
  }

  /** What a node or a user does to one object. Undefined when that changes nothing. */
  touch(world: World, move: SingleMove): World | undefined {
    const { resource, name } = requestObject(requestOf(move));
    const touched = this.#find(world, name, resource);
    const effect = touched === undefined ? undefined : this.#effects.of(move, touched);
    if (touched === undefined || effect === undefined) return undefined;
    const stored = world.stored.flatMap((id) => (id !== touched ? [id] : effect.type === 'DELETED' ? [] : [effect.id]));
    return this.#told(world, stored, [{ ...effect, isOwn: false }], false);
  }

  sync(world: World, refused?: Call): Synced {
    const stored = storedIn(world, this.#catalog);
    const before = cachedIn(world, stored, this.#catalog);
    const { api, events } = serverOf(stored, this.#incarnations);
    const own = new Set<string>();
    const faults = new Faults();
    if (refused !== undefined) faults.set({ ...refused, message: 'injected' });
    const client = new Client(api, faults, {
      onStored: (verb, resource, { metadata }) => {
        if (verb !== 'delete' && resource !== 'controllerrevisions') own.add(metadata.resourceVersion);
      },
    });
    const report = this.#isGuarded(world)
      ? { set: setName, atMs: nowMs, decisions: [], writes: [], events: [], error: 'the caches are behind' }
      : reconcile({ release: this.#release, informers: Informers.of(before), client, nowMs }, setName);
    const after = {
      statefulsets: [...api.list('statefulsets')],
      controllerrevisions: [...api.list('controllerrevisions')],
    };
    const again = report.error !== undefined || report.requeueAfterMs !== undefined;
    return {
      world: this.#written({ ...world, queued: again }, api, events, own),
      report,
      before,
      after: asStored(after),
    };
  }

  /** A cache reads all that is on its way to it, and what it reads may queue the set. */
  deliver(world: World, resource: CachedResource): World {
    const { events } = world.held.get(resource) as Behind;
    const caches = cachedIn(world, storedIn(world, this.#catalog), this.#catalog);
    const held = new Map([...world.held].filter(([other]) => other !== resource));
    return { ...world, queued: world.queued || this.#wakes(Informers.of(caches), resource, events), held };
  }

  /** The guard of 1.36 and later: a cache has not read as far as the controller has written. */
  #isGuarded({ held }: World): boolean {
    if (!this.#release.gates.StaleControllerConsistencyStatefulSet) return false;
    return [...held.values()].some(({ events }) => events.some(({ isOwn }) => isOwn));
  }

  #find({ stored }: World, name: string, resource: string): number | undefined {
    return stored.find(
      (id) => this.#catalog.resourceOf(id) === resource && this.#catalog.objectOf(id).metadata.name === name,
    );
  }

  /** The world after a sync, as the API server has it now. */
  #written(world: World, api: ApiServer, events: readonly WatchEvent[], own: ReadonlySet<string>): World {
    if (events.length === 0) return world;
    const surroundings = surroundingsOf(api);
    const ids = new Map<KubeObject, number>();
    const stored: number[] = [];
    for (const resource of explored) {
      for (const object of sorted(api.list(resource))) {
        const id = this.#catalog.idOf(resource, object, surroundings);
        ids.set(object, id);
        stored.push(id);
        if (resource === 'pods') this.#noteChanged(world, object.metadata.name, id);
      }
    }
    const told = events.map(({ type, resource, object }) => ({
      type,
      id: ids.get(object) ?? this.#catalog.idOf(resource as CachedResource, object, surroundings),
      isOwn: own.has(object.metadata.resourceVersion),
    }));
    return this.#told(world, stored, told, world.queued);
  }

  #noteChanged(before: World, name: string, after: number): void {
    const known = this.#find(before, name, 'pods');
    if (known !== undefined && known !== after) this.#effects.pods.changed(known, after);
  }

  /** Without lag the controller knows at once of what has happened; with lag it will be told. */
  #told(before: World, stored: readonly number[], events: readonly HeldEvent[], again: boolean): World {
    if (!this.#isLagging) {
      const queued = before.queued || again || this.#wakesFresh(before, events);
      return { queued, stored, held: before.held };
    }
    const held = new Map(before.held);
    for (const event of events) {
      const resource = this.#catalog.resourceOf(event.id);
      const cached = () => before.stored.filter((id) => this.#catalog.resourceOf(id) === resource);
      const behind = held.get(resource) ?? { cached: cached(), events: [] };
      held.set(resource, { ...behind, events: [...behind.events, event] });
    }
    return { queued: before.queued || again, stored, held };
  }

  #wakesFresh(before: World, events: readonly HeldEvent[]): boolean {
    const informers = Informers.of(storedIn(before, this.#catalog));
    return events.some((event) => this.#wakes(informers, this.#catalog.resourceOf(event.id), [event]));
  }

  #wakes(informers: Informers, resource: CachedResource, events: readonly HeldEvent[]): boolean {
    let isWoken = false;
    for (const { type, id } of events) {
      const event = { type, resource, object: this.#catalog.objectOf(id) } as WatchEvent;
      const before = resource === 'pods' ? informers.pods.get(event.object.metadata.name)?.pod : undefined;
      informers.deliver(event);
      isWoken ||= wakeUps(event, before, informers, behaviourOf(this.#release)).some(({ key }) => key === setName);
    }
    return isWoken;
  }
}

function surroundingsOf(api: ApiServer): Surroundings {
  const uids = new Set<string>();
  for (const { metadata } of api.list('statefulsets')) uids.add(metadata.uid);
  for (const { metadata } of api.list('pods')) uids.add(metadata.uid);
  const revisionNumbers = Array.from(api.list('controllerrevisions'), ({ revision }) => revision);
  return { uids, revisionNumbers: revisionNumbers.sort((a, b) => a - b) };
}

function sorted(objects: Iterable<KubeObject>): readonly KubeObject[] {
  return [...objects].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}
