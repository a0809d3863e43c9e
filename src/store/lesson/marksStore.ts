/** The marks on the page: kept as they come; the hints that somebody takes, and what a step has proved, are noted by themselves. */
import { createStore } from 'zustand/vanilla';
import { needs } from '#lessons/needs.ts';
import { lessonStore, shownTrail, stepOf } from './lessonStore.ts';
import { joinedMarks, type LessonMarks, loadMarks, saveMarks, type StepMarks, withMarks } from './marks.ts';

export const marksStore = createStore<{ readonly marks: LessonMarks }>()(() => ({ marks: loadMarks() }));

/** Of the step that is open. */
export function note(marks: StepMarks): void {
  const state = lessonStore.getState();
  const step = stepOf(state);
  if (state.chapter === undefined || step === undefined) return;
  keep(withMarks(marksStore.getState().marks, `${state.chapter.id}/${step.id}`, marks));
}

/** What a link says is added to what is known. */
export function addMarks(marks: LessonMarks): void {
  keep(joinedMarks(marksStore.getState().marks, marks));
}

function keep(marks: LessonMarks): void {
  if (marks === marksStore.getState().marks) return;
  marksStore.setState({ marks });
  saveMarks(marks);
}

lessonStore.subscribe(({ hints, phase }, before) => {
  if (hints > before.hints) note({ hints });
  if (phase === 'done' && before.phase === 'doing') noteProof();
});

function noteProof(): void {
  const state = lessonStore.getState();
  const place = `${state.chapter?.id}/${stepOf(state)?.id}`;
  const need = needs.find(({ step }) => step === place);
  const trail = shownTrail();
  if (need !== undefined && trail !== undefined) note({ proof: need.proof(trail) });
}
