/** A challenge played without a screen: as a master does it, or as somebody else might. */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Challenge } from '#lessons/challenges/challenge.ts';
import { type Act, wait } from '#lessons/lesson.ts';
import { LessonRun } from '../lessonRun.ts';
import { type Grade, gradeOf } from './grading.ts';

/** A run that stands where the challenge begins. */
export function runOf({ start }: Challenge, lateParts: LateParts): LessonRun {
  const run = new LessonRun(start, lateParts);
  run.openStep();
  return run;
}

export function gradeOfRun(challenge: Challenge, run: LessonRun, lateParts: LateParts): Grade {
  return gradeOf(challenge, run.trail, run.history, lateParts);
}

/**
 * Does what is said and looks after each act whether that has solved it, while it waits at every moment, as the page does. The acts after
 * the one that solved it are not done any more. Gives the grade of where it ended.
 */
export function playActs(challenge: Challenge, run: LessonRun, acts: readonly Act[], lateParts: LateParts): Grade {
  let grade = gradeOfRun(challenge, run, lateParts);
  for (const act of acts) {
    if (grade.isSolved) return grade;
    run.perform(act.type === 'wait' && act.until === undefined ? untilSolved(challenge, run, act, lateParts) : act);
    grade = gradeOfRun(challenge, run, lateParts);
  }
  return grade;
}

function untilSolved(challenge: Challenge, run: LessonRun, act: Act, lateParts: LateParts): Act {
  const isSolved = () => gradeOfRun(challenge, run, lateParts).isSolved;
  return { ...wait(isSolved), ...act, until: isSolved } as Act;
}
