/** What the controller does next, given only the objects of a cluster: one sync on caches that have just listed them. */
import './apiserver/everyShape.ts';
import { ApiServer } from './apiserver/apiServer.ts';
import { Client } from './apiserver/client.ts';
import type { StoredObjects } from './apiserver/store.ts';
import { Informers } from './statefulset/informers.ts';
import { reconcile } from './statefulset/reconcile.ts';
import type { SyncReport } from './statefulset/sync.ts';
import type { Release } from './versions.ts';

/** The report of the next sync of the set of that name. The objects stay as they are. `nowMs`: milliseconds since 1970. */
export function nextSync(stored: StoredObjects, release: Release, name: string, nowMs: number): SyncReport {
  const api = new ApiServer(() => nowMs, stored);
  const client = new Client(api);
  return reconcile({ release, informers: Informers.of(api.store.tables), client, nowMs }, name);
}
