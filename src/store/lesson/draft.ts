/** What was recorded, played without the page: the waits are found, what has come of it, and what would not have been enough. */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import { type Clue, cluesIn, holdAll } from '#lessons/draft/clues.ts';
import type { DraftStep } from '#lessons/draft/draftText.ts';
import { type Act, type Deed, type LessonStep, wait, waitAtMost } from '#lessons/lesson.ts';
import { type StartName, starts } from '#lessons/starts.ts';
import { now } from '#lessons/trail.ts';
import { LessonRun } from '../lessonRun.ts';

/** One thing that an author did, and after how many steps of the scenario. */
export interface RecordedAct {
  readonly act: Deed;
  /** Does the same, should the act not. */
  readonly instead?: Deed;
  readonly step: number;
}

export interface RecordedStep {
  readonly acts: readonly RecordedAct[];
  /** After how many steps of the scenario its author ended it. */
  readonly endedAt: number;
}

/** The steps of the draft. Those without any act, or that have changed nothing that can be told, are left out and go on in the next. */
export function draftSteps(
  start: StartName,
  recorded: readonly RecordedStep[],
  lateParts: LateParts,
): readonly DraftStep[] {
  const run = new LessonRun(starts[start], lateParts);
  const steps: DraftStep[] = [];
  let model: Act[] = [];
  let opening = run.fork();
  for (const { acts, endedAt } of recorded) {
    for (const { act, instead, step } of acts) {
      waitUntil(run, step, model);
      model.push(performed(run, act, instead));
    }
    if (model.length > 0) waitUntil(run, endedAt, model);
    const clues = cluesIn(run.trail);
    if (model.length === 0 || clues.length === 0) continue;
    steps.push({ model, clues, negatives: notEnough(opening, model, clues) });
    run.openStep();
    opening = run.fork();
    model = [];
  }
  return steps;
}

/** Lets the cluster go on to where the author saw it, and notes how. */
function waitUntil(run: LessonRun, step: number, model: Act[]): void {
  const frame = now(run.trail);
  if (frame.step >= step) return;
  const atRest = run.fork();
  atRest.perform(wait());
  const reached = now(atRest.trail);
  const seen = atRest.history.frameAt(Math.min(step, reached.step));
  const act = reached.step <= step ? wait() : waitAtMost(seen.cluster.nowMs - frame.cluster.nowMs);
  run.perform(act);
  model.push(act);
}

/** A line ends as it ends; what was done by a click and has no line that does it is asked for as it was. */
function performed(run: LessonRun, act: Deed, instead: Deed | undefined): Act {
  const exit = run.perform(act)?.exit;
  if (act.type !== 'type') return act;
  if (exit !== 0 && instead !== undefined) return performed(run, instead, undefined);
  return { type: 'type', line: act.line, ...(exit !== 0 && exit !== undefined && { exit }) };
}

/** To wait, and to leave the last thing out, where that does not bring about what was recorded. */
function notEnough(opening: LessonRun, model: readonly Act[], clues: readonly Clue[]): LessonStep['negatives'] {
  const last = model.findLastIndex(({ type }) => type !== 'wait');
  const shorter = model.slice(0, last);
  const candidates = [[wait()], ...(shorter.length > 0 ? [shorter] : [])];
  const failing = candidates.filter((acts) => {
    const run = opening.fork();
    for (const act of acts) run.perform(act);
    return !holdAll(clues)(run.trail);
  });
  return failing.length > 0 ? failing : [[]];
}
