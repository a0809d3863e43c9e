/** Services (upstream `pkg/registry/core/service`): a cluster address and node ports are given once and stay. */
import type { JsonObject } from '../../json.ts';
import { asService } from '../defaultService.ts';
import { duplicate, forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import {
  dnsSubdomainProblems,
  plainLabelProblems,
  portNumberProblems,
  serviceNameProblems,
} from '../validation/formats.ts';
import { portNameProblems } from '../validation/formats.ts';
import { ipAddressProblems } from '../validation/ipAddresses.ts';
import { count, part, parts, text, textMap, texts } from '../validation/jsonFields.ts';
import { problems, validateLabels } from '../validation/metadata.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { allocateService } from './serviceAddresses.ts';
import { metadataOf, specOf, type Strategy, withSpec } from './strategy.ts';

export const services: Strategy = {
  setDefaults: (object) => ({ ...object, spec: asService(object).spec as unknown as JsonObject }),
  prepareForCreate: (object, { api }) => ({
    ...withSpec(object, allocateService(api, withClusterIPs(specOf(object)))),
    status: { loadBalancer: {} },
  }),
  validate: validateService,
  prepareForUpdate: (object, stored, { api }) =>
    withSpec(object, allocateService(api, withAllocated(withClusterIPs(specOf(object)), specOf(stored)))),
  validateUpdate: (object, stored) => [
    ...validateAddressesKept(specOf(object), specOf(stored)),
    ...validateService(object),
  ],
  status: 'ServiceStatus',
};

/** The list has the one address as its first member (upstream `NormalizeClusterIPs`). */
function withClusterIPs(spec: JsonObject): JsonObject {
  const address = text(spec, 'clusterIP');
  return address === '' || spec['clusterIPs'] !== undefined ? spec : { ...spec, clusterIPs: [address] };
}

/** What was given once and is not sent again is kept (upstream `patchAllocatedValues`). */
function withAllocated(spec: JsonObject, old: JsonObject): JsonObject {
  const hasAddress = (each: JsonObject): boolean => text(each, 'type') !== 'ExternalName';
  const keepsAddress = hasAddress(spec) && hasAddress(old) && text(spec, 'clusterIP') === '';
  const hasPorts = (each: JsonObject): boolean => ['NodePort', 'LoadBalancer'].includes(text(each, 'type'));
  const ports = parts(spec, 'ports').map((port) => {
    const before = parts(old, 'ports').find((known) => isSamePort(known, port));
    return hasPorts(spec) && hasPorts(old) && count(port, 'nodePort') === 0 && before?.['nodePort'] !== undefined
      ? { ...port, nodePort: before['nodePort'] }
      : port;
  });
  return {
    ...spec,
    ...(ports.length > 0 && { ports }),
    ...(keepsAddress && { clusterIP: old['clusterIP'], clusterIPs: old['clusterIPs'] }),
  };
}

function isSamePort(one: JsonObject, other: JsonObject): boolean {
  return count(one, 'port') === count(other, 'port') && text(one, 'protocol') === text(other, 'protocol');
}

/** Upstream `validateUpgradeDowngradeClusterIPs`, of one address. */
function validateAddressesKept(spec: JsonObject, old: JsonObject): readonly FieldError[] {
  if (text(spec, 'type') === 'ExternalName' || text(old, 'type') === 'ExternalName') return [];
  const [before] = texts(old, 'clusterIPs');
  const next = texts(spec, 'clusterIPs');
  if (before === undefined || before === next[0]) return [];
  const detail = next.length === 0 ? 'primary clusterIP can not be unset' : 'may not change once set';
  return [invalidValue('spec.clusterIPs[0]', next, detail)];
}

/** Upstream `ValidateService`; load balancers' own fields are not looked at. */
function validateService(object: JsonObject): readonly FieldError[] {
  const spec = specOf(object);
  const type = text(spec, 'type');
  const ports = parts(spec, 'ports');
  const isHeadless = texts(spec, 'clusterIPs')[0] === 'None';
  const hasPorts = ports.length > 0 || isHeadless || type === 'ExternalName';
  return [
    ...validateObjectMeta(metadataOf(object), serviceNameProblems),
    ...(hasPorts ? [] : [required('spec.ports')]),
    ...validateTypeAndAddress(spec, type, isHeadless),
    ...validatePorts(ports),
    ...validateLabels(textMap(spec, 'selector'), 'spec.selector'),
    ...validateAffinity(spec),
    ...validateAddresses(spec, type),
    ...validateChoice(text(spec, 'type'), 'spec.type', types),
    ...validateNodePorts(ports, type),
    ...validateDuplicatePorts(ports),
    ...validateTrafficPolicies(spec, type),
  ];
}

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

function validateTypeAndAddress(spec: JsonObject, type: string, isHeadless: boolean): readonly FieldError[] {
  if (type === 'LoadBalancer' || type === 'NodePort') {
    const detail = `may not be set to 'None' for ${type} services`;
    return isHeadless ? [invalidValue('spec.clusterIPs[0]', 'None', detail)] : [];
  }
  if (type !== 'ExternalName') return [];
  const name = text(spec, 'externalName').replace(/\.$/, '');
  return [
    ...(texts(spec, 'clusterIPs').length > 0
      ? [forbiddenField('spec.clusterIPs', 'may not be set for ExternalName services')]
      : []),
    ...(name === ''
      ? [required('spec.externalName')]
      : problems('spec.externalName', name, dnsSubdomainProblems(name))),
  ];
}

function validatePorts(ports: readonly JsonObject[]): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const field = `spec.ports[${index}]`;
    const name = text(port, 'name');
    const isTaken = names.has(name);
    names.add(name);
    const number = count(port, 'port');
    return [
      ...(name === '' && ports.length > 1 ? [required(`${field}.name`)] : []),
      ...(name === '' ? [] : problems(`${field}.name`, name, plainLabelProblems(name))),
      ...(name !== '' && isTaken ? [duplicate(`${field}.name`, name)] : []),
      ...problems(`${field}.port`, number, portNumberProblems(number)),
      ...validateChoice(text(port, 'protocol'), `${field}.protocol`, ['SCTP', 'TCP', 'UDP']),
      ...validateTargetPort(port, `${field}.targetPort`),
    ];
  });
}

