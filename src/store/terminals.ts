/**
 * The page's terminals: sessions that see what the page shows, act on it, and go on as its time does. A running command is handed every
 * frame that changes anything, in order; where nothing happens any more, time passes for it alone.
 */
import type { Answer } from '#engine/apiserver/admission.ts';
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { Kubeconfig } from '#kubectl/kubeconfig.ts';
import { LocalPorts } from '#kubectl/localPorts.ts';
import type { Place, ShownCluster } from '#terminal/cluster.ts';
import type { Entry } from '#terminal/entries.ts';
import { makeHome } from '#terminal/homeDirectory.ts';
import { Session } from '#terminal/session.ts';
import type { Branches } from './branches.ts';
import { lastSharedStep } from './branchPaths.ts';
import { type EndedCommand, EndedCommands } from './endedCommands.ts';
import { fieldTexts } from './fieldTexts.ts';
import { loadFirstUse } from './firstUse.ts';
import { loadLines, saveLines } from './keptLines.ts';
import { ordinalStore } from './ordinalStore.ts';
import { frameAt, isAtEnd, shownBranches } from './shownFrames.ts';
import { signal } from './signals.ts';
import type { OrdinalState } from './state.ts';

/** Of what was asked for before the terminal was opened. */
const mostNotes = 100;

/** No wait lasts longer on the screen, at speed 1. */
const longestWaitMs = 1500;

export interface Pane {
  readonly id: number;
  readonly session: Session;
  /** Grows with every change of the session. */
  readonly version: number;
}

export interface LineResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** `elsewhere`: in another future of the scenario. `gone`: in a scenario that is not on the page any more. */
export type When = 'past' | 'later' | 'elsewhere' | 'gone';

let made: Promise<Terminals> | undefined;

/** The terminals, made when somebody first asks for them. */
export function loadTerminals(): Promise<Terminals> {
  made ??= Promise.all([loadFirstUse(), ordinalStore.getState().prepare()])
    .then(([{ lateParts }]) => new Terminals(lateParts))
    .catch((error: unknown) => {
      made = undefined;
      throw error;
    });
  return made;
}

/** What a session has been shown, and the time it has come to. */
interface Progress {
  seen: Place;
  /** Later than the frame, where nothing happens any more. */
  nowMs: number;
  /** It has asked for changes since its command began. */
  hasWritten: boolean;
  /** Where its command began. */
  began: Place;
}

