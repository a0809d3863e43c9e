import type { JsonObject } from '#engine/json.ts';
import type { StepCause } from '#engine/simulation/frames.ts';
import type { Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
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
  const simulation = new Simulation(scenario);
  const causes: StepCause[] = [];
  for (let step = simulation.step(); step !== undefined; step = simulation.step()) causes.push(step.cause);
  return { simulation, causes };
}

/** Goes on until a step satisfies the condition. */
export function runUntil(simulation: Simulation, isIt: (cause: StepCause) => boolean): StepCause {
  for (let step = simulation.step(); step !== undefined; step = simulation.step())
    if (isIt(step.cause)) return step.cause;
  throw new Error('It never happened.');
}
