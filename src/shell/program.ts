/** What a program of the shell is, and what it is given. kubectl is one; so is `grep`. */
import type { Shell } from './shell.ts';
import type { Input, Output, Running } from './streams.ts';

export interface Program {
  readonly name: string;
  /** As in `Usage: grep [-v] PATTERN [FILE…]`. */
  readonly use: string;
  /** One sentence for `help`. */
  readonly short: string;
  /** It is there only to say what to take instead: neither listed nor completed. */
  readonly isHidden?: boolean;
  /** Gives the exit code, at once or when it is done. */
  run(call: ProgramCall): number | Running;
}

export interface ProgramCall extends Streams {
  /** The word it was called by. */
  readonly name: string;
  readonly args: readonly string[];
  readonly shell: Shell;
}

export interface Streams {
  readonly input: Input;
  readonly output: Output;
  readonly errors: Output;
}

/** Says what is wrong, as `NAME: what`, and gives the exit code for it. */
export function complain({ errors, name }: ProgramCall, what: string, exit = 1): number {
  errors.write(`${name}: ${what}\n`);
  return exit;
}
