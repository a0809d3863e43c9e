/** The lesson on the page: which step is open, how far it is, and what has been done of all of them. The engine computes, the chapter judges. */
import { createActor } from 'xstate';
import { createStore } from 'zustand/vanilla';
import { loadChapterWords } from '#i18n/chapterCatalogue.ts';
import { toYaml } from '#kubectl/print/yaml.ts';
import { contents } from '#lessons/contents.ts';
import type { Chapter, LessonPanel, LessonStep } from '#lessons/lesson.ts';
import type { Trail } from '#lessons/trail.ts';
import { home } from '#terminal/homeDirectory.ts';
import { Branches } from '../branches.ts';
import { loadFirstUse } from '../firstUse.ts';
import { readsOf } from '../lessonReads.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { onSignal, type Signal } from '../signals.ts';
import type { Panel } from '../state.ts';
import type { EndedCommand } from '../endedCommands.ts';
import { loadTerminals } from '../terminals.ts';
import { lessonMachine } from './lessonMachine.ts';
import { LiveTrail } from './liveTrail.ts';
import { type Opening, openingOf, playedOpeningOf, runAt } from './openings.ts';
import type { StepPlace } from './placeNames.ts';
import { joined, type LessonProgress, loadProgress, saveProgress, withStep } from './progress.ts';

/** `whereItWas` is passed through and never stayed in. */
type Phase = 'closed' | 'opening' | 'doing' | 'done' | 'failed' | 'away' | 'whereItWas';

export interface LessonState {
  readonly chapter: Chapter | undefined;
  /** The place of the open step in its chapter. */
  readonly at: number;
  readonly phase: Phase;
  /** How many hints of the step have been asked for. */
  readonly hints: number;
  /** Grows whenever a step is opened, this one anew or another. */
  readonly openings: number;
  /** Shown to a room by somebody who speaks. */
  readonly isLecture: boolean;
  /** Another cluster than the step's is on the page: somebody has opened a link or changed the version. */
  readonly isStray: boolean;
  readonly progress: LessonProgress;
}

export const lessonStore = createStore<LessonState>()(() => ({
  chapter: undefined,
  at: 0,
  phase: 'closed',
  hints: 0,
  openings: 0,
  isLecture: false,
  isStray: false,
  progress: loadProgress(),
}));

const actor = createActor(lessonMachine);
actor.subscribe(({ value }) => {
  const phase = typeof value === 'string' ? value : value.path;
  lessonStore.setState({ phase });
  ordinalStore.setState(({ lessons }) => ({
    lessons: typeof value === 'string' ? (lessons === 'contents' ? lessons : undefined) : 'step',
  }));
});
actor.start();

let asked = 0;
let live: LiveTrail | undefined;
let opening: Opening | undefined;
/** What the page goes on with is the step's own cluster as long as this is on it. */
let branches: object | undefined;

/** The open step, or undefined. */
export function stepOf({ chapter, at }: LessonState): LessonStep | undefined {
  return chapter?.steps[at];
}

/**
 * Opens a step, the first of the chapter when none is named. False when there is no such step, and then nothing has changed.
 * `isPlayed`: with what a teacher would do already in its history, to be looked at and not to be done.
 */
export async function openLesson(chapterId: string, stepId?: string, isPlayed = false): Promise<boolean> {
  const turn = ++asked;
  const entry = contents.find(({ id }) => id === chapterId);
  if (entry === undefined) return false;
  const [chapter, { lateParts }] = await Promise.all([
    entry.load(),
    loadFirstUse(),
    // The text asks for them itself, and says so when they cannot be had.
    loadChapterWords(chapterId, ordinalStore.getState().language).catch(() => undefined),
  ]);
  const at = stepId === undefined ? 0 : chapter.steps.findIndex(({ id }) => id === stepId);
  if (at < 0) return false;
  if (turn !== asked) return true;
  const isNew = lessonStore.getState().chapter !== chapter;
  lessonStore.setState({ chapter, at, hints: 0 });
  actor.send({ type: 'open' });
  try {
    opening = (isPlayed ? playedOpeningOf : openingOf)(chapter, at, lateParts);
  } catch (error) {
    actor.send({ type: 'failed' });
    throw error;
  }
  begin(chapter.steps[at]?.panels ?? []);
  void supplyTerminal(opening, isNew);
  if (at + 1 < chapter.steps.length) whenIdle(() => turn === asked && runAt(chapter, at + 1, lateParts));
  return true;
}

