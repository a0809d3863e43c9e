/** A question about what comes next: asked at the moment that the page shows, answered by running on. The engine asks and grades. */
import { createStore } from 'zustand/vanilla';
import { type Grade, gradeOf, type Question } from '#engine/predict/question.ts';
import { eachQuestion } from '#engine/predict/questions.ts';
import { History } from '#engine/simulation/history.ts';
import { getPodName } from '#engine/statefulset/identity.ts';
import { loadFirstUse } from '../firstUse.ts';
import { takeLanes } from '../laneTaker.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { delayUntil, nextStop } from '../playback.ts';
import { speeds, type Speed } from '../state.ts';

export interface PredictionState {
  /**
   * `closed`: nobody asks. `nothing`: there is nothing to be asked at this moment. `moved`: the page shows another moment than the one
   * that was asked about.
   */
  readonly phase: 'closed' | 'nothing' | 'asking' | 'moved' | 'playing' | 'told';
  readonly question: Question | undefined;
  /** The place of a choice. */
  readonly chosen: number | undefined;
  readonly grade: Grade | undefined;
  readonly right: number;
  readonly told: number;
}

/** How long it plays up to an answer at most; further away, it plays faster. */
const longestPlayMs = 12_000;

const closed: PredictionState = {
  phase: 'closed',
  question: undefined,
  chosen: undefined,
  grade: undefined,
  right: 0,
  told: 0,
};

export const predictionStore = createStore<PredictionState>()(() => closed);

/** The questions of the moment that was asked about last, and those of them that have been asked. */
let questions: Iterator<Question, void> | undefined;
let asked: Question[] = [];
let stopFollowing: (() => void) | undefined;
let isOpen = false;
/** The reader's own speed, while it plays at another one. */
let ownSpeed: Speed | undefined;

/** Asks about the moment that the page shows. */
export async function askHere(): Promise<void> {
  isOpen = true;
  ordinalStore.getState().pause();
  const { lateParts } = await loadFirstUse();
  if (!isOpen) return;
  const { frame, setName, shownBranch } = ordinalStore.getState();
  questions = eachQuestion(shownBranch().history, frame.step, setName, lateParts);
  asked = [];
  stopFollowing ??= follow();
  show(nextQuestion());
}

/** The next question about the same moment, and after the last one the first again. */
export function askAnother(): void {
  const { question } = predictionStore.getState();
  if (question === undefined || ordinalStore.getState().frame.step !== question.step) return void askHere();
  show(nextQuestion() ?? asked[0]);
}

/** Another question about the moment that was asked about last. */
export function goBackAndAsk(): void {
  const { question } = predictionStore.getState();
  if (question !== undefined) ordinalStore.getState().goToStep(question.step);
  askAnother();
}

export function choose(place: number): void {
  const { phase } = predictionStore.getState();
  if (phase === 'asking') predictionStore.setState({ chosen: place });
}

/** Runs on to the answer. What it is asked about first is asked; what was asked later is left out, on a branch of its own. */
export async function play(): Promise<void> {
  const { phase, question, chosen } = predictionStore.getState();
  if (phase !== 'asking' || question === undefined || chosen === undefined) return;
  const { lateParts } = await loadFirstUse();
  const page = ordinalStore.getState();
  page.select(undefined);
  predictionStore.setState({ phase: 'playing' });
  if (question.premise !== undefined) page.submit(question.premise);
  else if (isAskedLater(question)) {
    const { history } = page.shownBranch();
    const requests = history.requestsUpTo(question.step);
    const alone = new History({ ...history.scenario, requests }, lateParts);
    alone.extend({ maxSteps: question.step + question.stepsAhead });
    page.addBranch(question.step, undefined, alone);
  }
  reachAnswer(question);
  ownSpeed = ordinalStore.getState().speed;
  ordinalStore.getState().setSpeed(paceOf(question, ownSpeed));
  ordinalStore.getState().play();
}

