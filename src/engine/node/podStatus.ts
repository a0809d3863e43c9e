/** What a kubelet reports of a pod. Phase and conditions follow from its containers (`getPhase`, `pkg/kubelet/status`; semantics 6.7, 10.3). */
import { formatTime } from '../apiserver/time.ts';
import type { Container, ContainerStatus, Pod, PodCondition, PodPhase, PodStatus } from '../objects.ts';
import { endedContainer, startedContainer, waitingContainer, withReadiness } from './containerStatus.ts';
import type { PodState } from './podLifecycle.ts';

export interface Placement {
  readonly hostIP: string;
  /** '' while the node has not set up its sandbox. */
  readonly podIP: string;
}

/** The containers of a pod as they are now, and what cannot be seen from them. */
export interface PodReport {
  readonly containers: readonly ContainerStatus[];
  readonly inits?: readonly ContainerStatus[] | undefined;
  /** The end of the pod; without it the phase follows from the containers. */
  readonly ending?: { readonly phase: PodPhase; readonly reason?: string; readonly message?: string } | undefined;
}

/** The status of a pod whose containers are as reported. `placement` is known from the scheduling on. */
export function podStatus(
  pod: Pod,
  { containers, inits, ending }: PodReport,
  now: string,
  placement?: Placement,
): PodStatus {
  const before = pod.status;
  const initialized = isInitialized(pod, containers, inits);
  const phase = ending?.phase ?? phaseOf(containers, initialized);
  const podIP = before.podIP ?? placement?.podIP ?? '';
  const isScheduled = placement !== undefined || pod.spec.nodeName !== undefined;
  const conditions = conditionsOf(pod, { containers, inits, ending }, { isScheduled, initialized, podIP, now });
  const status = statusAt(before, phase, conditions, containers, now, podIP, placement);
  if (inits === undefined && ending === undefined) return status;
  const initContainerStatuses = inits === undefined ? {} : { initContainerStatuses: inits };
  const { reason, message } = ending ?? {};
  return {
    ...status,
    ...initContainerStatuses,
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
  };
}

/** Field by field: most pods have one of these three shapes. */
function statusAt(
  { startTime: before, podIPs }: PodStatus,
  phase: PodPhase,
  conditions: readonly PodCondition[],
  containerStatuses: readonly ContainerStatus[],
  now: string,
  podIP: string,
  placement: Placement | undefined,
): PodStatus {
  if (placement === undefined) return { phase, conditions, containerStatuses };
  const { hostIP } = placement;
  const startTime = before ?? now;
  if (podIP === '') return { phase, conditions, hostIP, startTime, containerStatuses };
  return { phase, conditions, hostIP, startTime, podIP, podIPs: podIPs ?? [{ ip: podIP }], containerStatuses };
}

