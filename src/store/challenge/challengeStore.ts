/** The challenge on the page: what of it is done, what it has cost, and what it is to look like. The engine judges. */
import { createActor } from 'xstate';
import { createStore } from 'zustand/vanilla';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { History } from '#engine/simulation/history.ts';
import { toYaml } from '#kubectl/print/yaml.ts';
import { type Challenge, variantsOf } from '#lessons/challenges/challenge.ts';
import { now } from '#lessons/trail.ts';
import type { LinkView } from '#share/linkView.ts';
import { home } from '#terminal/homeDirectory.ts';
import { Branches } from '../branches.ts';
import { loadFirstUse } from '../firstUse.ts';
import { LiveTrail } from '../lesson/liveTrail.ts';
import { addProgress, hideLessons, lessonStore } from '../lesson/lessonStore.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { loadTerminals } from '../terminals.ts';
import { challengeMachine } from './challengeMachine.ts';
import { type Grade, gradeOf } from './grading.ts';
import { playActs, runOf } from './modelRun.ts';
import type { Proof } from './proof.ts';

/** `whereItWas` is passed through and never stayed in. */
type Phase = 'closed' | 'opening' | 'trying' | 'solved' | 'showing' | 'failed' | 'away' | 'whereItWas';

export interface ChallengeState {
  readonly challenge: Challenge | undefined;
  readonly phase: Phase;
  /** How many hints have been asked for. */
  readonly hints: number;
  readonly grade: Grade | undefined;
  /** The cluster as it was found, and as a master leaves it. */
  readonly opening: Frame | undefined;
  readonly goal: Frame | undefined;
  /** What carries the solution to somebody else, once there is one. */
  readonly solution: LinkView | undefined;
  /** Somebody else's solution is on the page, and is graded again. */
  readonly isProof: boolean;
  /** Another cluster than the challenge's is on the page. */
  readonly isStray: boolean;
  /** Of the model solution, while it is shown: how many of its acts have been done. */
  readonly acts: number;
}

export const challengeStore = createStore<ChallengeState>()(() => ({
  challenge: undefined,
  phase: 'closed',
  hints: 0,
  grade: undefined,
  opening: undefined,
  goal: undefined,
  solution: undefined,
  isProof: false,
  isStray: false,
  acts: 0,
}));

/** In the progress that lessons keep, under a name that no chapter has. */
export const progressKey = 'challenges';

const actor = createActor(challengeMachine);
actor.subscribe(({ value }) => {
  challengeStore.setState({ phase: typeof value === 'string' ? value : value.bench });
});
actor.start();

interface Shown {
  readonly history: History;
  readonly step: number;
}

let asked = 0;
let live: LiveTrail | undefined;
/** Where the challenge begins. */
let begins: Shown | undefined;
/** Somebody else's solution, to be shown from its beginning to its end. */
let proof: Proof | undefined;
/** What the page goes on with is the challenge's own cluster as long as this is on it. */
let branches: object | undefined;
let lateParts: Awaited<ReturnType<typeof loadFirstUse>>['lateParts'] | undefined;

/** Whether a challenge has the page, and not a lesson. */
export function isOnBench({ phase }: ChallengeState): boolean {
  return phase !== 'closed' && phase !== 'away';
}

/** Opens a challenge at its beginning, or at the end of a solution. False when there is none of that name, and then nothing has changed. */
export async function openChallenge(id: string, provedBy?: Proof): Promise<boolean> {
  const turn = ++asked;
  const [{ challengeOf }, firstUse] = await Promise.all([
    import('#lessons/challenges/challenges.ts'),
    loadFirstUse(),
    ordinalStore.getState().prepare(),
  ]);
  const found = challengeOf(id);
  const challenge = provedBy?.challenge ?? (found && drawn(variantsOf(found)));
  if (challenge === undefined) return false;
  if (turn !== asked) return true;
  ({ lateParts } = firstUse);
  live = undefined;
  actor.send({ type: 'open' });
  try {
    const run = runOf(challenge, lateParts);
    begins = { history: run.history, step: now(run.trail).step };
    proof = provedBy;
    const model = run.fork();
    playActs(challenge, model, challenge.model, lateParts);
    challengeStore.setState({ challenge, opening: now(run.trail), goal: now(model.trail) });
  } catch (error) {
    actor.send({ type: 'failed' });
    throw error;
  }
  hideLessons();
  begin();
  void supplyTerminal(challenge);
  return true;
}

