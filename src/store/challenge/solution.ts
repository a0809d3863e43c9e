/** The model solution, played back in the terminal: one line at a time, after what the one before it has led to. */
import type { Act } from '#lessons/lesson.ts';
import { typeForLearner } from '../lesson/lessonStore.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { loadTerminals } from '../terminals.ts';
import { challengeStore, challengeTrail, countAct } from './challengeStore.ts';

/** No wait is longer, in steps. */
const mostSteps = 2000;

/** The lines of the solution, and how many of them have been typed after so many of its acts. */
export function solutionLines(model: readonly Act[], acts: number): { readonly typed: number; readonly of: number } {
  const count = (some: readonly Act[]) => some.filter(({ type }) => type === 'type').length;
  return { typed: count(model.slice(0, acts)), of: count(model) };
}

/** Waits for what was to be waited for, and types the next line. */
export async function typeNextLine(): Promise<void> {
  await finishLine();
  for (;;) {
    const { challenge, acts, phase } = challengeStore.getState();
    const act = phase === 'showing' ? challenge?.model[acts] : undefined;
    if (act === undefined) return;
    countAct();
    if (act.type === 'wait') waitFor(act);
    if (act.type === 'ask') ordinalStore.getState().submit(act.request);
    if (act.type === 'type') return typeForLearner(act.line);
  }
}

/** A line that takes its time, such as a drain, ends first. */
async function finishLine(): Promise<void> {
  const terminals = await loadTerminals();
  for (const { session } of terminals.panes()) if (session.running !== undefined) terminals.finish(session);
}

function waitFor({ until, atMostMs }: Extract<Act, { readonly type: 'wait' }>): void {
  const { toLast, goToTime, next, frame } = ordinalStore.getState();
  if (until === undefined) return atMostMs === undefined ? toLast() : goToTime(frame.cluster.nowMs + atMostMs);
  for (let steps = 0; steps < mostSteps; steps++) {
    const trail = challengeTrail();
    if (trail === undefined || until(trail) || !next()) return undefined;
  }
  return undefined;
}
