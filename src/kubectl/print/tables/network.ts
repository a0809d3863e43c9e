/** Services and their endpoints as tables (`printService`, `printEndpoints`, `printEndpointSlice`). */
import { listAt, mapAt, numberAt, textAt, valueAt } from '../../objectFields.ts';
import type { ApiObject } from '../../world.ts';
import { ageOf } from '../age.ts';
import { labelText, none, type TableKind, unset } from './tableKind.ts';

export const services: TableKind = {
  columns: ['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age'],
  wide: ['Selector'],
  cells: (service, world) => [
    service.metadata.name,
    textAt(service, 'spec', 'type') || 'ClusterIP',
    textAt(listAt(service, 'spec', 'clusterIPs')[0]) || textAt(service, 'spec', 'clusterIP') || none,
    externalIp(service),
    servicePorts(listAt(service, 'spec', 'ports')),
    ageOf(world, service.metadata.creationTimestamp),
    labelText(mapAt(service, 'spec', 'selector')),
  ],
};

function externalIp(service: ApiObject): string {
  const external = listAt(service, 'spec', 'externalIPs').map(String);
  switch (textAt(service, 'spec', 'type')) {
    case 'LoadBalancer': {
      const addresses = listAt(service, 'status', 'loadBalancer', 'ingress').map(
        (each) => textAt(each, 'ip') || textAt(each, 'hostname'),
      );
      return [...addresses, ...external].join(',') || '<pending>';
    }
    case 'ExternalName':
      return textAt(service, 'spec', 'externalName');
    default:
      return external.join(',') || none;
  }
}

function servicePorts(ports: readonly unknown[]): string {
  const texts = ports.map((port) => {
    const nodePort = numberAt(port, 'nodePort');
    const protocol = textAt(port, 'protocol') || 'TCP';
    return `${numberAt(port, 'port')}${nodePort > 0 ? `:${nodePort}` : ''}/${protocol}`;
  });
  return texts.join(',') || none;
}

export const endpoints: TableKind = {
  columns: ['Name', 'Endpoints', 'Age'],
  cells: (object, world) => [
    object.metadata.name,
    endpointsText(listAt(object, 'subsets')),
    ageOf(world, object.metadata.creationTimestamp),
  ],
};

/** Three at most, then how many more there are. */
function endpointsText(subsets: readonly unknown[]): string {
  if (subsets.length === 0) return none;
  const all = subsets.flatMap((subset) => {
    const addresses = listAt(subset, 'addresses').map((address) => textAt(address, 'ip'));
    const ports = listAt(subset, 'ports');
    if (ports.length === 0) return addresses;
    return ports.flatMap((port) => addresses.map((address) => withPort(address, numberAt(port, 'port'))));
  });
  if (all.length === 0) return none;
  const more = all.length - 3;
  return more > 0 ? `${all.slice(0, 3).join(',')} + ${more} more...` : all.join(',');
}

export function withPort(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

export const endpointSlices: TableKind = {
  columns: ['Name', 'AddressType', 'Ports', 'Endpoints', 'Age'],
  cells: (slice, world) => [
    slice.metadata.name,
    textAt(slice, 'addressType'),
    upToThree(listAt(slice, 'ports').map(slicePort)),
    upToThree(listAt(slice, 'endpoints').flatMap((endpoint) => listAt(endpoint, 'addresses').map(String))),
    ageOf(world, slice.metadata.creationTimestamp),
  ],
};

function slicePort(port: unknown): string {
  if (valueAt(port, 'port') !== undefined) return textAt(port, 'port');
  return textAt(port, 'name') || '*';
}

function upToThree(texts: readonly string[]): string {
  if (texts.length === 0) return unset;
  const more = texts.length - 3;
  return more > 0 ? `${texts.slice(0, 3).join(',')} + ${more} more...` : texts.join(',');
}
