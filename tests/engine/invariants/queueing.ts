/** The controller's queue, from one step to the next (semantics 1.1, 1.5, 12.25). */
import type { ControllerState, StepCause } from '#engine/simulation/frames.ts';

export interface Queued {
  readonly before: ControllerState;
  readonly after: ControllerState;
  readonly cause: StepCause;
  readonly nowMs: number;
  /** How many syncs have failed so far: from a hundred on, the bucket that all keys share may be empty. */
  readonly failedSyncs: number;
}

/** What is wrong with the queue after a step; undefined when nothing is. */
export function wrongInQueue(step: Queued): string | undefined {
  // A new process begins with an empty queue.
  const isNew = step.cause.type === 'request' && step.cause.request.type.startsWith('controller');
  if (isNew || isCrash(step.cause)) return undefined;
  return twice(step) ?? lost(step) ?? later(step) ?? backOff(step);
}

function isCrash(cause: StepCause): boolean {
  return cause.type === 'sync' && cause.report.crashed === true;
}

function twice({ after: { queue, processing = [] } }: Queued): string | undefined {
  const keys = [...queue, ...processing];
  const again = keys.find((key, at) => keys.indexOf(key) !== at);
  return again && `the key ${again} is queued twice`;
}

/** What comes in while a worker has the key waits for the end of that sync, and no longer. */
function lost({ before: { dirty = [] }, after: { queue }, cause }: Queued): string | undefined {
  if (cause.type !== 'sync') return undefined;
  const { set: key } = cause.report;
  return dirty.includes(key) && !queue.includes(key) ? `${key} was added during its sync, and is lost` : undefined;
}

/** A wake-up that is due may come earlier than was asked, never later. */
function later({ before, after, nowMs }: Queued): string | undefined {
  for (const { key, dueMs } of before.delayed) {
    const now = after.delayed.find((item) => item.key === key);
    if (dueMs > nowMs && (now === undefined || now.dueMs > dueMs))
      return `the wake-up of ${key} at ${dueMs} was put off to ${now?.dueMs ?? 'never'}`;
  }
  return undefined;
}

/** Each failure in a row doubles the wait, beginning with 5 ms; a success ends it. Where the queue's bucket is empty it may be longer. */
function backOff({ before, after, cause, nowMs, failedSyncs }: Queued): string | undefined {
  if (cause.type !== 'sync') return undefined;
  const { set: key, error } = cause.report;
  if (error === undefined) return key in after.failures ? `${key} has failures left after a success` : undefined;
  const failures = before.failures[key] ?? 0;
  if (after.failures[key] !== failures + 1)
    return `${key} has failed ${after.failures[key]} times, not ${failures + 1}`;
  // One that was due has queued the key on the way.
  const pendingMs =
    before.delayed.find((item) => item.key === key && item.dueMs > nowMs)?.dueMs ?? Number.POSITIVE_INFINITY;
  const wantedMs = Math.min(pendingMs, nowMs + Math.min(5 * 2 ** failures, 1_000_000));
  const dueMs = after.delayed.find((item) => item.key === key)?.dueMs;
  if (dueMs === undefined && !after.queue.includes(key)) return `the failed key ${key} is lost`;
  const isRight = dueMs === undefined || dueMs === wantedMs || (failedSyncs >= 100 && dueMs > wantedMs);
  return isRight ? undefined : `${key} is tried again at ${dueMs}, not at ${wantedMs}`;
}
