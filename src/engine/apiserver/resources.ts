/** Every resource that the cluster holds, as `kubectl api-resources` would list it. */
import type { Resource } from '../objects.ts';

export interface ResourceInfo {
  readonly resource: Resource;
  /** '' for the core group. */
  readonly group: string;
  /** As in a manifest: `apps/v1`, `v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly singular: string;
  readonly isNamespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
}

/** The resources by name, the ones that every step touches first. */
export const resourceInfos: Readonly<Record<Resource, ResourceInfo>> = {
  statefulsets: info('statefulsets', 'apps/v1', 'StatefulSet', true, ['sts'], ['all']),
  controllerrevisions: info('controllerrevisions', 'apps/v1', 'ControllerRevision'),
  pods: info('pods', 'v1', 'Pod', true, ['po'], ['all']),
  persistentvolumeclaims: info('persistentvolumeclaims', 'v1', 'PersistentVolumeClaim', true, ['pvc']),
  persistentvolumes: info('persistentvolumes', 'v1', 'PersistentVolume', false, ['pv']),
  services: info('services', 'v1', 'Service', true, ['svc'], ['all']),
  endpointslices: info('endpointslices', 'discovery.k8s.io/v1', 'EndpointSlice'),
  nodes: info('nodes', 'v1', 'Node', false, ['no']),
  events: info('events', 'v1', 'Event', true, ['ev']),
  poddisruptionbudgets: info('poddisruptionbudgets', 'policy/v1', 'PodDisruptionBudget', true, ['pdb']),
  storageclasses: info('storageclasses', 'storage.k8s.io/v1', 'StorageClass', false, ['sc']),
  deployments: info('deployments', 'apps/v1', 'Deployment', true, ['deploy'], ['all']),
  replicasets: info('replicasets', 'apps/v1', 'ReplicaSet', true, ['rs'], ['all']),
  configmaps: info('configmaps', 'v1', 'ConfigMap', true, ['cm']),
  secrets: info('secrets', 'v1', 'Secret'),
  resourcequotas: info('resourcequotas', 'v1', 'ResourceQuota', true, ['quota']),
  serviceaccounts: info('serviceaccounts', 'v1', 'ServiceAccount', true, ['sa']),
  namespaces: info('namespaces', 'v1', 'Namespace', false, ['ns']),
};

export const resources = Object.keys(resourceInfos) as readonly Resource[];

/** The resource of a kind; undefined for a kind that the cluster does not hold. */
export function resourceOfKind(kind: string): ResourceInfo | undefined {
  return infosByKind.get(kind);
}

const infosByKind: ReadonlyMap<string, ResourceInfo> = new Map(
  Object.values(resourceInfos).map((known) => [known.kind, known]),
);

function info(
  resource: Resource,
  apiVersion: string,
  kind: string,
  isNamespaced = true,
  shortNames: readonly string[] = [],
  categories: readonly string[] = [],
): ResourceInfo {
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [];
  return { resource, group, apiVersion, kind, singular: kind.toLowerCase(), isNamespaced, shortNames, categories };
}
