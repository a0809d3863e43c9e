/** The lecture's own objects (slides 11 and 12): the headless Service and the StatefulSet that everything is shown on. */
import type { JsonObject } from '../json.ts';
import type { Scenario } from './scenario.ts';

export const lectureSetName = 'nginx-web';

export const lectureService: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'nginx', labels: { app: 'nginx' } },
  spec: { ports: [{ port: 80, name: 'web' }], clusterIP: 'None', selector: { app: 'nginx' } },
};

export interface NginxOptions {
  readonly name: string;
  readonly volume: string;
  readonly storage: string;
  readonly replicas?: number;
  readonly app?: string;
  /** Other fields of the spec. */
  readonly changes?: JsonObject;
}

/** A set as the slides write it: web servers with a claim for each. The grace period is not on them; it follows from their hashes (conformance README). */
export function nginxSet({ name, volume, storage, replicas = 3, app = 'nginx', changes }: NginxOptions): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app } },
      serviceName: 'nginx',
      replicas,
      template: {
        metadata: { labels: { app } },
        spec: {
          terminationGracePeriodSeconds: 10,
          containers: [
            {
              name: 'nginx',
              image: 'nginx:alpine',
              ports: [{ containerPort: 80, name: 'web' }],
              volumeMounts: [{ name: volume, mountPath: '/usr/share/nginx/html' }],
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: volume },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
        },
      ],
      ...changes,
    },
  };
}

export const lectureSet: JsonObject = nginxSet({ name: lectureSetName, volume: 'www-storage', storage: '20Gi' });

/** The first view: the lecture's set comes up under 1.33, whose hashes are the slides'. */
export const lectureScenario: Scenario = {
  kubernetesVersion: '1.33',
  seed: 22,
  requests: [
    { atMs: 0, request: { type: 'apply', manifest: lectureService } },
    { atMs: 1000, request: { type: 'apply', manifest: lectureSet } },
  ],
};
