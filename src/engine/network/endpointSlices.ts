/** The EndpointSlice controller: which addresses a Service has, and which of them are ready (semantics 6.8). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { namespace } from '../apiserver/apiServer.ts';
import type { Endpoint, EndpointSlice, Pod, Service } from '../objects.ts';
import { referenceTo } from '../references.ts';
import { sameJson } from '../sameJson.ts';
import { matchesSelector } from '../selectors.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { podFacts } from '../statefulset/podFacts.ts';

const serviceNameLabel = 'kubernetes.io/service-name';

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
        if (selects(service, object as Pod) || this.#holds(service, object.metadata.name))
          this.#note(service.metadata.name, object.metadata.name);
      }
    } else if (resource === 'services' && type !== 'DELETED') {
      const service = object as Service;
      for (const pod of this.#machinery.api.list('pods'))
        if (selects(service, pod) || this.#holds(service, pod.metadata.name))
          this.#note(service.metadata.name, pod.metadata.name);
    }
  }

  /** Whether the Service has an endpoint for a pod that it no longer selects. Those that select nothing have none of ours. */
  #holds({ metadata, spec }: Service, pod: string): boolean {
    if (spec.selector === undefined) return false;
    const slices = slicesOf(this.#machinery.api.list('endpointslices'), metadata.name);
    return slices.some(({ endpoints }) => endpoints.some(({ targetRef }) => targetRef.name === pod));
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'endpoints') return undefined;
    const { api } = this.#machinery;
    const pods = this.#changed.get(item.service) ?? new Set();
    this.#changed.delete(item.service);
    const service = api.get('services', item.service);
    if (service === undefined || !this.#updateSlices(service, pods)) return undefined;
    let ready = 0;
    let total = 0;
    for (const { endpoints } of slicesOf(api.list('endpointslices'), item.service)) {
      total += endpoints.length;
      for (const { conditions } of endpoints) if (conditions.ready) ready += 1;
    }
    return { type: 'endpointsUpdated', service: item.service, ready, total };
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
    const slices = slicesOf(api.list('endpointslices'), service.metadata.name).map((slice) => ({
      slice,
      endpoints: slice.endpoints,
    }));
    for (const name of pods) placeEndpoint(slices, service, name, endpointOf(service, api.get('pods', name)));
    let written = false;
    for (const { slice, endpoints } of slices) {
      if (slice.endpoints === endpoints) continue;
      if (api.get('endpointslices', slice.metadata.name) === undefined)
        api.create('endpointslices', { ...slice, endpoints });
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
  /** The slice's own list as long as nothing in it has changed. */
  endpoints: readonly Endpoint[];
}

/** Puts a pod's endpoint where it was, or where there is room; takes it out when there is none. */
function placeEndpoint(slices: Working[], service: Service, pod: string, endpoint: Endpoint | undefined): void {
  for (const working of slices) {
    const at = working.endpoints.findIndex(({ targetRef }) => targetRef.name === pod);
    if (at < 0) continue;
    if (endpoint === undefined) working.endpoints = working.endpoints.toSpliced(at, 1);
    else if (!sameJson(working.endpoints[at], endpoint)) working.endpoints = working.endpoints.with(at, endpoint);
    return;
  }
  if (endpoint === undefined) return;
  const room = roomIn(slices, service);
  room.endpoints = [...room.endpoints, endpoint];
}

function roomIn(slices: Working[], service: Service): Working {
  const free = slices.find(({ endpoints }) => endpoints.length < maxEndpointsPerSlice);
  if (free !== undefined) return free;
  const slice = emptySlice(service, slices.length);
  const made = { slice, endpoints: slice.endpoints };
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
      ownerReferences: [
        { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    addressType: 'IPv4',
    endpoints: [],
    ports: (spec.ports ?? []).map(({ name, port, protocol = 'TCP' }) => ({
      ...(name === undefined ? {} : { name }),
      port,
      protocol,
    })),
  };
}

const suffixLetters = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters, as generated names have, the same for ever for the same slice. */
function sliceSuffix(service: string, count: number): string {
  let hash = count + 1;
  for (const letter of service) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return Array.from({ length: 5 }, (_, at) => suffixLetters[Math.floor(hash / 27 ** at) % 27]).join('');
}

/** The pod's endpoint; undefined without an address, when it is over, or when the Service selects others. */
function endpointOf(service: Service, pod: Pod | undefined): Endpoint | undefined {
  const { metadata, spec } = service;
  const address = pod?.status.podIP;
  if (pod === undefined || address === undefined || !selects(service, pod)) return undefined;
  const { ready, terminating, terminal } = podFacts(pod);
  if (terminal) return undefined;
  const { hostname, subdomain, nodeName } = pod.spec;
  const addresses = [address];
  const published = spec.publishNotReadyAddresses === true || (ready && !terminating);
  const conditions = conditionsOf(published, ready, terminating);
  const targetRef = referenceTo(pod) as Endpoint['targetRef'];
  const isNamed = hostname !== undefined && subdomain === metadata.name;
  // Field by field: the endpoints of sets are many, and nearly all of this shape.
  if (isNamed && nodeName !== undefined) return { addresses, conditions, hostname, nodeName, targetRef };
  return {
    addresses,
    conditions,
    ...(isNamed ? { hostname } : {}),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef,
  };
}

/** Endpoints are many and there are eight kinds of conditions, so they share them. */
function conditionsOf(ready: boolean, serving: boolean, terminating: boolean): Endpoint['conditions'] {
  const key = `${ready} ${serving} ${terminating}`;
  const known = conditions.get(key) ?? { ready, serving, terminating };
  conditions.set(key, known);
  return known;
}

const conditions = new Map<string, Endpoint['conditions']>();

function selects({ spec }: Service, pod: Pod): boolean {
  return spec.selector !== undefined && matchesSelector({ matchLabels: spec.selector }, pod.metadata.labels);
}
