import type { ApiResource } from '../discovery.ts';
import type { ApiObject } from '../world.ts';
import { describeAnyObject } from './anyObject.ts';
import { describeConfigMap, describeSecret, describeServiceAccount } from './data.ts';
import type { DescribeContext, Describer } from './describer.ts';
import { Description } from './description.ts';
import { describeBudget, describeNamespace, describeQuota } from './limits.ts';
import { describeEndpoints, describeEndpointSlice, describeService } from './network.ts';
import { describeNode } from './node.ts';
import { describePod } from './pod.ts';
import { describeClaim, describeStorageClass, describeVolume } from './storage.ts';
import { describeDeployment, describeReplicaSet, describeStatefulSet } from './workloads.ts';

/** What kubectl has words of its own for; other kinds are told field by field. */
const describers: Readonly<Record<string, Describer>> = {
  configmaps: describeConfigMap,
  'deployments.apps': describeDeployment,
  endpoints: describeEndpoints,
  'endpointslices.discovery.k8s.io': describeEndpointSlice,
  namespaces: describeNamespace,
  nodes: describeNode,
  persistentvolumeclaims: describeClaim,
  persistentvolumes: describeVolume,
  'poddisruptionbudgets.policy': describeBudget,
  pods: describePod,
  'replicasets.apps': describeReplicaSet,
  resourcequotas: describeQuota,
  secrets: describeSecret,
  serviceaccounts: describeServiceAccount,
  services: describeService,
  'statefulsets.apps': describeStatefulSet,
  'storageclasses.storage.k8s.io': describeStorageClass,
};

/** An object as `kubectl describe` tells of it. */
export function describeObject(resource: ApiResource, object: ApiObject, context: DescribeContext): string {
  const { name, group } = resource;
  const description = new Description();
  const describer = describers[group === '' ? name : `${name}.${group}`] ?? describeAnyObject;
  describer(description, object, context);
  return description.aligned;
}
