/** Programs that run other programs: `xargs`, `timeout`, `time`. */
import { runWords } from '../execute.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';
import { inputOf, readAll, type Running } from '../streams.ts';
import { parseSeconds } from './conditions.ts';

const mostWords = 10_000;

export const xargs: Program = {
  name: 'xargs',
  use: 'xargs [-n N] [-I NAME] [-r] COMMAND',
  short: 'run a command with the words that come in',
  run: (call) => runXargs(call),
};

interface XargsOptions {
  readonly perCall: number;
  readonly placeholder: string | undefined;
  readonly skipsEmpty: boolean;
  readonly command: readonly string[];
}

function* runXargs(call: ProgramCall): Running {
  const options = readOptionsOf(call.args);
  if ('problem' in options) return complain(call, options.problem);
  const text = yield* readAll(call.input);
  const { placeholder, command, perCall } = options;
  const words = placeholder === undefined ? text.split(/\s+/) : text.split('\n').map((line) => line.trim());
  const given = words.filter((word) => word !== '');
  if (given.length > mostWords) return complain(call, `more than ${mostWords} words`);
  const groups =
    given.length === 0 && !options.skipsEmpty && placeholder === undefined ? [[]] : inGroups(given, perCall);
  let exit = 0;
  for (const group of groups) {
    const line =
      placeholder === undefined
        ? [...command, ...group]
        : command.map((word) => word.replaceAll(placeholder, () => group[0] ?? ''));
    const status = yield* runWords(line, call.shell, { ...call, input: inputOf('') });
    if (status !== 0) exit = 123;
  }
  return exit;
}

/** Options end where the command begins. */
function readOptionsOf(args: readonly string[]): XargsOptions | { readonly problem: string } {
  let [perCall, placeholder, skipsEmpty] = [mostWords, undefined as string | undefined, false];
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    const found = /^-([nIL])(.*)$/.exec(arg);
    if (arg === '-r' || arg === '--no-run-if-empty' || arg === '-t') skipsEmpty ||= arg !== '-t';
    else if (found !== null) {
      const value = found[2] || (args[++at] ?? '');
      if (found[1] === 'I') [placeholder, perCall] = [value, 1];
      else if (!/^[1-9]\d{0,5}$/.test(value))
        return { problem: `value for -${found[1]} is no number: '${value.slice(0, 60)}'` };
      else perCall = Number(value);
    } else if (arg.startsWith('-')) return { problem: `invalid option '${arg.slice(0, 60)}'` };
    else break;
  }
  if (placeholder === '') return { problem: 'option -I requires an argument' };
  return { perCall, placeholder, skipsEmpty, command: at < args.length ? args.slice(at) : ['echo'] };
}

function inGroups(words: readonly string[], size: number): readonly (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  for (let at = 0; at < words.length; at += size) groups.push(words.slice(at, at + size));
  return groups;
}

export const timeout: Program = {
  name: 'timeout',
  use: 'timeout SECONDS COMMAND',
  short: 'run a command, and stop it when it takes longer',
  *run(call) {
    const [limit = '', ...command] = call.args.filter((arg, at) => at > 0 || !arg.startsWith('-'));
    const limitMs = parseSeconds(limit);
    if (limitMs === undefined) return complain(call, `invalid time interval '${limit.slice(0, 60)}'`, 125);
    if (command.length === 0) return complain(call, 'a command is missing', 125);
    const { host } = call.shell;
    const untilMs = host.nowMs() + limitMs;
    const process = runWords(command, call.shell, call);
    try {
      for (;;) {
        const { done, value } = process.next();
        if (done === true) return value;
        if (host.nowMs() >= untilMs) return 124;
        yield { untilMs: Math.min(untilMs, value.untilMs ?? untilMs) };
      }
    } finally {
      process.return(124);
    }
  },
};

export const time: Program = {
  name: 'time',
  use: 'time COMMAND',
  short: "run a command and tell how long it took, by the cluster's clock",
  *run(call) {
    const { host } = call.shell;
    const beganMs = host.nowMs();
    const exit = call.args.length === 0 ? 0 : yield* runWords(call.args, call.shell, call);
    call.errors.write(`\nreal\t${((host.nowMs() - beganMs) / 1000).toFixed(3)}s\n`);
    return exit;
  },
};
