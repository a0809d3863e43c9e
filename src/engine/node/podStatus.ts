/** What a kubelet reports of a pod in each state of its lifecycle (semantics 6.7, 10.3). */
import { formatTime } from '../apiserver/time.ts';
import type { Container, ContainerState, ContainerStatus, Pod, PodCondition, PodPhase, PodStatus } from '../objects.ts';
import type { PodState } from './podLifecycle.ts';

export interface Placement {
  readonly hostIP: string;
  readonly podIP: string;
}

const phases: Readonly<Record<PodState, PodPhase>> = {
  unscheduled: 'Pending',
  creating: 'Pending',
  pullBackOff: 'Pending',
  'running.notReady': 'Running',
  'running.ready': 'Running',
  crashBackOff: 'Running',
  failed: 'Failed',
  succeeded: 'Succeeded',
  terminating: 'Running',
  gone: 'Running',
};

/** The status after a move to a state. `placement` is known from the scheduling on; a pod has its address from Running on. */
export function statusIn(state: PodState, pod: Pod, nowMs: number, placement?: Placement): PodStatus {
  const before = pod.status;
  const ready = state === 'running.ready';
  const hasAddress = before.podIP !== undefined || phases[state] === 'Running';
  const now = formatTime(nowMs);
  const phase = phases[state];
  const conditions = conditionsIn(before.conditions ?? [], state, ready, now);
  const containerStatuses = pod.spec.containers.map((container) =>
    containerIn(state, container, before.containerStatuses, ready, now),
  );
  if (placement === undefined) return withReason(state, { phase, conditions, containerStatuses });
  const { hostIP, podIP } = placement;
  const startTime = before.startTime ?? now;
  if (!hasAddress) return withReason(state, { phase, conditions, hostIP, startTime, containerStatuses });
  const podIPs = before.podIPs ?? [{ ip: podIP }];
  return withReason(state, { phase, conditions, hostIP, startTime, podIP, podIPs, containerStatuses });
}

/** The pod as its node finds it after a reboot: every container has ended, nobody knows how, and the address is gone with the sandbox. */
export function rebootedPod(pod: Pod, now: string): Pod {
  const { podIP: _gone, podIPs: _too, ...status } = pod.status;
  const lastState: ContainerState = { terminated: { exitCode: 255, reason: 'Unknown', finishedAt: now } };
  const containerStatuses = status.containerStatuses?.map(({ state: _ended, ...container }) => ({
    ...container,
    restartCount: container.restartCount + 1,
    lastState,
  }));
  return { ...pod, status: { ...status, containerStatuses } };
}

function withReason(state: PodState, status: PodStatus): PodStatus {
  return state === 'failed'
    ? { ...status, reason: 'Evicted', message: 'The node was low on resource: memory.' }
    : status;
}

/** A condition's time moves only when its status changes. */
function conditionsIn(
  before: readonly PodCondition[],
  state: PodState,
  ready: boolean,
  now: string,
): readonly PodCondition[] {
  const scheduled = state !== 'unscheduled';
  return [
    conditionIn(before, 'PodScheduled', scheduled, now),
    conditionIn(before, 'Initialized', scheduled, now),
    conditionIn(before, 'ContainersReady', ready, now),
    conditionIn(before, 'Ready', ready, now),
  ];
}

function conditionIn(before: readonly PodCondition[], type: string, holds: boolean, now: string): PodCondition {
  const status = holds ? 'True' : 'False';
  const known = before.find((condition) => condition.type === type);
  return known?.status === status ? known : { type, status, lastTransitionTime: now };
}

function containerIn(
  state: PodState,
  { name, image = '' }: Container,
  before: readonly ContainerStatus[] | undefined,
  ready: boolean,
  now: string,
): ContainerStatus {
  const known = before?.find((status) => status.name === name);
  const restartCount = (known?.restartCount ?? 0) + (state === 'crashBackOff' ? 1 : 0);
  const next = containerState(state, known?.state, now);
  const ended =
    state === 'crashBackOff' ? { terminated: { exitCode: 1, reason: 'Error', finishedAt: now } } : known?.lastState;
  const started = phases[state] === 'Running' && state !== 'crashBackOff';
  if (ended === undefined) return { name, image, ready, started, restartCount, state: next };
  return { name, image, ready, started, restartCount, state: next, lastState: ended };
}

function containerState(state: PodState, before: ContainerState | undefined, now: string): ContainerState {
  switch (state) {
    case 'pullBackOff':
      return { waiting: { reason: 'ImagePullBackOff' } };
    case 'crashBackOff':
      return { waiting: { reason: 'CrashLoopBackOff' } };
    case 'running.notReady':
    case 'running.ready':
      return before?.running === undefined ? { running: { startedAt: now } } : before;
    case 'failed':
      return { terminated: { exitCode: 137, reason: 'Error', finishedAt: now } };
    case 'succeeded':
      return { terminated: { exitCode: 0, reason: 'Completed', finishedAt: now } };
    default:
      return { waiting: { reason: 'ContainerCreating' } };
  }
}
