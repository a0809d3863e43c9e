/** Tells of every step of a lesson that is done, once. The lessons themselves come when one is opened. */
import type { LessonState } from '#store/lesson/lessonStore.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { GoalReached } from './channel.ts';

/** Begins to tell; gives the way to stop. */
export function onGoal(tell: (goal: GoalReached) => void): () => void {
  let stopTelling: (() => void) | undefined;
  let isStopped = false;
  const begin = async (): Promise<void> => {
    stopWaiting();
    const { lessonStore } = await import('#store/lesson/lessonStore.ts');
    if (isStopped) return;
    const tellIfDone = (state: LessonState) => {
      const goal = goalOf(state);
      if (goal !== undefined) tell(goal);
    };
    // It may have been done while this was on its way.
    tellIfDone(lessonStore.getState());
    stopTelling = lessonStore.subscribe((next, before) => {
      if (before.phase === 'doing') tellIfDone(next);
    });
  };
  const stopWaiting = ordinalStore.subscribe(({ lessons }) => {
    if (lessons === 'step') void begin();
  });
  if (ordinalStore.getState().lessons === 'step') void begin();
  return () => {
    isStopped = true;
    stopWaiting();
    stopTelling?.();
  };
}

/** Undefined while the open step is not done. */
function goalOf({ chapter, at, phase, progress }: LessonState): GoalReached | undefined {
  const step = chapter?.steps[at];
  if (phase !== 'done' || chapter === undefined || step === undefined) return undefined;
  const done = new Set([...(progress[chapter.id] ?? []), step.id]);
  return {
    type: 'goal',
    lesson: `${chapter.id}/${step.id}`,
    done: chapter.steps.filter(({ id }) => done.has(id)).length,
    steps: chapter.steps.length,
  };
}
