/** The clusters that lessons begin with (plan 1.1). */
import type { JsonObject } from '#engine/json.ts';
import { lectureScenario, lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import type { NodeOptions, Scenario, WorldOptions } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

export interface Start {
  readonly setName: string;
  readonly scenario: Scenario;
  /** Opened when all that its requests cause has happened; otherwise at its very beginning. */
  readonly atRest: boolean;
  /** The manifests that lie in the terminal's folder, by file name. */
  readonly files: Readonly<Record<string, readonly JsonObject[]>>;
}

const webNodes: readonly NodeOptions[] = [
  { name: 'node-a', address: '10.0.0.11', podNetwork: '10.244.1', firstHost: 10, zone: 'a' },
  { name: 'node-b', address: '10.0.0.12', podNetwork: '10.244.2', firstHost: 10, zone: 'b' },
  { name: 'node-c', address: '10.0.0.13', podNetwork: '10.244.3', firstHost: 10, zone: 'c' },
];

const webWorld: WorldOptions = {
  nodes: webNodes,
  volumePrefix: 'pvc-',
  storageClasses: [
    { name: 'standard', isDefault: true, volumeBindingMode: 'WaitForFirstConsumer', allowVolumeExpansion: true },
  ],
};

/** The lecture's template with the names of the official tutorial. `changes`: other fields of the spec. */
function webSet(replicas = 3, changes: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'nginx' } },
      serviceName: 'nginx',
      replicas,
      template: {
        metadata: { labels: { app: 'nginx' } },
        spec: {
          terminationGracePeriodSeconds: 10,
          containers: [
            {
              name: 'nginx',
              image: 'nginx:alpine',
              ports: [{ containerPort: 80, name: 'web' }],
              volumeMounts: [{ name: 'www', mountPath: '/usr/share/nginx/html' }],
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'www' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
      ...changes,
    },
  };
}

function web(kubernetesVersion: KubernetesVersion, replicas = 3): Start {
  const set = webSet(replicas);
  return {
    setName: 'web',
    scenario: {
      kubernetesVersion,
      seed: 22,
      world: webWorld,
      requests: [
        { atMs: 0, request: { type: 'apply', manifest: lectureService } },
        { atMs: 1000, request: { type: 'apply', manifest: set } },
      ],
    },
    atRest: true,
    files: {
      'web.yaml': [lectureService, set],
      'web-parallel.yaml': [lectureService, webSet(replicas, { podManagementPolicy: 'Parallel' })],
    },
  };
}

const lectureFiles = { 'service.yaml': [lectureService], 'statefulset.yaml': [lectureSet] };

export const starts = {
  lecture: {
    setName: 'nginx-web',
    scenario: { ...lectureScenario, requests: [] },
    atRest: false,
    files: lectureFiles,
  },
  'lecture-running': { setName: 'nginx-web', scenario: lectureScenario, atRest: true, files: lectureFiles },
  web: web('1.37'),
  'web-vintage': web('1.33'),
  'web-one': web('1.37', 1),
} satisfies Readonly<Record<string, Start>>;

export type StartName = keyof typeof starts;
