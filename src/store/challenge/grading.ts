/** Whether a challenge is solved, judged by the engine: the goal holds, and goes on holding when nobody does anything more. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { History } from '#engine/simulation/history.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { type Challenge, holdMs } from '#lessons/challenges/challenge.ts';
import { isWithinPar, type Score, scoreOf } from '#lessons/challenges/score.ts';
import { now, type Trail } from '#lessons/trail.ts';

export interface Grade extends Score {
  /** By the rules, too. */
  readonly isSolved: boolean;
  readonly isWithinPar: boolean;
  /** With the bonus; of a challenge without one never. */
  readonly hasBonus: boolean;
}

/** More happens in no two minutes of a challenge. */
const mostSteps = 5000;

/** `history`: the one of which the trail is a part. It is left as it is. */
export function gradeOf(challenge: Challenge, trail: Trail, history: History, lateParts: LateParts): Grade {
  const score = scoreOf(challenge, trail);
  const isSolved = !score.isAgainstRules && challenge.goal(trail) && staysSo(challenge, trail, history, lateParts);
  const hasBonus = isSolved && challenge.bonus?.goal(trail) === true;
  return { ...score, isSolved, isWithinPar: isSolved && isWithinPar(challenge, score), hasBonus };
}

/** Runs a copy of the cluster on, without anybody's requests. */
function staysSo({ goal }: Challenge, trail: Trail, history: History, lateParts: LateParts): boolean {
  const from = history.checkpointAt(now(trail).step);
  const scenario = { ...history.scenario, requests: [] };
  const copy = new Simulation(scenario, { ...from, requestsDone: 0 }, lateParts);
  const untilMs = copy.nowMs + holdMs;
  const frames: [Frame, ...Frame[]] = [...trail.frames];
  for (let steps = 0; steps < mostSteps && (copy.nextAtMs ?? Number.POSITIVE_INFINITY) <= untilMs; steps++) {
    const step = copy.step();
    if (step === undefined) return true;
    frames.push(frameOf(copy, step.cause));
    if (!goal({ ...trail, frames })) return false;
  }
  return true;
}

function frameOf(simulation: Simulation, cause: Frame['cause']): Frame {
  return {
    step: simulation.steps,
    cause,
    cluster: simulation.cluster(),
    lastSyncs: Object.fromEntries(simulation.lastSyncs),
  };
}
