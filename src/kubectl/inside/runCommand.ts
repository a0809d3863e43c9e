/** A command in a container, and what kubectl says of its end: what `exec` and `run` have in common. */
import { inputOf, type Input } from '#shell/streams.ts';
import type { Call, Pause } from '../command.ts';
import { fail, type Failure } from '../failures.ts';
import type { ApiObject } from '../world.ts';
import { insideOf } from './podView.ts';
import { runInside } from './podShell.ts';

export interface CommandStreams {
  /** What is typed, or comes through a pipe, goes in. */
  readonly stdin: boolean;
  readonly tty: boolean;
  readonly isQuiet: boolean;
}

/** Runs a command and prints what it writes. Gives its exit code, or why it could not begin. */
export function* runCommand(
  call: Call,
  pod: ApiObject,
  container: string,
  command: readonly string[],
  { stdin, tty, isQuiet }: CommandStreams,
): Generator<Pause, number | Failure, void> {
  const input = inputFor(call, stdin);
  const isTerminal = stdin && tty && input.isTerminal;
  if (stdin && tty && !isTerminal && !isQuiet) {
    call.complain('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  }
  const output = { write: call.print };
  // With a terminal there is one stream for both.
  const errors = isTerminal ? output : { write: call.complain };
  const inside = insideOf(() => call.world, pod, container);
  const seen = isTerminal ? input : plain(input);
  const ended = yield* runInside(inside, command, { input: seen, output, errors });
  if (typeof ended === 'number') return ended;
  return fail(
    'Internal error occurred: error executing command in container: failed to exec in container: OCI runtime exec failed: ' +
      `exec failed: unable to start container process: exec: ${JSON.stringify(ended.missing)}: executable file not found in $PATH\n` +
      '(a simulated container has sh, ls, cat, echo, hostname, env, curl, nslookup, dig and other small tools)',
  );
}

function inputFor({ terminal, stdin }: Call, isWanted: boolean): Input {
  if (!isWanted) return inputOf('');
  return terminal ?? inputOf(stdin ?? '');
}

/** Without `-t`, a program does not know that somebody types. */
function plain(input: Input): Input {
  return {
    read: () => input.read(),
    get ended() {
      return input.ended;
    },
    isTerminal: false,
    close: () => input.close(),
  };
}

/** What is said of a code that is not zero, and the code. */
export function endOf(call: Call, code: number): Failure | undefined {
  if (code === 0) return undefined;
  call.complain(`command terminated with exit code ${code}\n`);
  return { failure: 'exit', exit: code };
}
