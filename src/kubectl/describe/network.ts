/** Services and their endpoints (kubectl `describeService`, `describeEndpointSliceV1`, `describeEndpoints`). */
import { isMap, listAt, mapAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import { labelText } from '../print/tables/tableKind.ts';
import { withPort } from '../print/tables/network.ts';
import { type ApiObject, type KubectlWorld, objectsIn } from '../world.ts';
import type { Describer } from './describer.ts';
import type { Description } from './description.ts';
import { describeEvents, eventTargetOf } from './events.ts';

export const describeService: Describer = (description, service, { world, showEvents }) => {
  description.head(service);
  description.line(0, `Selector:\t${labelText(mapAt(service, 'spec', 'selector'))}`);
  description.line(0, `Type:\t${textAt(service, 'spec', 'type')}`);
  const text = (title: string, field: string) => {
    const value = textAt(service, 'spec', field);
    if (value !== '') description.line(0, `${title}:\t${value}`);
  };
  const list = (field: string) => listAt(service, 'spec', field).map(String).join(',');
  text('IP Family Policy', 'ipFamilyPolicy');
  description.line(0, `IP Families:\t${list('ipFamilies') || '<none>'}`);
  description.line(0, `IP:\t${textAt(service, 'spec', 'clusterIP')}`);
  description.line(0, `IPs:\t${list('clusterIPs') || '<none>'}`);
  if (list('externalIPs') !== '') description.line(0, `External IPs:\t${list('externalIPs')}`);
  text('Desired LoadBalancer IP', 'loadBalancerIP');
  text('External Name', 'externalName');
  const ingress = listAt(service, 'status', 'loadBalancer', 'ingress').map(ingressText).join(', ');
  if (ingress !== '') description.line(0, `LoadBalancer Ingress:\t${ingress}`);
  const slices = slicesOf(service, world);
  for (const port of listAt(service, 'spec', 'ports')) describePort(description, port, slices);
  description.line(0, `Session Affinity:\t${textAt(service, 'spec', 'sessionAffinity')}`);
  text('External Traffic Policy', 'externalTrafficPolicy');
  text('Internal Traffic Policy', 'internalTrafficPolicy');
  if (numberAt(service, 'spec', 'healthCheckNodePort') > 0) text('HealthCheck NodePort', 'healthCheckNodePort');
  const ranges = list('loadBalancerSourceRanges');
  if (ranges !== '') description.line(0, `LoadBalancer Source Ranges:\t${ranges}`);
  text('Traffic Distribution', 'trafficDistribution');
  if (showEvents) describeEvents(description, world, eventTargetOf(service));
};

function ingressText(ingress: unknown): string {
  const [ip, mode] = [textAt(ingress, 'ip'), textAt(ingress, 'ipMode')];
  if (ip === '') return textAt(ingress, 'hostname');
  return mode === '' ? ip : `${ip} (${mode})`;
}

function slicesOf({ metadata: { name, namespace } }: ApiObject, world: KubectlWorld): readonly ApiObject[] {
  return objectsIn(world, 'endpointslices', namespace).filter(
    ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name,
  );
}

function describePort(description: Description, port: unknown, slices: readonly ApiObject[]): void {
  const [name, protocol] = [textAt(port, 'name'), textAt(port, 'protocol')];
  description.line(0, `Port:\t${name || '<unset>'}\t${numberAt(port, 'port')}/${protocol}`);
  description.line(0, `TargetPort:\t${textAt(port, 'targetPort') || '0'}/${protocol}`);
  const application = textAt(port, 'appProtocol');
  if (application !== '') description.line(0, `AppProtocol:\t${application}`);
  const nodePort = numberAt(port, 'nodePort');
  if (nodePort > 0) description.line(0, `NodePort:\t${name || '<unset>'}\t${nodePort}/${protocol}`);
  description.line(0, `Endpoints:\t${endpointsText(slices, name)}`);
}

/** The ready ones behind a port, three at most (`formatEndpointSlices`). A fourth that is not ready makes it say `+ 0 more`. */
function endpointsText(slices: readonly ApiObject[], portName: string): string {
  if (slices.length === 0) return '<none>';
  const ready: string[] = [];
  let hasMore = false;
  for (const { text, isReady } of slices.flatMap((slice) => candidates(slice, portName))) {
    if (ready.length >= most) hasMore = true;
    if (isReady) ready.push(text);
  }
  const shown = ready.slice(0, most).join(',');
  return hasMore ? `${shown} + ${ready.length - most} more...` : shown;
}

const most = 3;

function candidates(
  slice: ApiObject,
  portName: string,
): readonly { readonly text: string; readonly isReady: boolean }[] {
  const all = listAt(slice, 'endpoints').map((endpoint) => ({
    text: String(listAt(endpoint, 'addresses')[0] ?? ''),
    isReady: valueAt(endpoint, 'conditions', 'ready') !== false,
  }));
  const ports = listAt(slice, 'ports');
  if (ports.length === 0) return all;
  return ports
    .filter((port) => textAt(port, 'name') === portName)
    .flatMap((port) => all.map(({ text, isReady }) => ({ text: withPort(text, numberAt(port, 'port')), isReady })));
}

export const describeEndpointSlice: Describer = (description, slice, { world, showEvents }) => {
  description.head(slice);
  description.line(0, `AddressType:\t${textAt(slice, 'addressType')}`);
  const ports = listAt(slice, 'ports');
  description.line(0, ports.length === 0 ? 'Ports: <unset>' : 'Ports:');
  if (ports.length > 0) describeSlicePorts(description, 1, ports);
  const endpoints = listAt(slice, 'endpoints');
  description.line(0, endpoints.length === 0 ? 'Endpoints: <none>' : 'Endpoints:');
  for (const endpoint of endpoints) describeEndpoint(description, endpoint);
  if (showEvents) describeEvents(description, world, eventTargetOf(slice));
};

function describeSlicePorts(description: Description, level: number, ports: readonly unknown[]): void {
  description.line(level, 'Name\tPort\tProtocol');
  description.line(level, '----\t----\t--------');
  for (const port of ports) {
    const [name, number] = [textAt(port, 'name') || '<unset>', textAt(port, 'port') || '<unset>'];
    description.line(level, `${name}\t${number}\t${textAt(port, 'protocol')}`);
  }
}

function describeEndpoint(description: Description, endpoint: unknown): void {
  description.line(1, `- Addresses:\t${listAt(endpoint, 'addresses').map(String).join(', ') || '<none>'}`);
  description.line(2, 'Conditions:');
  description.line(3, `Ready:\t${textAt(endpoint, 'conditions', 'ready') || '<unset>'}`);
  description.line(2, `Hostname:\t${textAt(endpoint, 'hostname') || '<unset>'}`);
  const target = valueAt(endpoint, 'targetRef');
  if (isMap(target)) description.line(2, `TargetRef:\t${textAt(target, 'kind')}/${textAt(target, 'name')}`);
  description.line(2, `NodeName:\t${textAt(endpoint, 'nodeName') || '<unset>'}`);
  description.line(2, `Zone:\t${textAt(endpoint, 'zone') || '<unset>'}`);
}

export const describeEndpoints: Describer = (description, endpoints, { world, showEvents }) => {
  description.head(endpoints);
  description.line(0, 'Subsets:');
  for (const subset of listAt(endpoints, 'subsets')) {
    const addresses = (field: string) =>
      listAt(subset, field)
        .map((each) => textAt(each, 'ip'))
        .join(',') || '<none>';
    description.line(1, `Addresses:\t${addresses('addresses')}`);
    description.line(1, `NotReadyAddresses:\t${addresses('notReadyAddresses')}`);
    const ports = listAt(subset, 'ports');
    if (ports.length > 0) {
      description.line(1, 'Ports:');
      describeSlicePorts(description, 2, ports);
    }
    description.line(0, '');
  }
  if (showEvents) describeEvents(description, world, eventTargetOf(endpoints));
};
