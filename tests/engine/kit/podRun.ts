import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { JsonObject } from '#engine/json.ts';
import type { ContainerStatus, Pod, PodCondition } from '#engine/objects.ts';
import type { StepCause } from '#engine/simulation/frames.ts';
import type { Durations, Request, Scenario } from '#engine/simulation/scenario.ts';
import type { Simulation } from '#engine/simulation/simulation.ts';
import { at, scenarioOf, troubled } from './runs.ts';
import { setOf, type Wanted } from './setOf.ts';

/** Nothing is left to chance, so that every moment in a test can be worked out by hand. */
const steady: Durations = {
  schedule: { leastMs: 0, spreadMs: 0 },
  provision: { leastMs: 0, spreadMs: 0 },
  start: { leastMs: 1000, spreadMs: 0 },
  becomeReady: { leastMs: 2000, spreadMs: 0 },
  stop: { leastMs: 2000, spreadMs: 0 },
  imageRetry: { leastMs: 10_000, spreadMs: 0 },
  crashRestart: { leastMs: 10_000, spreadMs: 0 },
  relist: { leastMs: 1000, spreadMs: 0 },
  initRun: { leastMs: 3000, spreadMs: 0 },
  nodeReturn: { leastMs: 2000, spreadMs: 0 },
  attach: { leastMs: 0, spreadMs: 0 },
};

/** A moment in the life of a pod: what happened, to which container if to one, and in which state the pod is then. */
export interface Moment {
  readonly atMs: number;
  readonly what: string;
  readonly container: string | undefined;
  readonly state: string;
}

/** The set `web`, of one pod if nothing else is said, with this in the spec of its pods. */
export function podScenario(
  podSpec: JsonObject,
  requests: readonly [number, Request][] = [],
  wanted: Wanted = {},
): Scenario {
  const manifest = setOf({ replicas: 1, claims: 0, ...wanted }) as { spec: { template: { spec: JsonObject } } };
  const { template } = manifest.spec;
  const changed = {
    ...manifest,
    spec: { ...manifest.spec, template: { ...template, spec: { ...template.spec, ...podSpec } } },
  };
  const scenario = scenarioOf(
    {},
    requests.map(([atMs, request]) => at(atMs, request)),
    { world: { durations: steady } },
  );
  const [service, , ...others] = scenario.requests;
  return {
    ...scenario,
    requests: [
      service as Scenario['requests'][number],
      at(0, { type: 'apply', manifest: changed as unknown as JsonObject }),
      ...others,
    ],
  };
}

/** A run, looked at from a moment. */
export class PodRun {
  readonly simulation: Simulation;
  readonly #steps: { readonly atMs: number; readonly cause: StepCause; readonly objects: StoredObjects['objects'] }[] =
    [];
  #untilMs = 0;

  constructor(scenario: Scenario) {
    this.simulation = troubled(scenario);
  }

  /** Goes on to a moment; what happens at that moment has happened. */
  until(untilMs: number): this {
    this.#untilMs = untilMs;
    while ((this.simulation.nextAtMs ?? Number.POSITIVE_INFINITY) <= untilMs) {
      // A step passes over what comes to nothing, and so it may come after the moment.
      const step = this.simulation.step();
      if (step !== undefined) this.#steps.push({ ...step, objects: this.simulation.api.store.save().objects });
    }
    return this;
  }

  /** All objects, as they are at the moment. */
  get objects(): StoredObjects['objects'] {
    const last = this.#seen.at(-1);
    if (last === undefined) throw new Error('Nothing has happened yet.');
    return last.objects;
  }

  get pods(): readonly Pod[] {
    return this.objects.pods;
  }

  pod(name = 'web-0'): Pod {
    const pod = this.pods.find(({ metadata }) => metadata.name === name);
    if (pod === undefined) throw new Error(`There is no pod ${name}.`);
    return pod;
  }

  condition(type: string, pod = 'web-0'): PodCondition {
    const found = this.pod(pod).status.conditions?.find((condition) => condition.type === type);
    if (found === undefined) throw new Error(`The pod reports no condition ${type}.`);
    return found;
  }

  /** The status of a container, or of an init container, as the pod reports it. */
  container(container: string, pod = 'web-0'): ContainerStatus {
    const { containerStatuses = [], initContainerStatuses = [] } = this.pod(pod).status;
    const found = [...initContainerStatuses, ...containerStatuses].find(({ name }) => name === container);
    if (found === undefined) throw new Error(`The pod reports nothing of ${container}.`);
    return found;
  }

  moments(pod = 'web-0'): readonly Moment[] {
    return this.#seen.flatMap(({ atMs, cause }): Moment[] => {
      if (cause.type === 'podGone' && cause.pod === pod)
        return [{ atMs, what: 'gone', container: undefined, state: 'gone' }];
      if (cause.type !== 'podMoved' || cause.pod !== pod) return [];
      const { event = 'moved', container, to } = cause;
      return [{ atMs, what: event, container, state: to }];
    });
  }

  /** The state that a pod is in by its last move. */
  state(pod = 'web-0'): string | undefined {
    return this.moments(pod).at(-1)?.state;
  }

  /** When such a thing happened to a pod or to one of its containers, in seconds. */
  secondsOf(what: string, { pod = 'web-0', container }: { pod?: string; container?: string } = {}): readonly number[] {
    return this.moments(pod)
      .filter((moment) => moment.what === what && (container === undefined || moment.container === container))
      .map(({ atMs }) => atMs / 1000);
  }

  /** What happened of one kind, and when, in seconds. */
  happened<T extends StepCause['type']>(
    type: T,
  ): readonly { readonly seconds: number; readonly cause: Extract<StepCause, { type: T }> }[] {
    return this.#seen.flatMap(({ atMs, cause }) =>
      cause.type === type ? [{ seconds: atMs / 1000, cause: cause as Extract<StepCause, { type: T }> }] : [],
    );
  }

  /** The events that were written about a pod: their reasons and messages, the oldest first. */
  events(pod = 'web-0'): readonly string[] {
    return this.objects.events
      .filter(({ involvedObject }) => involvedObject.kind === 'Pod' && involvedObject.name === pod)
      .map(({ reason, message }) => `${reason}: ${message}`);
  }

  get #seen() {
    return this.#steps.filter(({ atMs }) => atMs <= this.#untilMs);
  }
}
