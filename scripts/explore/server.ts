/** The API server of an exploration: it admits as that of a simulation does, its clock stands still, and it holds what a world holds. */
import '../../src/engine/apiserver/everyShape.ts';
import { withAdmissionDefaults } from '../../src/engine/apiserver/admissionDefaults.ts';
import { ApiServer, type WatchEvent } from '../../src/engine/apiserver/apiServer.ts';
import type { StoredObjects } from '../../src/engine/apiserver/store.ts';
import { worldOf } from '../../src/engine/simulation/defaults.ts';
import { createBeginning } from '../../src/engine/simulation/beginning.ts';
import type { CachedObjects } from '../../src/engine/statefulset/caches.ts';

/** The one moment in which everything happens: 2026-01-01T00:00:00Z. */
export const nowMs = 1_767_225_600_000;

export interface Server {
  readonly api: ApiServer;
  /** All that its watchers were told. */
  readonly events: readonly WatchEvent[];
}

/** `incarnations`: how many objects of a name there have been, so that a new one takes no UID of an earlier one. */
export function serverOf(objects: Partial<CachedObjects>, incarnations: Readonly<Record<string, number>> = {}): Server {
  const api = new ApiServer(() => nowMs, asStored({ ...objects, storageclasses }, incarnations));
  api.complete = (resource, draft) => withAdmissionDefaults(api, resource, draft);
  const events: WatchEvent[] = [];
  api.onWatchEvent = (event) => events.push(event);
  return { api, events };
}

/** As an API server takes them. */
export function asStored(
  objects: Partial<StoredObjects['objects']>,
  incarnations: Readonly<Record<string, number>> = {},
): StoredObjects {
  return { resourceVersion: 1, incarnations, objects: objects as StoredObjects['objects'] };
}

/** Claims get their class by these. */
const storageclasses = beginning().storageclasses;

function beginning(): StoredObjects['objects'] {
  const api = new ApiServer(() => nowMs);
  createBeginning(api, worldOf(), '1.37');
  return api.store.save().objects;
}