/** Plays what comes before a step, while nobody waits for it: it has a link that somebody is about to follow. */
export async function prepareLesson({ chapter: id, step }: StepPlace): Promise<void> {
  const found = contents.find((entry) => entry.id === id);
  if (found === undefined) return;
  const loaded = await Promise.all([found.load(), loadFirstUse()]).catch(() => undefined);
  // Who follows the link asks again, and is told.
  if (loaded === undefined) return;
  const [chapter, { lateParts }] = loaded;
  const at = step === undefined ? 0 : chapter.steps.findIndex((each) => each.id === step);
  if (at >= 0) whenIdle(() => runAt(chapter, at, lateParts));
}

/** The chapter that somebody who reads the contents is most likely to open: the first of which nothing is done. */
export function prepareNextChapter(): void {
  const { progress } = lessonStore.getState();
  const next = contents.find(({ id }) => progress[id] === undefined);
  if (next !== undefined) void prepareLesson({ chapter: next.id, step: undefined });
}

/** Where a browser does not say when it is idle, nothing is done before it is asked for. */
function whenIdle(task: () => unknown): void {
  globalThis.requestIdleCallback?.(() => void task());
}

/** The step so many further on in the chapter, if there is one. */
export async function moveStep(by: 1 | -1): Promise<boolean> {
  const { chapter, at } = lessonStore.getState();
  const step = chapter?.steps[at + by];
  return chapter !== undefined && step !== undefined && openLesson(chapter.id, step.id);
}

/** The step anew, from its beginning. */
export function beginStepAgain(): void {
  if (opening === undefined) return;
  actor.send({ type: 'open' });
  show(opening);
  begin(stepOf(lessonStore.getState())?.panels ?? []);
}

function leaveLesson(): void {
  actor.send({ type: 'leave' });
}

/** Goes on where the lesson was left; from the beginning of the step, when something else is on the page by now. */
export function returnToLesson(): void {
  actor.send({ type: 'return' });
  if (ordinalStore.getState().shownBranch() === branches) judge();
  else beginStepAgain();
}

/** The table of contents. A lesson that is open waits meanwhile. */
export function showContents(): void {
  leaveLesson();
  ordinalStore.setState({ lessons: 'contents' });
}

/** The whole page again; a lesson that is open waits. */
export function hideLessons(): void {
  leaveLesson();
  ordinalStore.setState({ lessons: undefined });
}

/** For a room, with one key for all; or for one learner. */
export function setLecture(isLecture: boolean): void {
  lessonStore.setState({ isLecture });
}

/** What has happened since the step was opened, for whoever judges something else by it. */
export function shownTrail(): Trail | undefined {
  return live?.trail;
}

export function showHint(): void {
  lessonStore.setState(({ hints }) => ({ hints: hints + 1 }));
}

/** Types a line into the terminal, where it is seen to run. */
export async function typeForLearner(line: string): Promise<void> {
  const terminals = await loadTerminals();
  ordinalStore.getState().openPanel('kubectl');
  const free = terminals
    .panes()
    .filter(({ session }) => session.running === undefined && session.unfinished.length === 0);
  // Of two that have nothing to do one is enough: beside the text there is no room to read in both.
  for (const { session } of free.slice(1)) terminals.removePane(session);
  terminals.type(free[0]?.session ?? terminals.addPane(), line);
}

/** Shows where the step begins, unless that is what is shown already: who has done a step as it was meant stays where she is. */
function begin(panels: readonly LessonPanel[]): void {
  // What is shown now is not the learner's doing.
  live = undefined;
  const panel = panels.map((name) => panelOf[name]).find((name) => name !== undefined);
  if (!isAtOpening()) show(opening as Opening);
  ordinalStore.setState({ selection: undefined, ...(panel !== undefined && { panel }) });
  branches = ordinalStore.getState().shownBranch();
  lessonStore.setState({ isStray: false });
  live = new LiveTrail();
  lessonStore.setState(({ openings }) => ({ openings: openings + 1 }));
  actor.send({ type: 'opened' });
  judge();
}

