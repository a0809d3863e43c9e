/**
 * A small POSIX shell: reads lines as people type them and runs programs that it is given. It knows nothing of Kubernetes:
 * the page's terminal gives it `kubectl`, and a pod's shell gives it what a container has.
 *
 * `parseScript.ts` makes a tree of a text, `expand.ts` makes words of what was typed, `execute.ts` walks the tree.
 * Whatever takes time is a generator: it yields a `Pause` and is resumed by whoever holds the clock (`streams.ts`).
 * To use it: `new Shell({ host })`, then `runText(shell, 'echo hello', streams)`; a program is one `Program` (`program.ts`).
 */
import { runScript } from './execute.ts';
import type { Files } from './files.ts';
import { parseScript } from './parseScript.ts';
import type { Program, Streams } from './program.ts';
import type { Running } from './streams.ts';

/** What a shell is in. */
export interface ShellHost {
  /** Before what the shell itself complains of: `bash`, `sh`. */
  readonly name: string;
  readonly programs: ReadonlyMap<string, Program>;
  readonly files: Files;
  /** The cluster's clock, in milliseconds since 1970; read anew after every pause. */
  nowMs(): number;
  /** What was probably meant by a name that is none. */
  nearest?(name: string, names: readonly string[]): string | undefined;
}

/** A shell: its variables, aliases and directory. Each subshell has a copy. */
export class Shell {
  readonly host: ShellHost;
  readonly variables: Map<string, string>;
  readonly aliases: Map<string, string>;
  directory: string;
  /** What the last command ended with: `$?`. */
  status = 0;
  /** `set -e`: a command that fails ends the shell. */
  stopsAtFailure = false;
  /** `set -x`: commands are shown before they run. */
  showsCommands = false;
  readonly effort: Effort;

  constructor({
    host,
    directory = '/',
    variables = [],
    aliases = [],
    effort = new Effort(),
  }: {
    readonly host: ShellHost;
    readonly directory?: string;
    readonly variables?: Iterable<readonly [string, string]>;
    readonly aliases?: Iterable<readonly [string, string]>;
    readonly effort?: Effort;
  }) {
    this.host = host;
    this.directory = directory;
    this.variables = new Map(variables);
    this.aliases = new Map(aliases);
    this.effort = effort;
  }

  /** A shell of its own for a part of a line: what it sets ends with it. */
  copy(): Shell {
    const copy = new Shell(this);
    copy.status = this.status;
    copy.stopsAtFailure = this.stopsAtFailure;
    copy.showsCommands = this.showsCommands;
    return copy;
  }
}

/** Commands that run between two pauses, and in one line. A loop without `sleep` is endless, and the page must live. */
const commandsAtOnce = 25;
const commandsOfLine = 20_000;

/** How much a line has done. */
export class Effort {
  #commands = 0;
  #sincePause = 0;

  /** Counts a command. True when it is time to let others live. */
  count(): boolean {
    this.#commands += 1;
    this.#sincePause += 1;
    if (this.#sincePause < commandsAtOnce) return false;
    this.#sincePause = 0;
    return true;
  }

  get isTooMuch(): boolean {
    return this.#commands > commandsOfLine;
  }

  /** A new line begins. */
  reset(): void {
    this.#commands = 0;
    this.#sincePause = 0;
  }
}

/**
 * Runs a text to its end and gives the exit code; `leaves` when it said `exit`. A text that is no complete command is complained of:
 * who reads from a terminal asks `parseScript` first, and reads on while it is `incomplete`.
 */
export function* runText(
  shell: Shell,
  text: string,
  streams: Streams,
): Running<{ readonly status: number; readonly leaves: boolean }> {
  const parsed = parseScript(text);
  if ('script' in parsed) {
    const { status, leave } = yield* runScript(parsed.script, shell, streams);
    shell.status = status;
    return { status, leaves: leave?.kind === 'exit' };
  }
  const what = parsed.type === 'problem' ? parsed.message : `syntax error: unexpected end, ${parsed.wants} is missing`;
  streams.errors.write(`${shell.host.name}: ${what}\n`);
  shell.status = 2;
  return { status: 2, leaves: false };
}
