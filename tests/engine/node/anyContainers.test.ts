import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { ContainerStatus, Pod } from '#engine/objects.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { NodeFault, PodFault, Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { type Checkpoint, Simulation } from '#engine/simulation/simulation.ts';
import { podScenario } from '../kit/podRun.ts';
import { headlessService } from '../kit/runs.ts';

const maxSteps = 250;

const tags = fc.constantFrom('A', 'A', 'A', 'bad', 'crash', 'flap', 'hang', 'no-such', 'oom', 'quorum', 'slow');
const probe = fc.record({
  httpGet: fc.constant({ port: 80 }),
  periodSeconds: fc.integer({ min: 1, max: 10 }),
  failureThreshold: fc.integer({ min: 1, max: 4 }),
  initialDelaySeconds: fc.constantFrom(0, 5),
});
const lifecycle = fc.record({ preStop: fc.record({ sleep: fc.record({ seconds: fc.constantFrom(1, 8, 60) }) }) });

function container(name: string, restartPolicy: fc.Arbitrary<string | undefined>) {
  return fc
    .tuple(
      tags,
      restartPolicy,
      fc.record({ startupProbe: probe, readinessProbe: probe, livenessProbe: probe, lifecycle }, { requiredKeys: [] }),
    )
    .map(([tag, policy, more]) => {
      const sidecar = policy === 'Always';
      // The API server allows probes and hooks only of containers that stay.
      const kept = name.startsWith('init') && !sidecar ? {} : more;
      return { name, image: `nginx:${tag}`, ...(policy !== undefined && { restartPolicy: policy }), ...kept };
    });
}

const podSpecs = fc.record(
  {
    initContainers: fc
      .tuple(
        container('init-a', fc.constantFrom(undefined, 'Always')),
        container('init-b', fc.constantFrom(undefined, 'Always')),
      )
      .chain((both) => fc.subarray(both)),
    containers: fc
      .tuple(container('nginx', fc.constant(undefined)), container('logs', fc.constant(undefined)))
      .chain((both) => fc.constantFrom(both, both.slice(0, 1))),
    terminationGracePeriodSeconds: fc.constantFrom(1, 5, 30),
  },
  { requiredKeys: ['containers'] },
);

const podFaults: readonly PodFault[] = [
  'unready',
  'ready',
  'crash',
  'fail',
  'flap',
  'slowStart',
  'hang',
  'livenessFail',
  'oom',
];
const nodeFaults: readonly NodeFault[] = ['down', 'cutOff', 'shutdown', 'up', 'up'];
const podNames = ['web-0', 'web-1', 'web-2'];
const nodes = ['83', '84', '85'].map((last) => `cn-hangzhou.192.168.1.${last}`);
const names = fc.constantFrom(...podNames);
const where = fc.constantFrom(undefined, 'logs', 'init-a', 'init-b');

const requests = fc.oneof(
  fc
    .tuple(names, fc.constantFrom(...podFaults), where)
    .map(
      ([name, fault, at]): Request => ({ type: 'podFault', name, fault, ...(at !== undefined && { container: at }) }),
    ),
  fc
    .tuple(names, fc.constantFrom({}, { gracePeriodSeconds: 0 }))
    .map(([name, options]): Request => ({ type: 'delete', resource: 'pods', name, options })),
  fc
    .tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodeFaults))
    .map(([name, fault]): Request => ({ type: 'nodeFault', name, fault })),
  fc.boolean().map(
    (publishNotReadyAddresses): Request => ({
      type: 'apply',
      manifest: { ...headlessService, spec: { ...(headlessService['spec'] as object), publishNotReadyAddresses } },
    }),
  ),
);

const scenarios = scenariosOf(podSpecs);

/** Pods that nothing is wrong with by themselves. */
const patient = { httpGet: { port: 80 }, periodSeconds: 2, initialDelaySeconds: 5 };
const healthyScenarios = scenariosOf(
  fc.constantFrom(
    { containers: [{ name: 'nginx', image: 'nginx:A' }] },
    {
      initContainers: [
        { name: 'init-a', image: 'nginx:A' },
        { name: 'init-b', image: 'nginx:A', restartPolicy: 'Always' },
      ],
      containers: [
        { name: 'nginx', image: 'nginx:A', readinessProbe: patient },
        { name: 'logs', image: 'nginx:A' },
      ],
    },
    { containers: [{ name: 'nginx', image: 'nginx:A', livenessProbe: patient, readinessProbe: patient }] },
    { containers: [{ name: 'nginx', image: 'nginx:A', startupProbe: patient }] },
  ),
);

