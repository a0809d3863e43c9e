/**
 * What a step asks before anything is done. An author says what is imagined and what is asked; the answer is what the engine does when
 * it is run on from there. Nowhere is there an answer that somebody has written down.
 */
import type { Question } from '#engine/predict/question.ts';
import type { Act } from './lesson.ts';
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

export type StepPrediction = EngineQuestion | WorkedQuestion;

/** The predictions of a chapter by the ids of its steps. */
export type Predictions = Readonly<Record<string, StepPrediction>>;
