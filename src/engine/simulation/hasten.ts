/** Somebody lets a pod's next moment come at once. With that the order of events is in the hands of who asks, not of drawn durations. */
import { type ApiError, notFound } from '../apiserver/apiErrors.ts';
import type { Kubelet } from '../node/kubelet.ts';
import { claimNames } from '../volumes/claimProtection.ts';
import type { AgendaItem } from './agenda.ts';
import type { Machinery } from './machinery.ts';

/** Who does what is on the agenda, and tells the watchers. */
export type Performer = (item: AgendaItem) => void;

/**
 * Does what is on the agenda for a pod and its claims, the earliest first, until the pod has come to another state of its life. Nothing
 * happens to a pod that would stay as it is. Gives the refusal when there is no such pod.
 */
export function hasten(
  name: string,
  { api, agenda }: Machinery,
  kubelet: Kubelet,
  perform: Performer,
): ApiError | undefined {
  const pod = api.get('pods', name);
  if (pod === undefined) return notFound('pods', name);
  const { uid } = pod.metadata;
  const claims = claimNames(pod);
  const concerns = (item: AgendaItem): boolean =>
    ('pod' in item && item.pod === name) || ('claim' in item && claims.includes(item.claim));
  const before = kubelet.stateOf(uid);
  while (kubelet.stateOf(uid) === before) {
    const item = agenda.takeFirst(concerns);
    if (item === undefined) return undefined;
    perform(item);
  }
  return undefined;
}
