/**
 * What a step asks before anything is done. An author says what is imagined and what is asked; the answer is what the engine does when
 * it is run on from there. Nowhere is there an answer that somebody has written down.
 */
import type { Question } from '#engine/predict/question.ts';
import type { Act, Condition } from './lesson.ts';
import type { StartName } from './starts.ts';
import type { Trail } from './trail.ts';

interface Imagined {
  /** What is imagined to be done, from where the step is opened; nothing: the moment as it is. */
  readonly given?: readonly Act[];
  /** Imagined in another cluster than the step's own. */
  readonly start?: StartName;
  /** Whoever does the step sees the answer: it is not told before. */
  readonly isShown?: true;
}

/** One of the engine's own questions, at the end of what is imagined. */
export interface EngineQuestion extends Imagined {
  readonly ask: Question['kind'];
}

/** A question of the author's: what is imagined goes on until the answer can be read off it. */
export interface WorkedQuestion extends Imagined {
  /** In an order that gives nothing away. Their labels are in the words of the step; without one a choice is shown as code. */
  readonly choices: readonly string[];
  /** Which of the choices has come true. */
  readonly answer: (trail: Trail) => string;
}

/** A question about many runs at once: each case is tried on a copy of its own. */
export interface CasesQuestion extends Imagined {
  readonly cases: Readonly<Record<string, readonly Act[]>>;
  /** What is asked of each case at its end. */
  readonly holds: Condition;
  /** Names of the cases in which it may hold, with spaces between them, in their order; `none` for none. */
  readonly choices: readonly string[];
}

export type StepPrediction = EngineQuestion | WorkedQuestion | CasesQuestion;

/** The predictions of a chapter by the ids of its steps. */
export type Predictions = Readonly<Record<string, StepPrediction>>;
