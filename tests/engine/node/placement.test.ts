import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { NodeOptions, Request } from '#engine/simulation/scenario.ts';
import { cordon, deletePod, onNodes, taint } from '../kit/nodes.ts';
import type { PodRun } from '../kit/podRun.ts';

const like = { labelSelector: { matchLabels: { app: 'nginx' } } };
const apart = (topologyKey: string): JsonObject => ({
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ ...like, topologyKey }] } },
});
const together: JsonObject = {
  affinity: {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ ...like, topologyKey: 'topology.kubernetes.io/zone' }],
    },
  },
};
const spread: JsonObject = {
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', ...like },
  ],
};

function nodesOf(run: PodRun): readonly (string | undefined)[] {
  return run.pods.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1)).map(({ spec }) => spec.nodeName);
}

function node(name: string, more: Partial<NodeOptions> = {}): NodeOptions {
  const last = name.charCodeAt(name.length - 1) - 96;
  return { name, address: `10.0.0.${last}`, podNetwork: `10.1.${last}`, firstHost: 2, zone: 'zone-a', ...more };
}

/** Why a pod is on no node, in the scheduler's words. */
function whyNot(run: PodRun, pod: string): string {
  return run.events(pod).at(-1) ?? '';
}

describe('A pod without wishes', () => {
  it('comes to the node with the fewest pods', () => {
    expect(nodesOf(onNodes([]).until(60_000))).toEqual(['node-a', 'node-b', 'node-c']);
  });

  it('comes to none that takes no more pods', () => {
    const world = { nodes: [node('node-a', { maxPods: 1 }), node('node-b', { maxPods: 1 })] };
    const run = onNodes([], { world }).until(60_000);
    expect(nodesOf(run)).toEqual(['node-a', 'node-b', undefined]);
    expect(whyNot(run, 'web-2')).toContain('0/2 nodes are available: 2 Too many pods.');
  });

  it('comes to none with a taint that it does not tolerate', () => {
    const run = onNodes([
      [0, taint('dedicated', 'NoSchedule', 'node-a')],
      [0, taint('dedicated', 'NoSchedule', 'node-b')],
    ]).until(60_000);
    expect(nodesOf(run)).toEqual(['node-c', 'node-c', 'node-c']);
  });

  it('stays where a taint comes that only keeps new pods away', () => {
    const run = onNodes([[60, taint('dedicated', 'NoSchedule')]]).until(600_000);
    expect(nodesOf(run)).toEqual(['node-a', 'node-b', 'node-c']);
  });
});

describe('A pod that tolerates a taint', () => {
  it('may come to the node that has it', () => {
    const podSpec = { tolerations: [{ key: 'dedicated', operator: 'Exists' }] };
    const tainted = ['node-a', 'node-b', 'node-c'].map((name): [number, Request] => [
      0,
      taint('dedicated', 'NoSchedule', name),
    ]);
    expect(nodesOf(onNodes(tainted, { podSpec }).until(60_000))).toEqual(['node-a', 'node-b', 'node-c']);
  });
});

describe('A pod with a node selector', () => {
  it('comes only to nodes with that label', () => {
    const podSpec = { nodeSelector: { disk: 'ssd' } };
    const world = { nodes: [node('node-a'), node('node-b', { labels: { disk: 'ssd' } })] };
    expect(nodesOf(onNodes([], { podSpec, world }).until(60_000))).toEqual(['node-b', 'node-b', 'node-b']);
  });
});

describe('Pods that want no others like them', () => {
  it('are never two on one node, and the fourth of three nodes waits', () => {
    const run = onNodes([], { podSpec: apart('kubernetes.io/hostname'), wanted: { replicas: 4 } }).until(120_000);
    expect(nodesOf(run)).toEqual(['node-a', 'node-b', 'node-c', undefined]);
    expect(whyNot(run, 'web-3')).toContain("3 node(s) didn't match pod anti-affinity rules");
  });

  it('wait for the only node that is left to them, as in the ZooKeeper tutorial', () => {
    const run = onNodes(
      [
        [60, cordon(true)],
        [70, deletePod('web-1')],
        [600, cordon(null)],
      ],
      { podSpec: apart('kubernetes.io/hostname') },
    );
    expect(run.until(599_000).pod('web-1').spec.nodeName).toBeUndefined();
    expect(whyNot(run, 'web-1')).toContain('1 node(s) were unschedulable');
    expect(run.until(660_000).pod('web-1').spec.nodeName).toBe('node-b');
  });
});

describe('Pods that want their like beside them', () => {
  it('all come to the zone of the first, which may go anywhere', () => {
    expect(nodesOf(onNodes([], { podSpec: together }).until(60_000))).toEqual(['node-a', 'node-a', 'node-a']);
  });
});

describe('Pods that are to be spread over zones', () => {
  it('are nowhere more than one more than elsewhere', () => {
    const world = { nodes: [node('node-a'), node('node-b'), node('node-c', { zone: 'zone-c' })] };
    const nodes = nodesOf(onNodes([], { podSpec: spread, world, wanted: { replicas: 4 } }).until(120_000));
    expect(nodes.filter((name) => name === 'node-c')).toHaveLength(2);
  });
});

describe('A claim for one pod only', () => {
  it('goes from pod to pod of one name without a wait', () => {
    const run = onNodes([[60, deletePod('web-1')]], { wanted: { accessMode: 'ReadWriteOncePod' } }).until(120_000);
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });
});
