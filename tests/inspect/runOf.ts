import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import type { Run } from '#inspect/run.ts';

/** A run that has come to rest, and how often one of its frames was made. */
export interface CountedRun extends Run {
  readonly history: History;
  readonly last: number;
  readonly reads: { count: number };
}

export function runOf(scenario: Scenario): CountedRun {
  return runWith(new History(scenario, lateParts));
}

export function runWith(history: History): CountedRun {
  history.extend({ maxSteps: 2000 });
  const reads = { count: 0 };
  const frameAt = (step: number) => {
    reads.count += 1;
    return history.frameAt(step);
  };
  const { steps, marks, tracks } = history;
  return { history, steps, marks, tracks, last: steps.length, reads, frameAt };
}
