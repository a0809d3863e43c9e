/**
 * What a lesson is: steps that are done when the cluster says so. A chapter is data; its words are in `i18n`, and who plays it, on the page
 * or without one, is told here what a teacher would do and what a learner might do wrongly.
 */
import type { Request } from '#engine/simulation/scenario.ts';
import type { StepPrediction } from './prediction.ts';
import type { Puzzle } from './puzzles.ts';
import type { StartName } from './starts.ts';
import type { Look, Trail } from './trail.ts';

/** True when what a step asks for has happened. A condition reads the trail and nothing else. */
export type Condition = (trail: Trail) => boolean;

export interface Chapter<StepId extends string = string> {
  /** As in `#lesson=<chapter>/<step>`. */
  readonly id: string;
  /** The slides of the lecture that it covers. */
  readonly slides: readonly number[];
  readonly start: StartName;
  /** In the order in which they are taught; each goes on where the model path of the one before it ended. */
  readonly steps: readonly LessonStep<StepId>[];
}

export interface LessonStep<StepId extends string = string> {
  readonly id: StepId;
  /** Begins anew here, instead of where the step before it ended. */
  readonly start?: StartName;
  /** What is open beside the stage, the most important first. */
  readonly panels: readonly LessonPanel[];
  /** Something to put together beside the stage, on which `done` may depend. */
  readonly puzzle?: Puzzle;
  /** What may be predicted before anything is done. Nobody has to. */
  readonly predict?: StepPrediction;
  readonly done: Condition;
  /** What a teacher would do: it must end with the step done. */
  readonly model: readonly Act[];
  /** What a learner might do and think it enough: none of these may end with the step done. */
  readonly negatives: readonly (readonly Act[])[];
}

/** The parts of the page that a step can open (plan 1.4). */
export type LessonPanel =
  | 'controller'
  | 'inspector'
  | 'terminal'
  | 'yaml'
  | 'events'
  | 'revisions'
  | 'status'
  | 'names';

/** One thing that somebody does in a lesson. */
export type Act = Deed | Wait | Seek;

/** What is done, and not waited for or found. */
export type Deed =
  /** A line of the terminal. */
  | {
      readonly type: 'type';
      readonly line: string;
      /** What it ends with; 0 when absent. A line that is meant to be refused ends with 1. */
      readonly exit?: number;
    }
  /** What has no line: a fault from a menu. */
  | { readonly type: 'ask'; readonly request: Request }
  /** Looks at something on the page. */
  | { readonly type: 'look'; readonly look: Look };

/** Lets the cluster go on until the condition holds; without one, until it has come to rest. */
interface Wait {
  readonly type: 'wait';
  readonly until?: Condition;
  readonly atMostMs?: number;
}

/** Moves the playhead to the first frame since the step was opened for which the condition holds. */
interface Seek {
  readonly type: 'seek';
  readonly to: Condition;
}

/** How long a wait lasts at most, in simulated time, when it does not say. */
export const longestWaitMs = 600_000;

export function typeLine(line: string, exit = 0): Deed {
  return { type: 'type', line, exit };
}

export function wait(until?: Condition): Act {
  return until === undefined ? { type: 'wait' } : { type: 'wait', until };
}

export function look(at: Look): Deed {
  return { type: 'look', look: at };
}

/** What has no line of the terminal: a fault from a menu. */
export function ask(request: Request): Deed {
  return { type: 'ask', request };
}

/** Moves the playhead to the first moment since the step was opened at which the condition holds. */
export function seek(to: Condition): Act {
  return { type: 'seek', to };
}

export function waitAtMost(atMostMs: number): Act {
  return { type: 'wait', atMostMs };
}
