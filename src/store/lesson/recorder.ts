/** Records what an author does on the page, and writes a chapter's draft of it. What was done in a future that is not shown any more is left out. */
import { createStore } from 'zustand/vanilla';
import { lessonWords } from '#i18n/lessonWords.ts';
import { toYaml } from '#kubectl/print/yaml.ts';
import { draftText } from '#lessons/draft/draftText.ts';
import { ask, look, typeLine } from '#lessons/lesson.ts';
import { type StartName, starts } from '#lessons/starts.ts';
import { home } from '#terminal/homeDirectory.ts';
import { Branches } from '../branches.ts';
import { lastSharedStep } from '../branchPaths.ts';
import type { EndedCommand } from '../endedCommands.ts';
import { loadFirstUse } from '../firstUse.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { onSignal, type Signal } from '../signals.ts';
import type { OrdinalState } from '../state.ts';
import { loadTerminals, type Terminals } from '../terminals.ts';
import { draftSteps, type RecordedAct } from './draft.ts';
import { hideLessons } from './lessonStore.ts';
import { type Opening, openingOf } from './openings.ts';

export interface RecorderState {
  readonly phase: 'off' | 'recording' | 'written';
  /** How many acts each step has so far; the last is the one that is being recorded. */
  readonly acts: readonly number[];
  /** The text of the file; empty when there is nothing to write of. */
  readonly draft: string;
  /** What the recording began with. */
  readonly start: StartName;
}

const off: RecorderState = { phase: 'off', acts: [0], draft: '', start: 'web' };

export const recorderStore = createStore<RecorderState>()(() => off);

/** An act, or the end of a step, with the future in which it was. */
interface Item {
  readonly branch: string;
  readonly step: number;
  /** It made a step of its own: a future that parts before that knows nothing of it. */
  readonly hasWritten?: boolean;
  readonly what: Omit<RecordedAct, 'step'> | 'end';
}

let items: Item[] = [];
let opening: Opening | undefined;
let branches: object | undefined;
let stopListening: (() => void) | undefined;

/** Opens this beginning of a lesson, and records from there. */
export async function beginRecording(start: StartName): Promise<void> {
  const [{ lateParts }, terminals] = await Promise.all([loadFirstUse(), loadTerminals()]);
  stopListening?.();
  hideLessons();
  items = [];
  opening = openingOf({ id: 'draft', slides: [], start, steps: [] }, 0, lateParts);
  const { history, step } = opening;
  ordinalStore.getState().open({
    branchesAgain: () => new Branches(history),
    step,
    setName: starts[start].setName,
  });
  for (const [name, manifests] of Object.entries(starts[start].files)) {
    terminals.putFile(`${home}/${name}`, manifests.map(toYaml).join('---\n'));
  }
  ordinalStore.setState({ lessons: 'step', selection: undefined, panel: 'kubectl' });
  branches = ordinalStore.getState().shownBranch();
  stopListening = listen(terminals);
  recorderStore.setState({ ...off, phase: 'recording', start });
}

/** What was done so far is a step, and the next one begins. */
export function endStep(): void {
  if (recorderStore.getState().phase !== 'recording') return;
  const { frame, activeBranch } = ordinalStore.getState();
  items.push({ branch: activeBranch, step: frame.step, what: 'end' });
  count();
}

/** Writes the draft of all that was recorded. */
export async function writeDraft(): Promise<void> {
  const { phase, start } = recorderStore.getState();
  if (phase !== 'recording') return;
  endStep();
  const [{ lateParts }] = await Promise.all([loadFirstUse(), lessonWords.load('zh')]);
  const steps = draftSteps(start, recordedSteps(), lateParts);
  const words = { en: lessonWords.wordsFor('en').record.draft, zh: lessonWords.wordsFor('zh').record.draft };
  recorderStore.setState({ phase: 'written', draft: steps.length === 0 ? '' : draftText(start, steps, words) });
}

