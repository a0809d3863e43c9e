import type { JsonObject } from '#engine/json.ts';

/** What a test says of its set; all else is as short as the API allows. */
export interface Wanted {
  readonly replicas?: number;
  /** `A` is the image `nginx:A`, and the revisions are called by it. */
  readonly image?: string;
  readonly policy?: 'OrderedReady' | 'Parallel';
  readonly strategy?: 'RollingUpdate' | 'OnDelete' | 'Recreate';
  /** `nil`: the type is written without its block, which then stays absent. */
  readonly rollingUpdate?: 'nil' | 'block';
  readonly partition?: number;
  readonly maxUnavailable?: number | string;
  readonly minReadySeconds?: number;
  readonly start?: number;
  readonly whenScaled?: 'Retain' | 'Delete';
  readonly whenDeleted?: 'Retain' | 'Delete';
  readonly historyLimit?: number;
  readonly claims?: number;
  /** Of the claims; ReadWriteOnce when absent. */
  readonly accessMode?: 'ReadWriteMany' | 'ReadWriteOncePod';
  readonly note?: string;
  /** What else is in its pods: an init container, a sidecar, or probes of the one container. */
  readonly inside?: 'init' | 'sidecar' | 'probes';
  /** The template has a volume of the name of the first claim. */
  readonly ownVolume?: boolean;
}

/** The manifest of the set `web`. */
export function setOf(wanted: Wanted): JsonObject {
  const { replicas = 3, image = 'A', policy, minReadySeconds, start, historyLimit, note, claims = 1, inside } = wanted;
  const names = ['www', 'logs', 'data'].slice(0, claims);
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', ...(note !== undefined && { annotations: { note } }) },
    spec: {
      replicas,
      serviceName: 'nginx',
      selector: { matchLabels: { app: 'nginx' } },
      template: {
        metadata: { labels: { app: 'nginx' } },
        spec: {
          ...podSpec(`nginx:${image}`, inside),
          ...(wanted.ownVolume === true && { volumes: [{ name: 'www', emptyDir: {} }] }),
        },
      },
      ...(claims > 0 && { volumeClaimTemplates: names.map((name) => claimTemplate(name, wanted.accessMode)) }),
      ...(policy !== undefined && { podManagementPolicy: policy }),
      ...updateStrategy(wanted),
      ...(minReadySeconds !== undefined && { minReadySeconds }),
      ...(start !== undefined && { ordinals: { start } }),
      ...(historyLimit !== undefined && { revisionHistoryLimit: historyLimit }),
      ...retentionPolicy(wanted),
    },
  };
}

function podSpec(image: string, inside: Wanted['inside']): JsonObject {
  const container = { name: 'nginx', image };
  const init = { name: 'init', image: 'nginx:A' };
  const probe = { httpGet: { port: 80 }, periodSeconds: 2 };
  switch (inside) {
    case 'init':
      return { initContainers: [init], containers: [container] };
    case 'sidecar':
      return { initContainers: [{ ...init, restartPolicy: 'Always' }], containers: [container] };
    case 'probes':
      return { containers: [{ ...container, startupProbe: probe, readinessProbe: probe, livenessProbe: probe }] };
    case undefined:
      return { containers: [container] };
  }
}

function claimTemplate(name: string, accessMode = 'ReadWriteOnce'): JsonObject {
  const resources = { requests: { storage: '1Gi' } };
  return { metadata: { name }, spec: { accessModes: [accessMode], resources } };
}

function updateStrategy({ strategy, rollingUpdate, partition, maxUnavailable }: Wanted): JsonObject {
  if (strategy === 'OnDelete' || strategy === 'Recreate') return { updateStrategy: { type: strategy } };
  if (rollingUpdate === 'nil') return { updateStrategy: { type: 'RollingUpdate' } };
  if (partition === undefined && maxUnavailable === undefined) return {};
  return {
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: {
        ...(partition !== undefined && { partition }),
        ...(maxUnavailable !== undefined && { maxUnavailable }),
      },
    },
  };
}

function retentionPolicy({ whenScaled, whenDeleted }: Wanted): JsonObject {
  if (whenScaled === undefined && whenDeleted === undefined) return {};
  const policy = { whenScaled: whenScaled ?? 'Retain', whenDeleted: whenDeleted ?? 'Retain' };
  return { persistentVolumeClaimRetentionPolicy: policy };
}
