import { listAt, mapAt, textAt, valueAt } from '../objectFields.ts';
import { ageOf } from '../print/age.ts';
import type { ApiObject } from '../world.ts';
import { describeContainers, describeResources } from './containers.ts';
import type { Describer } from './describer.ts';
import type { Description } from './description.ts';
import { describeEvents, eventTargetOf } from './events.ts';
import { longTime } from './longTime.ts';
import { describeTolerations, describeTopologySpread } from './placement.ts';
import { qosClass } from './qosClass.ts';
import { describeVolumes } from './volumes.ts';

/** kubectl `describePod`. */
export const describePod: Describer = (description, pod, { world, showEvents }) => {
  describeOrigin(description, pod);
  describeStatus(description, pod, (time) => ageOf(world, time));
  describeAddresses(description, pod);
  const resources = valueAt(pod, 'spec', 'resources');
  if (resources !== undefined) {
    description.line(0, 'Resources:');
    describeResources(description, 1, resources);
  }
  const initContainers = listAt(pod, 'spec', 'initContainers');
  if (initContainers.length > 0) {
    const statuses = listAt(pod, 'status', 'initContainerStatuses');
    describeContainers(description, 'Init Containers', initContainers, { pod, statuses });
  }
  const statuses = listAt(pod, 'status', 'containerStatuses');
  describeContainers(description, 'Containers', listAt(pod, 'spec', 'containers'), { pod, statuses });
  describeConditions(description, pod);
  describeVolumes(description, 0, listAt(pod, 'spec', 'volumes'));
  description.line(0, `QoS Class:\t${qosClass(pod)}`);
  description.labels(0, 'Node-Selectors', mapAt(pod, 'spec', 'nodeSelector'));
  describeTolerations(description, 0, valueAt(pod, 'spec', 'tolerations'));
  describeTopologySpread(description, 0, listAt(pod, 'spec', 'topologySpreadConstraints'));
  if (showEvents) describeEvents(description, world, eventTargetOf(pod));
};

function describeOrigin(description: Description, pod: ApiObject): void {
  const { name, namespace = '', labels, annotations } = pod.metadata;
  description.line(0, `Name:\t${name}`);
  description.line(0, `Namespace:\t${namespace}`);
  const priority = valueAt(pod, 'spec', 'priority');
  if (priority !== undefined) description.line(0, `Priority:\t${String(priority)}`);
  for (const [title, field] of [
    ['Priority Class Name', 'priorityClassName'],
    ['Runtime Class Name', 'runtimeClassName'],
    ['Service Account', 'serviceAccountName'],
  ] as const) {
    const text = textAt(pod, 'spec', field);
    if (text !== '') description.line(0, `${title}:\t${text}`);
  }
  const node = textAt(pod, 'spec', 'nodeName');
  description.line(0, `Node:\t${node === '' ? '<none>' : `${node}/${textAt(pod, 'status', 'hostIP')}`}`);
  const startTime = textAt(pod, 'status', 'startTime');
  if (startTime !== '') description.line(0, `Start Time:\t${longTime(startTime)}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
}

function describeStatus(description: Description, pod: ApiObject, ageOfTime: (time: string) => string): void {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
  const phase = textAt(pod, 'status', 'phase');
  if (deletionTimestamp !== undefined && phase !== 'Failed' && phase !== 'Succeeded') {
    description.line(0, `Status:\tTerminating (lasts ${ageOfTime(deletionTimestamp)})`);
    description.line(0, `Termination Grace Period:\t${deletionGracePeriodSeconds}s`);
  } else description.line(0, `Status:\t${phase}`);
  const [reason, message] = [textAt(pod, 'status', 'reason'), textAt(pod, 'status', 'message')];
  if (reason !== '') description.line(0, `Reason:\t${reason}`);
  if (message !== '') description.line(0, `Message:\t${message}`);
  const profile = valueAt(pod, 'spec', 'securityContext', 'seccompProfile');
  if (profile === undefined) return;
  description.line(0, `SeccompProfile:\t${textAt(profile, 'type')}`);
  if (textAt(profile, 'type') === 'Localhost') {
    description.line(0, `LocalhostProfile:\t${textAt(profile, 'localhostProfile')}`);
  }
}

function describeAddresses(description: Description, pod: ApiObject): void {
  description.line(0, `IP:\t${textAt(pod, 'status', 'podIP')}`);
  const addresses = listAt(pod, 'status', 'podIPs');
  description.line(0, addresses.length === 0 ? 'IPs:\t<none>' : 'IPs:');
  for (const address of addresses) description.line(1, `IP:\t${textAt(address, 'ip')}`);
  describeController(description, pod);
  const nominated = textAt(pod, 'status', 'nominatedNodeName');
  if (nominated !== '') description.line(0, `NominatedNodeName:\t${nominated}`);
}

/** `Controlled By: StatefulSet/web`; nothing for an object on its own. */
export function describeController(description: Description, { metadata }: ApiObject): void {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner !== undefined) description.line(0, `Controlled By:\t${owner.kind}/${owner.name}`);
}

function describeConditions(description: Description, pod: ApiObject): void {
  const conditions = listAt(pod, 'status', 'conditions');
  const gates = listAt(pod, 'spec', 'readinessGates');
  if (gates.length > 0) {
    description.line(0, 'Readiness Gates:');
    description.line(1, 'Type\tStatus');
  }
  for (const gate of gates) {
    const type = textAt(gate, 'conditionType');
    const met = conditions.find((each) => textAt(each, 'type') === type);
    description.line(1, `${type} \t${met === undefined ? '<none>' : textAt(met, 'status')} `);
  }
  if (conditions.length === 0) return;
  description.line(0, 'Conditions:');
  description.line(1, 'Type\tStatus');
  for (const each of conditions) description.line(1, `${textAt(each, 'type')} \t${textAt(each, 'status')} `);
}
