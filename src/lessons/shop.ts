import type { JsonObject } from '#engine/json.ts';

/** The Deployment `shop`, its Service and its claim: as many pods of one template as `web` has, of another controller; they share one claim. */
export const shop: readonly JsonObject[] = [
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'www-shop' },
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop' },
    spec: { selector: { app: 'shop' }, ports: [{ port: 80 }] },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'shop' } },
      template: {
        metadata: { labels: { app: 'shop' } },
        spec: {
          terminationGracePeriodSeconds: 10,
          containers: [
            {
              name: 'shop',
              image: 'shop:1',
              ports: [{ containerPort: 80 }],
              volumeMounts: [{ name: 'www', mountPath: '/usr/share/nginx/html' }],
            },
          ],
          volumes: [{ name: 'www', persistentVolumeClaim: { claimName: 'www-shop' } }],
        },
      },
    },
  },
];
