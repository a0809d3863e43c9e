/** Nodes, events, budgets and plain data as tables (`printNode`, `printEvent`, `printPodDisruptionBudget`, …). */
import { listAt, mapAt, numberAt, textAt, valueAt } from '../../objectFields.ts';
import type { ApiObject, KubectlWorld } from '../../world.ts';
import { ageOf } from '../age.ts';
import { none, type TableKind } from './tableKind.ts';

export const nodes: TableKind = {
  columns: ['Name', 'Status', 'Roles', 'Age', 'Version'],
  wide: ['Internal-IP', 'External-IP', 'OS-Image', 'Kernel-Version', 'Container-Runtime'],
  cells: (node, world) => [
    node.metadata.name,
    nodeStatus(node),
    rolesOf(node),
    ageOf(world, node.metadata.creationTimestamp),
    textAt(node, 'status', 'nodeInfo', 'kubeletVersion'),
    addressOf(node, 'InternalIP'),
    addressOf(node, 'ExternalIP'),
    textAt(node, 'status', 'nodeInfo', 'osImage') || '<unknown>',
    kernelOf(node, world),
    textAt(node, 'status', 'nodeInfo', 'containerRuntimeVersion') || '<unknown>',
  ],
};

/** Since 1.37 the server adds the architecture. */
function kernelOf(node: ApiObject, { kubernetesVersion }: KubectlWorld): string {
  const kernel = textAt(node, 'status', 'nodeInfo', 'kernelVersion') || '<unknown>';
  const architecture = textAt(node, 'status', 'nodeInfo', 'architecture');
  return architecture === '' || kubernetesVersion === '1.33' ? kernel : `${kernel} (${architecture})`;
}

function nodeStatus(node: ApiObject): string {
  const ready = listAt(node, 'status', 'conditions').find((each) => textAt(each, 'type') === 'Ready');
  const status = ready === undefined ? 'Unknown' : textAt(ready, 'status') === 'True' ? 'Ready' : 'NotReady';
  return valueAt(node, 'spec', 'unschedulable') === true ? `${status},SchedulingDisabled` : status;
}

export function rolesOf({ metadata: { labels = {} } }: ApiObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.entries(labels).flatMap(([key, value]) => {
    if (key.startsWith(prefix)) return key.length > prefix.length ? [key.slice(prefix.length)] : [];
    return key === 'kubernetes.io/role' && value !== '' ? [value] : [];
  });
  return [...new Set(roles)].sort().join(',') || none;
}

function addressOf(node: ApiObject, type: string): string {
  const found = listAt(node, 'status', 'addresses').find((each) => textAt(each, 'type') === type);
  return textAt(found, 'address') || none;
}

export const events: TableKind = {
  columns: ['Last Seen', 'Type', 'Reason', 'Object', 'Message'],
  wide: ['Subobject', 'Source', 'First Seen', 'Count', 'Name'],
  places: ['Last Seen', 'Type', 'Reason', 'Object', 'Subobject', 'Source', 'Message', 'First Seen', 'Count', 'Name'],
  nameColumn: 'Name',
  cells: (event, world) => {
    const firstSeen = textAt(event, 'firstTimestamp') || textAt(event, 'eventTime');
    const lastSeen = textAt(event, 'series', 'lastObservedTime') || textAt(event, 'lastTimestamp') || firstSeen;
    const object = textAt(event, 'involvedObject', 'name');
    const kind = textAt(event, 'involvedObject', 'kind').toLowerCase();
    return [
      ageOf(world, lastSeen),
      textAt(event, 'type'),
      textAt(event, 'reason'),
      object === '' ? kind : `${kind}/${object}`,
      textAt(event, 'involvedObject', 'fieldPath'),
      sourceOf(event),
      textAt(event, 'message').trim(),
      ageOf(world, firstSeen),
      String(numberAt(event, 'series', 'count') || numberAt(event, 'count') || 1),
      event.metadata.name,
    ];
  },
};

function sourceOf(event: ApiObject): string {
  const component = textAt(event, 'source', 'component') || textAt(event, 'reportingComponent');
  const instance = textAt(event, 'source', 'host') || textAt(event, 'reportingInstance');
  return instance === '' ? component : `${component}, ${instance}`;
}

export const budgets: TableKind = {
  columns: ['Name', 'Min Available', 'Max Unavailable', 'Allowed Disruptions', 'Age'],
  cells: (budget, world) => [
    budget.metadata.name,
    textAt(budget, 'spec', 'minAvailable') || 'N/A',
    textAt(budget, 'spec', 'maxUnavailable') || 'N/A',
    String(numberAt(budget, 'status', 'disruptionsAllowed')),
    ageOf(world, budget.metadata.creationTimestamp),
  ],
};

export const namespaces: TableKind = {
  columns: ['Name', 'Status', 'Age'],
  cells: (namespace, world) => [
    namespace.metadata.name,
    textAt(namespace, 'status', 'phase'),
    ageOf(world, namespace.metadata.creationTimestamp),
  ],
};

export const configMaps: TableKind = {
  columns: ['Name', 'Data', 'Age'],
  cells: (map, world) => [
    map.metadata.name,
    String(sizeOf(map, 'data') + sizeOf(map, 'binaryData')),
    ageOf(world, map.metadata.creationTimestamp),
  ],
};

export const secrets: TableKind = {
  columns: ['Name', 'Type', 'Data', 'Age'],
  cells: (secret, world) => [
    secret.metadata.name,
    textAt(secret, 'type'),
    String(sizeOf(secret, 'data')),
    ageOf(world, secret.metadata.creationTimestamp),
  ],
};

export const serviceAccounts: TableKind = {
  columns: ['Name', 'Secrets', 'Age'],
  cells: (account, world) => [
    account.metadata.name,
    String(listAt(account, 'secrets').length),
    ageOf(world, account.metadata.creationTimestamp),
  ],
};

export const quotas: TableKind = {
  columns: ['Name', 'Request', 'Limit', 'Age'],
  cells: (quota, world) => {
    const texts = Object.entries(mapAt(quota, 'status', 'hard'))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([resource, hard]) => [resource, `${resource}: ${usedOf(quota, resource)}/${String(hard)}`] as const);
    const isLimit = (resource: string) => resource.startsWith('limits.');
    return [
      quota.metadata.name,
      texts.flatMap(([resource, text]) => (isLimit(resource) ? [] : [text])).join(', '),
      texts.flatMap(([resource, text]) => (isLimit(resource) ? [text] : [])).join(', '),
      ageOf(world, quota.metadata.creationTimestamp),
    ];
  },
};

function usedOf(quota: ApiObject, resource: string): string {
  return textAt(quota, 'status', 'used', resource) || '0';
}

function sizeOf(object: ApiObject, field: string): number {
  return Object.keys(mapAt(object, field)).length;
}

/** For kinds of which the cluster never holds an object. */
export const namesAndAges: TableKind = {
  columns: ['Name', 'Age'],
  cells: ({ metadata }, world) => [metadata.name, ageOf(world, metadata.creationTimestamp)],
};

export const anyObjects: TableKind = {
  columns: ['Name', 'Created At'],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp],
};
