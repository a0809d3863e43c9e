/**
 * The controller's loop as a statechart: wait for a key, take it, pass the decision points of a sync, and go back, or back off.
 * It is the source of truth for the loop's states; the controller panel draws it, and `pathOf` runs a report through it.
 */
import { setup, transition } from 'xstate';
import { type Stage, stages } from './decisions.ts';
import type { SyncReport } from './sync.ts';

export type LoopEvent =
  | { type: 'keyAdded' }
  | { type: 'keyTaken' }
  | { type: 'setGone' }
  | { type: 'stagePassed' }
  | { type: 'stageFailed' }
  | { type: 'queueDrained' }
  | { type: 'delayOver' };

export const controllerLoop = setup({ types: { events: {} as LoopEvent } }).createMachine({
  id: 'controller',
  initial: 'idle',
  states: {
    idle: { on: { keyAdded: 'queued' } },
    queued: { on: { keyTaken: 'syncing' } },
    syncing: {
      initial: 'claimPods',
      // A sync that finds no set has nothing to do; any stage may fail, and the key is then queued again later.
      on: { setGone: 'done', stageFailed: 'backingOff' },
      states: {
        claimPods: { on: { stagePassed: 'revisions' } },
        revisions: { on: { stagePassed: 'replicas' } },
        replicas: { on: { stagePassed: 'condemned' } },
        condemned: { on: { stagePassed: 'update' } },
        update: { on: { stagePassed: 'status' } },
        status: { on: { stagePassed: 'truncate' } },
        truncate: { on: { stagePassed: '#controller.done' } },
      },
    },
    done: { on: { keyAdded: 'queued', queueDrained: 'idle' } },
    // New events queue the key at once, in parallel with the back-off.
    backingOff: { on: { delayOver: 'queued', keyAdded: 'queued' } },
  },
});

/** How a sync met a stage: it went through, it stopped the work there, it failed there, or it never came there. */
export type StageOutcome = 'passed' | 'acted' | 'waited' | 'stopped' | 'failed' | 'notReached';

export interface PathStop {
  readonly stage: Stage;
  readonly outcome: StageOutcome;
}

/** The last sync as a path through the chart's stages, read off its decisions. */
export function pathOf(report: SyncReport): readonly PathStop[] {
  const path: PathStop[] = [];
  let snapshot = controllerLoop.resolveState({ value: { syncing: 'claimPods' } });
  for (const stage of stages) {
    const reached = snapshot.matches({ syncing: stage }) && isReached(stage, report);
    const outcome = reached ? outcomeOf(stage, report) : 'notReached';
    path.push({ stage, outcome });
    [snapshot] = transition(controllerLoop, snapshot, { type: 'stagePassed' });
  }
  return path;
}

function isReached(stage: Stage, { decisions }: SyncReport): boolean {
  return decisions.some((decision) => decision.stage === stage);
}

function outcomeOf(stage: Stage, { decisions }: SyncReport): StageOutcome {
  const verdicts = new Set(decisions.filter((decision) => decision.stage === stage).map(({ verdict }) => verdict));
  if (verdicts.has('fail')) return 'failed';
  if (verdicts.has('wait')) return 'waited';
  if (verdicts.has('stop')) return 'stopped';
  return verdicts.has('act') ? 'acted' : 'passed';
}
