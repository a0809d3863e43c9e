/** The EndpointSlice controller: which addresses a Service has, and which of them are ready (semantics 6.8). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { namespace } from '../apiserver/apiServer.ts';
import type { Endpoint, EndpointSlice, Pod, Service } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { matchesSelector } from '../selectors.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { podFacts } from '../statefulset/podFacts.ts';

export const serviceNameLabel = 'kubernetes.io/service-name';

/** The real controller's bound; a change then rewrites one slice, not all endpoints. */
const maxEndpointsPerSlice = 100;
const reactionMs = 100;

export class EndpointSlices implements Component {
  readonly #machinery: Machinery;
  /** Pods that changed since the last run, by Service. A Service with an entry has a run on the agenda. */
  readonly #changed: Map<string, Set<string>>;

  constructor(machinery: Machinery, changed: Readonly<Record<string, readonly string[]>> = {}) {
    this.#machinery = machinery;
    this.#changed = new Map(Object.entries(changed).map(([service, pods]) => [service, new Set(pods)]));
  }

  save(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.#changed].map(([service, pods]) => [service, [...pods]]));
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource === 'pods') {
      for (const service of this.#machinery.api.list('services')) {
        if (selects(service, object as Pod)) this.#note(service.metadata.name, object.metadata.name);
      }
    } else if (resource === 'services' && type !== 'DELETED') {
      const service = object as Service;
      for (const pod of this.#machinery.api.list('pods')) if (selects(service, pod)) this.#note(service.metadata.name, pod.metadata.name);
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'endpoints') return undefined;
    const { api } = this.#machinery;
    const pods = this.#changed.get(item.service) ?? new Set();
    this.#changed.delete(item.service);
    const service = api.get('services', item.service);
    if (service === undefined || !this.#updateSlices(service, pods)) return undefined;
    const endpoints = slicesOf(api.list('endpointslices'), item.service).flatMap((slice) => slice.endpoints);
    return {
      type: 'endpointsUpdated',
      service: item.service,
      ready: endpoints.filter(({ conditions }) => conditions.ready).length,
      total: endpoints.length,
    };
  }

  #note(service: string, pod: string): void {
    const pods = this.#changed.get(service);
    if (pods !== undefined) {
      pods.add(pod);
      return;
    }
    this.#changed.set(service, new Set([pod]));
    this.#machinery.after(reactionMs, { type: 'endpoints', service });
  }

  /** Rewrites the slices that hold a changed pod, and puts new pods where there is room. True when anything was written. */
  #updateSlices(service: Service, pods: ReadonlySet<string>): boolean {
    const { api } = this.#machinery;
    const slices = slicesOf(api.list('endpointslices'), service.metadata.name).map((slice) => ({ slice, endpoints: [...slice.endpoints] }));
    for (const name of pods) {
      const endpoint = endpointOf(service, api.get('pods', name));
      const home = slices.find(({ endpoints }) => endpoints.some(({ targetRef }) => targetRef.name === name));
      if (home !== undefined) home.endpoints = replaced(home.endpoints, name, endpoint);
      else if (endpoint !== undefined) roomIn(slices, service).endpoints.push(endpoint);
    }
    let written = false;
    for (const { slice, endpoints } of slices) {
      if (sameJson(slice.endpoints, endpoints)) continue;
      if (api.get('endpointslices', slice.metadata.name) === undefined) api.create('endpointslices', { ...slice, endpoints });
      else api.put('endpointslices', { ...slice, endpoints });
      written = true;
    }
    return written;
  }
}

/** The slices of a Service. */
export function slicesOf(slices: Iterable<EndpointSlice>, service: string): readonly EndpointSlice[] {
  return [...slices].filter(({ metadata }) => metadata.labels?.[serviceNameLabel] === service);
}

interface Working {
  readonly slice: EndpointSlice;
  endpoints: Endpoint[];
}

function roomIn(slices: Working[], service: Service): Working {
  const free = slices.find(({ endpoints }) => endpoints.length < maxEndpointsPerSlice);
  if (free !== undefined) return free;
  const made = { slice: emptySlice(service, slices.length), endpoints: [] };
  slices.push(made);
  return made;
}

function emptySlice({ apiVersion, kind, metadata, spec }: Service, count: number): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${metadata.name}-${sliceSuffix(metadata.name, count)}`,
      namespace,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels: { ...metadata.labels, [serviceNameLabel]: metadata.name },
      ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true, blockOwnerDeletion: true }],
    },
    addressType: 'IPv4',
    endpoints: [],
    ports: (spec.ports ?? []).map(({ name, port, protocol = 'TCP' }) => ({ ...(name === undefined ? {} : { name }), port, protocol })),
  };
}

const suffixLetters = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters, as generated names have, the same for ever for the same slice. */
function sliceSuffix(service: string, count: number): string {
  let hash = count + 1;
  for (const letter of service) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return Array.from({ length: 5 }, (_, at) => suffixLetters[Math.floor(hash / 27 ** at) % 27]).join('');
}

/** The pod's endpoint; undefined without an address, or when it is over. */
function endpointOf({ metadata, spec }: Service, pod: Pod | undefined): Endpoint | undefined {
  const address = pod?.status.podIP;
  if (pod === undefined || address === undefined) return undefined;
  const { ready, terminating, terminal } = podFacts(pod);
  if (terminal) return undefined;
  const { hostname, subdomain, nodeName } = pod.spec;
  const isNamed = hostname !== undefined && subdomain === metadata.name;
  return {
    addresses: [address],
    conditions: { ready: spec.publishNotReadyAddresses === true || (ready && !terminating), serving: ready, terminating },
    ...(isNamed ? { hostname } : {}),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: 'Pod', namespace, name: pod.metadata.name, uid: pod.metadata.uid },
  };
}

function replaced(endpoints: readonly Endpoint[], pod: string, endpoint: Endpoint | undefined): Endpoint[] {
  return endpoints.flatMap((known) => (known.targetRef.name !== pod ? [known] : endpoint === undefined ? [] : [endpoint]));
}

function selects({ spec }: Service, pod: Pod): boolean {
  return spec.selector !== undefined && matchesSelector({ matchLabels: spec.selector }, pod.metadata.labels);
}