/** The recording is on the page again. Where something else is there by now, nothing more is recorded. */
export function returnToRecording(): void {
  ordinalStore.setState({ lessons: 'step' });
}

/** Leaves the page as it is, with nothing recorded any more. */
export function stopRecording(): void {
  stopListening?.();
  stopListening = undefined;
  items = [];
  recorderStore.setState(off);
  ordinalStore.setState({ lessons: undefined });
}

function listen(terminals: Terminals): () => void {
  const stops = [
    terminals.onEnded(noteCommand),
    onSignal(noteSignal),
    ordinalStore.subscribe((next, before) => {
      if (next.shownBranch() !== branches) return noteOtherCluster();
      noteClick(terminals, next, before);
      if (next.selection !== before.selection && next.selection !== undefined)
        note({ act: look({ type: 'pod', ordinal: next.selection.ordinal }) });
      return undefined;
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Somebody has begun again by the page's own button; or has opened something else, which ends the recording. */
function noteOtherCluster(): void {
  const { frame, shownBranch } = ordinalStore.getState();
  if (frame.step !== opening?.step || shownBranch().history !== opening.history) {
    stopListening?.();
    recorderStore.setState(off);
    return;
  }
  branches = shownBranch();
  items = [];
  count();
}

/** Lines that were interrupted were not meant. */
function noteCommand({ entry: { text, exit, place }, hasWritten }: EndedCommand): void {
  if (exit === 130 || text.includes('\n')) return;
  // What is asked for in the past begins another future.
  const branch = hasWritten ? ordinalStore.getState().activeBranch : place.branch;
  note({ act: typeLine(text) }, { branch, step: place.step, hasWritten });
}

function noteSignal(signal: Signal): void {
  if (signal.type === 'looked') note({ act: look(signal.look) });
}

/** A control has asked for something. The terminal has just said how it would be typed, if it can be. */
function noteClick(terminals: Terminals, next: OrdinalState, before: OrdinalState): void {
  const { cause, step } = next.frame;
  if (next.frame === before.frame || cause?.type !== 'request' || cause.refusal !== undefined) return;
  if (before.marks.some(({ request }) => request === cause.request)) return;
  const said = terminals.panes()[0]?.session.entries.at(-1);
  if (said?.kind !== 'comment' || said.place.step !== step) return;
  const request = ask(cause.request);
  const hasLine = said.noLine === undefined && !said.text.includes('\n');
  const place = { branch: next.activeBranch, step: step - 1, hasWritten: true };
  note(hasLine ? { act: typeLine(said.text), instead: request } : { act: request }, place);
}

function note(what: Item['what'], at?: Omit<Item, 'what'>): void {
  const { frame, activeBranch, shownBranch } = ordinalStore.getState();
  if (recorderStore.getState().phase !== 'recording' || shownBranch() !== branches) return;
  const { branch, step, hasWritten = false } = at ?? { branch: activeBranch, step: frame.step };
  items.push({ branch, step, hasWritten, what });
  count();
}

function count(): void {
  recorderStore.setState({ acts: recordedSteps().map(({ acts }) => acts.length) });
}

/** What lies on the way to the future that is shown, in the order in which it was done there. */
function recordedSteps() {
  const { branches: infos, activeBranch } = ordinalStore.getState();
  const here = items.filter(
    ({ branch, step, hasWritten }) =>
      step + (hasWritten === true ? 1 : 0) <= lastSharedStep(infos, branch, activeBranch),
  );
  const steps: { acts: RecordedAct[]; endedAt: number }[] = [{ acts: [], endedAt: 0 }];
  for (const { what, step } of here) {
    const open = steps.at(-1);
    if (open === undefined) continue;
    if (what === 'end') {
      open.endedAt = step;
      steps.push({ acts: [], endedAt: 0 });
    } else open.acts.push({ ...what, step });
  }
  return steps;
}
