/** What a change in a real cluster was, in the terms in which the page tells of steps; as far as the objects before and after show it. */
import { requestFor } from './setEdits.ts';
import type { EndpointSlice, KubeEvent, KubeObject, PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import type { ObservedCause, StepCause } from '#engine/simulation/frames.ts';
import { seenState } from '#diagnose/seenState.ts';
import type { WatchedChange } from './requests.ts';

export interface Observed {
  readonly cause: StepCause;
  /** Nothing that a person could see came of it. */
  readonly quiet: boolean;
}

/** `before`: the object as it was known until then. `slices`: all EndpointSlices that there are now. */
export function observe(
  { change, resource, object }: WatchedChange,
  before: KubeObject | undefined,
  slices: () => readonly EndpointSlice[],
): Observed {
  const { name } = object.metadata;
  const seen = (what: ObservedCause['what'], quiet = false): Observed => ({
    cause: { type: 'observed', what, resource, name },
    quiet,
  });
  if (resource === 'events') return { cause: eventCause(object as KubeEvent), quiet: true };
  if (resource === 'pods') return observePod(object as Pod, before as Pod | undefined, change === 'DELETED', seen);
  if (resource === 'statefulsets') {
    const request = requestFor(object as StatefulSet, before as StatefulSet | undefined, change);
    return request === undefined ? seen('status') : { cause: { type: 'request', request }, quiet: false };
  }
  if (change === 'DELETED') return seen('deleted');
  if (resource === 'persistentvolumeclaims' && hasBound(object, before)) {
    const claim = object as PersistentVolumeClaim;
    return { cause: { type: 'claimBound', claim: name, volume: claim.spec.volumeName ?? '' }, quiet: false };
  }
  if (resource === 'endpointslices')
    return observeEndpoints(object as EndpointSlice, before as EndpointSlice, slices());
  return before === undefined ? seen('created') : seen('changed', true);
}

function observePod(
  pod: Pod,
  before: Pod | undefined,
  isGone: boolean,
  seen: (what: ObservedCause['what'], quiet?: boolean) => Observed,
): Observed {
  const { name } = pod.metadata;
  if (isGone) return { cause: { type: 'podGone', pod: name }, quiet: false };
  if (before === undefined) return seen('created');
  const node = pod.spec.nodeName ?? '';
  if (node !== '' && (before.spec.nodeName ?? '') === '')
    return { cause: { type: 'podScheduled', pod: name, node }, quiet: false };
  const [from, to] = [seenState(before), seenState(pod)];
  return from === to ? seen('changed', true) : { cause: { type: 'podMoved', pod: name, from, to }, quiet: false };
}

function hasBound(claim: KubeObject, before: KubeObject | undefined): boolean {
  const phaseOf = (object: KubeObject | undefined) => (object as PersistentVolumeClaim | undefined)?.status.phase;
  return phaseOf(claim) === 'Bound' && phaseOf(before) !== 'Bound';
}

/** A Service of more than a hundred pods has several slices: what is told is their sum. */
function observeEndpoints(
  slice: EndpointSlice,
  before: EndpointSlice | undefined,
  slices: readonly EndpointSlice[],
): Observed {
  const service = serviceOf(slice);
  const all = slices.filter((each) => serviceOf(each) === service).map(countOf);
  const [is, was] = [countOf(slice), countOf(before)];
  const sum = (name: keyof typeof is) => all.reduce((total, each) => total + each[name], 0);
  return {
    cause: { type: 'endpointsUpdated', service, ready: sum('ready'), total: sum('total') },
    quiet: is.ready === was.ready && is.total === was.total,
  };
}

function serviceOf({ metadata }: EndpointSlice): string {
  return metadata.labels?.['kubernetes.io/service-name'] ?? metadata.name;
}

function countOf(slice: EndpointSlice | undefined): { readonly ready: number; readonly total: number } {
  const endpoints = slice?.endpoints ?? [];
  return { ready: endpoints.filter(({ conditions }) => conditions?.ready !== false).length, total: endpoints.length };
}

function eventCause({ metadata, involvedObject, reason, message }: KubeEvent): ObservedCause {
  const about = involvedObject.name ?? '';
  return { type: 'observed', what: 'event', resource: 'events', name: metadata.name, says: { about, reason, message } };
}
