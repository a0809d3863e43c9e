import type { JsonObject } from '#engine/json.ts';
import type { NodeFault, NodeOptions, Request, WorldOptions } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { PodRun, podScenario } from './podRun.ts';
import type { Wanted } from './setOf.ts';

/** Three nodes, each in a zone of its own. */
const nodes: readonly NodeOptions[] = ['a', 'b', 'c'].map((zone, at) => ({
  name: `node-${zone}`,
  address: `10.0.0.${at + 1}`,
  podNetwork: `10.1.${at}`,
  firstHost: 2,
  zone: `zone-${zone}`,
}));

export const disk = 'example.com/disk';

/** Disks that can be used in one zone only, made when their pod has been given a node. */
export const zonal: WorldOptions = {
  storageClasses: [{ name: 'disk', isDefault: true, provisioner: disk, volumeBindingMode: 'WaitForFirstConsumer' }],
  provisioners: { [disk]: { topology: 'zone' } },
};

export interface OnNodes {
  readonly wanted?: Wanted;
  readonly podSpec?: JsonObject;
  readonly world?: WorldOptions;
  readonly version?: KubernetesVersion;
}

/** Three pods with a disk each, one on each node, and what befalls them, by the second. */
export function onNodes(requests: readonly [number, Request][], more: OnNodes = {}): PodRun {
  const { wanted = {}, podSpec = {}, world = {}, version = '1.37' } = more;
  const timed = requests.map(([second, request]) => [second * 1000, request] as [number, Request]);
  const scenario = podScenario(podSpec, timed, { replicas: 3, claims: 1, ...wanted });
  return new PodRun({
    ...scenario,
    kubernetesVersion: version,
    world: { ...scenario.world, nodes, ...world },
  });
}

export function befalls(fault: NodeFault, name = 'node-b'): Request {
  return { type: 'nodeFault', name, fault };
}

/** As `kubectl taint` does: beside those that there are. */
export function taint(key: string, effect: string, name = 'node-b', others: readonly JsonObject[] = []): Request {
  const taints = [...others, { key, effect }];
  return { type: 'patch', resource: 'nodes', name, patchType: 'merge', patch: { spec: { taints } } };
}

export function cordon(unschedulable: true | null, name = 'node-b'): Request {
  return { type: 'patch', resource: 'nodes', name, patchType: 'merge', patch: { spec: { unschedulable } } };
}

export function deletePod(name: string, gracePeriodSeconds?: number): Request {
  const options = gracePeriodSeconds === undefined ? {} : { options: { gracePeriodSeconds } };
  return { type: 'delete', resource: 'pods', name, ...options };
}

export function budget(spec: JsonObject): Request {
  return {
    type: 'create',
    manifest: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web' },
      spec: { ...spec, selector: { matchLabels: { app: 'nginx' } } },
    },
  };
}
