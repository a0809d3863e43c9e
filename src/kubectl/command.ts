/** What a verb is, and what it is given when it runs. */
import type { Input } from '#shell/streams.ts';
import type { TextEditor } from './edit/textEditor.ts';
import type { Failure } from './failures.ts';
import type { Flag, FlagValues } from './flags.ts';
import type { KubectlWorld } from './world.ts';

/** A command of kubectl or one below it: `rollout` has `status`. A command with `verbs` of its own need not run. */
export interface Verb {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** What comes after the name, as in the usage line of its help. */
  readonly use: string;
  /** One sentence for `--help`. */
  readonly short: string;
  /** `k` lines that work here, for `--help`. */
  readonly examples?: readonly string[];
  /** Other words for it, from which kubectl guesses that it was meant. */
  readonly suggestFor?: readonly string[];
  readonly flags: readonly Flag[];
  readonly verbs?: readonly Verb[];
  /** Flags end at the first argument that is none, as for `run`. */
  readonly flagsFirst?: boolean;
  /** Flags are not looked at: the command says something else first. */
  readonly takesAnything?: boolean;
  /** With which code it ends when it fails; 1 when absent. */
  readonly failureExit?: number;
  /** Its help, which a command that cannot run prints by itself, is no complaint. */
  readonly helpsOnStdout?: boolean;
  readonly run?: (call: Call) => Outcome | Waiting;
}

/** Undefined: done, exit code 0. */
export type Outcome = Failure | undefined;

/**
 * A command that takes time: it yields when it has to wait, and finds a newer `call.world` when it goes on.
 * `yield {}` waits for any change, `yield { untilMs }` at most until that moment of the cluster's clock.
 */
export type Waiting = Generator<Pause, Outcome, void>;

export interface Pause {
  readonly untilMs?: number;
}

export interface Call {
  /** `kubectl rollout status`. */
  readonly path: string;
  readonly verb: Verb;
  /** Without flags and their values. */
  readonly args: readonly string[];
  /** How many of `args` stood before `--`; undefined without one. */
  readonly argsBeforeDash: number | undefined;
  readonly flags: FlagValues;
  readonly stdin: string | undefined;
  /** What is typed while the command runs: ask it, and `yield {}` while nothing has come. Undefined when nobody sits there. */
  readonly terminal: Input | undefined;
  /** What `edit` opens; undefined where there is none. */
  readonly editor: TextEditor | undefined;
  /** The namespace of this call: `-n`, that of the context, or `default`. */
  readonly namespace: string;
  /** The cluster as it is now: read it anew after every `yield`. */
  readonly world: KubectlWorld;
  /** Prints on stdout; newlines are the caller's. */
  print(text: string): void;
  /** Prints on stderr; newlines are the caller's. */
  complain(text: string): void;
  /** What the server warns of, as client-go prints it: each text once a command. */
  warn(text: string): void;
}