/** The status of a pod whose containers all come to the same state together. */
export function statusIn(state: PodState, pod: Pod, nowMs: number, placement?: Placement): PodStatus {
  const now = formatTime(nowMs);
  const { initContainers } = pod.spec;
  const before = pod.status.containerStatuses;
  const hasInits = initContainers !== undefined && initContainers.length > 0;
  const containers = pod.spec.containers.map((container, at) => containerIn(state, container, pod, before?.[at], now));
  const inits =
    pod.status.initContainerStatuses ??
    (hasInits ? initContainers.map((each) => waitingContainer(each, true)) : undefined);
  const ending =
    state === 'failed'
      ? ({ phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' } as const)
      : undefined;
  // The address comes with the sandbox, and that with the first container.
  const at = state === 'creating' && placement !== undefined ? { hostIP: placement.hostIP, podIP: '' } : placement;
  return podStatus(pod, { containers, inits, ending }, now, at);
}

function containerIn(
  state: PodState,
  container: Container,
  { metadata, spec }: Pod,
  before: ContainerStatus | undefined,
  now: string,
): ContainerStatus {
  const waiting = before ?? waitingContainer(container, (spec.initContainers?.length ?? 0) > 0);
  switch (state) {
    case 'running.notReady':
    case 'running.ready': {
      const runs = waiting.state?.running !== undefined;
      const started = runs ? waiting : startedContainer(container, metadata.uid, now, waiting);
      return withReadiness(started, state === 'running.ready');
    }
    case 'crashed':
      return endedContainer(waiting, 1, 'Error', now);
    case 'failed':
      return endedContainer(waiting, 137, 'Error', now);
    default:
      return waiting;
  }
}

/** `getPhase`: Pending until every container has started once. */
function phaseOf(containers: readonly ContainerStatus[], initialized: boolean): PodPhase {
  return initialized && containers.every(hasStartedOnce) ? 'Running' : 'Pending';
}

export function hasStartedOnce({ state, lastState }: ContainerStatus): boolean {
  return state?.waiting === undefined || lastState?.terminated !== undefined;
}

/** Once a container has started, the pod stays initialized. */
function isInitialized(
  { spec }: Pod,
  containers: readonly ContainerStatus[],
  inits: readonly ContainerStatus[] | undefined,
): boolean {
  if (inits === undefined || containers.some(hasStartedOnce)) return true;
  return inits.every((status, at) => isInitDone(status, spec.initContainers?.[at]));
}

/** An init container is done when it has ended well, a sidecar when it has started. */
function isInitDone({ ready, started }: ContainerStatus, container: Container | undefined): boolean {
  return isSidecar(container) ? started === true : ready;
}

export function isSidecar(container: Container | undefined): boolean {
  return container?.restartPolicy === 'Always';
}

interface Moment {
  readonly isScheduled: boolean;
  readonly initialized: boolean;
  readonly podIP: string;
  readonly now: string;
}

interface Why {
  readonly reason: string;
  readonly message?: string;
}

/** In the order of the recordings. Conditions that are not the kubelet's stay behind them. */
function conditionsOf(pod: Pod, report: PodReport, moment: Moment): readonly PodCondition[] {
  const before = pod.status.conditions ?? [];
  const { isScheduled, initialized, podIP, now } = moment;
  const unready = whyUnready(pod, report);
  const own = [
    conditionIn(before, 'PodScheduled', isScheduled, now),
    conditionIn(before, 'Initialized', initialized, now, initialized ? undefined : whyUninitialized(pod, report)),
    conditionIn(before, 'PodReadyToStartContainers', podIP !== '', now),
    conditionIn(before, 'ContainersReady', unready === undefined, now, unready),
    conditionIn(before, 'Ready', unready === undefined, now, unready),
  ];
  if (before.length <= own.length) return own;
  return [...own, ...before.filter(({ type }) => own.every((condition) => condition.type !== type))];
}

/** A condition's time moves only when its status changes. */
function conditionIn(
  before: readonly PodCondition[],
  type: string,
  holds: boolean,
  now: string,
  why?: Why,
): PodCondition {
  const status = holds ? 'True' : 'False';
  const known = before.find((condition) => condition.type === type);
  if (known?.status === status && known.reason === why?.reason && known.message === why?.message) return known;
  const lastTransitionTime = known?.status === status ? (known.lastTransitionTime ?? now) : now;
  if (why === undefined) return { type, status, lastProbeTime: null, lastTransitionTime };
  return { type, status, lastProbeTime: null, lastTransitionTime, ...why };
}

/** GenerateContainersReadyCondition; undefined when all containers and sidecars are ready. */
function whyUnready({ spec }: Pod, { containers, inits, ending }: PodReport): Why | undefined {
  if (ending !== undefined) return { reason: ending.phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed' };
  const sidecars = inits === undefined ? [] : inits.filter((_, at) => isSidecar(spec.initContainers?.[at]));
  const unready = [...sidecars, ...containers].filter(({ ready }) => !ready);
  if (unready.length === 0) return undefined;
  return { reason: 'ContainersNotReady', message: `containers with unready status: [${namesOf(unready)}]` };
}

/** GeneratePodInitializedCondition. */
function whyUninitialized({ spec }: Pod, { inits = [] }: PodReport): Why {
  const incomplete = inits.filter((status, at) => !isInitDone(status, spec.initContainers?.[at]));
  return { reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${namesOf(incomplete)}]` };
}

function namesOf(statuses: readonly ContainerStatus[]): string {
  return statuses.map(({ name }) => name).join(' ');
}
