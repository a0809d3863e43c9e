/** The whole simulated cluster: an ordered bring-up, the cost of a step, and a long history to seek in. */
import type { JsonObject } from '../../src/engine/json.ts';
import { History } from '../../src/engine/simulation/history.ts';
import { lectureService, lectureSet, lectureSetName } from '../../src/engine/simulation/lecture.ts';
import type { Scenario, TimedRequest } from '../../src/engine/simulation/scenario.ts';
import { Simulation } from '../../src/engine/simulation/simulation.ts';

/** The lecture's Service and set, with so many replicas, and further requests. */
function scenarioOf(replicas: number, further: readonly TimedRequest[] = []): Scenario {
  const set: JsonObject = { ...lectureSet, spec: { ...(lectureSet['spec'] as JsonObject), replicas } };
  return {
    kubernetesVersion: '1.37',
    seed: 22,
    requests: [
      { atMs: 0, request: { type: 'apply', manifest: lectureService } },
      { atMs: 1000, request: { type: 'apply', manifest: set } },
      ...further,
    ],
  };
}

export interface Run {
  readonly steps: number;
  readonly virtualMs: number;
}

/** Lets everything happen: nodes, volumes, endpoints, events and the controller, until nothing is left to do. */
export function rollOut(replicas: number): Run {
  const simulation = new Simulation(scenarioOf(replicas));
  while (simulation.step() !== undefined);
  const { status } = simulation.api.get('statefulsets', lectureSetName) ?? {};
  if (status?.readyReplicas !== replicas || status.currentReplicas !== replicas) {
    throw new Error(`The rollout of ${replicas} ended at ${JSON.stringify(status)}.`);
  }
  return { steps: simulation.steps, virtualMs: simulation.nowMs };
}

/** One new image after the other, until there are so many steps. */
export function longHistory(replicas: number, steps: number): History {
  const betweenMs = replicas * 10_000;
  const images = Array.from({ length: Math.ceil(steps / replicas / 8) }, (_, at): TimedRequest => {
    const request = { type: 'setImage', name: lectureSetName, container: 'nginx', image: `nginx:1.${at}` } as const;
    return { atMs: (at + 1) * betweenMs, request };
  });
  const history = new History(scenarioOf(replicas, images));
  history.extend({ maxSteps: steps });
  if (history.steps.length !== steps) throw new Error(`The history has ${history.steps.length} steps, not ${steps}.`);
  return history;
}

/** The objects of a settled set, as kubectl would list them: what a diagnosis reads. */
export function settledObjects(replicas: number): readonly JsonObject[] {
  const simulation = new Simulation(scenarioOf(replicas));
  while (simulation.step() !== undefined);
  const kinds = ['statefulsets', 'pods', 'persistentvolumeclaims', 'controllerrevisions'] as const;
  return kinds.flatMap((resource) => [...simulation.api.list(resource)] as unknown as readonly JsonObject[]);
}
