import { describe, expect, it } from 'vitest';
import { stateOfPod } from '#engine/node/podStates.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Durations, Request, TimedRequest } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { scenarioOf } from '../kit/runs.ts';
import type { Wanted } from '../kit/setOf.ts';

const days = { leastMs: 1_000_000_000, spreadMs: 0 };
/** Nodes that do nothing by themselves for days. */
const durations: Partial<Durations> = {
  schedule: days,
  provision: days,
  start: days,
  becomeReady: days,
  crashRestart: days,
};

/** A cluster in which requests are made one by one, and in between the controller does what it can. */
class SlowCluster {
  readonly #requests: TimedRequest[];
  readonly simulation: Simulation;

  constructor(wanted: Wanted) {
    const scenario = scenarioOf(wanted, [], { world: { durations } });
    this.#requests = [...scenario.requests];
    this.simulation = new Simulation({ ...scenario, requests: this.#requests }, undefined, lateParts);
    while (this.simulation.steps < this.#requests.length) this.simulation.step();
    this.settle();
  }

  ask(request: Request): string | undefined {
    this.#requests.push({ atMs: this.simulation.nowMs, afterSteps: this.simulation.steps, request });
    const cause = this.simulation.step()?.cause;
    this.settle();
    return cause?.type === 'request' ? cause.refusal?.message : undefined;
  }

  /** Until no sync is due. */
  settle(): void {
    while (this.simulation.checkpoint().agenda.some(({ type }) => type === 'sync')) this.simulation.step();
  }

  states(): readonly string[] {
    const { stored, podStates } = this.simulation.cluster();
    return stored.objects.pods.map(({ metadata }) => `${metadata.name} ${stateOfPod(podStates, metadata.uid)}`);
  }
}

const hasten = (name: string): Request => ({ type: 'hasten', name });

describe('Hastening a pod', () => {
  it('brings it on by one state of its life, and no other', () => {
    const cluster = new SlowCluster({ replicas: 2, policy: 'Parallel' });
    expect(cluster.states()).toEqual(['web-0 unscheduled', 'web-1 unscheduled']);
    const lives: string[] = [];
    for (let times = 0; times < 3; times++) {
      cluster.ask(hasten('web-1'));
      lives.push(cluster.states().join(', '));
    }
    expect(lives).toEqual([
      'web-0 unscheduled, web-1 creating',
      'web-0 unscheduled, web-1 running.notReady',
      'web-0 unscheduled, web-1 running.ready',
    ]);
  });

  it('leaves a ready pod as it is', () => {
    const cluster = new SlowCluster({ replicas: 1 });
    for (let times = 0; times < 5; times++) expect(cluster.ask(hasten('web-0'))).toBeUndefined();
    expect(cluster.states()).toEqual(['web-0 running.ready']);
  });

  it('lets a terminating pod go, whatever else was coming to it', () => {
    const cluster = new SlowCluster({ replicas: 1 });
    cluster.ask(hasten('web-0'));
    cluster.ask({ type: 'delete', resource: 'pods', name: 'web-0' });
    expect(cluster.states()).toEqual(['web-0 terminating']);
    cluster.ask(hasten('web-0'));
    // The controller makes it again at once.
    expect(cluster.states()).toEqual(['web-0 unscheduled']);
  });

  it('restarts a container that has crashed', () => {
    const cluster = new SlowCluster({ replicas: 1 });
    for (let times = 0; times < 3; times++) cluster.ask(hasten('web-0'));
    cluster.ask({ type: 'podFault', name: 'web-0', fault: 'crash' });
    expect(cluster.states()).toEqual(['web-0 crashed']);
    cluster.ask(hasten('web-0'));
    expect(cluster.states()).toEqual(['web-0 running.notReady']);
  });

  it('makes a container wait that has crashed again, then restarts it', () => {
    const cluster = new SlowCluster({ replicas: 1 });
    for (let times = 0; times < 3; times++) cluster.ask(hasten('web-0'));
    const crash = { type: 'podFault', name: 'web-0', fault: 'crash' } as const;
    for (const request of [crash, hasten('web-0'), crash, hasten('web-0')]) cluster.ask(request);
    expect(cluster.states()).toEqual(['web-0 crashBackOff']);
    cluster.ask(hasten('web-0'));
    expect(cluster.states()).toEqual(['web-0 running.notReady']);
  });

  it('is refused for a pod that there is not', () => {
    const cluster = new SlowCluster({ replicas: 1 });
    expect(cluster.ask(hasten('web-7'))).toBe('pods "web-7" not found');
  });
});
