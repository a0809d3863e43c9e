/**
 * One sync from any snapshot: the world of a random story, and then changed by hand into what no story leads to, or only a long one. Whatever
 * the controller finds, it has to do what the rules say of it.
 */
import fc from 'fast-check';
import { ApiServer } from '#engine/apiserver/apiServer.ts';
import { Client } from '#engine/apiserver/client.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { Informers } from '#engine/statefulset/informers.ts';
import { reconcile } from '#engine/statefulset/reconcile.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { broken } from './all.ts';
import { type Change, changes, lateChanges, type Objects } from './changes.ts';
import { anyScenario } from './scenarios.ts';
import { seenSync } from './seen.ts';

export interface Snapshot {
  readonly scenario: Scenario;
  readonly steps: number;
  readonly changes: readonly Change[];
  /** What changes after the caches have seen all the rest, and before the sync writes. */
  readonly late: readonly Change[];
}

function anySnapshot(version: KubernetesVersion): fc.Arbitrary<Snapshot> {
  return fc.record({
    scenario: anyScenario(version),
    steps: fc.nat({ max: 80 }),
    changes: fc.array(changes, { maxLength: 6 }),
    late: fc.oneof(
      { arbitrary: fc.constant([]), weight: 3 },
      { arbitrary: fc.array(lateChanges, { minLength: 1, maxLength: 2 }), weight: 1 },
    ),
  });
}

/** What is wrong with the sync from a snapshot, and whether there was one: the set may be gone. */
function syncFrom(snapshot: Snapshot): { readonly isSync: boolean; readonly complaint?: string | undefined } {
  const { scenario, steps, changes: early, late } = snapshot;
  const simulation = new Simulation(scenario, undefined, lateParts);
  while (simulation.steps < steps) if (simulation.step() === undefined) break;
  const stored = simulation.api.store.save();
  const seen = changed(stored, early);
  const live = changed(seen, late);
  const { release } = simulation;
  const { nowMs } = simulation.api;
  const api = new ApiServer(() => nowMs, live);
  const informers = Informers.of(new ApiServer(() => nowMs, seen).store.tables);
  const report = reconcile({ release, informers, client: new Client(api), nowMs }, 'web');
  const sync = seenSync(release, { stored: seen, isStale: late.length > 0 }, api.store.save(), report);
  return { isSync: sync !== undefined, complaint: sync && broken(sync)[0] };
}

function changed(stored: StoredObjects, list: readonly Change[]): StoredObjects {
  const objects = list.reduce<Objects>((known, change) => change.make(known), stored.objects);
  return { resourceVersion: stored.resourceVersion + list.length, incarnations: stored.incarnations, objects };
}

/** Looks at so many snapshots. Gives how many syncs there were, or throws the simplest snapshot that is not right. */
export function holdsFromAnywhere(version: KubernetesVersion, numRuns: number): number {
  let syncs = 0;
  const property = fc.property(anySnapshot(version), (snapshot) => {
    const { isSync, complaint } = judged(snapshot);
    if (isSync) syncs += 1;
    return complaint === undefined;
  });
  const { counterexample, seed } = fc.check(property, { numRuns });
  if (counterexample !== null) throw new Error(`${told(counterexample[0])}\n\nSeed ${seed}.`);
  return syncs;
}

/** The first complaint of so many snapshots, without looking for a simpler one. */
export function firstWrongSnapshot(version: KubernetesVersion, numRuns: number, seed: number): string | undefined {
  const property = fc.property(anySnapshot(version), (snapshot) => judged(snapshot).complaint === undefined);
  const { counterexample } = fc.check(property, { numRuns, seed, endOnFailure: true });
  return counterexample === null ? undefined : judged(counterexample[0]).complaint;
}

function judged(snapshot: Snapshot): ReturnType<typeof syncFrom> {
  try {
    return syncFrom(snapshot);
  } catch (error) {
    return { isSync: true, complaint: `The engine threw: ${String(error)}` };
  }
}

function told(snapshot: Snapshot): string {
  const { scenario, steps, changes: early, late } = snapshot;
  const requests = scenario.requests.map(({ atMs, request }) => `  ${atMs} ms  ${JSON.stringify(request)}`);
  return [
    judged(snapshot).complaint ?? 'It was wrong only once.',
    '',
    `Kubernetes ${scenario.kubernetesVersion} ${JSON.stringify(scenario.featureGates)}, seed ${scenario.seed}, after ${steps} steps of`,
    ...requests,
    ...early.map(({ what }) => `  then ${what}`),
    ...late.map(({ what }) => `  unseen by the controller: ${what}`),
  ].join('\n');
}
