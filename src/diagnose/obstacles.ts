/** What keeps a pod from being Ready, or from being gone: read off its own status, its claims and its node. */
import { parseTime } from '#engine/apiserver/time.ts';
import type { Json } from '#engine/json.ts';
import type { ContainerStatus, PersistentVolumeClaim, Pod, Resource } from '#engine/objects.ts';
import { isAvailable, podFacts } from '#engine/statefulset/podFacts.ts';
import {
  claimsOfPod,
  isNodeLost,
  type KnownCluster,
  lastEventAbout,
  objectNamed,
  secondsSince,
} from './knownCluster.ts';
import { isAloneInOrder, missedPeers } from './peers.ts';
import {
  type Reading,
  type Reason,
  type ReasonName,
  type Reasons,
  reasonOf,
  type Turn,
  type Until,
} from './reasons.ts';

/** Why the pod is not Running, Ready and available; undefined when it is. A pod that is leaving: why it is still there. */
export function whyNotSettled(cluster: KnownCluster, pod: Pod, minReadySeconds = 0): Reason | undefined {
  const { deletionTimestamp } = pod.metadata;
  if (deletionTimestamp !== undefined) return whyNotGone(cluster, pod);
  const facts = podFacts(pod);
  if (facts.terminal) {
    const phase = pod.status.phase ?? '';
    const found = reason(pod, 'ended', { pod: facts.name, phase }, 'controller', reads(pod, 'status.phase', phase));
    return { ...found, until: { type: 'podLeaves', pod: facts.name, uid: pod.metadata.uid } };
  }
  if (facts.runningAndReady) return notAvailable(cluster, pod, minReadySeconds);
  if (pod.spec.nodeName === undefined || pod.spec.nodeName === '') return whyUnscheduled(cluster, pod);
  if (isNodeLost(cluster, pod.spec.nodeName)) return lost(pod, 'nodeLost');
  return (
    whyNotStarted(cluster, pod) ??
    (facts.pod.status.phase === 'Running' ? whyNotReady(cluster, pod) : creating(cluster, pod))
  );
}

/** Why a pod that is being deleted is still there. */
export function whyNotGone(cluster: KnownCluster, pod: Pod): Reason {
  const { name, deletionTimestamp, finalizers = [] } = pod.metadata;
  const field = reads(pod, 'metadata.deletionTimestamp', deletionTimestamp ?? '');
  if (isNodeLost(cluster, pod.spec.nodeName)) return lost(pod, 'lostWhileLeaving');
  const seconds = secondsSince(cluster, deletionTimestamp);
  const [finalizer] = finalizers;
  if (finalizer !== undefined && seconds > graceSlackSeconds)
    return stuck(
      pod,
      'heldByFinalizer',
      { pod: name, finalizer },
      'you',
      reads(pod, 'metadata.finalizers[0]', finalizer),
    );
  if (seconds > graceSlackSeconds)
    return stuck(pod, 'overdue', { pod: name, node: pod.spec.nodeName ?? '', seconds }, 'you', field);
  const left = Math.max(0, Math.ceil((parseTime(deletionTimestamp) - cluster.nowMs) / 1000));
  return reason(pod, 'shuttingDown', { pod: name, seconds: left }, 'kubelet', field);
}

/** A kubelet that works has killed the containers when the grace period is over, and says so soon after. */
const graceSlackSeconds = 30;

function notAvailable(cluster: KnownCluster, pod: Pod, minReadySeconds: number): Reason | undefined {
  const facts = podFacts(pod);
  if (isAvailable(facts, minReadySeconds, cluster.nowMs)) return undefined;
  const dueMs = facts.readySinceMs + minReadySeconds * 1000;
  const seconds = Number.isNaN(dueMs) ? minReadySeconds : Math.max(1, Math.ceil((dueMs - cluster.nowMs) / 1000));
  const since = conditionOf(pod, 'Ready')?.lastTransitionTime ?? '';
  const found = reason(
    pod,
    'notAvailable',
    { pod: facts.name, seconds, minReadySeconds },
    'clock',
    reads(pod, 'status.conditions[Ready].lastTransitionTime', since),
    { minReadySeconds },
  );
  if (Number.isNaN(dueMs)) return found;
  return { ...found, until: { type: 'anyOf', these: [found.until, { type: 'clock', dueMs }] } };
}

/** Gates before all, then what the claims lack, then what the scheduler said itself. */
function whyUnscheduled(cluster: KnownCluster, pod: Pod): Reason {
  const { name } = pod.metadata;
  const [gate] = (pod.spec['schedulingGates'] ?? []) as readonly { readonly name: string }[];
  if (gate !== undefined)
    return stuck(
      pod,
      'gated',
      { pod: name, gate: gate.name },
      'you',
      reads(pod, 'spec.schedulingGates[0].name', gate.name),
    );
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable')
    return reason(pod, 'unscheduled', { pod: name }, 'scheduler', reads(pod, 'spec.nodeName', ''));
  for (const claim of claimsOfPod(pod)) {
    const found = whyClaimHoldsBack(cluster, pod, claim);
    if (found !== undefined) return found;
  }
  const { message = '' } = scheduled;
  const reading = reads(pod, 'status.conditions[PodScheduled].reason', scheduled.reason);
  return stuck(pod, 'unschedulable', { pod: name, message }, 'scheduler', reading);
}

