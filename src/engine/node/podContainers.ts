/** The containers of a pod as it reports them: which is which, who comes next, who is down. Pure: a change gives a new one. */
import type { Container, ContainerStatus, Pod } from '../objects.ts';
import { waitingContainer } from './containerStatus.ts';
import type { PodEventType } from './podLifecycle.ts';
import { hasStartedOnce, isSidecar } from './podStatus.ts';

export interface PodContainers {
  readonly pod: Pod;
  readonly inits: readonly ContainerStatus[] | undefined;
  readonly containers: readonly ContainerStatus[];
}

/** What the pod last reported; containers that nobody reported yet wait. */
export function containersOf(pod: Pod): PodContainers {
  const { containers, initContainers = [] } = pod.spec;
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status;
  const hasInits = initContainers.length > 0;
  return {
    pod,
    inits: hasInits
      ? initContainers.map((container, at) => initContainerStatuses[at] ?? waitingContainer(container, true))
      : undefined,
    containers: containers.map((container, at) => containerStatuses[at] ?? waitingContainer(container, hasInits)),
  };
}

export function statusOf({ inits = [], containers }: PodContainers, name: string): ContainerStatus | undefined {
  return containers.find((status) => status.name === name) ?? inits.find((status) => status.name === name);
}

export function specOf({ spec }: Pod, name: string): Container | undefined {
  const { containers, initContainers = [] } = spec;
  return (
    containers.find((container) => container.name === name) ??
    initContainers.find((container) => container.name === name)
  );
}

export function allOf({ inits = [], containers }: PodContainers): readonly ContainerStatus[] {
  return [...inits, ...containers];
}

/** All statuses run through a change; one that gives the same object changes nothing. */
export function withStatuses(all: PodContainers, change: (status: ContainerStatus) => ContainerStatus): PodContainers {
  return { ...all, inits: all.inits?.map(change), containers: all.containers.map(change) };
}

export function withStatus(all: PodContainers, status: ContainerStatus): PodContainers {
  return withStatuses(all, (before) => (before.name === status.name ? status : before));
}

/** What a pod reports when one of its containers changes. */
export function changedStatus(
  pod: Pod,
  name: string,
  change: (status: ContainerStatus) => ContainerStatus,
): PodContainers {
  return withStatuses(containersOf(pod), (status) => (status.name === name ? change(status) : status));
}

export function isInit({ spec }: Pod, name: string): boolean {
  return spec.initContainers?.some((container) => container.name === name) === true;
}

/** Ends by itself when its work is done, unlike a sidecar. */
export function endsItself(pod: Pod, name: string): boolean {
  return isInit(pod, name) && !isSidecar(specOf(pod, name));
}

/** The init container that the pod is at: the last that was started. */
export function currentInit({ inits = [] }: PodContainers): string | undefined {
  return inits.findLast(hasStartedOnce)?.name;
}

/** Who starts next when all that was started before is done: one init container, or all others together. */
export function nextToStart({ pod, inits = [], containers }: PodContainers): readonly Container[] {
  const init = pod.spec.initContainers?.[inits.findIndex((status) => !hasStartedOnce(status))];
  if (init !== undefined && !containers.some(hasStartedOnce)) return [init];
  return pod.spec.containers.filter((_, at) => containers[at] !== undefined && !hasStartedOnce(containers[at]));
}

/** Those that the pod's readiness depends on: its containers and sidecars. */
function lastingStatuses({ pod, inits = [], containers }: PodContainers): readonly ContainerStatus[] {
  return [...inits.filter((_, at) => isSidecar(pod.spec.initContainers?.[at])), ...containers];
}

export function isReady(all: PodContainers): boolean {
  return lastingStatuses(all).every(({ ready }) => ready);
}

export function isRunning({ state }: ContainerStatus): boolean {
  return state?.running !== undefined;
}

/** A container that ended or waits, and is started again (`ContainerShouldRestart`). */
export function willRestart({ spec }: Pod, container: Container | undefined, exitCode: number): boolean {
  const { restartPolicy: own } = container ?? {};
  const ofPod = spec.restartPolicy ?? 'Always';
  const policy = own ?? (isInitSpec(spec, container) && ofPod === 'Always' ? 'OnFailure' : ofPod);
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}

function isInitSpec({ initContainers = [] }: Pod['spec'], container: Container | undefined): boolean {
  return container !== undefined && initContainers.includes(container);
}

/** Whether some container is down and on its way back. */
export function isAnyDown(all: PodContainers): boolean {
  return lastingStatuses(all).some((status) => {
    const { state } = status;
    if (!hasStartedOnce(status) || state?.running !== undefined) return false;
    const exitCode = (state?.terminated ?? status.lastState?.terminated)?.exitCode ?? 0;
    return willRestart(all.pod, specOf(all.pod, status.name), exitCode);
  });
}

export function isWaitingForImage({ state }: ContainerStatus): boolean {
  return state?.waiting?.reason === 'ErrImagePull' || state?.waiting?.reason === 'ImagePullBackOff';
}

/** The events of the chart that the same event of a container is to its pod. */
export function podEventsOf(all: PodContainers, name: string, event: PodEventType): readonly PodEventType[] {
  // While a pod initializes, it is what its latest init container is.
  if (all.inits !== undefined && !all.containers.some(hasStartedOnce)) return name === currentInit(all) ? [event] : [];
  return event === 'restarted' && isAnyDown(all) ? [] : [event];
}