export class Terminals {
  readonly #lateParts: LateParts;
  readonly #sessions: Session[] = [];
  readonly #progress = new Map<Session, Progress>();
  readonly #listeners = new Set<() => void>();
  readonly #history = loadLines();
  readonly #ended = new EndedCommands();
  readonly #files = makeHome();
  readonly #kubeconfig = new Kubeconfig();
  readonly #localPorts = new LocalPorts();
  #panes: readonly Pane[] = [];
  #branches: Branches;
  #scenarios = 0;
  #made = 0;
  /** What sessions see now: while they catch up, an earlier frame than the page's. */
  #view: { readonly frame: Frame; readonly place: Place };
  #active: Session | undefined;
  #isCatchingUp = false;
  /** How long a leap in time may keep the page busy at once; what is left comes right after. */
  patienceMs = 150;
  #deadline = Number.POSITIVE_INFINITY;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lateParts: LateParts) {
    this.#lateParts = lateParts;
    this.#branches = shownBranches();
    this.#view = this.#shownNow();
    this.addPane();
    this.#noteHistory();
    ordinalStore.subscribe((next, before) => {
      this.#noteRequest(next, before);
      if (next.frame !== before.frame || next.activeBranch !== before.activeBranch) this.#catchUp();
      else if (next.playing !== before.playing) this.#schedule();
    });
  }

  /** For React's useSyncExternalStore, as is `subscribe`. */
  readonly panes = (): readonly Pane[] => this.#panes;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back with every command that has ended, until the returned function is called. */
  onEnded(listener: (command: EndedCommand) => void): () => void {
    return this.#ended.listen(listener);
  }

  /** Puts a file into the folder that all terminals share. */
  putFile(path: string, text: string): void {
    this.#files.write(path, text);
  }

  /** How a moment lies to the one on the page: before it, later, or on another way. */
  whenOf(place: Place): When {
    const { branches, activeBranch, frame } = ordinalStore.getState();
    if (place.scenario !== this.#scenarios) return 'gone';
    if (place.step > lastSharedStep(branches, place.branch, activeBranch)) return 'elsewhere';
    return place.step > frame.step ? 'later' : 'past';
  }

  /** Whether all that stands in the entry was printed before the moment on the page. */
  isAllPast(entry: Entry): boolean {
    return !entry.isMixed && this.whenOf(entry.place) === 'past' && this.whenOf(entry.lastPlace) === 'past';
  }

  /** Shows the moment on the page. */
  goTo(place: Place): void {
    if (place.scenario !== this.#scenarios) return;
    const { activeBranch, selectBranch, goToStep } = ordinalStore.getState();
    if (place.branch !== activeBranch && this.whenOf(place) === 'elsewhere') selectBranch(place.branch);
    goToStep(place.step);
  }

  addPane(): Session {
    const session: Session = new Session({
      cluster: this.#clusterFor(() => session),
      files: this.#files,
      kubeconfig: this.#kubeconfig,
      localPorts: this.#localPorts,
      history: this.#history,
      onChange: () => this.#changed(session),
    });
    const { place } = this.#shownNow();
    this.#sessions.push(session);
    this.#progress.set(session, { seen: place, nowMs: 0, hasWritten: false, began: place });
    this.#made += 1;
    this.#panes = [...this.#panes, { id: this.#made, session, version: 0 }];
    this.#tell();
    return session;
  }

  removePane(session: Session): void {
    if (this.#sessions.length < 2) return;
    session.interrupt();
    this.#sessions.splice(this.#sessions.indexOf(session), 1);
    this.#panes = this.#panes.filter((pane) => pane.session !== session);
    this.#tell();
  }

  /** What somebody types. What takes time sets the page's clock going. */
  type(session: Session, text: string): void {
    const { place } = this.#shownNow();
    if (session.running === undefined)
      this.#progress.set(session, { seen: place, nowMs: 0, hasWritten: false, began: place });
    this.#as(session, () => session.type(text));
    saveLines(this.#history);
    this.#afterAct(session);
  }

  /** The file that a command wants to be edited is left with this text. */
  leaveEditor(session: Session, text: string): void {
    this.#as(session, () => session.leaveEditor(text));
    this.#afterAct(session);
  }

  /** Ctrl-D. */
  endInput(session: Session): void {
    this.#as(session, () => session.endInput());
    this.#afterAct(session);
  }

  /** Ctrl-C; `typed` is the line that was not entered. */
  interrupt(session: Session, typed = ''): void {
    this.#as(session, () => session.interrupt('^C', typed));
    this.#schedule();
  }

  /** Runs a line to its end in a terminal that is free, and gives what it printed. Time goes by as fast as it can. */
  run(line: string): LineResult {
    const free = this.#sessions.find(({ isBusy, unfinished }) => !isBusy && unfinished.length === 0);
    const session = free ?? this.addPane();
    const printed = { stdout: '', stderr: '' };
    session.listen((stream, text) => {
      if (printed[stream].length < mostAnswered) printed[stream] += text;
    });
    this.type(session, line);
    this.finish(session);
    session.listen(undefined);
    const exit = session.entries.at(-1)?.exit ?? 0;
    if (free === undefined) this.removePane(session);
    return { ...printed, exit };
  }

  /** Lets time go by, as fast as can be, until the session's command is done or nothing can move it any more. */
  finish(session: Session): void {
    const { playing, frame: from } = ordinalStore.getState();
    const lastMs = from.cluster.nowMs + longestRunMs;
    for (let turns = 0; session.isBusy && turns < mostTurns; turns++) {
      const { frame, goToStep } = ordinalStore.getState();
      // Nobody is there to answer.
      if (session.isAsking) {
        this.endInput(session);
        continue;
      }
      if (session.running === undefined) {
        this.#passTime();
        continue;
      }
      if (frame.cluster.nowMs > lastMs) break;
      goToStep(frame.step + 1);
      if (ordinalStore.getState().frame.step > frame.step) continue;
      if (session.waitsUntilMs === undefined) break;
      this.#passTime();
    }
    if (session.isBusy) this.interrupt(session);
    if (playing) ordinalStore.getState().play();
  }

  #afterAct(session: Session): void {
    const { playing, play } = ordinalStore.getState();
    if (session.running !== undefined && !session.isAsking && !playing) play();
    this.#catchUp();
    // Who forwards a port tells of the connections that another terminal has made.
    if (this.#localPorts.takeNews()) {
      for (const each of this.#sessions) if (each.running !== undefined) this.#as(each, () => each.resume());
    }
  }

  /** What has been asked for before there was a terminal. */
  #noteHistory(): void {
    const { history } = this.#branches;
    const { place } = this.#view;
    for (const { step, request } of history.marks.slice(-mostNotes)) {
      if (step > place.step) break;
      const atMs = history.steps[step - 1]?.atMs ?? 0;
      this.#sessions[0]?.note(request, { ...place, step, atMs }, () => history.frameAt(step - 1).cluster);
    }
  }

  /** What somebody asks for with a control is written down as a line; what a line has asked for stands there already. */
  #noteRequest(next: OrdinalState, before: OrdinalState): void {
    const { cause } = next.frame;
    if (next.frame === before.frame || cause?.type !== 'request' || cause.refusal !== undefined) return;
    const isNew = !before.marks.some(({ request }) => request === cause.request);
    if (!isNew || this.#isAsking || shownBranches() !== this.#branches) return;
    this.#sessions[0]?.note(cause.request, this.#shownNow().place, () => before.frame.cluster);
  }

  /** What a session sees: what this holds up to it at the moment. */
  #clusterFor(session: () => Session): ShownCluster {
    const view = () => this.#view;
    const progress = () => this.#progressOf(session());
    return {
      get frame() {
        return view().frame;
      },
      get place() {
        return view().place;
      },
      get nowMs() {
        return Math.max(view().frame.cluster.wallClockMs, progress().nowMs);
      },
      ask: (request, { dryRun }) => this.#ask(session(), request, dryRun),
      fieldTexts,
    };
  }

  /** Judged first and then carried out: the page must not take a refused line for a refused control. */
  #ask(session: Session, request: Request, dryRun: boolean): Answer | undefined {
    const { frame, submit } = ordinalStore.getState();
    const answer = shownBranches().history.answerTo(frame.step, request, this.#lateParts);
    if (dryRun) return answer;
    if (answer !== undefined && isApiError(answer)) {
      signal({ type: 'refused', request, error: answer });
      return answer;
    }
    const progress = this.#progressOf(session);
    progress.hasWritten = true;
    this.#isAsking = true;
    submit(request);
    this.#isAsking = false;
    this.#view = this.#shownNow();
    progress.seen = this.#view.place;
    return answer;
  }

  /** Shows every running command what has happened since it last looked. */
  #catchUp(): void {
    if (this.#isCatchingUp || this.#active !== undefined) return;
    this.#isCatchingUp = true;
    this.#deadline = performance.now() + this.patienceMs;
    try {
      this.#view = this.#shownNow();
      if (shownBranches() !== this.#branches) {
        this.#branches = shownBranches();
        this.#scenarios += 1;
        this.#view = this.#shownNow();
        for (const session of this.#sessions) if (session.isBusy) session.interrupt();
      }
      for (const session of this.#sessions) if (session.running !== undefined) this.#follow(session);
      this.#tell();
    } finally {
      this.#view = this.#shownNow();
      this.#isCatchingUp = false;
    }
    this.#schedule();
  }

  #follow(session: Session): void {
    const progress = this.#progressOf(session);
    const now = this.#shownNow().place;
    const shared = lastSharedStep(ordinalStore.getState().branches, progress.seen.branch, now.branch);
    if (progress.seen.branch !== now.branch && progress.seen.step > shared) {
      if (progress.hasWritten || progress.began.step > shared) {
        this.#as(session, () => session.interrupt('^C (this command belongs to another future)'));
        return;
      }
      this.#followAnew(session, progress, shared);
    }
    progress.seen = { ...progress.seen, branch: now.branch };
    this.#showUpTo(session, progress);
  }

  /** What only reads is begun again, up to where the futures part. */
  #followAnew(session: Session, progress: Progress, shared: number): void {
    progress.nowMs = 0;
    this.#lookAt(progress.began.step);
    progress.seen = this.#view.place;
    this.#as(session, () => session.beginAgain());
    this.#showUpTo(session, progress, shared);
    session.unmute();
  }

  /** Up to a step at once; without one up to what the page shows, or as far as patience goes. */
  #showUpTo(session: Session, progress: Progress, last?: number): void {
    while (session.running !== undefined) {
      const { frame, steps } = ordinalStore.getState();
      const until = Math.min(last ?? frame.step, frame.step);
      if (progress.seen.step >= until) return;
      if (last === undefined && performance.now() > this.#deadline) return;
      let step = progress.seen.step + 1;
      while (step < until && steps[step - 1]?.quiet === true) step += 1;
      const next = frameAt(step);
      // What it waits for may be due before the next thing happens.
      const dueMs = session.waitsUntilMs;
      if (dueMs !== undefined && dueMs < next.cluster.wallClockMs) {
        this.#lookAt(progress.seen.step);
        progress.nowMs = dueMs;
        this.#as(session, () => session.resume());
        // It never asks for an earlier moment than now twice; and if it does, the frame comes all the same.
        if (session.waitsUntilMs !== undefined && session.waitsUntilMs > dueMs) continue;
        if (session.running === undefined) return;
      }
      progress.nowMs = 0;
      this.#view = this.#viewOf(next);
      progress.seen = this.#view.place;
      this.#as(session, () => session.resume());
    }
  }

  #lookAt(step: number): void {
    this.#view = this.#viewOf(frameAt(step));
  }

  #shownNow(): { readonly frame: Frame; readonly place: Place } {
    return this.#viewOf(ordinalStore.getState().frame);
  }

  #viewOf(frame: Frame): { readonly frame: Frame; readonly place: Place } {
    const { activeBranch } = ordinalStore.getState();
    const { step, cluster } = frame;
    return { frame, place: { step, branch: activeBranch, scenario: this.#scenarios, atMs: cluster.nowMs } };
  }

  /** While nothing is left to happen, time passes for those who wait for it alone. */
  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#sessions.some((session) => session.running !== undefined && this.#isBehind(session))) {
      this.#timer = setTimeout(() => this.#catchUp());
      return;
    }
    const { playing, speed } = ordinalStore.getState();
    const waits = this.#sessions.flatMap((session) => {
      const untilMs = session.waitsUntilMs;
      if (untilMs === undefined) return [];
      const leftMs = untilMs - this.#nowOf(session);
      return leftMs <= 0 ? [0] : !playing && isAtEnd() ? [Math.min(leftMs, longestWaitMs) / speed] : [];
    });
    if (waits.length > 0) this.#timer = setTimeout(() => this.#passTime(), Math.min(...waits));
  }

  /** It has not been shown all that the page shows. */
  #isBehind(session: Session): boolean {
    const { step, branch } = this.#shownNow().place;
    const { seen } = this.#progressOf(session);
    return seen.branch === branch && seen.step < step;
  }

  /** Brings those who wait the moment that they wait for. */
  #passTime(): void {
    this.#view = this.#shownNow();
    const atEnd = isAtEnd() && !ordinalStore.getState().playing;
    const dueMs = Math.min(...this.#sessions.map((session) => session.waitsUntilMs ?? Number.POSITIVE_INFINITY));
    for (const session of this.#sessions) {
      const untilMs = session.waitsUntilMs;
      const isDue = untilMs !== undefined && untilMs <= Math.max(this.#nowOf(session), atEnd ? dueMs : 0);
      if (!isDue) continue;
      this.#progressOf(session).nowMs = Math.max(untilMs, this.#nowOf(session));
      this.#as(session, () => session.resume());
    }
    this.#catchUp();
  }

  #nowOf(session: Session): number {
    return Math.max(this.#shownNow().frame.cluster.wallClockMs, this.#progressOf(session).nowMs);
  }

  /** What a session asks for while it acts is its own doing; the others see it afterwards. */
  #as(session: Session, act: () => void): void {
    const before = this.#active;
    this.#active = session;
    try {
      act();
    } finally {
      this.#active = before;
    }
  }

  #progressOf(session: Session): Progress {
    return this.#progress.get(session) as Progress;
  }

  #changed(session: Session): void {
    // The session that is just being made has no progress.
    this.#ended.look(session, this.#progress.get(session)?.hasWritten === true);
    this.#panes = this.#panes.map((pane) => (pane.session === session ? { ...pane, version: pane.version + 1 } : pane));
    // While it catches up, all is told at once at the end.
    if (!this.#isCatchingUp) this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Of `finish`: more than any rollout that somebody waits for. A watch never ends by itself. */
const mostTurns = 20_000;
const longestRunMs = 60 * 60_000;
/** Of each of the two streams, in characters. */
const mostAnswered = 4 * 1024 * 1024;