function whyClaimHoldsBack(cluster: KnownCluster, pod: Pod, name: string): Reason | undefined {
  if (cluster.unknown.has('persistentvolumeclaims')) return undefined;
  const claim = objectNamed(cluster, 'persistentvolumeclaims', name);
  const values = { pod: pod.metadata.name, claim: name };
  if (claim === undefined)
    return reason(
      pod,
      'claimMissing',
      values,
      'controller',
      readsNamed('persistentvolumeclaims', name, 'metadata.name', null),
    );
  const { deletionTimestamp } = claim.metadata;
  if (deletionTimestamp !== undefined)
    return stuck(
      pod,
      'claimLeaving',
      values,
      'you',
      readsClaim(claim, 'metadata.deletionTimestamp', deletionTimestamp),
    );
  const phase = claim.status?.phase;
  if (phase === 'Lost') return stuck(pod, 'claimLost', values, 'you', readsClaim(claim, 'status.phase', phase));
  if (phase !== 'Pending' || waitsForConsumer(cluster, claim)) return undefined;
  if (claim.spec.storageClassName === undefined && isWithoutDefaultClass(cluster))
    return stuck(pod, 'claimWithoutClass', values, 'you', readsClaim(claim, 'spec.storageClassName', null));
  const { message = '' } = lastEventAbout(cluster, claim, claimTroubles) ?? {};
  return reason(pod, 'claimUnbound', { ...values, message }, 'volume', readsClaim(claim, 'status.phase', phase));
}

const claimTroubles = ['ProvisioningFailed', 'FailedBinding', 'ExternalProvisioning'];

/** Such a claim gets its volume only once its pod has a node. */
function waitsForConsumer(cluster: KnownCluster, { spec }: PersistentVolumeClaim): boolean {
  const storageClass = objectNamed(cluster, 'storageclasses', spec.storageClassName ?? '');
  return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
}

