/** What can befall a pod on a teacher's word: what it does to the containers, and which of it would change anything now. */
import type { Container, Pod } from '../objects.ts';
import type { PodFault } from '../simulation/scenario.ts';
import { defaultFlapMs, defaultSlowStartMs } from './application.ts';
import type { Ailment } from './ailments.ts';
import type { RecordChange } from './containerRecord.ts';
import { hasEnded, nextPodState } from './lifecycleTable.ts';
import type { PodEventType, PodState } from './podLifecycle.ts';
import { probeOf } from './probes.ts';

/** Why a fault would change nothing. */
export type FaultObstacle =
  | 'noPod'
  | 'noNode'
  | 'leaving'
  | 'ended'
  | 'notStarted'
  | 'notReady'
  | 'isReady'
  | 'hasStarted'
  | 'noLivenessProbe';

export type Possible = 'possible';

/**
 * For each fault, whether it can change something now. `state`: the pod's place in its lifecycle chart; undefined without a pod.
 * `ailments`: what is wrong with its applications.
 */
export function faultsFor(
  pod: Pod | undefined,
  state: PodState | undefined,
  ailments: readonly Ailment[] = [],
): Readonly<Record<PodFault, Possible | FaultObstacle>> {
  const all = Object.keys(events) as PodFault[];
  return Object.fromEntries(
    all.map((fault) => [fault, obstacleTo(fault, pod, state, ailments) ?? 'possible']),
  ) as Record<PodFault, Possible | FaultObstacle>;
}

function obstacleTo(
  fault: PodFault,
  pod: Pod | undefined,
  state: PodState | undefined,
  ailments: readonly Ailment[],
): FaultObstacle | undefined {
  if (pod === undefined || state === undefined || state === 'gone') return 'noPod';
  if (state === 'terminating') return 'leaving';
  if (hasEnded(state)) return 'ended';
  if (state === 'unscheduled') return 'noNode';
  if (fault === 'slowStart') return state === 'running.ready' || state === 'stopping' ? 'hasStarted' : undefined;
  if (fault === 'livenessFail' && probesLiveness(pod.spec.containers[0]))
    return hasProcess(state) ? undefined : 'notStarted';
  if (fault === 'livenessFail') return 'noLivenessProbe';
  if (fault === 'hang' && state === 'init.running') return undefined;
  if (fault === 'flap' || fault === 'hang') return hasProcess(state) ? undefined : 'notStarted';
  // Also of a pod that is Ready for the moment, or does not run.
  if (fault === 'ready' && ailments.some((ailment) => ailment !== 'noQuorum')) return undefined;
  if (nextPodState(state, events[fault]) !== undefined) return undefined;
  if (fault === 'ready' && state === 'running.ready') return 'isReady';
  if (fault === 'unready' && state === 'running.notReady') return 'notReady';
  return 'notStarted';
}

/** The event of the chart that a fault comes to, sooner or later. */
const events: Readonly<Record<PodFault, PodEventType>> = {
  unready: 'probeFailed',
  ready: 'probeSucceeded',
  crash: 'crashed',
  oom: 'crashed',
  fail: 'evicted',
  flap: 'probeFailed',
  slowStart: 'probeFailed',
  hang: 'probeFailed',
  livenessFail: 'livenessFailed',
};

function probesLiveness(container: Container | undefined): boolean {
  return container !== undefined && probeOf(container, 'livenessProbe') !== undefined;
}

function hasProcess(state: PodState): boolean {
  return state === 'running.ready' || state === 'running.notReady';
}

/** What a fault makes of the application in a container; undefined when it is about the process or the pod. */
export function changeBy(fault: PodFault, nowMs: number, ms: number | undefined): RecordChange | undefined {
  switch (fault) {
    case 'unready':
      return { unreadyMs: nowMs };
    case 'ready':
      return {
        unreadyMs: undefined,
        hungMs: undefined,
        deafMs: undefined,
        flap: undefined,
        slowStartMs: undefined,
        healedMs: nowMs,
      };
    case 'flap':
      return { flap: { sinceMs: nowMs, periodMs: Math.max(leastFlapMs, ms ?? defaultFlapMs) } };
    case 'slowStart':
      return { slowStartMs: ms ?? defaultSlowStartMs };
    case 'hang':
      return { hungMs: nowMs };
    case 'livenessFail':
      return { deafMs: nowMs };
    default:
      return undefined;
  }
}

/** Nobody can follow more, and no step would be left for anything else. */
const leastFlapMs = 1000;
