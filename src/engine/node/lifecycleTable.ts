/**
 * The pod lifecycle as a table, derived from the chart: the same answers at a hundredth of the cost, and without XState in the first
 * load. `tests/engine/node/lifecycle.test.ts` asks chart and table for every state and event.
 */
import type { PodEventType, PodState } from './podLifecycle.ts';

const table: Readonly<Record<PodState, Partial<Record<PodEventType, PodState>>>> = {
  unscheduled: { scheduled: 'creating', deletionRequested: 'gone' },
  creating: {
    started: 'running.notReady',
    imageFailed: 'pullBackOff',
    evicted: 'failed',
    deletionRequested: 'terminating',
  },
  pullBackOff: { imageRetried: 'creating', evicted: 'failed', deletionRequested: 'terminating' },
  'running.notReady': {
    probeSucceeded: 'running.ready',
    crashed: 'crashBackOff',
    completed: 'succeeded',
    rebooted: 'running.notReady',
    evicted: 'failed',
    deletionRequested: 'terminating',
  },
  'running.ready': {
    probeFailed: 'running.notReady',
    crashed: 'crashBackOff',
    completed: 'succeeded',
    rebooted: 'running.notReady',
    evicted: 'failed',
    deletionRequested: 'terminating',
  },
  crashBackOff: {
    restarted: 'running.notReady',
    rebooted: 'running.notReady',
    evicted: 'failed',
    deletionRequested: 'terminating',
  },
  failed: { deletionRequested: 'gone' },
  succeeded: { deletionRequested: 'gone' },
  terminating: { stopped: 'gone' },
  gone: {},
};

/** The state after an event; undefined when the chart does not take that event in that state. */
export function nextPodState(state: PodState, event: PodEventType): PodState | undefined {
  return table[state][event];
}
