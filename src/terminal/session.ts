/**
 * A terminal without a screen: a shell with kubectl in it, the commands that were entered and what they printed. It does not know time:
 * whoever holds the clock calls `resume` when the cluster has changed or the moment of `waitsUntilMs` has come.
 */
import type { Cluster } from '#engine/simulation/frames.ts';
import { requestObject } from '#engine/simulation/requestObject.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { Kubeconfig } from '#kubectl/kubeconfig.ts';
import { LocalPorts } from '#kubectl/localPorts.ts';
import type { KubectlWorld } from '#kubectl/world.ts';
import { nearest } from '#manifest/nearest.ts';
import { resolvePath, type Files } from '#shell/files.ts';
import { linesOfCommand, parseScript } from '#shell/parseScript.ts';
import { commonPrograms } from '#shell/programs/commonPrograms.ts';
import { runText, Shell } from '#shell/shell.ts';
import type { Pause, Running } from '#shell/streams.ts';
import { kubectlWorld, type Place, type ShownCluster } from './cluster.ts';
import { complete, type Completion } from './complete.ts';
import { Entry } from './entries.ts';
import { home } from './homeDirectory.ts';
import { Keyboard, KeyboardInput } from './keyboard.ts';
import { knownAddress } from './manifests.ts';
import { manifestLines } from './manifestLines.ts';
import { terminalPrograms } from './programs.ts';
import { type EditedFile, TerminalEditor } from './terminalEditor.ts';
import { type NoLine, requestLine } from './requestLine.ts';

/** Whether a text is a command that can run, or one that cannot be read: it does not wait for more. */
export function isWhole(text: string): boolean {
  const parsed = parseScript(text);
  return 'script' in parsed || parsed.type === 'problem';
}

interface Supplies {
  readonly cluster: ShownCluster;
  readonly files: Files;
  /** What `kubectl config` sets; terminals may share it. */
  readonly kubeconfig?: Kubeconfig;
  /** The ports of the computer that `kubectl port-forward` opens; terminals may share them. */
  readonly localPorts?: LocalPorts;
  /** The lines that were entered, the newest last; terminals may share them. */
  readonly history: string[];
  readonly onChange: () => void;
}

type OutputListener = (stream: 'stdout' | 'stderr', text: string) => void;

/** A command that is not done. */
interface Run {
  readonly entry: Entry;
  readonly process: Running<{ readonly status: number; readonly leaves: boolean }>;
  readonly input: KeyboardInput;
  readonly shellBefore: Shell;
  pause: Pause;
}

/** Of those that were typed at once; then the page has to live. */
const commandsAtOnce = 25;
const mostEntries = 300;
const mostHistory = 500;

export class Session {
  readonly #supplies: Supplies;
  readonly #world: KubectlWorld;
  readonly #keyboard = new Keyboard();
  readonly #editor: TerminalEditor;
  #shell: Shell;
  #entries: Entry[] = [];
  #run: Run | undefined;
  #isMuted = false;
  /** More commands were typed than are run at once. */
  #isPausing = false;
  #listener: OutputListener | undefined;
  #made = 0;

