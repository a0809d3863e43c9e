/** Which addresses a Service had, and what DNS answered about its names, moment by moment. */
import { answerTo, type DnsAnswer } from '#engine/network/dns.ts';
import { zone } from '#engine/network/dnsRecords.ts';
import { slicesOf } from '#engine/network/endpointSlices.ts';
import type { Service } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { requestObject } from '#engine/simulation/requestObject.ts';
import { latest, type Moment, momentOf, onceAStep, type Run, stepsAbout, stepsOfType } from './run.ts';

/** An address of a Service; `found`: DNS gives it out. */
export interface EndpointSeen {
  readonly pod: string;
  readonly address: string;
  readonly state: 'ready' | 'notReady' | 'terminating';
  readonly found: boolean;
}

/** What DNS says to a name. */
export interface NameAnswered {
  readonly name: string;
  readonly code: DnsAnswer['code'];
  readonly addresses: readonly string[];
  /** It did not look: it remembers that there was no such name. */
  readonly isRemembered: boolean;
}

export interface ServiceSeen {
  readonly endpoints: readonly EndpointSeen[];
  /** The Service's own name first, then those of its pods. */
  readonly names: readonly NameAnswered[];
}

/** A moment at which an answer changed. */
export interface AnswerChange extends Moment {
  readonly ready: number;
  readonly total: number;
  /** Pods whose names are answered from now on, and no longer. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** Pods that have an address now and are in no answer. */
  readonly withheld: readonly string[];
  /** What the Service's own name is answered with. */
  readonly own: NameAnswered | undefined;
}

/** What a Service has and what DNS says of it in a frame; undefined when there is no such Service. */
export function serviceIn(frame: Frame, name: string): ServiceSeen | undefined {
  const { cluster } = frame;
  const { services, endpointslices } = cluster.stored.objects;
  const service = services.find(({ metadata }) => metadata.name === name);
  if (service === undefined) return undefined;
  const endpoints = slicesOf(endpointslices, name)
    .flatMap((slice) => slice.endpoints)
    .map(({ targetRef, addresses, conditions }): EndpointSeen => {
      const state = conditions.terminating ? 'terminating' : conditions.ready ? 'ready' : 'notReady';
      return { pod: targetRef.name, address: addresses[0] ?? '', state, found: conditions.ready };
    })
    .toSorted(byOrdinal);
  const base = nameOf(service);
  const hosts = service.spec.clusterIP === 'None' ? endpoints.map(({ pod }) => `${pod}.${base}`) : [];
  return { endpoints, names: [base, ...hosts].map((each) => answered(frame, each)) };
}

/** Numbers in names count as numbers: `web-10` is after `web-9`. */
function byOrdinal(one: EndpointSeen, other: EndpointSeen): number {
  const [a, b] = [ordinalOf(one.pod), ordinalOf(other.pod)];
  return a === b ? (one.pod < other.pod ? -1 : 1) : a - b;
}

function ordinalOf(pod: string): number {
  return Number(/\d+$/.exec(pod)?.[0] ?? 0);
}

function nameOf({ metadata }: Service): string {
  return `${metadata.name}.${metadata.namespace ?? 'default'}.svc.${zone}`;
}

function answered({ cluster }: Frame, name: string): NameAnswered {
  const { services, endpointslices } = cluster.stored.objects;
  const missing = cluster.traces?.missing ?? {};
  // What is remembered is dated by the cluster's own clock, as it is where commands ask.
  const { code, records, isRemembered } = answerTo(
    { services, endpointslices },
    missing,
    name,
    'A',
    cluster.wallClockMs,
  );
  return { name, code, addresses: records.map(({ data }) => data), isRemembered };
}

/** The moments up to a step at which something changed, the newest first; of a long history the latest `most` that were looked at. */
export function answerChanges(run: Run, service: string, upTo: number, most: number): readonly AnswerChange[] {
  const { at } = latest(
    [
      stepsAbout(run, service, upTo),
      stepsOfType(run, 'namesForgotten', upTo),
      run.marks.flatMap(({ step, request }) => (step <= upTo && concerns(request, service) ? [step] : [])),
    ],
    most,
  );
  const changes: AnswerChange[] = [];
  let before: ServiceSeen | undefined;
  for (const step of at) {
    const seen = serviceAt(run, step, service);
    const change = changeBetween(before, seen, momentOf(run, step));
    if (change !== undefined) changes.push(change);
    before = seen;
  }
  return changes.reverse();
}

const serviceAt = onceAStep(serviceIn);

type Asked = Run['marks'][number]['request'];

function concerns(request: Asked, service: string): boolean {
  return request.type === 'lookUp' || requestObject(request).name === service;
}

function changeBetween(
  before: ServiceSeen | undefined,
  seen: ServiceSeen | undefined,
  moment: Moment,
): AnswerChange | undefined {
  if (JSON.stringify(before) === JSON.stringify(seen)) return undefined;
  const [old, now] = [foundIn(before), foundIn(seen)];
  const endpoints = seen?.endpoints ?? [];
  return {
    ...moment,
    ready: now.length,
    total: endpoints.length,
    joined: now.filter((pod) => !old.includes(pod)),
    left: old.filter((pod) => !now.includes(pod)),
    withheld: endpoints.flatMap(({ pod, found }) => (found ? [] : [pod])),
    own: seen?.names[0],
  };
}

function foundIn(seen: ServiceSeen | undefined): readonly string[] {
  return seen?.endpoints.flatMap(({ pod, found }) => (found ? [pod] : [])) ?? [];
}
