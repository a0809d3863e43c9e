/**
 * The life of a pod on its node, as a statechart: the source of truth for its states and events. The engine advances it purely,
 * through a table derived from it (`lifecycleTable.ts`), because XState's own `transition` takes some ten microseconds.
 */
import { setup, transition } from 'xstate';

export const podEventTypes = [
  'scheduled',
  'imageFailed',
  'backedOff',
  'imageRetried',
  'initStarted',
  'initDone',
  'started',
  'probeSucceeded',
  'probeFailed',
  'livenessFailed',
  'crashed',
  'restarted',
  'rebooted',
  'completed',
  'failed',
  'evicted',
  'deletionRequested',
  'stopped',
] as const;

export type PodEventType = (typeof podEventTypes)[number];

/** The chart's states as the cluster keeps them: the path, joined by dots. */
export const podStates = [
  'unscheduled',
  'creating',
  'pullFailed',
  'pullBackOff',
  'init.running',
  'init.failed',
  'init.backOff',
  'running.notReady',
  'running.ready',
  'stopping',
  'crashed',
  'crashBackOff',
  'failed',
  'succeeded',
  'terminating',
  'gone',
] as const;

export type PodState = (typeof podStates)[number];

/** From any state in which the pod is on a node and not over. */
const leaving = { evicted: 'failed', deletionRequested: 'terminating' } as const;

export const podLifecycle = setup({ types: { events: {} as { type: PodEventType } } }).createMachine({
  id: 'pod',
  initial: 'unscheduled',
  states: {
    // No node, no grace period: the API server takes it off at once.
    unscheduled: { on: { scheduled: 'creating', deletionRequested: 'gone' } },
    // The node sets up the sandbox, pulls images, and starts the next init container or all others.
    creating: {
      on: { initStarted: 'init', started: 'running', imageFailed: 'pullFailed', rebooted: 'creating', ...leaving },
    },
    pullFailed: { on: { backedOff: 'pullBackOff', rebooted: 'creating', ...leaving } },
    pullBackOff: { on: { imageRetried: 'creating', rebooted: 'creating', ...leaving } },
    init: {
      initial: 'running',
      on: { failed: 'failed', rebooted: 'creating', ...leaving },
      states: {
        running: { on: { initDone: '#pod.creating', crashed: 'failed' } },
        failed: { on: { restarted: 'running', backedOff: 'backOff' } },
        backOff: { on: { restarted: 'running' } },
      },
    },
    running: {
      initial: 'notReady',
      on: {
        livenessFailed: 'stopping',
        crashed: 'crashed',
        completed: 'succeeded',
        failed: 'failed',
        // The machine went down and came back: the containers start again. A pod that was not so far begins anew.
        rebooted: 'running',
        ...leaving,
      },
      states: {
        notReady: { on: { probeSucceeded: 'ready' } },
        ready: { on: { probeFailed: 'notReady' } },
      },
    },
    // A probe has condemned a container. It has its grace period like any other.
    stopping: { on: { crashed: 'crashed', completed: 'succeeded', failed: 'failed', rebooted: 'running', ...leaving } },
    crashed: { on: { restarted: 'running', backedOff: 'crashBackOff', rebooted: 'running', ...leaving } },
    crashBackOff: { on: { restarted: 'running', rebooted: 'running', ...leaving } },
    failed: { on: { deletionRequested: 'gone' } },
    succeeded: { on: { deletionRequested: 'gone' } },
    terminating: { on: { stopped: 'gone' } },
    gone: { type: 'final' },
  },
});

/** What the chart itself says, by XState's pure `transition`; undefined when it does not take the event in that state. */
export function transitionOfChart(state: PodState, event: PodEventType): PodState | undefined {
  const before = podLifecycle.resolveState({ value: asStateValue(state) });
  if (!before.can({ type: event })) return undefined;
  const [after] = transition(podLifecycle, before, { type: event });
  return asPodState(after.value);
}

function asStateValue(state: PodState): string | Record<string, string> {
  const [parent = '', child] = state.split('.');
  return child === undefined ? state : { [parent]: child };
}

function asPodState(value: unknown): PodState {
  if (typeof value === 'string') return value as PodState;
  const [[parent, child]] = Object.entries(value as Record<string, string>) as [[string, string]];
  return `${parent}.${child}` as PodState;
}