  constructor(supplies: Supplies) {
    this.#supplies = supplies;
    const inHome = (path: string) => resolvePath(this.#shell.directory, path);
    this.#world = kubectlWorld(supplies.cluster, {
      kubeconfig: supplies.kubeconfig ?? new Kubeconfig(),
      localPorts: supplies.localPorts ?? new LocalPorts(),
      readFile: (path) => knownAddress(path) ?? supplies.files.read(inHome(path)),
      writeFile: (path, text) => supplies.files.write(inHome(path), text),
      listFiles: (path) => supplies.files.list(inHome(path)),
    });
    this.#editor = new TerminalEditor(supplies.files);
    const programs = terminalPrograms({
      world: this.#world,
      editor: this.#editor,
      history: supplies.history,
      clearAll: () => this.clear(),
      redraw: () => this.#isMuted || this.#run?.entry.clear(),
    });
    this.#shell = new Shell({
      host: {
        name: 'bash',
        programs: new Map([...commonPrograms, ...programs].map((program) => [program.name, program])),
        files: supplies.files,
        nowMs: () => supplies.cluster.nowMs,
        nearest,
      },
      directory: home,
      variables: [
        ['HOME', home],
        ['USER', 'root'],
      ],
      aliases: [['k', 'kubectl']],
    });
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The command that runs, or undefined. */
  get running(): Entry | undefined {
    return this.#run?.entry;
  }

  /** When it goes on at the latest; undefined when nothing is to be done, or only a change can move what runs. */
  get waitsUntilMs(): number | undefined {
    return this.#isPausing ? this.#supplies.cluster.nowMs : this.#run?.pause.untilMs;
  }

  /** Something runs, or waits to be run. */
  get isBusy(): boolean {
    return this.#run !== undefined || this.#isPausing;
  }

  /** The running command has asked for a line, or for an edited file. */
  get isAsking(): boolean {
    return this.#run?.input.wasAsked === true || this.editing !== undefined;
  }

  /** The file that the running command wants to be edited; undefined when there is none. */
  get editing(): EditedFile | undefined {
    return this.#editor.shown;
  }

  /** The lines that were entered, the newest last. */
  get history(): readonly string[] {
    return this.#supplies.history;
  }

  /** What Tab may put in the place of the last word of a text. */
  complete(text: string): Completion {
    return complete([...this.unfinished, text].join('\n'), this.#shell, this.#world);
  }

  /** Lines that were typed and are no whole command yet. */
  get unfinished(): readonly string[] {
    return this.isBusy ? [] : (this.#keyboard.waiting?.split('\n') ?? []);
  }

  /** Whoever wants to hear what is printed from now on, word by word; nobody for `undefined`. */
  listen(listener: OutputListener | undefined): void {
    this.#listener = listener;
  }

  /** A line, or several, as if they were typed one after the other and Enter pressed after each. */
  type(text: string): void {
    const run = this.#run;
    this.#keyboard.type(text);
    if (run === undefined) this.#takeCommands();
    else {
      run.entry.write('typed', `${text}\n`, this.#place);
      this.resume();
    }
    this.#supplies.onChange();
  }

  /** The edited file is left with this text. */
  leaveEditor(text: string): void {
    this.#editor.leave(text);
    this.resume();
  }

  /** Ctrl-D: no more input for what runs. A file that is open stays as it was. */
  endInput(): void {
    const { editing } = this;
    if (editing === undefined) this.#run?.input.end();
    else this.#editor.leave(editing.text);
    this.resume();
  }

  /** Ctrl-C: what runs ends where it is; what was typed and not run, `typed` the last of it, stays to be read. */
  interrupt(note = '^C', typed = ''): void {
    const run = this.#run;
    if (typed.trim() !== '') this.#keyboard.type(typed);
    const unrun = this.#keyboard.waiting;
    this.#keyboard.flush();
    this.#isPausing = false;
    if (run !== undefined) {
      this.#isMuted = false;
      run.process.return({ status: 130, leaves: false });
      run.entry.write('stderr', `${note}\n`, this.#place);
      this.#end(run, 130);
    }
    if (unrun !== undefined) this.#addUnrun(unrun, note);
    this.#supplies.onChange();
  }

  /** The cluster has changed, or time has passed: what runs goes on. */
  resume(): void {
    if (!this.isBusy) return;
    if (this.#run !== undefined) this.#advance(this.#run);
    this.#takeCommands();
    this.#supplies.onChange();
  }

  /**
   * What runs has seen a future that is left now. It begins again at the moment where it began, which the new future shares, and prints
   * nothing: the caller resumes it up to where the futures part, and then calls `unmute`.
   */
  beginAgain(): void {
    const run = this.#run;
    if (run === undefined) return;
    run.process.return({ status: 130, leaves: false });
    this.#isMuted = true;
    this.#shell = run.shellBefore;
    this.#start(run.entry);
  }

  unmute(): void {
    this.#isMuted = false;
  }

  /** Ctrl-L. The command that runs stays. */
  clear(): void {
    this.#entries = this.#entries.filter(({ exit }) => exit === undefined);
    for (const entry of this.#entries) entry.clear();
    this.#supplies.onChange();
  }

  /** Writes down what a request was as a line, or that it is none; `place` and `before` are where and when it was made. */
  note(request: Request, place: Place, before: () => Cluster): void {
    const short = requestLine(request);
    const text = 'line' in short ? short.line : 'needs' in short ? manifestLines(request, before()) : undefined;
    const noLine = 'none' in short ? short.none : undefined;
    this.#add(text ?? requestObject(request).name, 'comment', place, noLine);
    this.#supplies.onChange();
  }

  get #place(): Place {
    return this.#supplies.cluster.place;
  }

  /** Runs what was typed, command by command, until one has to wait or the page wants to live. */
  #takeCommands(): void {
    this.#isPausing = false;
    for (let taken = 0; this.#run === undefined; ) {
      const { waiting } = this.#keyboard;
      const lines = waiting === undefined ? undefined : linesOfCommand(waiting);
      if (lines === undefined) return;
      if (taken === commandsAtOnce) {
        this.#isPausing = true;
        return;
      }
      const text = this.#keyboard.takeLines(lines) ?? '';
      if (text.trim() === '') continue;
      taken += 1;
      this.#remember(text);
      this.#start(this.#add(text));
    }
  }

  #remember(text: string): void {
    const { history } = this.#supplies;
    if (history.at(-1) !== text) history.push(text);
    if (history.length > mostHistory) history.splice(0, history.length - mostHistory);
  }

  #add(text: string, kind: Entry['kind'] = 'command', place = this.#place, noLine?: NoLine): Entry {
    this.#made += 1;
    const entry = new Entry(this.#made, text, place, kind, noLine);
    this.#entries.push(entry);
    if (this.#entries.length > mostEntries) this.#entries = this.#entries.slice(-mostEntries);
    return entry;
  }

  #addUnrun(text: string, note: string): void {
    const entry = this.#add(text);
    entry.write('stderr', `${note}\n`, this.#place);
    entry.end(130);
  }

  #start(entry: Entry): void {
    const input = new KeyboardInput(this.#keyboard);
    const shellBefore = this.#shell.copy();
    this.#shell.effort.reset();
    const writing = (stream: 'stdout' | 'stderr') => ({
      write: (text: string) => {
        if (this.#isMuted) return;
        this.#listener?.(stream, text);
        entry.write(stream, text, this.#place);
      },
    });
    const process = runText(this.#shell, entry.text, {
      input,
      output: writing('stdout'),
      errors: writing('stderr'),
    });
    this.#run = { entry, process, input, shellBefore, pause: {} };
    this.#advance(this.#run);
  }

  #advance(run: Run): void {
    try {
      const { done, value } = run.process.next();
      if (done !== true) run.pause = value;
      else {
        if (value.leaves) run.entry.write('stderr', 'exit: this terminal stays open\n', this.#place);
        this.#end(run, value.status);
      }
    } catch (error) {
      // A bug of ours ends the command and not the terminal; the page tells of it.
      this.#end(run, 70);
      throw error;
    }
  }

  #end(run: Run, exit: number): void {
    if (this.#run === run) this.#run = undefined;
    run.entry.end(exit);
  }
}
