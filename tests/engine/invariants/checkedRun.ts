import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { broken } from './all.ts';
import { beliefBefore, isTroubled } from './believed.ts';
import { seenSync } from './seen.ts';

/** A pod that crashes does so for ever, so a run ends some time after the last request. */
const afterLastMs = 240_000;
const maxSteps = 1500;

export interface CheckedRun {
  readonly simulation: Simulation;
  readonly syncs: number;
  readonly complaints: readonly string[];
  /** Nothing was left to happen. */
  readonly isOver: boolean;
}

/** Runs a scenario and holds every sync against the invariants. */
export function checkedRun(scenario: Scenario): CheckedRun {
  const simulation = new Simulation(scenario, undefined, lateParts);
  const mayBeStale = isTroubled(scenario);
  const endMs = (scenario.requests.at(-1)?.atMs ?? 0) + afterLastMs;
  const complaints: string[] = [];
  let syncs = 0;
  for (let steps = 0; steps < maxSteps; steps++) {
    const { nextAtMs } = simulation;
    if (nextAtMs === undefined || nextAtMs > endMs) break;
    const beliefOf = beliefBefore(simulation, mayBeStale);
    const cause = simulation.step()?.cause;
    if (cause?.type !== 'sync') continue;
    syncs += 1;
    const { report } = cause;
    const seen = seenSync(simulation.release, beliefOf(report.set), simulation.api.store.save(), report);
    if (seen !== undefined)
      complaints.push(...broken(seen).map((complaint) => `step ${simulation.steps}, ${complaint}`));
    if (report.error !== undefined && !willRetry(simulation, report.set)) {
      complaints.push(`step ${simulation.steps}, invariant25: the failed key ${report.set} is lost`);
    }
  }
  return { simulation, syncs, complaints, isOver: simulation.nextAtMs === undefined };
}

function willRetry(simulation: Simulation, key: string): boolean {
  const { queue, delayed } = simulation.cluster().controller;
  return queue.includes(key) || delayed.some((item) => item.key === key);
}
