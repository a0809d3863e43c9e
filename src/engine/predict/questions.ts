/** All that can be asked on a frame: questions whose answer follows from the rules, each with the answer that the engine gives. */
import type { History } from '../simulation/history.ts';
import type { LateParts } from '../simulation/lateParts.ts';
import { atRestQuestion } from './atRest.ts';
import { comesBackQuestion } from './comesBack.ts';
import { type Futures, futuresOf } from './futures.ts';
import { nextPodQuestion } from './nextPod.ts';
import type { Question } from './question.ts';
import { statusQuestion } from './statusAfterSync.ts';

/**
 * The questions about a set after so many steps, at most one of each kind. What the rest of the history holds is not looked at: the
 * answers are for when nobody asks for anything more. None when there is no such set, or nothing to think about; and none whose
 * answer depends on which of two pods is faster.
 */
export function questionsAt(
  history: History,
  step: number,
  setName: string,
  lateParts: LateParts,
): readonly Question[] {
  return [...eachQuestion(history, step, setName, lateParts)];
}

/** The same one after the other: each costs some runs of a copy, so that none is made before it is wanted. */
export function* eachQuestion(
  history: History,
  step: number,
  setName: string,
  lateParts: LateParts,
): Generator<Question, void> {
  const futures = futuresOf(history, step, setName, lateParts);
  for (const make of makers) {
    const question = make(futures);
    if (question !== undefined) yield question;
  }
}

/** The question of one kind, on the same terms; undefined when that kind has nothing to ask here. */
export function questionOfKind(
  kind: Question['kind'],
  history: History,
  step: number,
  setName: string,
  lateParts: LateParts,
): Question | undefined {
  return makerOf[kind](futuresOf(history, step, setName, lateParts));
}

const makerOf: Readonly<Record<Question['kind'], (futures: Futures) => Question | undefined>> = {
  nextPod: nextPodQuestion,
  comesBack: comesBackQuestion,
  statusAfterSync: statusQuestion,
  atRest: atRestQuestion,
};

/** In the order in which they are asked. */
const makers = Object.values(makerOf);