/** Shows the moment of the answer at once. */
export function goToAnswer(): void {
  const { phase, question } = predictionStore.getState();
  if (phase !== 'playing' || question === undefined) return;
  reachAnswer(question);
  ordinalStore.getState().goToStep(answerStep(question));
}

export function close(): void {
  isOpen = false;
  stopFollowing?.();
  stopFollowing = undefined;
  questions = undefined;
  restoreSpeed();
  ordinalStore.getState().predict(false);
  predictionStore.setState({ ...closed });
}

function nextQuestion(): Question | undefined {
  const next = questions?.next();
  if (next === undefined || next.done === true) return undefined;
  asked.push(next.value);
  return next.value;
}

function show(question: Question | undefined): void {
  const phase = question === undefined ? 'nothing' : 'asking';
  predictionStore.setState({ phase, question, chosen: undefined, grade: undefined });
}

function answerStep({ step, stepsAhead }: Question): number {
  return step + stepsAhead;
}

function reachAnswer(question: Question): void {
  ordinalStore
    .getState()
    .shownBranch()
    .history.extend({ maxSteps: answerStep(question) });
}

/** Something else was asked between the moment of the question and that of the answer. */
function isAskedLater(question: Question): boolean {
  const { marks } = ordinalStore.getState();
  return marks.some(({ step }) => step > question.step && step <= answerStep(question));
}

/** The reader's own speed, or the lowest above it at which the answer is not too long in coming. */
function paceOf(question: Question, own: Speed): Speed {
  const { steps } = ordinalStore.getState().shownBranch().history;
  let lengthMs = 0;
  for (let at: number | undefined = question.step; at !== undefined && at < answerStep(question); ) {
    lengthMs += delayUntil(steps, at, 1);
    at = nextStop(steps, at, 'event');
  }
  return speeds.find((speed) => speed >= own && lengthMs / speed <= longestPlayMs) ?? 8;
}

function restoreSpeed(): void {
  if (ownSpeed !== undefined) ordinalStore.getState().setSpeed(ownSpeed);
  ownSpeed = undefined;
}

/** Follows the page: to the answer, and to another moment, which is another question. */
function follow(): () => void {
  const stopLanes = takeLanes(chooseLane);
  const stopStore = ordinalStore.subscribe(({ frame }, before) => {
    if (frame === before.frame) return;
    const { phase, question } = predictionStore.getState();
    if (question === undefined) {
      if (phase === 'nothing') predictionStore.setState({ phase: 'moved' });
    } else if (phase === 'asking' && frame.step !== question.step) predictionStore.setState({ phase: 'moved' });
    else if (phase === 'playing' && frame.step >= answerStep(question)) tell(question);
  });
  return () => {
    stopLanes();
    stopStore();
  };
}

function tell(question: Question): void {
  const { chosen = -1, right, told } = predictionStore.getState();
  const grade = gradeOf(question, chosen);
  predictionStore.setState({ phase: 'told', grade, right: right + (grade.isRight ? 1 : 0), told: told + 1 });
  restoreSpeed();
  const page = ordinalStore.getState();
  page.pause();
  // What plays skips steps at which nothing is to be seen.
  if (page.frame.step !== answerStep(question)) page.goToStep(answerStep(question));
}

/** A lane is the answer to a question whose choices are pods; pressed again, it is the next one that is about it. */
function chooseLane(ordinal: number): boolean {
  const { phase, question, chosen } = predictionStore.getState();
  if (phase !== 'asking' || question?.kind !== 'nextPod') return false;
  const { frame, setName } = ordinalStore.getState();
  const set = frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  const pod = set && getPodName(set, ordinal);
  const places = question.choices.flatMap(({ value }, at) =>
    value.pods.length === 1 && value.pods[0] === pod ? [at] : [],
  );
  const place = places[(places.indexOf(chosen ?? -1) + 1) % places.length];
  if (place === undefined) return false;
  choose(place);
  // It is marked on the stage, and the panel stays as it is.
  ordinalStore.setState({ selection: { kind: 'lane', ordinal } });
  return true;
}
