/** `grep` as it stands behind kubectl: which lines, how many, and what is around them. */
import { readOptions } from '../options.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';
import { compileRegex, type Regex } from '../regex/regex.ts';
import { eachLine, type Input, type Running } from '../streams.ts';
import { eachInput } from './reading.ts';

const names = {
  flags: 'ivcnowxqsEFPhHalrR',
  values: 'eABCm',
  long: {
    'ignore-case': 'i',
    'invert-match': 'v',
    count: 'c',
    'line-number': 'n',
    'only-matching': 'o',
    'word-regexp': 'w',
    'line-regexp': 'x',
    quiet: 'q',
    silent: 'q',
    'no-messages': 's',
    'extended-regexp': 'E',
    'fixed-strings': 'F',
    'perl-regexp': 'P',
    'files-with-matches': 'l',
    'no-filename': 'h',
    'with-filename': 'H',
    regexp: 'e',
    'after-context': 'A',
    'before-context': 'B',
    context: 'C',
    'max-count': 'm',
    color: 'a',
    colour: 'a',
    'line-buffered': 'a',
  },
  number: 'C',
};

export const grep: Program = {
  name: 'grep',
  use: 'grep [-ivcnowqEF] [-A N] [-B N] [-m N] PATTERN [FILE…]',
  short: 'print the lines that match a pattern',
  run: (call) => run(call),
};

export const egrep: Program = { ...grep, name: 'egrep', run: (call) => run({ ...call, args: ['-E', ...call.args] }) };
export const fgrep: Program = { ...grep, name: 'fgrep', run: (call) => run({ ...call, args: ['-F', ...call.args] }) };

interface Search {
  readonly patterns: readonly Regex[];
  readonly inverted: boolean;
  readonly only: boolean;
  readonly numbered: boolean;
  readonly counted: boolean;
  readonly quiet: boolean;
  readonly before: number;
  readonly after: number;
  readonly most: number;
}

function* run(call: ProgramCall): Running {
  const options = readOptions(call.args, names);
  if ('problem' in options) return complain(call, options.problem, 2);
  const operands = [...options.operands];
  const texts = options.values('e').length > 0 ? options.values('e') : operands.splice(0, 1);
  if (texts.length === 0) return complain(call, 'a pattern is missing\nUsage: grep [OPTION]... PATTERN [FILE]...', 2);
  const patterns = compileAll(
    texts.flatMap((text) => text.split('\n')),
    options.has.bind(options),
  );
  if ('problem' in patterns) return complain(call, patterns.problem, 2);
  const numbers = ['A', 'B', 'C', 'm'].map((letter) => options.value(letter));
  if (numbers.some((text) => text !== undefined && !/^\d{1,9}$/.test(text))) {
    return complain(call, `${numbers.find((text) => !/^\d{1,9}$/.test(text ?? '0'))}: invalid number`, 2);
  }
  const [after, before, around, most] = numbers.map((text) => (text === undefined ? undefined : Number(text)));
  const search: Search = {
    patterns,
    inverted: options.has('v'),
    only: options.has('o'),
    numbered: options.has('n'),
    counted: options.has('c'),
    quiet: options.has('q') || options.has('l'),
    before: before ?? around ?? 0,
    after: after ?? around ?? 0,
    most: most ?? Number.POSITIVE_INFINITY,
  };
  const isNamed = options.has('H') || (operands.length > 1 && !options.has('h'));
  let found = 0;
  const missing = yield* eachInput(call, operands, function* (input, name) {
    const count = yield* searchIn(call, input, search, isNamed ? name : undefined);
    if (count > 0 && options.has('l')) call.output.write(`${name === '-' ? '(standard input)' : name}\n`);
    found += count;
  });
  if (patterns.some(({ isTired }) => isTired)) return complain(call, 'the pattern takes too long for this text', 2);
  return missing > 0 ? 2 : Number(found === 0);
}

function compileAll(
  texts: readonly string[],
  has: (letter: string) => boolean,
): Regex[] | { readonly problem: string } {
  const regexes: Regex[] = [];
  for (const text of texts.slice(0, 100)) {
    const bare = has('F') ? text.replace(/[[\]().*+?{}|^$\\]/g, '\\$&') : text;
    const isExtended = has('E') || has('P') || has('F');
    const bracketed = isExtended ? `(${bare})` : `\\(${bare}\\)`;
    const pattern = has('x') ? `^${bracketed}$` : has('w') ? `\\<${bracketed}\\>` : bare;
    const regex = compileRegex(pattern, { isExtended, ignoreCase: has('i') });
    if ('problem' in regex) return regex;
    regexes.push(regex);
  }
  return regexes;
}

function* searchIn({ output }: ProgramCall, input: Input, search: Search, name: string | undefined): Running {
  const recent: string[] = [];
  let [number, printed, found, following] = [0, 0, 0, 0];
  const print = (line: string, at: number, sign: ':' | '-') => {
    if (search.before + search.after > 0 && printed > 0 && at > printed + 1) output.write('--\n');
    printed = at;
    output.write(`${name === undefined ? '' : name + sign}${search.numbered ? at + sign : ''}${line}\n`);
  };
  yield* eachLine(input, (line) => {
    number += 1;
    const isFound = search.patterns.some((regex) => regex.find(line) !== undefined) !== search.inverted;
    if (isFound) {
      found += 1;
      if (search.quiet) return 'enough';
      if (!search.counted && search.only) for (const part of partsOf(line, search)) print(part, number, ':');
      else if (!search.counted) {
        for (const [at, earlier] of recent.entries()) print(earlier, number - recent.length + at, '-');
        print(line, number, ':');
      }
      recent.length = 0;
      following = search.after;
      if (found >= search.most && search.after === 0) return 'enough';
    } else if (following > 0 && !search.counted && !search.quiet) {
      following -= 1;
      print(line, number, '-');
    } else if (search.before > 0) {
      recent.push(line);
      if (recent.length > search.before) recent.shift();
    }
    return found >= search.most && following === 0 ? 'enough' : undefined;
  });
  if (search.counted) output.write(`${name === undefined ? '' : `${name}:`}${found}\n`);
  return found;
}

/** `-o`: each match on a line of its own. */
function partsOf(line: string, { patterns, inverted }: Search): readonly string[] {
  if (inverted) return [];
  const parts: string[] = [];
  for (const regex of patterns) {
    for (let at = 0; at <= line.length; ) {
      const [from, to] = regex.find(line, at) ?? [];
      if (from === undefined || to === undefined) break;
      if (to > from) parts.push(line.slice(from, to));
      at = to > from ? to : to + 1;
    }
  }
  return parts;
}