function validateTargetPort({ targetPort }: JsonObject, field: string): readonly FieldError[] {
  if (typeof targetPort === 'string') return problems(field, targetPort, portNameProblems(targetPort));
  return typeof targetPort === 'number' ? problems(field, targetPort, portNumberProblems(targetPort)) : [];
}

function validateAffinity(spec: JsonObject): readonly FieldError[] {
  const affinity = text(spec, 'sessionAffinity');
  const seconds = count(part(part(spec, 'sessionAffinityConfig') ?? {}, 'clientIP') ?? {}, 'timeoutSeconds');
  const isInRange = affinity !== 'ClientIP' || (seconds > 0 && seconds <= 86400);
  return [
    ...validateChoice(affinity, 'spec.sessionAffinity', ['ClientIP', 'None']),
    ...(isInRange
      ? []
      : [
          invalidValue(
            'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
            seconds,
            'must be greater than 0 and less than 86400',
          ),
        ]),
  ];
}

/** Upstream `ValidateServiceClusterIPsRelatedFields`, for a cluster of one IP family. */
function validateAddresses(spec: JsonObject, type: string): readonly FieldError[] {
  if (type === 'ExternalName') return [];
  const addresses = texts(spec, 'clusterIPs');
  const first = text(spec, 'clusterIP');
  const field = 'spec.clusterIPs';
  return [
    ...(first !== '' && addresses[0] !== first
      ? [invalidValue(field, addresses, 'first value must match `clusterIP`')]
      : []),
    ...(first === '' && addresses.length > 0
      ? [invalidValue(field, addresses, 'must be empty when `clusterIP` is not specified')]
      : []),
    ...(addresses[0] === 'None' && addresses.length > 1
      ? [invalidValue(field, addresses, "'None' must be the first and only value")]
      : []),
    ...addresses.flatMap((address, index) =>
      address === 'None' && index === 0 ? [] : problems(`${field}[${index}]`, address, ipAddressProblems(address)),
    ),
  ];
}

function validateNodePorts(ports: readonly JsonObject[], type: string): readonly FieldError[] {
  const taken = new Set<string>();
  return ports.flatMap((port, index) => {
    const nodePort = count(port, 'nodePort');
    const field = `spec.ports[${index}].nodePort`;
    if (nodePort === 0) return [];
    if (type === 'ClusterIP') return [forbiddenField(field, "may not be used when `type` is 'ClusterIP'")];
    const place = `${text(port, 'protocol')}/${nodePort}`;
    const isTaken = taken.has(place);
    taken.add(place);
    return isTaken ? [duplicate(field, nodePort)] : [];
  });
}

function validateDuplicatePorts(ports: readonly JsonObject[]): readonly FieldError[] {
  return ports.flatMap((port, index) => {
    if (!ports.slice(0, index).some((earlier) => isSamePort(earlier, port))) return [];
    const key = { port: count(port, 'port'), protocol: text(port, 'protocol') };
    // The API server prints its internal struct, with the fields that it did not compare empty.
    const printed = { Name: '', Protocol: key.protocol, AppProtocol: null, Port: key.port, TargetPort: 0, NodePort: 0 };
    return [duplicate(`spec.ports[${index}]`, printed)];
  });
}

function validateTrafficPolicies(spec: JsonObject, type: string): readonly FieldError[] {
  const external = text(spec, 'externalTrafficPolicy');
  const isOutside = type === 'NodePort' || type === 'LoadBalancer' || texts(spec, 'externalIPs').length > 0;
  const internal = text(spec, 'internalTrafficPolicy');
  return [
    ...(isOutside
      ? validateChoice(external, 'spec.externalTrafficPolicy', policies)
      : external === ''
        ? []
        : [invalidValue('spec.externalTrafficPolicy', external, 'may only be set for externally-accessible services')]),
    ...(internal === '' ? [] : validateChoice(internal, 'spec.internalTrafficPolicy', policies)),
  ];
}

const policies = ['Cluster', 'Local'];

function validateChoice(value: string, field: string, supported: readonly string[]): readonly FieldError[] {
  return supported.includes(value) ? [] : [unsupported(field, value, supported)];
}
