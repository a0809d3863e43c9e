/** What the controller's caches hold, as plain JSON, and how far they are behind. */
import type { KubeObject, ResourceTypes } from '../objects.ts';
import type { Informers } from './informers.ts';

/** The resources that the controller watches. */
export type CachedResource = 'statefulsets' | 'controllerrevisions' | 'persistentvolumeclaims' | 'pods';

export const cachedResources: readonly CachedResource[] = [
  'statefulsets',
  'controllerrevisions',
  'persistentvolumeclaims',
  'pods',
];

/** The objects of the caches, in the order in which they came. */
export type CachedObjects = { readonly [R in CachedResource]: readonly ResourceTypes[R][] };

/** All that the caches hold; `Informers.of` makes the same caches of it. */
export function cachedObjects({ sets, revisions, claims, pods }: Informers): CachedObjects {
  return {
    statefulsets: [...sets.values()],
    controllerrevisions: [...revisions.values()],
    persistentvolumeclaims: [...claims.values()],
    pods: Array.from(pods.values(), ({ pod }) => pod),
  };
}

/** How long watch events take to a cache, in milliseconds; `frozen`: they wait until another lag is set. */
export type Lag = number | 'frozen';

/** A cache that gets its watch events late. */
export interface CacheState {
  readonly resource: CachedResource;
  readonly lag: Lag;
  /** How many events were sent and have not arrived. */
  readonly behind: number;
  /** When the oldest of them was sent, milliseconds since the scenario began. */
  readonly oldestMs?: number;
  /** The resourceVersion up to which the cache has read. */
  readonly readVersion: string;
  /** The objects that those events are about as the controller still has them, by name; null: it knows of none. */
  readonly believed: Readonly<Record<string, KubeObject | null>>;
}
