/** A wait, told: which pod holds up what, and who has to move. */
import type { Decision } from '#engine/statefulset/decisions.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import { parseOrdinal, revisionLabel } from '#engine/statefulset/podFacts.ts';
import type { Told } from '#i18n/told.ts';
import { isParallel, podNamed, podStateOf, setOf, startOf, type Story } from './story.ts';
import { count, text } from './values.ts';

export function tellGate(decision: Decision, story: Story): Told {
  const { rules, gates } = story.words.narration;
  const pod = decision.object?.name ?? '';
  const { values, rule } = decision;
  switch (rule) {
    case 'waitStaleCache':
      return rules.waitStaleCache({
        resource: text(values, 'resource'),
        read: count(values, 'read'),
        written: count(values, 'written'),
      });
    case 'waitTerminalPodGone':
      return rules.waitTerminalPodGone({ pod, phase: text(values, 'phase') });
    case 'waitStaleClaim':
      return rules.waitStaleClaim({ pod, claim: text(values, 'claim') });
    case 'waitTerminating':
      return rules.waitTerminating({ pod });
    case 'waitRunning':
      return tellNotRunning(pod, story);
    case 'waitReady':
      if (isBroken(pod, story)) return isOutdated(pod, story) ? gates.stuck({ pod }) : gates.crashing({ pod });
      if (isOutdated(pod, story)) return gates.notReadyAndOld({ pod });
      return isPeerless(pod, story) ? gates.waitsForPeers({ pod }) : rules.waitReady({ pod });
    case 'waitAvailable':
      return tellNotAvailable(pod, decision, story);
    case 'waitCondemnedTerminating':
      return rules.waitCondemnedTerminating({ pod });
    case 'waitCondemnedUnhealthy':
      return rules.waitCondemnedUnhealthy({ pod, firstUnhealthy: text(values, 'firstUnhealthy') });
    case 'waitRecreateGone':
      return rules.waitRecreateGone({ outdated: count(values, 'outdated') });
    case 'waitUpdatedPod':
      if (values['terminating'] === true) return rules.waitUpdatedPodTerminating({ pod });
      return isPeerless(pod, story) ? gates.findsNoPeers({ pod }) : rules.waitUpdatedPod({ pod });
    case 'waitBudget':
      return rules.waitBudget({
        unavailable: count(values, 'unavailable'),
        maxUnavailable: count(values, 'maxUnavailable'),
      });
    default:
      throw new Error(`tellGate: wanted a rule that waits, got ${rule}`);
  }
}

/** Not Running is never the controller's own fault: the scheduler, the registry or the kubelet is at work. */
function tellNotRunning(pod: string, story: Story): Told {
  const { rules, gates } = story.words.narration;
  const isInit = podStateOf(story.frame, pod) === 'init.backOff';
  if (isBroken(pod, story)) {
    if (isOutdated(pod, story)) return gates.stuck({ pod });
    return isInit ? gates.initFails({ pod }) : gates.pullFails({ pod });
  }
  switch (podStateOf(story.frame, pod)) {
    case 'unscheduled':
      return gates.unscheduled({ pod });
    case 'creating':
      return gates.starting({ pod });
    case 'init.running':
    case 'init.failed':
      return gates.initializing({ pod });
    default:
      return rules.waitRunning({ pod });
  }
}

function tellNotAvailable(pod: string, { values }: Decision, { words, frame }: Story): Told {
  const { rules } = words.narration;
  const availableAtMs = values['availableAtMs'];
  if (typeof availableAtMs !== 'number') return rules.waitAvailableUnknown({ pod });
  return rules.waitAvailable({
    pod,
    seconds: Math.max(1, Math.ceil((availableAtMs - frame.cluster.wallClockMs) / 1000)),
  });
}

const broken: ReadonlySet<PodState> = new Set(['pullFailed', 'pullBackOff', 'init.backOff', 'crashBackOff']);

/** Only a new container image or a new template can mend it; time alone will not. */
export function isBroken(pod: string, { frame }: Story): boolean {
  const state = podStateOf(frame, pod);
  return (state !== undefined && broken.has(state)) || isTryingAgain(pod, frame);
}

/** While a pull is tried again, the kubelet still reports the last failure. */
function isTryingAgain(name: string, frame: Story['frame']): boolean {
  const { initContainerStatuses = [], containerStatuses = [] } = podNamed(frame, name)?.status ?? {};
  return [...initContainerStatuses, ...containerStatuses].some(({ state }) =>
    pullFailures.has(state?.waiting?.reason ?? ''),
  );
}

const pullFailures: ReadonlySet<string> = new Set(['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName']);

/** Its application is ready only with a majority of its set, which is not made before it, or which it cannot find. */
export function isPeerless(name: string, story: Story): boolean {
  const { ailments, stored } = story.frame.cluster;
  const pod = podNamed(story.frame, name);
  if (pod === undefined || ailments?.[pod.metadata.uid]?.includes('noQuorum') !== true) return false;
  const service = stored.objects.services.find(({ metadata }) => metadata.name === pod.spec.subdomain);
  return !isParallel(story) || service?.spec.publishNotReadyAddresses !== true;
}

/** The pod is old, and would come back new if somebody deleted it: below the partition it would not. */
function isOutdated(name: string, story: Story): boolean {
  const set = setOf(story);
  const carried = podNamed(story.frame, name)?.metadata.labels?.[revisionLabel];
  const wanted = set?.status.updateRevision;
  if (carried === undefined || wanted === undefined || carried === wanted) return false;
  const index = parseOrdinal(name).ordinal - startOf(story);
  return index >= (set?.spec.updateStrategy.rollingUpdate?.partition ?? 0);
}
