/** Random scenarios in which nodes fail, are drained and come back, and disks are not to be had. In the end all is well again. */
import fc from 'fast-check';
import type { NodeFault, NodeOptions, Request, Scenario, WorldOptions } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { anyScenario, healthyScenario, timed } from './scenarios.ts';

const zones = ['a', 'b', 'c'];
const nodes: readonly NodeOptions[] = zones.map((zone, at) => ({
  name: `node-${zone}`,
  address: `10.0.0.${at + 1}`,
  podNetwork: `10.1.${at}`,
  firstHost: 2,
  zone: `zone-${zone}`,
}));
const provisioner = 'example.com/disk';
const budget = { resource: 'poddisruptionbudgets', name: 'most' } as const;

const worlds = fc.record<WorldOptions>({
  nodes: fc.constant(nodes),
  storageClasses: fc
    .constantFrom('Immediate', 'WaitForFirstConsumer')
    .map((volumeBindingMode) => [{ name: 'disk', isDefault: true, provisioner, volumeBindingMode }]),
  provisioners: fc
    .constantFrom<WorldOptions['provisioners']>({}, { [provisioner]: { topology: 'zone' } })
    .map((known) => known ?? {}),
});

const nodeNames = fc.constantFrom(...nodes.map(({ name }) => name));

function cordon(name: string, unschedulable: true | null): Request {
  return { type: 'patch', resource: 'nodes', name, patchType: 'merge', patch: { spec: { unschedulable } } };
}

function taint(name: string, taints: readonly { readonly key: string; readonly effect: string }[]): Request {
  return { type: 'patch', resource: 'nodes', name, patchType: 'merge', patch: { spec: { taints } } };
}

const outOfService = { key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' };

const budgets = fc
  .constantFrom({ minAvailable: 1 }, { minAvailable: '100%' }, { maxUnavailable: 1 })
  .map((spec): Request => {
    const manifest = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: budget.name },
      spec: { ...spec, selector: { matchLabels: { app: 'nginx' } } },
    };
    return { type: 'create', manifest };
  });

const troubles: fc.Arbitrary<Request> = fc.oneof(
  {
    arbitrary: fc
      .tuple(nodeNames, fc.constantFrom<NodeFault>('down', 'cutOff', 'shutdown', 'up', 'up'))
      .map(([name, fault]): Request => ({ type: 'nodeFault', name, fault })),
    weight: 5,
  },
  { arbitrary: nodeNames.map((name): Request => ({ type: 'drain', name, force: true })), weight: 2 },
  { arbitrary: nodeNames.map((name): Request => ({ type: 'stopDrain', name })), weight: 1 },
  { arbitrary: nodeNames.map((name) => cordon(name, true)), weight: 1 },
  { arbitrary: nodeNames.map((name) => taint(name, [outOfService])), weight: 1 },
  { arbitrary: nodeNames.map((name): Request => ({ type: 'delete', resource: 'nodes', name })), weight: 1 },
  {
    arbitrary: fc
      .constantFrom('down' as const, 'up' as const)
      .map((fault): Request => ({ type: 'provisionerFault', name: provisioner, fault })),
    weight: 1,
  },
  { arbitrary: budgets, weight: 1 },
);

/** Some are over before anybody notices; most last until the node is called lost, many until its pods are evicted. */
const gapsMs = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 8000 }), weight: 3 },
  { arbitrary: fc.constantFrom(70_000, 380_000), weight: 2 },
);

/** Machines are on, nodes take pods, disks can be had, and nobody drains any more. */
const relief: readonly Request[] = [
  ...nodes.flatMap(({ name }): Request[] => [
    { type: 'stopDrain', name },
    { type: 'nodeFault', name, fault: 'up' },
    cordon(name, null),
    taint(name, []),
  ]),
  { type: 'delete', ...budget },
  { type: 'provisionerFault', name: provisioner, fault: 'up' },
];

/** A machine that shuts down is off by then, and can be turned on. */
const afterLastMs = 40_000;

function disrupted(stories: fc.Arbitrary<Scenario>): fc.Arbitrary<Scenario> {
  return fc.tuple(stories, timed(troubles, 8, gapsMs), worlds).map(([story, troubled, world]) => {
    const requests = [...story.requests, ...troubled].toSorted((a, b) => a.atMs - b.atMs);
    const endMs = (requests.at(-1)?.atMs ?? 0) + afterLastMs;
    return {
      ...story,
      requests: [...requests, ...relief.map((request) => ({ atMs: endMs, request }))],
      world: { ...story.world, ...world },
    };
  });
}

/** Anything may happen, to the nodes too. */
export function anyDisruptedScenario(kubernetesVersion: KubernetesVersion): fc.Arbitrary<Scenario> {
  return disrupted(anyScenario(kubernetesVersion));
}

/** A healthy application on nodes and disks that fail. */
export function healthyDisruptedScenario(kubernetesVersion: KubernetesVersion): fc.Arbitrary<Scenario> {
  return disrupted(healthyScenario(kubernetesVersion));
}