function isWithoutDefaultClass({ stored }: KnownCluster): boolean {
  const classes = stored.objects.storageclasses ?? [];
  return !classes.some(
    ({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true',
  );
}

/** A container that cannot run: the init containers come first. */
function whyNotStarted(cluster: KnownCluster, pod: Pod): Reason | undefined {
  const { name } = pod.metadata;
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  const lists = [
    ['initContainerStatuses', initContainerStatuses],
    ['containerStatuses', containerStatuses],
  ] as const;
  for (const [list, statuses] of lists) {
    for (const [at, status] of statuses.entries()) {
      const field = `status.${list}[${at}].state.waiting.reason`;
      const found = whyContainerWaits(pod, status, field);
      if (found !== undefined) return found;
      const isDone =
        status.state?.terminated?.exitCode === 0 || (status.started === true && isSidecar(pod, status.name));
      if (list === 'initContainerStatuses' && !isDone && status.state?.running !== undefined) {
        const reading = reads(pod, `status.${list}[${at}].state`, 'running');
        return reason(pod, 'initRunning', { pod: name, container: status.name }, 'kubelet', reading);
      }
    }
  }
  return pod.status.phase === 'Running' ? undefined : whyVolumeWaits(cluster, pod);
}

function isSidecar({ spec }: Pod, name: string): boolean {
  return spec.initContainers?.find((container) => container.name === name)?.restartPolicy === 'Always';
}

const imageTroubles = [
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'RegistryUnavailable',
];
const unremarkable = ['ContainerCreating', 'PodInitializing', ''];

function whyContainerWaits(pod: Pod, status: ContainerStatus, field: string): Reason | undefined {
  const { name } = pod.metadata;
  const container = status.name;
  const state = status.state?.waiting?.reason ?? '';
  const restarts = status.restartCount ?? 0;
  const { terminated } = status.state ?? {};
  const reading = reads(pod, field, state);
  if (state === 'CrashLoopBackOff') return stuck(pod, 'crashLoop', { pod: name, container, restarts }, 'you', reading);
  // Between a crash and the back-off after it.
  if (terminated !== undefined && terminated.exitCode !== 0 && pod.status.phase !== 'Failed') {
    const ended = reads(pod, field.replace('waiting.reason', 'terminated.exitCode'), terminated.exitCode);
    return stuck(pod, 'crashLoop', { pod: name, container, restarts }, 'you', ended);
  }
  if (imageTroubles.includes(state)) {
    const image = imageOf(pod, container) ?? status.image;
    return stuck(pod, 'imagePull', { pod: name, image, state }, 'you', reading);
  }
  if (unremarkable.includes(state)) return undefined;
  return stuck(pod, 'containerRefused', { pod: name, container, state }, 'you', reading);
}

function imageOf({ spec }: Pod, container: string): string | undefined {
  return [...(spec.initContainers ?? []), ...spec.containers].find(({ name }) => name === container)?.image;
}

function whyVolumeWaits(cluster: KnownCluster, pod: Pod): Reason | undefined {
  const event = lastEventAbout(cluster, pod, ['FailedAttachVolume', 'FailedMount']);
  if (event === undefined || lastEventAbout(cluster, pod, [...volumeEvents])?.reason === 'SuccessfulAttachVolume')
    return undefined;
  const { name } = pod.metadata;
  const reading = reads(pod, 'status.phase', pod.status.phase ?? '');
  return reason(pod, 'volumeNotReady', { pod: name, message: event.message }, 'volume', reading);
}

const volumeEvents = ['FailedAttachVolume', 'FailedMount', 'SuccessfulAttachVolume'];

function creating(_cluster: KnownCluster, pod: Pod): Reason {
  const values = { pod: pod.metadata.name, node: pod.spec.nodeName ?? '' };
  return reason(pod, 'creating', values, 'kubelet', reads(pod, 'status.phase', pod.status.phase ?? ''));
}

/** As long as a Deployment gives its pods before it calls them stuck. */
const patienceSeconds = 600;

function whyNotReady(cluster: KnownCluster, pod: Pod): Reason {
  const { name } = pod.metadata;
  const gates = (pod.spec['readinessGates'] ?? []) as readonly { readonly conditionType: string }[];
  const gate = gates.find(({ conditionType }) => conditionOf(pod, conditionType)?.status !== 'True');
  if (gate !== undefined && conditionOf(pod, 'ContainersReady')?.status === 'True') {
    const reading = reads(pod, `status.conditions[${gate.conditionType}].status`, 'False');
    return stuck(pod, 'readinessGate', { pod: name, gate: gate.conditionType }, 'you', reading);
  }
  const statuses = pod.status.containerStatuses ?? [];
  const container = statuses.find(({ ready }) => ready !== true)?.name ?? pod.spec.containers[0]?.name ?? '';
  const ready = conditionOf(pod, 'Ready');
  const seconds = secondsSince(cluster, ready?.lastTransitionTime);
  const reading = reads(pod, 'status.conditions[Ready].status', ready?.status ?? 'False');
  const missed = missedPeers(cluster, pod);
  if (missed?.areComing === false) {
    const { isOrdered, hiddenBy } = missed;
    return stuck(pod, 'noPeers', { pod: name, isOrdered, hiddenBy }, 'you', reading);
  }
  const ailments = cluster.ailments?.[pod.metadata.uid] ?? [];
  const hangs = ailments.includes('hangs');
  if (ailments.includes('unready') || (hangs && !isRestarted(pod, container)))
    return stuck(pod, 'sickApp', { pod: name, container, hangs }, 'you', reading);
  if (seconds > patienceSeconds) {
    const isAlone = isAloneInOrder(cluster, pod);
    return stuck(pod, 'probeLong', { pod: name, container, seconds, isAlone }, 'you', reading);
  }
  return reason(pod, 'probe', { pod: name, container }, 'kubelet', reading);
}

/** A liveness probe finds out that an application hangs, and the kubelet restarts it. */
function isRestarted({ spec }: Pod, container: string): boolean {
  return spec.containers.some(({ name, livenessProbe }) => name === container && livenessProbe !== undefined);
}

function lost(pod: Pod, name: 'nodeLost' | 'lostWhileLeaving'): Reason {
  const node = pod.spec.nodeName ?? '';
  const reading = readsNamed('nodes', node, 'status.conditions[Ready].status', 'Unknown');
  return stuck(pod, name, { pod: pod.metadata.name, node }, 'you', reading);
}

function conditionOf({ status }: Pod, wanted: string) {
  return status.conditions?.find(({ type }) => type === wanted);
}

function reads(pod: Pod, field: string, value: Json): Reading {
  return readsNamed('pods', pod.metadata.name, field, value);
}

function readsClaim({ metadata }: PersistentVolumeClaim, field: string, value: Json): Reading {
  return readsNamed('persistentvolumeclaims', metadata.name, field, value);
}

function readsNamed(resource: Resource, name: string, field: string, value: Json): Reading {
  return { object: { resource, name }, field, value };
}

function reason<Name extends ReasonName>(
  pod: Pod,
  name: Name,
  values: Reasons[Name],
  turn: Turn,
  reading: Reading,
  more: { readonly isStuck?: boolean; readonly minReadySeconds?: number } = {},
): Reason {
  const { isStuck = false, minReadySeconds = 0 } = more;
  const { name: podName, uid, deletionTimestamp } = pod.metadata;
  const until: Until =
    deletionTimestamp === undefined
      ? { type: 'podSettled', pod: podName, uid, minReadySeconds }
      : { type: 'podGone', pod: podName, uid };
  return reasonOf(name, values, { reading, turn, isStuck, until });
}

function stuck<Name extends ReasonName>(
  pod: Pod,
  name: Name,
  values: Reasons[Name],
  turn: Turn,
  reading: Reading,
): Reason {
  return reason(pod, name, values, turn, reading, { isStuck: true });
}
