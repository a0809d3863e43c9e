import { RecordedCluster, type RecordedObjects } from '../../scripts/conformance/recordedCluster.ts';
import { startKubectl } from '../../src/kubectl/kubectl.ts';

/** The moment at which the commands of these tests run. */
export const now = '2026-01-01T00:10:00Z';

/** A set of three pods, the last of which is not ready, with its claims, and the Service. */
export const objects = {
  statefulsets: [
    {
      metadata: meta('web', { uid: 'set' }),
      spec: {
        replicas: 3,
        serviceName: 'nginx',
        selector: { matchLabels: { app: 'nginx' } },
        template: {
          metadata: { labels: { app: 'nginx' } },
          spec: { containers: [{ name: 'nginx', image: 'nginx:1.29' }] },
        },
        podManagementPolicy: 'OrderedReady',
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0, maxUnavailable: 1 } },
        revisionHistoryLimit: 10,
      },
      status: { replicas: 3, readyReplicas: 2, availableReplicas: 2, observedGeneration: 1 },
    },
  ],
  pods: [pod(2, false), pod(0, true), pod(1, true)],
  persistentvolumeclaims: [
    {
      metadata: meta('www-web-0', { labels: { app: 'nginx' } }),
      spec: { accessModes: ['ReadWriteOnce'], volumeName: 'pvc-1', storageClassName: 'standard' },
      status: { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } },
    },
  ],
  services: [
    {
      metadata: meta('nginx'),
      spec: { clusterIP: 'None', ports: [{ port: 80, protocol: 'TCP' }], selector: { app: 'nginx' } },
      status: { loadBalancer: {} },
    },
  ],
  nodes: [
    { metadata: { ...meta('node-a'), namespace: undefined }, spec: {}, status: { conditions: [], addresses: [] } },
  ],
};

function meta(name: string, more: object = {}) {
  return {
    name,
    namespace: 'default',
    uid: name,
    resourceVersion: '1',
    generation: 1,
    creationTimestamp: '2026-01-01T00:00:00Z',
    ...more,
  };
}

function pod(ordinal: number, isReady: boolean) {
  return {
    metadata: meta(`web-${ordinal}`, {
      labels: { app: 'nginx', 'apps.kubernetes.io/pod-index': String(ordinal) },
      creationTimestamp: `2026-01-01T00:0${5 + ordinal}:00Z`,
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', uid: 'set', controller: true }],
    }),
    spec: {
      nodeName: 'node-a',
      containers: [{ name: 'nginx', image: 'nginx:1.29' }],
      terminationGracePeriodSeconds: 30,
    },
    status: {
      phase: 'Running',
      podIP: `10.0.0.${ordinal}`,
      podIPs: [{ ip: `10.0.0.${ordinal}` }],
      conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
      containerStatuses: [
        {
          name: 'nginx',
          image: 'nginx:1.29',
          ready: isReady,
          restartCount: 0,
          state: { running: { startedAt: '2026-01-01T00:05:00Z' } },
        },
      ],
    },
  };
}

export function clusterOf(given: object = objects): RecordedCluster {
  const cluster = RecordedCluster.holding(given as unknown as RecordedObjects);
  if (cluster === undefined) throw new Error('There is a kind among the objects that the cluster does not hold.');
  return cluster;
}

/** Runs a line of words without quotes; words with blanks are given one by one. */
export function kubectl(line: string | readonly string[], cluster = clusterOf(), stdin?: string) {
  const args = typeof line === 'string' ? line.split(' ') : line;
  const command = startKubectl({ args, ...(stdin !== undefined && { stdin }) }, cluster.at(now));
  const all = (wanted: string) =>
    command.chunks.flatMap(({ stream, text }) => (stream === wanted ? [text] : [])).join('');
  return {
    command,
    get stdout() {
      return all('stdout');
    },
    get stderr() {
      return all('stderr');
    },
    get exit() {
      return command.exit;
    },
  };
}

/** Lines of a table or text, without the newline at the end. */
export function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
