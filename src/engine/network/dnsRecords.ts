/** The names that the cluster's DNS knows, made of Services and their endpoints (CoreDNS, plug-in `kubernetes`; semantics 6.8). */
import type { Endpoint, EndpointSlice, Service } from '../objects.ts';
import { slicesOf } from './endpointSlices.ts';

export const zone = 'cluster.local';
/** Where CoreDNS listens, and the API server: the system's own Services, which are kept nowhere. */
export const dnsAddress = '10.96.0.2';
const apiAddress = '10.96.0.1';

export type RecordType = 'A' | 'SRV' | 'PTR' | 'CNAME';

export interface DnsRecord {
  /** Without the dot at the end. */
  readonly name: string;
  readonly type: RecordType;
  /** An address, a name, or what a service record says. */
  readonly data: string;
}

export interface NamedObjects {
  readonly services: readonly Service[];
  readonly endpointslices: readonly EndpointSlice[];
}

/** The records of a name; undefined when there is no such name. A name may be there and have none of the type. */
export function recordsOf(objects: NamedObjects, name: string, type: string): readonly DnsRecord[] | undefined {
  if (name.endsWith('.in-addr.arpa')) return reversed(objects, name);
  const own = system[name];
  if (own !== undefined) return type === 'A' ? [{ name, type: 'A', data: own }] : [];
  const labels = name.slice(0, -zone.length - 1).split('.');
  if (labels.at(-1) === 'pod') return ofPodAddress(name, labels, type);
  if (labels.at(-1) !== 'svc' || labels.length < 3) return undefined;
  const [service = '', namespace = ''] = labels.slice(-3, -1);
  const found = objects.services.find(({ metadata }) => metadata.name === service && metadata.namespace === namespace);
  return found === undefined ? undefined : ofService(objects, found, name, labels.slice(0, -3), type);
}

const system: Readonly<Record<string, string>> = {
  [`kubernetes.default.svc.${zone}`]: apiAddress,
  [`kube-dns.kube-system.svc.${zone}`]: dnsAddress,
};

/** `10-244-1-6.default.pod.cluster.local`: an address is its own name. */
function ofPodAddress(name: string, labels: readonly string[], type: string): readonly DnsRecord[] | undefined {
  const [address = '', namespace] = labels;
  if (labels.length !== 3 || namespace === undefined || !/^\d+-\d+-\d+-\d+$/.test(address)) return undefined;
  return type === 'A' ? [{ name, type: 'A', data: address.replaceAll('-', '.') }] : [];
}

function ofService(
  objects: NamedObjects,
  service: Service,
  name: string,
  inside: readonly string[],
  type: string,
): readonly DnsRecord[] | undefined {
  const { clusterIP = '' } = service.spec;
  const base = `${service.metadata.name}.${service.metadata.namespace}.svc.${zone}`;
  if (service.spec.type === 'ExternalName') {
    return inside.length === 0 ? [{ name, type: 'CNAME', data: String(service.spec['externalName']) }] : undefined;
  }
  const endpoints = published(objects, service);
  const isHeadless = clusterIP === 'None';
  const [first = '', second = ''] = inside;
  if (inside.length === 2 && first.startsWith('_') && second.startsWith('_')) {
    const ports = (service.spec.ports ?? []).filter(
      (port) => `_${port.name ?? ''}` === first && `_${(port.protocol ?? 'TCP').toLowerCase()}` === second,
    );
    if (ports.length === 0 || (isHeadless && endpoints.length === 0)) return undefined;
    return type === 'SRV' ? serviceRecords(name, base, endpoints, ports, isHeadless) : [];
  }
  if (inside.length === 1 && isHeadless) {
    const named = endpoints.filter((endpoint) => hostOf(endpoint) === first);
    return named.length === 0 ? undefined : addressesOf(name, named, type);
  }
  if (inside.length > 0) return undefined;
  if (type === 'SRV') return serviceRecords(name, base, endpoints, service.spec.ports ?? [], isHeadless);
  if (!isHeadless) return type === 'A' ? [{ name, type: 'A', data: clusterIP }] : [];
  // A headless Service without ready endpoints is no name at all.
  return endpoints.length === 0 ? undefined : addressesOf(name, endpoints, type);
}

/** What can be found: addresses that are ready, or that the Service publishes all the same. */
function published({ endpointslices }: NamedObjects, { metadata }: Service): readonly Endpoint[] {
  return slicesOf(endpointslices, metadata.name)
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ conditions }) => conditions.ready);
}

function addressesOf(name: string, endpoints: readonly Endpoint[], type: string): readonly DnsRecord[] {
  if (type !== 'A') return [];
  return endpoints.flatMap(({ addresses }) => addresses.map((data): DnsRecord => ({ name, type: 'A', data })));
}

/** A pod without a hostname of its own is named after its address. */
function hostOf({ hostname, addresses }: Endpoint): string {
  return hostname ?? (addresses[0] ?? '').replaceAll('.', '-');
}

type Ports = NonNullable<Service['spec']['ports']>;

function serviceRecords(
  name: string,
  base: string,
  endpoints: readonly Endpoint[],
  ports: Ports,
  isHeadless: boolean,
): readonly DnsRecord[] {
  const targets = isHeadless ? endpoints.map((endpoint) => `${hostOf(endpoint)}.${base}`) : [base];
  const all = ports.flatMap(({ port, targetPort }) => {
    const number = isHeadless && typeof targetPort === 'number' ? targetPort : port;
    return targets.map((target) => ({ number, target }));
  });
  const weight = Math.max(1, Math.floor(100 / Math.max(1, all.length)));
  return all.map(({ number, target }) => ({ name, type: 'SRV', data: `0 ${weight} ${number} ${target}.` }));
}

/** `6.1.244.10.in-addr.arpa`: which name has an address. */
function reversed(objects: NamedObjects, name: string): readonly DnsRecord[] | undefined {
  const address = name.slice(0, -'.in-addr.arpa'.length).split('.').reverse().join('.');
  const names = objects.services.flatMap((service) => {
    const base = `${service.metadata.name}.${service.metadata.namespace}.svc.${zone}`;
    if (service.spec.clusterIP === address) return [base];
    const named = published(objects, service).filter(({ addresses }) => addresses.includes(address));
    return named.map((endpoint) => `${hostOf(endpoint)}.${base}`);
  });
  const known = Object.entries(system).flatMap(([each, at]) => (at === address ? [each] : []));
  const all = [...known, ...names];
  return all.length === 0 ? undefined : all.map((each) => ({ name, type: 'PTR', data: `${each}.` }));
}
