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

/** The grace period is not on the slides; it follows from their hashes (conformance README). */
export const lectureSet: JsonObject = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: lectureSetName },
  spec: {
    selector: { matchLabels: { app: 'nginx' } },
    serviceName: 'nginx',
    replicas: 3,
    template: {
      metadata: { labels: { app: 'nginx' } },
      spec: {
        terminationGracePeriodSeconds: 10,
        containers: [
          {
            name: 'nginx',
            image: 'nginx:alpine',
            ports: [{ containerPort: 80, name: 'web' }],
            volumeMounts: [{ name: 'www-storage', mountPath: '/usr/share/nginx/html' }],
          },
        ],
      },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: 'www-storage' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
      },
    ],
  },
};

/** The first view: the lecture's set comes up under 1.33, whose hashes are the slides'. */
export const lectureScenario: Scenario = {
  kubernetesVersion: '1.33',
  seed: 22,
  requests: [
    { atMs: 0, request: { type: 'apply', manifest: lectureService } },
    { atMs: 1000, request: { type: 'apply', manifest: lectureSet } },
  ],
};
