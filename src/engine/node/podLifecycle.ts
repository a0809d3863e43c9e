/**
 * The life of a pod on its node, as a statechart: the source of truth for its states and events. The engine advances it purely,
 * through a table derived from it (`lifecycleTable.ts`), because XState's own `transition` takes some ten microseconds.
 */
import { setup, transition } from 'xstate';

export type PodEvent =
  | { type: 'scheduled' }
  | { type: 'imageFailed' }
  | { type: 'imageRetried' }
  | { type: 'started' }
  | { type: 'probeSucceeded' }
  | { type: 'probeFailed' }
  | { type: 'crashed' }
  | { type: 'restarted' }
  | { type: 'rebooted' }
  | { type: 'completed' }
  | { type: 'evicted' }
  | { type: 'deletionRequested' }
  | { type: 'stopped' };

export type PodEventType = PodEvent['type'];

/** The chart's states as the cluster keeps them: the path, joined by dots. */
export type PodState =
  | 'unscheduled'
  | 'creating'
  | 'pullBackOff'
  | 'running.notReady'
  | 'running.ready'
  | 'crashBackOff'
  | 'failed'
  | 'succeeded'
  | 'terminating'
  | 'gone';

export const podStates: readonly PodState[] = [
  'unscheduled',
  'creating',
  'pullBackOff',
  'running.notReady',
  'running.ready',
  'crashBackOff',
  'failed',
  'succeeded',
  'terminating',
  'gone',
];

export const podEventTypes: readonly PodEventType[] = [
  'scheduled',
  'imageFailed',
  'imageRetried',
  'started',
  'probeSucceeded',
  'probeFailed',
  'crashed',
  'restarted',
  'rebooted',
  'completed',
  'evicted',
  'deletionRequested',
  'stopped',
];

export const podLifecycle = setup({ types: { events: {} as PodEvent } }).createMachine({
  id: 'pod',
  initial: 'unscheduled',
  states: {
    // No node, no grace period: the API server takes it off at once.
    unscheduled: { on: { scheduled: 'creating', deletionRequested: 'gone' } },
    creating: {
      on: { started: 'running', imageFailed: 'pullBackOff', evicted: 'failed', deletionRequested: 'terminating' },
    },
    pullBackOff: { on: { imageRetried: 'creating', evicted: 'failed', deletionRequested: 'terminating' } },
    running: {
      initial: 'notReady',
      on: {
        crashed: 'crashBackOff',
        completed: 'succeeded',
        // The machine went down and came back: the same pod starts again.
        rebooted: 'running',
        evicted: 'failed',
        deletionRequested: 'terminating',
      },
      states: {
        notReady: { on: { probeSucceeded: 'ready' } },
        ready: { on: { probeFailed: 'notReady' } },
      },
    },
    crashBackOff: {
      on: { restarted: 'running', rebooted: 'running', evicted: 'failed', deletionRequested: 'terminating' },
    },
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

function asStateValue(state: PodState): string | { running: string } {
  const [parent, child] = state.split('.');
  return child === undefined ? state : { [parent as 'running']: child };
}

function asPodState(value: unknown): PodState {
  if (typeof value === 'string') return value as PodState;
  const [[parent, child]] = Object.entries(value as Record<string, string>) as [[string, string]];
  return `${parent}.${child}` as PodState;
}
