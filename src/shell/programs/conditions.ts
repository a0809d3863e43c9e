/** `test`, `[` and `[[`, `true`, `false`, and `sleep`, which is true later. */
import { resolvePath } from '../files.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';

export const truths: readonly Program[] = [
  { name: 'true', use: 'true', short: 'succeed', run: () => 0 },
  { name: ':', use: ':', short: 'succeed', run: () => 0 },
  { name: 'false', use: 'false', short: 'fail', run: () => 1 },
];

export const tests: readonly Program[] = [
  {
    name: 'test',
    use: 'test EXPRESSION',
    short: 'compare texts, numbers and files',
    run: (call) => evaluate(call, call.args),
  },
  { name: '[', use: '[ EXPRESSION ]', short: 'compare texts, numbers and files', run: (call) => bracketed(call, ']') },
  {
    name: '[[',
    use: '[[ EXPRESSION ]]',
    short: 'compare texts, numbers and files',
    run: (call) => bracketed(call, ']]'),
  },
];

function bracketed(call: ProgramCall, close: string): number {
  return call.args.at(-1) === close ? evaluate(call, call.args.slice(0, -1)) : complain(call, `missing \`${close}'`, 2);
}

/** 0 for yes, 1 for no, 2 for what is no expression. `-o` is weaker than `-a`. */
function evaluate(call: ProgramCall, words: readonly string[]): number {
  const joined = joint(call, words, '-o') ?? joint(call, words, '-a');
  if (joined !== undefined) return joined;
  if (words[0] === '!' && words.length > 1) {
    const inner = evaluate(call, words.slice(1));
    return inner > 1 ? inner : 1 - inner;
  }
  if (words.length === 0) return 1;
  if (words.length === 1) return Number(words[0] === '');
  if (words.length === 2) return unary(call, words[0] ?? '', words[1] ?? '');
  if (words.length === 3) return binary(call, words[0] ?? '', words[1] ?? '', words[2] ?? '');
  return complain(call, 'too many arguments', 2);
}

function joint(call: ProgramCall, words: readonly string[], sign: '-o' | '-a'): number | undefined {
  const at = words.indexOf(sign, 1);
  if (at < 0 || at === words.length - 1 || words.length > 200) return undefined;
  const left = evaluate(call, words.slice(0, at));
  if (left > 1 || left === Number(sign === '-a')) return left;
  return evaluate(call, words.slice(at + 1));
}

function unary(call: ProgramCall, operator: string, value: string): number {
  const { host, directory } = call.shell;
  const path = resolvePath(directory, value);
  const isFile = () => host.files.read(path) !== undefined;
  const isDirectory = () => host.files.list(path) !== undefined;
  switch (operator) {
    case '-z':
      return Number(value !== '');
    case '-n':
      return Number(value === '');
    case '-f':
      return Number(!isFile());
    case '-d':
      return Number(!isDirectory());
    case '-e':
      return Number(!isFile() && !isDirectory());
    case '-s':
      return Number((host.files.read(path) ?? '') === '');
  }
  return complain(call, `${operator.slice(0, 60)}: unary operator expected`, 2);
}

function binary(call: ProgramCall, left: string, operator: string, right: string): number {
  switch (operator) {
    case '=':
    case '==':
      return Number(left !== right);
    case '!=':
      return Number(left === right);
  }
  const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (compare === undefined) return complain(call, `${operator.slice(0, 60)}: binary operator expected`, 2);
  const wrong = [left, right].find((text) => !/^\s*-?\d+\s*$/.test(text));
  if (wrong !== undefined) return complain(call, `${wrong.slice(0, 60)}: integer expression expected`, 2);
  return Number(!compare(Number(left), Number(right)));
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '-eq': (left, right) => left === right,
  '-ne': (left, right) => left !== right,
  '-lt': (left, right) => left < right,
  '-le': (left, right) => left <= right,
  '-gt': (left, right) => left > right,
  '-ge': (left, right) => left >= right,
};

const unitsMs: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `5`, `0.5s`, `2m` in milliseconds; undefined for what is no time. */
export function parseSeconds(text: string): number | undefined {
  const found = /^(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})([smhd]?)$/.exec(text);
  return found === null ? undefined : Number(found[1]) * (unitsMs[found[2] ?? ''] ?? 1000);
}

export const sleep: Program = {
  name: 'sleep',
  use: 'sleep SECONDS',
  short: "wait, by the cluster's clock",
  run(call) {
    let durationMs = 0;
    for (const arg of call.args) {
      const partMs = parseSeconds(arg);
      if (partMs === undefined) return complain(call, `invalid time interval '${arg.slice(0, 60)}'`);
      durationMs += partMs;
    }
    if (call.args.length === 0) return complain(call, 'missing operand');
    return wait(call, call.shell.host.nowMs() + durationMs);
  },
};

function* wait({ shell: { host } }: ProgramCall, untilMs: number) {
  while (host.nowMs() < untilMs) yield { untilMs };
  return 0;
}
