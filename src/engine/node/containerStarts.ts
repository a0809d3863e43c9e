/** Containers are pulled and started (`startContainer`, `EnsureImageExists`). */
import type { Container, ContainerStatus, Pod } from '../objects.ts';
import type { StepCause } from '../simulation/frames.ts';
import { defaultFlapMs } from './application.ts';
import { nextBackOff } from './backOff.ts';
import { startedContainer } from './containerStatus.ts';
import { pullBackOff, pullFailed } from './containerWaits.ts';
import type { ContainerEvent } from './desk.ts';
import { pullError, traitOf } from './images.ts';
import type { InsidePods, Place } from './insidePods.ts';
import {
  allOf,
  containersOf,
  endsItself,
  isAnyDown,
  isInit,
  isWaitingForImage,
  type PodContainers,
  statusOf,
  withStatus,
} from './podContainers.ts';
import type { PodEventType } from './podLifecycle.ts';
import { hasStartedOnce } from './podStatus.ts';
import { probeOf } from './probes.ts';
import { quorumContainer } from './quorum.ts';

/** These containers start together, or turn out to have an image that cannot be pulled. Undefined when there are none. */
export function start(inside: InsidePods, pod: Pod, containers: readonly Container[]): StepCause | undefined {
  const [first] = containers;
  if (first === undefined) return undefined;
  const all = containers.reduce((before, container) => startOne(inside, before, container), containersOf(pod));
  const event = startEvent(all, containers);
  const reported = inside.desk.report(pod, podEvents(all, event), all, { event, container: first.name });
  for (const { name } of containers) inside.plans.foresee(reported.pod, name);
  return reported.cause;
}

function startOne(inside: InsidePods, all: PodContainers, container: Container): PodContainers {
  const status = statusOf(all, container.name);
  if (status === undefined) return all;
  const fails = traitOf(container.image) === 'unpullable';
  return withStatus(all, fails ? failPull(inside, all.pod, status) : run(inside, all.pod, container, status));
}

/** A process starts; `before`: the container's history. */
export function run(
  { machinery, desk, records, times, quorums, now }: InsidePods,
  pod: Pod,
  container: Container,
  before: Pick<ContainerStatus, 'lastState' | 'restartCount'>,
): ContainerStatus {
  const { nowMs } = machinery;
  const { name } = container;
  desk.events.started(pod, container);
  const upMs = nowMs + times.upMs(pod, container);
  const needsPeers = quorumContainer(pod)?.name === name;
  records.change(pod, name, {
    startedMs: nowMs,
    upMs,
    ...(needsPeers && { quorum: { has: false, sinceMs: nowMs } }),
    // It is ready at first.
    ...(traitOf(container.image) === 'flap' && {
      flap: { sinceMs: upMs + defaultFlapMs / 2, periodMs: defaultFlapMs },
    }),
  });
  if (needsPeers) quorums.look(pod, upMs);
  const started = endsItself(pod, name) || probeOf(container, 'startupProbe') === undefined;
  return startedContainer(container, pod.metadata.uid, now, before, started);
}

/** The registry does not have the image: the next try comes after a back-off. */
function failPull({ machinery, desk, records }: InsidePods, pod: Pod, status: ContainerStatus): ContainerStatus {
  const { nowMs, world } = machinery;
  const { pulls } = records.of(pod, status.name);
  records.change(pod, status.name, { pulls: nextBackOff(pulls, nowMs, nowMs, world.durations.imageRetry.leastMs) });
  const why = `Failed to pull image "${status.image}": ${pullError(status.image)}`;
  desk.events.record(pod, 'Warning', 'Failed', why);
  desk.events.record(pod, 'Warning', 'Failed', 'Error: ErrImagePull');
  return pullFailed(status);
}

/** The kubelet sees that it has to wait before it pulls again. */
export function waitForImage(inside: InsidePods, { pod, name }: Place, status: ContainerStatus): StepCause {
  const { events } = inside.desk;
  events.record(pod, 'Normal', 'BackOff', `Back-off pulling image "${status.image}"`);
  events.record(pod, 'Warning', 'Failed', 'Error: ImagePullBackOff');
  const after = withStatus(containersOf(pod), pullBackOff(status));
  return inside.report({ pod, name }, 'backedOff', ['backedOff'], after);
}

/** The back-off is over: the image is pulled again. */
export function retryImage({ desk, plans, times, nowMs }: InsidePods, pod: Pod, container: Container): StepCause {
  const { name } = container;
  desk.events.pulling(pod, container);
  const all = containersOf(pod);
  const others = allOf(all).filter((status) => status.name !== name && isWaitingForImage(status));
  const events: readonly PodEventType[] = others.length === 0 ? ['imageRetried'] : [];
  const reported = desk.report(pod, events, all, { event: 'imageRetried', container: name });
  plans.put(reported.pod, name, { event: 'started', atMs: nowMs + times.startMs(pod, container) });
  return reported.cause;
}

function startEvent(all: PodContainers, containers: readonly Container[]): ContainerEvent & PodEventType {
  const statuses = containers.flatMap(({ name }) => statusOf(all, name) ?? []);
  if (statuses.some(isWaitingForImage)) return 'imageFailed';
  return containers.some(({ name }) => isInit(all.pod, name)) ? 'initStarted' : 'started';
}

/** When the last container has started, the pod runs; if others are down by then, it shows at once. */
function podEvents(all: PodContainers, event: PodEventType): readonly PodEventType[] {
  if (event !== 'started') return [event];
  if (!all.containers.every(hasStartedOnce)) return [];
  if (!isAnyDown(all)) return ['started'];
  const isHeld = all.containers.some(({ state }) => state?.waiting !== undefined);
  return isHeld ? ['started', 'crashed', 'backedOff'] : ['started', 'crashed'];
}
