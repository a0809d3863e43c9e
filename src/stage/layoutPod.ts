/** How a pod looks: which state, how full the tank, and the few facts its card prints. */
import { parseTime } from '#engine/apiserver/time.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import type { ContainerStatus, Pod } from '#engine/objects.ts';
import { isAvailable, type PodFacts } from '#engine/statefulset/podFacts.ts';
import { isInitDone, kubectlRestarts, kubectlStatus } from './kubectlStatus.ts';
import type { PodCard, PodLook } from './scene.ts';

export interface PodSurroundings {
  readonly state: PodState | undefined;
  readonly minReadySeconds: number;
  /** The cluster's wall clock, milliseconds since 1970. */
  readonly nowMs: number;
  readonly hue: number;
  readonly hash: string;
  readonly adopted: boolean;
  readonly orphan: boolean;
}

/** The card of a pod. Reads what the API says of it; the lifecycle chart only where the API is silent. */
export function layoutPod(facts: PodFacts, around: PodSurroundings): PodCard {
  const { pod } = facts;
  const look = podLook(facts, around);
  const init = pod.status.initContainerStatuses ?? [];
  return {
    uid: pod.metadata.uid,
    name: facts.name,
    look,
    level: tankLevel(look, facts, around.nowMs),
    fault: isFaulty(look),
    fogged: look === 'nodeLost' || look === 'stuck',
    hue: around.hue,
    revision: facts.revision,
    hash: around.hash,
    node: pod.spec.nodeName ?? '',
    ip: pod.status.podIP ?? '',
    status: kubectlStatus(facts),
    reason: pod.status.reason ?? pod.status.conditions?.find(({ type }) => type === 'PodScheduled')?.reason ?? '',
    restarts: kubectlRestarts(pod),
    initDone: init.filter((status, at) => isInitDone(pod, status, at)).length,
    initTotal: pod.spec.initContainers?.length ?? 0,
    secondsLeft: secondsLeft(look, facts, around),
    ring: look === 'readyWaiting' ? ringShare(facts, around) : 0,
    adopted: around.adopted,
    orphan: around.orphan,
  };
}

const faulty: ReadonlySet<PodLook> = new Set(['pullFails', 'crashing', 'failed', 'nodeLost', 'stuck']);

/** Something is wrong that does not pass by itself. */
export function isFaulty(look: PodLook): boolean {
  return faulty.has(look);
}

/** The state of a pod's card. Also what the overview's cells are made from. */
export function podLook(
  facts: PodFacts,
  around: Pick<PodSurroundings, 'state' | 'minReadySeconds' | 'nowMs'>,
): PodLook {
  const { pod } = facts;
  if (facts.terminating) return isNodeLost(pod) ? 'stuck' : 'terminating';
  if (pod.status.phase === 'Failed') return 'failed';
  if (pod.status.phase === 'Succeeded') return 'succeeded';
  if (isNodeLost(pod)) return 'nodeLost';
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  const waiting = waitingReason([...initContainerStatuses, ...containerStatuses]);
  if (around.state === 'pullBackOff' || pullProblems.has(waiting)) return 'pullFails';
  if (crashes.has(around.state) || waiting === 'CrashLoopBackOff') return 'crashing';
  if (pod.status.phase !== 'Running') return startingLook(pod);
  if (!facts.ready) return 'notReady';
  return isAvailable(facts, around.minReadySeconds, around.nowMs) ? 'ready' : 'readyWaiting';
}

/** A container of the pod has ended, or waits to be started again. */
const crashes: ReadonlySet<PodState | undefined> = new Set(['crashed', 'crashBackOff', 'init.failed', 'init.backOff']);

const pullProblems: ReadonlySet<string> = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'ImageInspectError',
]);

function startingLook(pod: Pod): PodLook {
  if (pod.spec.nodeName === undefined) return 'pending';
  const init = pod.status.initContainerStatuses ?? [];
  return init.every((status, at) => isInitDone(pod, status, at)) ? 'creating' : 'init';
}

function isNodeLost({ status }: Pod): boolean {
  if (status.phase === 'Unknown' || status.reason === 'NodeLost') return true;
  return status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'Unknown') ?? false;
}

function waitingReason(statuses: readonly ContainerStatus[] = []): string {
  for (const { state } of statuses) if (state?.waiting !== undefined) return state.waiting.reason;
  return '';
}

const levels: Readonly<Record<PodLook, number>> = {
  pending: 0.08,
  init: 0.2,
  creating: 0.3,
  notReady: 0.62,
  readyWaiting: 1,
  ready: 1,
  terminating: 1,
  pullFails: 0.16,
  crashing: 0.3,
  failed: 0,
  succeeded: 0,
  nodeLost: 1,
  stuck: 0.62,
};

/** A pod that goes drains from where it was, with the seconds that its grace period has left. */
export function tankLevel(look: PodLook, facts: PodFacts, nowMs: number): number {
  if (look !== 'terminating') return levels[look];
  const from = facts.pod.status.phase === 'Running' ? (facts.ready ? 1 : 0.62) : 0.3;
  const grace = facts.pod.metadata.deletionGracePeriodSeconds ?? 0;
  const left = grace <= 0 ? 0.5 : graceLeft(facts, nowMs) / grace;
  // Rounded, so that a step of a millisecond is no change; never quite empty, because the object is still there.
  return Math.round(Math.max(0.06, Math.min(1, left)) * from * 50) / 50;
}

function graceLeft({ pod }: PodFacts, nowMs: number): number {
  const seconds = (parseTime(pod.metadata.deletionTimestamp) - nowMs) / 1000;
  return Number.isNaN(seconds) ? 0 : Math.max(0, seconds);
}

function secondsLeft(look: PodLook, facts: PodFacts, { nowMs, minReadySeconds }: PodSurroundings): number | undefined {
  if (look === 'terminating') return Math.ceil(graceLeft(facts, nowMs));
  if (look === 'readyWaiting') return Math.ceil((facts.readySinceMs + minReadySeconds * 1000 - nowMs) / 1000);
  return undefined;
}

function ringShare({ readySinceMs }: PodFacts, { nowMs, minReadySeconds }: PodSurroundings): number {
  const share = (nowMs - readySinceMs) / (minReadySeconds * 1000);
  return Math.round(Math.max(0, Math.min(1, share)) * 100) / 100;
}
