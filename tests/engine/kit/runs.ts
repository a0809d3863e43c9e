import type { JsonObject } from '#engine/json.ts';
import type { StepCause } from '#engine/simulation/frames.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { setOf, type Wanted } from './setOf.ts';

/** A run of the whole cluster: the set `web` and its Service, and requests that come by and by. */
export function scenarioOf(
  wanted: Wanted,
  requests: readonly TimedRequest[] = [],
  more: Partial<Scenario> = {},
): Scenario {
  const set = { atMs: 0, request: { type: 'apply', manifest: setOf(wanted) } } as const;
  const service = { atMs: 0, request: { type: 'apply', manifest: headlessService } } as const;
  return { kubernetesVersion: '1.37', seed: 7, requests: [service, set, ...requests], ...more };
}

export const headlessService: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'nginx' },
  spec: { clusterIP: 'None', ports: [{ port: 80 }], selector: { app: 'nginx' } },
};

export function at(atMs: number, request: Request): TimedRequest {
  return { atMs, request };
}

/** A simulation that has come to rest, and what its steps were. */
export function finished(scenario: Scenario): {
  readonly simulation: Simulation;
  readonly causes: readonly StepCause[];
} {
  const simulation = troubled(scenario);
  const causes: StepCause[] = [];
  for (let step = simulation.step(); step !== undefined; step = simulation.step()) causes.push(step.cause);
  return { simulation, causes };
}

/** A simulation that can meet every trouble. */
export function troubled(scenario: Scenario): Simulation {
  return new Simulation(scenario, undefined, lateParts);
}

/** A sync, and when it was. */
export interface TimedSync {
  readonly atMs: number;
  readonly report: SyncReport;
}

/**
 * The syncs up to a time. Whatever happens at exactly that time is still to come; a step that passes over something that comes to
 * nothing before it goes on to the next thing that happens, and that may be later.
 */
export function syncsUntil(simulation: Simulation, untilMs: number): readonly TimedSync[] {
  const syncs: TimedSync[] = [];
  while ((simulation.nextAtMs ?? Number.POSITIVE_INFINITY) < untilMs) {
    const step = simulation.step();
    if (step?.cause.type === 'sync') syncs.push({ atMs: step.atMs, report: step.cause.report });
  }
  return syncs;
}

/** What a sync did to pods, and what was refused: `create web-0`, `update statefulsets/status web: Conflict`. */
export function deedsOf({ writes }: SyncReport): readonly string[] {
  return writes.flatMap(({ verb, resource, name, error }) => {
    if (error !== undefined) return [`${verb} ${resource === 'pods' ? '' : `${resource} `}${name}: ${error.reason}`];
    return resource === 'pods' ? [`${verb} ${name}`] : [];
  });
}

/** Goes on until a step satisfies the condition. */
export function runUntil(simulation: Simulation, isIt: (cause: StepCause) => boolean): StepCause {
  for (let step = simulation.step(); step !== undefined; step = simulation.step())
    if (isIt(step.cause)) return step.cause;
  throw new Error('It never happened.');
}
