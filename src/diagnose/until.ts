/** Whether that which a reason waits for has come true in a frame of the same history. */
import { slicesOf } from '#engine/network/endpointSlices.ts';
import type { Pod } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { isAvailable, podFacts } from '#engine/statefulset/podFacts.ts';
import { claimsOfPod, type KnownCluster, objectNamed } from './knownCluster.ts';
import type { Until } from './reasons.ts';

export function holdsIn(until: Until, frame: Frame): boolean {
  const { cluster } = frame;
  switch (until.type) {
    case 'podSettled': {
      const pod = sameNow(frame, until);
      const facts = pod && podFacts(pod);
      // A pod that has ended is waited for no longer: the controller makes it anew.
      if (facts === undefined || facts.terminal) return true;
      const { minReadySeconds } = until;
      return facts.runningAndReady && !facts.terminating && isAvailable(facts, minReadySeconds, cluster.wallClockMs);
    }
    case 'podReady': {
      const pod = sameNow(frame, until);
      return pod === undefined || (podFacts(pod).ready && pod.metadata.deletionTimestamp === undefined);
    }
    case 'podGone':
      return sameNow(frame, until) === undefined;
    case 'podLeaves': {
      const pod = sameNow(frame, until);
      return pod === undefined || pod.metadata.deletionTimestamp !== undefined;
    }
    case 'podThere':
      return objectNamed(cluster, 'pods', until.pod) !== undefined;
    case 'claimUsed':
      return cluster.stored.objects.pods.some((pod) => claimsOfPod(pod).includes(until.claim));
    case 'claimGone':
      return objectNamed(cluster, 'persistentvolumeclaims', until.claim)?.metadata.uid !== until.uid;
    case 'podMatches': {
      const pod = sameNow(frame, until);
      const set = objectNamed(cluster, 'statefulsets', until.set);
      return pod === undefined || set === undefined || matchesSelector(set.spec.selector, pod.metadata.labels);
    }
    case 'podFree': {
      const pod = sameNow(frame, until);
      return pod === undefined || controllerOf(pod) === undefined;
    }
    case 'setThere':
      return objectNamed(cluster, 'statefulsets', until.set) !== undefined;
    case 'synced':
      return frame.step > until.step && frame.cause?.type === 'sync' && frame.cause.report.set === until.set;
    case 'specChanged': {
      const set = objectNamed(cluster, 'statefulsets', until.set);
      return set?.metadata.uid !== until.uid || set.metadata.generation !== until.generation;
    }
    case 'serviceChanged':
      return (objectNamed(cluster, 'services', until.service)?.metadata.resourceVersion ?? '') !== until.version;
    case 'published':
      return isPublished(cluster, until.service, until.pod);
    case 'clock':
      return cluster.wallClockMs >= until.dueMs;
    case 'anyOf':
      return until.these.some((each) => holdsIn(each, frame));
  }
}

/** Whether a headless Service tells the pod's name to those who ask for it (semantics 6.8). */
export function isPublished(cluster: Pick<KnownCluster, 'stored'>, service: string, pod: string): boolean {
  if (objectNamed(cluster, 'services', service)?.spec.clusterIP !== 'None') return false;
  return slicesOf(cluster.stored.objects.endpointslices, service).some(({ endpoints }) =>
    endpoints.some(({ hostname, conditions }) => hostname === pod && conditions.ready),
  );
}

/** The pod, if it is still the same one. */
function sameNow({ cluster }: Frame, { pod, uid }: { readonly pod: string; readonly uid: string }): Pod | undefined {
  const found = objectNamed(cluster, 'pods', pod);
  return found?.metadata.uid === uid ? found : undefined;
}
