/** How the controller runs a step over many pods: one after the other, or in growing batches (runForAll, slowStartBatch; semantics 4.5). */
import { aggregate, type SyncError } from './sync.ts';

/** `next`: go on with the next pod. `exit`: this sync touches no further pod. */
export type Outcome = 'next' | 'exit' | SyncError;

const maxBatchSize = 500;

/**
 * Monotonic: the first exit or error ends it. Burst: batches of 1, 2, 4, … pods; an exit is ignored, and after a batch with errors
 * the rest is not started.
 */
export function runForAll(count: number, step: (index: number) => Outcome, monotonic: boolean): Outcome {
  return monotonic ? oneByOne(0, count, step) : slowStartBatch(count, step);
}

export function oneByOne(from: number, count: number, step: (index: number) => Outcome): Outcome {
  for (let index = from; index < count; index++) {
    const outcome = step(index);
    if (outcome !== 'next') return outcome;
  }
  return 'next';
}

export function slowStartBatch(count: number, step: (index: number) => Outcome): Outcome {
  let done = 0;
  for (let size = Math.min(1, count); size > 0; size = Math.min(2 * size, count - done, maxBatchSize)) {
    const errors: SyncError[] = [];
    for (const end = done + size; done < end; done++) {
      const outcome = step(done);
      if (typeof outcome === 'object') errors.push(outcome);
    }
    const error = aggregate(errors);
    if (error !== undefined) return error;
  }
  return 'next';
}
