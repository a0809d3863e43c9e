/** What the controller does next, given only the objects of a cluster: one sync on caches that have just listed them. */
import './apiserver/everyShape.ts';
import { ApiServer } from './apiserver/apiServer.ts';
import { Client } from './apiserver/client.ts';
import type { StoredObjects, Tables } from './apiserver/store.ts';
import type { KubeObject } from './objects.ts';
import { type CachedResource, cachedResources, type CacheState } from './statefulset/caches.ts';
import { Informers } from './statefulset/informers.ts';
import { reconcile } from './statefulset/reconcile.ts';
import type { SyncReport } from './statefulset/sync.ts';
import type { Release } from './versions.ts';

/**
 * The report of the next sync of the set of that name. The objects stay as they are. `nowMs`: milliseconds since 1970. `late`: caches that
 * do not show what is; without them, they do.
 */
export function nextSync(
  stored: StoredObjects,
  release: Release,
  name: string,
  nowMs: number,
  late: readonly CacheState[] = [],
): SyncReport {
  const api = new ApiServer(() => nowMs, stored);
  const client = new Client(api);
  const informers = Informers.of(late.length === 0 ? api.store.tables : believed(api.store.tables, late));
  return reconcile({ release, informers, client, nowMs }, name);
}

/** The objects as the caches have them. */
function believed(tables: Tables, late: readonly CacheState[]): Parameters<typeof Informers.of>[0] {
  const seen = Object.fromEntries(
    cachedResources.map((resource) => [resource, new Map<string, KubeObject>(tables[resource])]),
  ) as Record<CachedResource, Map<string, KubeObject>>;
  for (const { resource, believed: objects } of late) {
    for (const [name, object] of Object.entries(objects)) {
      if (object === null) seen[resource].delete(name);
      else seen[resource].set(name, object);
    }
  }
  return seen as unknown as Parameters<typeof Informers.of>[0];
}
