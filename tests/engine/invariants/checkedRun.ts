import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { broken } from './all.ts';
import { beliefBefore, isTroubled } from './believed.ts';
import { brokenBy, leftBehind } from './everyStep.ts';
import { GuardWatch } from './guard.ts';
import { wrongInQueue } from './queueing.ts';
import { seenSync } from './seen.ts';
import { wrongInWaking } from './wakeUps.ts';

/** A pod that crashes does so for ever, so a run ends some time after the last request: a volume may wait six minutes for its old node. */
const afterLastMs = 400_000;
const maxSteps = 1500;

export interface CheckedRun {
  readonly simulation: Simulation;
  readonly syncs: number;
  readonly complaints: readonly string[];
  /** Nothing was left to happen. */
  readonly isOver: boolean;
}

/** Runs a scenario and holds every step and every sync against the invariants. */
export function checkedRun(scenario: Scenario): CheckedRun {
  const simulation = new Simulation(scenario, undefined, lateParts);
  const mayBeStale = isTroubled(scenario);
  const endMs = (scenario.requests.at(-1)?.atMs ?? 0) + afterLastMs;
  const complaints: string[] = [];
  const guard = new GuardWatch();
  let syncs = 0;
  let failedSyncs = 0;
  for (let steps = 0; steps < maxSteps; steps++) {
    const { nextAtMs } = simulation;
    if (nextAtMs === undefined || nextAtMs > endMs) break;
    const beliefOf = beliefBefore(simulation, mayBeStale);
    const before = simulation.cluster();
    const cause = simulation.step()?.cause;
    if (cause === undefined) break;
    const after = simulation.cluster();
    const say = (complaint: string): unknown => complaints.push(`step ${simulation.steps}, ${complaint}`);
    const isCollection = cause.type === 'garbageCollected';
    brokenBy({ before: before.stored, after: after.stored, nowMs: after.wallClockMs, isCollection }).forEach(say);
    if (cause.type === 'sync' && cause.report.error !== undefined) failedSyncs += 1;
    const { nowMs } = simulation;
    const wrong = wrongInQueue({ before: before.controller, after: after.controller, cause, nowMs, failedSyncs });
    if (wrong !== undefined) say(`invariant25: ${wrong}`);
    const uidOf = (set: string): string | undefined =>
      beliefOf(set).stored.objects.statefulsets.find(({ metadata }) => metadata.name === set)?.metadata.uid;
    const unguarded = guard.judge({ before, after, cause, uidOf });
    if (unguarded !== undefined) say(`guard: ${unguarded}`);
    const woken = mayBeStale ? undefined : wrongInWaking({ before, after, cause });
    if (woken !== undefined) say(`waking: ${woken}`);
    if (cause.type !== 'sync') continue;
    syncs += 1;
    const { report } = cause;
    const seen = seenSync(simulation.release, beliefOf(report.set), after.stored, report);
    if (seen !== undefined) broken(seen).forEach(say);
  }
  const isOver = simulation.nextAtMs === undefined;
  const left = isOver ? leftBehind(simulation.api.store.save()) : undefined;
  if (left !== undefined) complaints.push(`step ${simulation.steps}, at rest: ${left}`);
  return { simulation, syncs, complaints, isOver };
}
