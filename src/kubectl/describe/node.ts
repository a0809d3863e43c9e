/** Nodes, and what the pods on them ask for (kubectl `describeNode`, `describeNodeResource`). */
import { listAt, mapAt, textAt, valueAt } from '../objectFields.ts';
import { rolesOf } from '../print/tables/cluster.ts';
import { type ApiObject, type KubectlWorld, objectsIn } from '../world.ts';
import type { Describer } from './describer.ts';
import type { Description } from './description.ts';
import { describeEvents } from './events.ts';
import { longTime } from './longTime.ts';
import { describeNodeResources } from './nodeResources.ts';
import { taintEntries } from './placement.ts';

export const describeNode: Describer = (description, node, { world, showEvents }) => {
  const { name, uid, labels, annotations, creationTimestamp } = node.metadata;
  description.line(0, `Name:\t${name}`);
  description.line(0, `Roles:\t${rolesOf(node)}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
  description.line(0, `CreationTimestamp:\t${longTime(creationTimestamp)}`);
  description.entries(0, 'Taints', taintEntries(listAt(node, 'spec', 'taints')));
  description.line(0, `Unschedulable:\t${String(valueAt(node, 'spec', 'unschedulable') === true)}`);
  // This cluster's kubelets report by their conditions and keep no leases.
  description.line(0, `Lease:\tFailed to get lease: leases.coordination.k8s.io ${JSON.stringify(name)} not found`);
  describeConditions(description, listAt(node, 'status', 'conditions'));
  description.line(0, 'Addresses:');
  for (const address of listAt(node, 'status', 'addresses')) {
    description.line(1, `${textAt(address, 'type')}:\t${textAt(address, 'address')}`);
  }
  describeAmounts(description, 'Capacity', mapAt(node, 'status', 'capacity'));
  describeAmounts(description, 'Allocatable', mapAt(node, 'status', 'allocatable'));
  describeSystem(description, node);
  describeNodeResources(description, node, podsOn(node, world), world);
  if (!showEvents) return;
  // The kubelet gives the node's name as its uid, controllers give the uid.
  const target = { kind: 'Node', name, namespace: '' };
  describeEvents(description, world, { ...target, uid }, { ...target, uid: name });
};

function podsOn(node: ApiObject, world: KubectlWorld): readonly ApiObject[] {
  return objectsIn(world, 'pods', undefined).filter((pod) => {
    const phase = textAt(pod, 'status', 'phase');
    return textAt(pod, 'spec', 'nodeName') === node.metadata.name && phase !== 'Succeeded' && phase !== 'Failed';
  });
}

function describeConditions(description: Description, conditions: readonly unknown[]): void {
  if (conditions.length === 0) return;
  description.line(0, 'Conditions:');
  description.line(1, 'Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage');
  description.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
  for (const each of conditions) {
    const [heard, changed] = ['lastHeartbeatTime', 'lastTransitionTime'].map((field) => longTime(valueAt(each, field)));
    const what = `${textAt(each, 'type')} \t${textAt(each, 'status')} \t${heard} \t${changed}`;
    description.line(1, `${what} \t${textAt(each, 'reason')} \t${textAt(each, 'message')}`);
  }
}

function describeAmounts(description: Description, title: string, amounts: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(amounts).sort();
  if (names.length > 0) description.line(0, `${title}:`);
  for (const name of names) description.line(1, `${name}:\t${textAt(amounts, name)}`);
}

const systemFields = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
] as const;

function describeSystem(description: Description, node: ApiObject): void {
  description.line(0, 'System Info:');
  for (const [title, field] of systemFields) {
    description.line(1, `${title}:\t${textAt(node, 'status', 'nodeInfo', field)}`);
  }
  const [podCidr, provider] = [textAt(node, 'spec', 'podCIDR'), textAt(node, 'spec', 'providerID')];
  if (podCidr !== '') description.line(0, `PodCIDR:\t${podCidr}`);
  const podCidrs = listAt(node, 'spec', 'podCIDRs').map(String);
  if (podCidrs.length > 0) description.line(0, `PodCIDRs:\t${podCidrs.join(',')}`);
  if (provider !== '') description.line(0, `ProviderID:\t${provider}`);
}
