/** What programs read: the files that they are given, or their input. */
import { resolvePath } from '../files.ts';
import { complain, type ProgramCall } from '../program.ts';
import { eachLine, type Input, inputOf, type Running } from '../streams.ts';

/** The text of a file, or the words for its absence. */
export function readFile(
  { shell: { host, directory } }: ProgramCall,
  name: string,
): string | { readonly problem: string } {
  const path = resolvePath(directory, name);
  const text = host.files.read(path);
  if (text !== undefined) return text;
  return { problem: host.files.list(path) === undefined ? 'No such file or directory' : 'Is a directory' };
}

/** Hands each input over in turn: the named files, `-` being the input, or the input when none is named. Gives 1 when one is missing. */
export function* eachInput(
  call: ProgramCall,
  names: readonly string[],
  take: (input: Input, name: string) => Running<void>,
): Running {
  let exit = 0;
  for (const name of names.length === 0 ? ['-'] : names) {
    const text = name === '-' ? undefined : readFile(call, name);
    if (typeof text === 'object') exit = complain(call, `${name}: ${text.problem}`);
    else yield* take(text === undefined ? call.input : inputOf(text), name);
  }
  return exit;
}

/** All lines of all inputs. */
export function* eachInputLine(
  call: ProgramCall,
  names: readonly string[],
  take: (line: string) => undefined | 'enough',
): Running {
  return yield* eachInput(call, names, (input) => eachLine(input, take));
}

/** All lines at once, for programs that look at them together. */
export function* allLines(
  call: ProgramCall,
  names: readonly string[],
): Running<{ readonly lines: string[]; readonly exit: number }> {
  const lines: string[] = [];
  const exit = yield* eachInputLine(call, names, (line) => {
    lines.push(line);
    return undefined;
  });
  return { lines, exit };
}