/** One of them by chance: who looks must not be able to know which. */
function drawn<T>(things: readonly T[]): T | undefined {
  return things[Math.floor(Math.random() * things.length)];
}

/** From its beginning, with nothing done. */
export function beginChallengeAgain(): void {
  proof = undefined;
  actor.send({ type: 'open' });
  begin();
}

/** Goes on where it was left; from its beginning, when something else is on the page by now. */
export function returnToChallenge(): void {
  hideLessons();
  if (ordinalStore.getState().shownBranch() !== branches) return beginChallengeAgain();
  actor.send({ type: 'return' });
  ordinalStore.setState({ lessons: 'step' });
  return judge();
}

/** The whole page again; the challenge waits. */
export function leaveChallenge(): void {
  ordinalStore.setState({ lessons: undefined });
}

export function showChallengeHint(): void {
  challengeStore.setState(({ hints }) => ({ hints: hints + 1 }));
}

/** From its beginning, to be looked at: the model solution is typed line by line. */
export function showSolution(): void {
  beginChallengeAgain();
  actor.send({ type: 'show' });
}

/** One thing of the model solution has been done. */
export function countAct(): void {
  challengeStore.setState(({ acts }) => ({ acts: acts + 1 }));
}

/** Whether it holds now, for whoever waits for something. */
export function challengeTrail() {
  live?.follow();
  return live?.trail;
}

function begin(): void {
  const { challenge } = challengeStore.getState();
  if (challenge === undefined || begins === undefined) return;
  // What is shown now is not the learner's doing.
  live = undefined;
  const { history } = proof ?? begins;
  const { open, goToStep } = ordinalStore.getState();
  open({ branchesAgain: () => new Branches(history), step: begins.step, setName: challenge.start.setName });
  ordinalStore.setState({ lessons: 'step', selection: undefined, panel: 'kubectl' });
  branches = ordinalStore.getState().shownBranch();
  live = new LiveTrail();
  challengeStore.setState({ hints: 0, acts: 0, isStray: false, isProof: proof !== undefined, solution: undefined });
  actor.send({ type: 'opened' });
  if (proof !== undefined) goToStep(proof.step);
  judge();
}

async function supplyTerminal({ start: { files } }: Challenge): Promise<void> {
  const terminals = await loadTerminals();
  for (const [name, manifests] of Object.entries(files)) {
    terminals.putFile(`${home}/${name}`, manifests.map(toYaml).join('---\n'));
  }
  for (const { session } of terminals.panes()) session.clear();
}

ordinalStore.subscribe((next, before) => {
  const state = challengeStore.getState();
  if (live === undefined || !isOnBench(state)) return;
  if (next.lessons !== 'step') {
    actor.send({ type: 'leave' });
    return;
  }
  if (next.shownBranch() !== branches) {
    noteStray(next.shownBranch().history);
    return;
  }
  if (next.frame === before.frame && next.activeBranch === before.activeBranch) return;
  judge();
});

/** Somebody has begun again by the page's own button: that is the beginning of the challenge. Anything else is not its cluster. */
function noteStray(history: History): void {
  const isOwn = history === begins?.history || history === proof?.history;
  challengeStore.setState({ isStray: !isOwn });
  if (isOwn) beginChallengeAgain();
}

lessonStore.subscribe(({ phase }) => {
  if (phase !== 'closed' && phase !== 'away') actor.send({ type: 'leave' });
});

function judge(): void {
  const { challenge, phase, isProof } = challengeStore.getState();
  if (live === undefined || challenge === undefined || lateParts === undefined || phase === 'solved') return;
  live.follow();
  const { trail } = live;
  const { history } = ordinalStore.getState().shownBranch();
  const grade = gradeOf(challenge, trail, history, lateParts);
  challengeStore.setState({ grade });
  if (!grade.isSolved || phase !== 'trying') return;
  const { step, cluster } = now(trail);
  const scenario = { ...history.scenario, requests: history.requestsUpTo(step) };
  const shown = { step, atMs: cluster.nowMs };
  challengeStore.setState({ solution: { scenario, shown, fingerprint: fingerprintOf(cluster) } });
  actor.send({ type: 'solved' });
  if (!isProof) addProgress({ [progressKey]: [challenge.id] });
}
