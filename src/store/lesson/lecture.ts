/** A lesson as a lecturer gives it: one key does the next thing of the model path, and then goes on to the next step. */
import type { Act, Condition } from '#lessons/lesson.ts';
import { upTo } from '#lessons/trail.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { signal } from '../signals.ts';
import { lessonStore, moveStep, shownTrail, stepOf, typeForLearner } from './lessonStore.ts';

/** No wait of a lesson is longer, in steps. */
const mostSteps = 2000;

/** How many acts of the open step have been done, and of which opening. */
let done = { opening: -1, acts: 0 };

/** What the key will do next, in their order; empty when it leads to the next step. */
export function actsAhead(): readonly Act[] {
  const state = lessonStore.getState();
  if (state.phase !== 'doing') return [];
  return stepOf(state)?.model.slice(actsDone(state.openings)) ?? [];
}

/** Does the next thing. What is still being waited for is waited for first, at once. */
export async function goOn(): Promise<void> {
  const { openings, phase } = lessonStore.getState();
  if (phase !== 'doing') {
    await moveStep(1);
    return;
  }
  let acts = actsDone(openings);
  const ahead = actsAhead();
  for (const [at, act] of ahead.entries()) {
    acts += 1;
    done = { opening: openings, acts };
    if (act.type === 'wait') waitFor(act.until);
    else await perform(act);
    // Looks that belong together are one thing to the room.
    const isOne = act.type === 'look' && ahead[at + 1]?.type === 'look';
    if (lessonStore.getState().phase === 'done' || (act.type !== 'wait' && !isOne)) return;
  }
  // The path has been walked, and what it causes is on its way.
  ordinalStore.getState().toLast();
}

function actsDone(opening: number): number {
  return done.opening === opening ? done.acts : 0;
}

async function perform(act: Exclude<Act, { readonly type: 'wait' }>): Promise<void> {
  const { submit, select } = ordinalStore.getState();
  switch (act.type) {
    case 'type':
      return typeForLearner(act.line);
    case 'ask':
      submit(act.request);
      return undefined;
    case 'look':
      if (act.look.type === 'pod') select({ kind: 'lane', ordinal: act.look.ordinal });
      else signal({ type: 'looked', look: act.look });
      return undefined;
    case 'seek':
      return seek(act.to);
  }
}

function waitFor(until: Condition | undefined): void {
  const { toLast, next } = ordinalStore.getState();
  if (until === undefined) return toLast();
  for (let steps = 0; steps < mostSteps; steps++) {
    const trail = shownTrail();
    if (trail === undefined || until(trail) || !next()) return undefined;
  }
  return undefined;
}

function seek(to: Condition): void {
  const trail = shownTrail();
  const found = trail?.frames.find((_, at) => to(upTo(trail, at + 1)));
  if (found !== undefined) ordinalStore.getState().goToStep(found.step);
}
