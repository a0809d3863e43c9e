/** A world: what the API server holds, what is on its way to the controller's caches, and whether the set is queued. As whole numbers. */
import type { WatchEventType } from '../../src/engine/apiserver/apiServer.ts';
import type { KubeObject } from '../../src/engine/objects.ts';
import type { CachedObjects, CachedResource } from '../../src/engine/statefulset/caches.ts';
import { type Catalog, explored } from './catalog.ts';

/** A watch event that a cache has not got yet. */
export interface HeldEvent {
  readonly type: WatchEventType;
  readonly id: number;
  /** The controller's own write, which the guard of 1.36 and later has to see first (semantics 1.4). */
  readonly isOwn: boolean;
}

/** A cache that is behind: what it holds, and what it has not read. */
export interface Behind {
  readonly cached: readonly number[];
  readonly events: readonly HeldEvent[];
}

/** The objects by their numbers in the catalog, each resource sorted by name. */
export interface World {
  readonly queued: boolean;
  readonly stored: readonly number[];
  /** A resource that is not there is up to date. */
  readonly held: ReadonlyMap<CachedResource, Behind>;
}

export const emptyWorld: World = { queued: false, stored: [], held: new Map() };

const eventTypes: readonly WatchEventType[] = ['ADDED', 'MODIFIED', 'DELETED'];
/** Stands before what a cache that is behind still holds. */
const cacheMark = -1;

export function tupleOf({ queued, stored, held }: World): number[] {
  const tuple = [queued ? 1 : 0, ...stored];
  if (held.size === 0) return tuple;
  for (const [index, resource] of explored.entries()) {
    const behind = held.get(resource);
    if (behind === undefined) continue;
    tuple.push(cacheMark - index, behind.cached.length, ...behind.cached);
    for (const { type, id, isOwn } of behind.events)
      tuple.push(id * 8 + eventTypes.indexOf(type) * 2 + (isOwn ? 1 : 0));
  }
  return tuple;
}

export function worldOf(tuple: readonly number[]): World {
  let at = 1;
  while (at < tuple.length && (tuple[at] as number) >= 0) at += 1;
  const stored = tuple.slice(1, at);
  const held = new Map<CachedResource, Behind>();
  while (at < tuple.length) {
    const resource = explored[cacheMark - (tuple[at] as number)] as CachedResource;
    const length = tuple[at + 1] as number;
    const cached = tuple.slice(at + 2, at + 2 + length);
    at += 2 + length;
    const events: HeldEvent[] = [];
    for (; at < tuple.length && (tuple[at] as number) >= 0; at++) events.push(eventIn(tuple[at] as number));
    held.set(resource, { cached, events });
  }
  return { queued: tuple[0] === 1, stored, held };
}

function eventIn(code: number): HeldEvent {
  return { type: eventTypes[(code >> 1) & 3] as WatchEventType, id: code >> 3, isOwn: (code & 1) === 1 };
}

/** The objects that the API server holds, shared with every other world that holds them. */
export function storedIn({ stored }: World, catalog: Catalog): CachedObjects {
  const lists: Lists = { statefulsets: [], controllerrevisions: [], persistentvolumeclaims: [], pods: [] };
  for (const id of stored) lists[catalog.resourceOf(id)].push(catalog.objectOf(id) as never);
  return lists;
}

/** The objects as the controller's caches hold them: those that changed since are old, and what is built on them will be refused. */
export function cachedIn(world: World, stored: CachedObjects, catalog: Catalog): CachedObjects {
  if (world.held.size === 0) return stored;
  const cached: { [R in CachedResource]: readonly KubeObject[] } = { ...stored };
  for (const [resource, behind] of world.held) {
    const changed = new Set(behind.events.map(({ id }) => catalog.objectOf(id).metadata.name));
    cached[resource] = behind.cached.map((id) =>
      changed.has(catalog.objectOf(id).metadata.name) ? catalog.oldObjectOf(id) : catalog.objectOf(id),
    );
  }
  return cached as unknown as CachedObjects;
}

type Lists = { [R in CachedResource]: CachedObjects[R][number][] };
