/** What a lesson begins with, and the cluster with which most do: the set `web` of the official tutorial on three nodes. */
import type { JsonObject } from '#engine/json.ts';
import { lectureService, nginxSet } from '#engine/simulation/lecture.ts';
import type { Durations, NodeOptions, Scenario, WorldOptions } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

export interface Start {
  readonly setName: string;
  readonly scenario: Scenario;
  /** Opened when all that its requests cause has happened; otherwise at its very beginning. */
  readonly atRest: boolean;
  /** Of a cluster that never comes to rest: opened so long after its beginning, in simulated time. */
  readonly atMostMs?: number;
  /** The manifests that lie in the terminal's folder, by file name. */
  readonly files: Readonly<Record<string, readonly JsonObject[]>>;
}

const webNodes: readonly NodeOptions[] = [
  { name: 'node-a', address: '10.0.0.11', podNetwork: '10.244.1', firstHost: 10, zone: 'a' },
  { name: 'node-b', address: '10.0.0.12', podNetwork: '10.244.2', firstHost: 10, zone: 'b' },
  { name: 'node-c', address: '10.0.0.13', podNetwork: '10.244.3', firstHost: 10, zone: 'c' },
];

export const webWorld: WorldOptions = {
  nodes: webNodes,
  volumePrefix: 'pvc-',
  storageClasses: [
    { name: 'standard', isDefault: true, volumeBindingMode: 'WaitForFirstConsumer', allowVolumeExpansion: true },
  ],
};

/** The lecture's template with the names of the official tutorial. `changes`: other fields of the spec. */
export function webSet(replicas = 3, changes: JsonObject = {}, name = 'web', app = 'nginx'): JsonObject {
  return nginxSet({ name, app, replicas, changes, volume: 'www', storage: '1Gi' });
}

interface WebOptions {
  /** Of the set, and of its manifest in the terminal's folder. */
  readonly name?: string;
  readonly kubernetesVersion?: KubernetesVersion;
  readonly replicas?: number;
  /** Other fields of the set's spec. */
  readonly spec?: JsonObject;
  readonly durations?: Partial<Durations>;
  /** Applied after the set. */
  readonly others?: readonly JsonObject[];
  /** What the Service is called, if not as the set says. */
  readonly serviceName?: string;
  /** In the terminal's folder, beside the set's own. */
  readonly files?: Start['files'];
}

/** The cluster of `web`: its Service, the set, and what comes beside it. */
export function web({
  name = 'web',
  kubernetesVersion = '1.37',
  replicas = 3,
  spec,
  durations,
  others = [],
  serviceName = 'nginx',
  files,
}: WebOptions = {}): Start {
  const set = webSet(replicas, spec, name);
  const service = { ...lectureService, metadata: { name: serviceName, labels: { app: 'nginx' } } };
  return {
    setName: name,
    scenario: {
      kubernetesVersion,
      seed: 22,
      world: durations === undefined ? webWorld : { ...webWorld, durations },
      requests: [
        { atMs: 0, request: { type: 'apply', manifest: service } },
        ...[set, ...others].map((manifest) => ({ atMs: 1000, request: { type: 'apply' as const, manifest } })),
      ],
    },
    atRest: true,
    files: {
      [`${name}.yaml`]: [service, set],
      'service.yaml': [lectureService],
      [`${name}-parallel.yaml`]: [lectureService, webSet(replicas, { podManagementPolicy: 'Parallel' }, name)],
      ...files,
    },
  };
}
