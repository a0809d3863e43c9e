/** The prediction of the open step on the page: asked when somebody wants it, told when the step is done or at once. Nobody has to. */
import { createStore } from 'zustand/vanilla';
import { loadFirstUse } from '../firstUse.ts';
import { askedAt, type AskedPrediction } from './askedPrediction.ts';
import { lessonStore, stepOf } from './lessonStore.ts';
import { note } from './marksStore.ts';

export interface StepPredictionState {
  /** `thinking`: the engine works it out. `said`: answered, and not told yet. */
  readonly phase: 'idle' | 'thinking' | 'asking' | 'said' | 'told';
  readonly asked: AskedPrediction | undefined;
  /** The place of a choice. */
  readonly chosen: number | undefined;
}

const idle: StepPredictionState = { phase: 'idle', asked: undefined, chosen: undefined };

export const stepPredictionStore = createStore<StepPredictionState>()(() => idle);

/** Asks. What is imagined is run after the page has been drawn: it can take as long as some hundred steps. */
export async function askPrediction(): Promise<void> {
  const { chapter, at, openings } = lessonStore.getState();
  if (chapter === undefined || stepPredictionStore.getState().phase !== 'idle') return;
  stepPredictionStore.setState({ phase: 'thinking' });
  const [{ lateParts }] = await Promise.all([loadFirstUse(), new Promise((done) => setTimeout(done))]);
  if (lessonStore.getState().openings !== openings) return;
  const asked = askedAt(chapter, at, lateParts);
  stepPredictionStore.setState(asked === undefined ? idle : { phase: 'asking', asked, chosen: undefined });
}

export function choosePrediction(chosen: number): void {
  if (stepPredictionStore.getState().phase === 'asking') stepPredictionStore.setState({ chosen });
}

/** The choice is made: it counts from now on. Where the step itself shows the answer, it is told when that is done. */
export function sayPrediction(): void {
  const { phase, asked, chosen } = stepPredictionStore.getState();
  if (phase !== 'asking' || asked === undefined || chosen === undefined) return;
  note({ predicted: chosen === rightOf(asked) ? 'right' : 'wrong' });
  const isShown = stepOf(lessonStore.getState())?.predict?.isShown === true;
  stepPredictionStore.setState({ phase: isShown ? 'said' : 'told' });
}

export function tellPrediction(): void {
  if (stepPredictionStore.getState().phase === 'said') stepPredictionStore.setState({ phase: 'told' });
}

/** Without an answer: nothing is kept. */
export function dropPrediction(): void {
  if (stepPredictionStore.getState().phase === 'asking') stepPredictionStore.setState(idle);
}

/** The place of the right choice. */
export function rightOf(asked: AskedPrediction): number {
  return asked.type === 'worked'
    ? asked.right
    : asked.question.choices.findIndex(({ mistake }) => mistake === undefined);
}

lessonStore.subscribe((next, before) => {
  if (next.openings !== before.openings) stepPredictionStore.setState(idle);
  else if (next.phase === 'done' && before.phase !== 'done') {
    if (stepPredictionStore.getState().phase === 'said') tellPrediction();
    else dropPrediction();
  }
});