function scenariosOf(specs: fc.Arbitrary<object>): fc.Arbitrary<Scenario> {
  return fc
    .tuple(
      specs,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), requests), { maxLength: 10 }),
      fc.constantFrom('OrderedReady' as const, 'Parallel' as const),
    )
    .map(([podSpec, list, policy]) => {
      let atMs = 0;
      const timed = list.map(([gap, request]): [number, Request] => [(atMs += gap), request]);
      return podScenario(JSON.parse(JSON.stringify(podSpec)) as JsonObject, timed, { replicas: 3, policy });
    });
}

function started({ state, lastState }: ContainerStatus): boolean {
  return state?.waiting === undefined || lastState?.terminated !== undefined;
}

function conditionOf({ status }: Pod, type: string): string | undefined {
  return status.conditions?.find((condition) => condition.type === type)?.status;
}

/** What a pod reports must fit together, whatever has happened to it. */
function checkReport(pod: Pod): void {
  const { phase, containerStatuses = [], initContainerStatuses = [] } = pod.status;
  if (containerStatuses.length === 0) return;
  expect(containerStatuses.map(({ name }) => name)).toEqual(pod.spec.containers.map(({ name }) => name));
  expect(initContainerStatuses.map(({ name }) => name)).toEqual(
    (pod.spec.initContainers ?? []).map(({ name }) => name),
  );
  for (const { state, ready, containerID } of containerStatuses) {
    if (ready) expect(state?.running).toBeDefined();
    if (state?.running !== undefined) expect(containerID).toBeDefined();
  }
  const sidecars = initContainerStatuses.filter((_, at) => pod.spec.initContainers?.[at]?.restartPolicy === 'Always');
  const allReady = [...containerStatuses, ...sidecars].every(({ ready }) => ready);
  if (phase === 'Running') expect(containerStatuses.every(started)).toBe(true);
  if (phase === 'Pending') expect(containerStatuses.every(started)).toBe(false);
  // The node controller may have said otherwise of a pod whose node is silent.
  if (conditionOf(pod, 'ContainersReady') === 'True') expect(allReady).toBe(true);
}

/** A container of one pod is never restarted less often than before. */
function checkRestarts(before: ReadonlyMap<string, Pod>, pod: Pod): void {
  const last = before.get(pod.metadata.uid)?.status.containerStatuses;
  for (const [at, { restartCount }] of (pod.status.containerStatuses ?? []).entries())
    expect(restartCount).toBeGreaterThanOrEqual(last?.[at]?.restartCount ?? 0);
}

function toTheEnd(simulation: Simulation): Simulation {
  while (simulation.steps < maxSteps && simulation.step() !== undefined);
  return simulation;
}

describe('Whatever is in the pods and befalls them', () => {
  it('they report what fits together, and count their restarts upwards', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const simulation = new Simulation(scenario, undefined, lateParts);
        let before: ReadonlyMap<string, Pod> = new Map();
        while (simulation.steps < maxSteps && simulation.step() !== undefined) {
          const pods = [...simulation.api.list('pods')];
          for (const pod of pods) checkReport(pod);
          for (const pod of pods) checkRestarts(before, pod);
          before = new Map(pods.map((pod) => [pod.metadata.uid, pod]));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('they all get ready in the end, when their nodes are back and their applications put right', () => {
    fc.assert(
      fc.property(healthyScenarios, (scenario) => {
        const endMs = scenario.requests.at(-1)?.atMs ?? 0;
        const relief: readonly TimedRequest[] = [
          ...nodes.map((name) => ({ atMs: endMs, request: { type: 'nodeFault', name, fault: 'up' } as const })),
          ...podNames.map((name) => ({
            atMs: endMs + 60_000,
            request: { type: 'podFault', name, fault: 'ready' } as const,
          })),
        ];
        const simulation = new Simulation(
          { ...scenario, requests: [...scenario.requests, ...relief] },
          undefined,
          lateParts,
        );
        while ((simulation.nextAtMs ?? Number.POSITIVE_INFINITY) < endMs + 3_600_000) simulation.step();
        expect(simulation.api.get('statefulsets', 'web')?.status.readyReplicas).toBe(3);
      }),
      { numRuns: 60 },
    );
  });

  it('their history goes on from any moment as it did', () => {
    fc.assert(
      fc.property(scenarios, fc.double({ min: 0, max: 1, noNaN: true }), (scenario, place) => {
        const whole = toTheEnd(new Simulation(scenario, undefined, lateParts));
        const half = new Simulation(scenario, undefined, lateParts);
        const step = Math.floor(place * whole.steps);
        while (half.steps < step) half.step();
        const checkpoint = JSON.parse(JSON.stringify(half.checkpoint())) as Checkpoint;
        const resumed = toTheEnd(new Simulation(scenario, checkpoint, lateParts));
        expect(JSON.stringify(resumed.cluster())).toBe(JSON.stringify(whole.cluster()));
        expect(resumed.checkpoint().kubelet).toEqual(whole.checkpoint().kubelet);
      }),
      { numRuns: 60 },
    );
  });
});
