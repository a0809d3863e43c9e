/** What the controller believes: the truth, unless a cache lags or the sync has begun some time ago. */
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { Checkpoint, Simulation } from '#engine/simulation/simulation.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';

/** Whether anything can come between the cluster and what the controller sees of it. */
export function isTroubled({ requests, world }: Scenario): boolean {
  return world?.controller !== undefined || requests.some(({ request }) => request.type === 'cacheLag');
}

export interface Belief {
  readonly stored: StoredObjects;
  readonly isStale: boolean;
}

/** To be asked before a step; the answer says by which objects the sync of a set in that step goes. */
export function beliefBefore(simulation: Simulation, mayBeStale: boolean): (set: string) => Belief {
  if (!mayBeStale) {
    const stored = simulation.api.store.save();
    return () => ({ stored, isStale: false });
  }
  const checkpoint = simulation.checkpoint();
  return (set) => beliefAt(checkpoint, set);
}

function beliefAt({ cluster: { stored }, controller: { troubles = {} } }: Checkpoint, set: string): Belief {
  const { lagging } = troubles;
  const running = troubles.running?.[set];
  if (running === undefined && lagging === undefined) return { stored, isStale: false };
  const caches = { ...stored.objects, ...lagging?.objects };
  // Set, pods and revisions are those of the beginning; a claim is looked up when it is needed.
  const { persistentvolumeclaims } = caches;
  return { stored: { ...stored, objects: { ...caches, ...running?.objects, persistentvolumeclaims } }, isStale: true };
}
