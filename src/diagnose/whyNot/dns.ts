/** Why the name of a slot does not resolve: the Service, the pod, and what the endpoints say of it (semantics 6.8). */
import type { Json } from '#engine/json.ts';
import type { Pod, Resource, Service } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import { getPodName } from '#engine/statefulset/identity.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import { untilSpecChanges } from '../gates.ts';
import { objectNamed } from '../knownCluster.ts';
import { whyNotGone, whyNotSettled } from '../obstacles.ts';
import {
  type Reading,
  type Reason,
  type ReasonName,
  reasonOf,
  type Reasons,
  type Turn,
  type Until,
} from '../reasons.ts';
import { isPublished } from '../until.ts';
import type { Stance } from './stance.ts';

type WhyNoPod = (stance: Stance, ordinal: number) => readonly Reason[];

export function whyNotResolved(stance: Stance, ordinal: number, whyNoPod: WhyNoPod): readonly Reason[] {
  const { set, cluster } = stance;
  const { serviceName: service = '' } = set.spec;
  const name = getPodName(set, ordinal);
  if (isPublished(cluster, service, name)) return [];
  if (service === '') {
    const reading = reads('statefulsets', set.metadata.name, 'spec.serviceName', '');
    return [told('noServiceName', { set: set.metadata.name }, reading, 'you', untilSpecChanges(set))];
  }
  const found = objectNamed(cluster, 'services', service);
  const wrong = whatIsWrongWith(found, service, name);
  if (wrong !== undefined) return [wrong];
  const pod = objectNamed(cluster, 'pods', name);
  if (pod === undefined) return withoutPod(stance, ordinal, name, whyNoPod);
  return whyNotPublished(stance, found as Service, pod);
}

/** A Service that is not there, or that has no names for its pods. */
function whatIsWrongWith(found: Service | undefined, service: string, pod: string): Reason | undefined {
  const until: Until = { type: 'serviceChanged', service, version: found?.metadata.resourceVersion ?? '' };
  if (found === undefined)
    return told('noService', { pod, service }, reads('services', service, 'metadata.name', null), 'you', until);
  const { clusterIP = '' } = found.spec;
  if (clusterIP === 'None') return undefined;
  return told(
    'notHeadless',
    { pod, service, clusterIP },
    reads('services', service, 'spec.clusterIP', clusterIP),
    'you',
    until,
  );
}

function withoutPod(stance: Stance, ordinal: number, pod: string, whyNoPod: WhyNoPod): readonly Reason[] {
  const because = whyNoPod(stance, ordinal);
  const turn = because.at(-1)?.turn ?? 'controller';
  const reading = reads('pods', pod, 'metadata.name', null);
  return [told('noPod', { pod }, reading, turn, { type: 'podThere', pod }), ...because];
}

function whyNotPublished({ cluster }: Stance, service: Service, pod: Pod): readonly Reason[] {
  const { name, uid, deletionTimestamp } = pod.metadata;
  const values = { pod: name, service: service.metadata.name };
  const facts = podFacts(pod);
  const gone: Until = { type: 'podGone', pod: name, uid };
  if (deletionTimestamp !== undefined) {
    const reading = reads('pods', name, 'metadata.deletionTimestamp', deletionTimestamp);
    const leaving = whyNotGone(cluster, pod);
    return [told('withdrawn', values, reading, leaving.turn, gone), leaving];
  }
  if (facts.terminal) {
    const phase = pod.status.phase ?? '';
    return [told('podOver', { pod: name, phase }, reads('pods', name, 'status.phase', phase), 'controller', gone)];
  }
  const mismatch = whyNotSelected(service, pod);
  if (mismatch !== undefined) return [mismatch];
  const obstacle = whyNotSettled(cluster, pod);
  const because = obstacle === undefined ? [] : [obstacle];
  const turn = obstacle?.turn ?? 'dns';
  const ready: Until = { type: 'podReady', pod: name, uid };
  const publishes = service.spec.publishNotReadyAddresses === true;
  if (pod.status.podIP === undefined || pod.status.podIP === '') {
    const until: Until = publishes ? { type: 'published', ...values } : ready;
    return [told('noAddress', { pod: name }, reads('pods', name, 'status.podIP', null), turn, until), ...because];
  }
  if (!facts.ready && !publishes) {
    const reading = reads('services', service.metadata.name, 'spec.publishNotReadyAddresses', false);
    const until: Until = { type: 'anyOf', these: [ready, changed(service)] };
    return [told('withheld', values, reading, turn, until), ...because];
  }
  const reading = reads('endpointslices', service.metadata.name, 'endpoints[].conditions.ready', false);
  return [told('endpointsLate', values, reading, 'dns', { type: 'published', ...values })];
}

function whyNotSelected(service: Service, pod: Pod): Reason | undefined {
  const { name, uid } = pod.metadata;
  const { name: serviceName } = service.metadata;
  const { selector = {} } = service.spec;
  const until: Until = { type: 'anyOf', these: [changed(service), { type: 'podGone', pod: name, uid }] };
  const isSelected =
    Object.keys(selector).length > 0 && matchesSelector({ matchLabels: selector }, pod.metadata.labels);
  if (!isSelected) {
    const text = Object.entries(selector)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    const reading = reads('services', serviceName, 'spec.selector', text);
    return told('notSelected', { pod: name, service: serviceName, selector: text }, reading, 'you', until);
  }
  const { hostname = '', subdomain = '' } = pod.spec;
  if (subdomain === serviceName && hostname === name) return undefined;
  const reading = reads('pods', name, 'spec.subdomain', subdomain);
  return told('otherSubdomain', { pod: name, service: serviceName, subdomain }, reading, 'you', until);
}

function changed({ metadata }: Service): Until {
  return { type: 'serviceChanged', service: metadata.name, version: metadata.resourceVersion };
}

function told<Name extends ReasonName>(
  name: Name,
  values: Reasons[Name],
  reading: Reading,
  turn: Turn,
  until: Until,
): Reason {
  return reasonOf(name, values, { reading, turn, isStuck: false, until });
}

function reads(resource: Resource, name: string, field: string, value: Json): Reading {
  return { object: { resource, name }, field, value };
}
