/** The page's terminals: sessions that see what the page shows, act on it, and go on as its time does (`terminalTime.ts`). */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import { Kubeconfig } from '#kubectl/kubeconfig.ts';
import { LocalPorts } from '#kubectl/localPorts.ts';
import type { Place } from '#terminal/cluster.ts';
import type { Entry } from '#terminal/entries.ts';
import { makeHome } from '#terminal/homeDirectory.ts';
import { Session } from '#terminal/session.ts';
import { lastSharedStep } from './branchPaths.ts';
import { type EndedCommand, EndedCommands } from './endedCommands.ts';
import { loadFirstUse } from './firstUse.ts';
import { loadLines, saveLines } from './keptLines.ts';
import { ordinalStore } from './ordinalStore.ts';
import { shownBranches } from './shownFrames.ts';
import type { OrdinalState } from './state.ts';
import { TerminalTime } from './terminalTime.ts';

/** Of what was asked for before the terminal was opened. */
const mostNotes = 100;

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

export class Terminals {
  readonly #sessions: Session[] = [];
  readonly #time: TerminalTime;
  readonly #listeners = new Set<() => void>();
  readonly #history = loadLines();
  readonly #ended = new EndedCommands();
  readonly #files = makeHome();
  readonly #kubeconfig = new Kubeconfig();
  readonly #localPorts = new LocalPorts();
  #panes: readonly Pane[] = [];
  #made = 0;

  constructor(lateParts: LateParts) {
    this.#time = new TerminalTime(lateParts, this.#sessions, () => this.#tell());
    this.addPane();
    this.#noteHistory();
    ordinalStore.subscribe((next, before) => {
      this.#noteRequest(next, before);
      if (next.frame !== before.frame || next.activeBranch !== before.activeBranch) this.#time.catchUp();
      else if (next.playing !== before.playing) this.#time.schedule();
    });
  }

  /** How long a leap in time may keep the page busy at once. */
  set patienceMs(ms: number) {
    this.#time.patienceMs = ms;
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
    if (!this.#time.isHere(place)) return 'gone';
    if (place.step > lastSharedStep(branches, place.branch, activeBranch)) return 'elsewhere';
    return place.step > frame.step ? 'later' : 'past';
  }

  /** Whether all that stands in the entry was printed before the moment on the page. */
  isAllPast(entry: Entry): boolean {
    return !entry.isMixed && this.whenOf(entry.place) === 'past' && this.whenOf(entry.lastPlace) === 'past';
  }

  /** Shows the moment on the page. */
  goTo(place: Place): void {
    if (!this.#time.isHere(place)) return;
    const { activeBranch, selectBranch, goToStep } = ordinalStore.getState();
    if (place.branch !== activeBranch && this.whenOf(place) === 'elsewhere') selectBranch(place.branch);
    goToStep(place.step);
  }

  addPane(): Session {
    const session: Session = new Session({
      cluster: this.#time.clusterFor(() => session),
      files: this.#files,
      kubeconfig: this.#kubeconfig,
      localPorts: this.#localPorts,
      history: this.#history,
      onChange: () => this.#changed(session),
    });
    this.#sessions.push(session);
    this.#time.begin(session);
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

  /** Another cluster is on the page: what still runs ends, and one terminal is enough. */
  settle(): void {
    for (const session of this.#sessions.slice(1)) this.removePane(session);
    const [first] = this.#sessions;
    if (first?.running !== undefined) this.interrupt(first);
  }

  /** What somebody types. What takes time sets the page's clock going. */
  type(session: Session, text: string): void {
    if (session.running === undefined) this.#time.begin(session);
    this.#time.as(session, () => session.type(text));
    saveLines(this.#history);
    this.#afterAct(session);
  }

  /** The file that a command wants to be edited is left with this text. */
  leaveEditor(session: Session, text: string): void {
    this.#time.as(session, () => session.leaveEditor(text));
    this.#afterAct(session);
  }

  /** Ctrl-D. */
  endInput(session: Session): void {
    this.#time.as(session, () => session.endInput());
    this.#afterAct(session);
  }

  /** Ctrl-C; `typed` is the line that was not entered. */
  interrupt(session: Session, typed = ''): void {
    this.#time.as(session, () => session.interrupt('^C', typed));
    this.#time.schedule();
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
        this.#time.passTime();
        continue;
      }
      if (frame.cluster.nowMs > lastMs) break;
      goToStep(frame.step + 1);
      if (ordinalStore.getState().frame.step > frame.step) continue;
      if (session.waitsUntilMs === undefined) break;
      this.#time.passTime();
    }
    if (session.isBusy) this.interrupt(session);
    if (playing) ordinalStore.getState().play();
  }

  #afterAct(session: Session): void {
    const { playing, play } = ordinalStore.getState();
    if (session.running !== undefined && !session.isAsking && !playing) play();
    this.#time.catchUp();
    // Who forwards a port tells of the connections that another terminal has made.
    if (this.#localPorts.takeNews()) {
      for (const each of this.#sessions) if (each.running !== undefined) this.#time.as(each, () => each.resume());
    }
  }

  /** What has been asked for before there was a terminal. */
  #noteHistory(): void {
    const { history } = shownBranches();
    const { place } = this.#time;
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
    if (!isNew || this.#time.isAsking || !this.#time.isUpToDate) return;
    this.#sessions[0]?.note(cause.request, this.#time.place, () => before.frame.cluster);
  }

  #changed(session: Session): void {
    this.#ended.look(session, this.#time.hasWritten(session));
    this.#panes = this.#panes.map((pane) => (pane.session === session ? { ...pane, version: pane.version + 1 } : pane));
    // While they catch up, all is told at once at the end.
    if (!this.#time.isCatchingUp) this.#tell();
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
