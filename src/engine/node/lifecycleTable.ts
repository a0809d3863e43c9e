/**
 * The pod lifecycle as a table, derived from the chart: the same answers at a hundredth of the cost, and without XState in the first
 * load. `tests/engine/node/lifecycle.test.ts` asks chart and table for every state and event.
 */
import type { PodEventType, PodState } from './podLifecycle.ts';

/** From any state in which the pod is on a node and not over. */
const leaving = { evicted: 'failed', deletionRequested: 'terminating' } as const;
const running = {
  livenessFailed: 'stopping',
  crashed: 'crashed',
  completed: 'succeeded',
  failed: 'failed',
  rebooted: 'running.notReady',
  ...leaving,
} as const;
const restarting = { restarted: 'running.notReady', rebooted: 'running.notReady', ...leaving } as const;
const init = { failed: 'failed', rebooted: 'creating', ...leaving } as const;

const table: Readonly<Record<PodState, Partial<Record<PodEventType, PodState>>>> = {
  unscheduled: { scheduled: 'creating', deletionRequested: 'gone' },
  creating: {
    initStarted: 'init.running',
    started: 'running.notReady',
    imageFailed: 'pullFailed',
    rebooted: 'creating',
    ...leaving,
  },
  pullFailed: { backedOff: 'pullBackOff', rebooted: 'creating', ...leaving },
  pullBackOff: { imageRetried: 'creating', rebooted: 'creating', ...leaving },
  'init.running': { initDone: 'creating', crashed: 'init.failed', ...init },
  'init.failed': { restarted: 'init.running', backedOff: 'init.backOff', ...init },
  'init.backOff': { restarted: 'init.running', ...init },
  'running.notReady': { probeSucceeded: 'running.ready', ...running },
  'running.ready': { probeFailed: 'running.notReady', ...running },
  stopping: { crashed: 'crashed', completed: 'succeeded', failed: 'failed', rebooted: 'running.notReady', ...leaving },
  crashed: { backedOff: 'crashBackOff', ...restarting },
  crashBackOff: restarting,
  failed: { deletionRequested: 'gone' },
  succeeded: { deletionRequested: 'gone' },
  terminating: { stopped: 'gone' },
  gone: {},
};

/** The state after an event; undefined when the chart does not take that event in that state. */
export function nextPodState(state: PodState, event: PodEventType): PodState | undefined {
  return table[state][event];
}

/** A pod that has Failed or Succeeded stays so, whatever its containers were about to do (the kubelet's `IsPodTerminated`). */
export function hasEnded(state: PodState | undefined): boolean {
  return state === 'failed' || state === 'succeeded';
}