function show({ history, step, start }: Opening): void {
  // Where a step begins in the midst of things there is an event to step on to.
  history.extend({ maxSteps: step + 1 });
  void loadTerminals().then((terminals) => terminals.settle());
  ordinalStore.getState().open({ branchesAgain: () => new Branches(history), step, setName: start.setName });
}

/** The page shows the step as it is opened: nothing has been asked for since. */
export function isAtOpening(): boolean {
  const { frame, shownBranch, activeBranch, isInPast } = ordinalStore.getState();
  if (opening === undefined || shownBranch() !== branches || activeBranch !== 'main' || isInPast()) return false;
  return shownBranch().history === opening.history && frame.step === opening.step;
}

/** A terminal is there in most steps, and what lies in its folder in all of them. */
async function supplyTerminal({ start: { files } }: Opening, isNew: boolean): Promise<void> {
  const terminals = await loadTerminals();
  listenTo(terminals);
  for (const [name, manifests] of Object.entries(files)) {
    terminals.putFile(`${home}/${name}`, manifests.map(toYaml).join('---\n'));
  }
  if (isNew) for (const { session } of terminals.panes()) session.clear();
}

let isListening = false;

function listenTo(terminals: Awaited<ReturnType<typeof loadTerminals>>): void {
  if (!isListening) terminals.onEnded(noteCommand);
  isListening = true;
}

function noteCommand({ entry: { text, output, exit, place }, hasWritten }: EndedCommand): void {
  if (live === undefined || exit !== 0 || hasWritten || !isOurs()) return;
  for (const read of readsOf(text, output, place.step)) live.noteRead(read, place.branch);
  judge();
}

function noteSignal(signal: Signal): void {
  if (live === undefined || !isOurs()) return;
  const { step } = ordinalStore.getState().frame;
  if (signal.type === 'looked') live.noteLook({ look: signal.look, step });
  else live.noteRefusal({ request: signal.request, error: signal.error, step });
  judge();
}

onSignal(noteSignal);
ordinalStore.subscribe((next, before) => {
  if (live === undefined) return;
  // Somebody has begun again by the page's own button: that is the beginning of the step.
  if (next.shownBranch() !== branches) {
    const isOpening = next.frame.step === opening?.step && next.shownBranch().history === opening.history;
    lessonStore.setState({ isStray: !isOpening });
    if (!isOpening || next.lessons !== 'step') return;
    branches = next.shownBranch();
    actor.send({ type: 'open' });
    begin(stepOf(lessonStore.getState())?.panels ?? []);
    return;
  }
  if (next.selection !== before.selection && next.selection !== undefined) {
    live.noteLook({ look: { type: 'pod', ordinal: next.selection.ordinal }, step: next.frame.step });
  } else if (next.frame === before.frame && next.activeBranch === before.activeBranch) return;
  live.follow();
  judge();
});

function isOurs(): boolean {
  return ordinalStore.getState().shownBranch() === branches;
}

function judge(): void {
  const state = lessonStore.getState();
  const step = stepOf(state);
  if (live === undefined || step === undefined || state.chapter === undefined || state.phase !== 'doing') return;
  live.follow();
  if (!step.done(live.trail)) return;
  actor.send({ type: 'met' });
  keep(withStep(state.progress, state.chapter.id, step.id));
}

/** What a link says was done is added to what is known. */
export function addProgress(progress: LessonProgress): void {
  keep(joined(lessonStore.getState().progress, progress));
}

function keep(progress: LessonProgress): void {
  lessonStore.setState({ progress });
  saveProgress(progress);
}

const panelOf: Readonly<Record<LessonPanel, Panel | undefined>> = {
  controller: 'controller',
  revisions: 'controller',
  inspector: 'inspector',
  terminal: 'kubectl',
  yaml: 'yaml',
  events: 'events',
  // These are on the stage and above it.
  status: undefined,
  names: undefined,
};
