/** The strategy of every resource. */
import type { Resource } from '../../objects.ts';
import { budgets } from './budgets.ts';
import { claims } from './claims.ts';
import { nodes } from './nodes.ts';
import { controllerRevisions, endpointSlices, events, namespaces, resourceQuotas } from './others.ts';
import { configMaps, secrets, serviceAccounts } from './plainData.ts';
import { pods } from './pods.ts';
import { services } from './services.ts';
import { statefulSets } from './statefulSets.ts';
import { storageClasses } from './storageClasses.ts';
import type { Strategy } from './strategy.ts';
import { volumes } from './volumes.ts';
import { deployments, replicaSets } from './workloads.ts';

export const strategies: Readonly<Record<Resource, Strategy>> = {
  statefulsets: statefulSets,
  controllerrevisions: controllerRevisions,
  pods,
  persistentvolumeclaims: claims,
  persistentvolumes: volumes,
  services,
  endpointslices: endpointSlices,
  nodes,
  events,
  poddisruptionbudgets: budgets,
  storageclasses: storageClasses,
  deployments,
  replicasets: replicaSets,
  configmaps: configMaps,
  secrets,
  resourcequotas: resourceQuotas,
  serviceaccounts: serviceAccounts,
  namespaces,
};
