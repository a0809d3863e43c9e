/** `sed` as far as people type it behind a pipe: `s/a/b/g`, `/a/d`, `2p`, `1,3d`, `$d`, with `-n` and `-E`. */
import { readOptions } from '../options.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';
import { compileRegex, type Match, type Regex } from '../regex/regex.ts';
import type { Running } from '../streams.ts';
import { allLines } from './reading.ts';

export const sed: Program = {
  name: 'sed',
  use: "sed [-nE] 's/PATTERN/TEXT/g' [FILE…]",
  short: 'change lines: s///, d, p, q behind a number, a range or a /pattern/',
  run: (call) => run(call),
};

type Address = { readonly type: 'line'; readonly number: number } | { readonly type: 'pattern'; readonly regex: Regex };

interface Command {
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly negated: boolean;
  readonly action:
    | { readonly type: 'd' | 'p' | 'q' }
    | {
        readonly type: 's';
        readonly regex: Regex;
        readonly text: string;
        readonly isGlobal: boolean;
        readonly prints: boolean;
      };
}

/** The last line, whatever its number. */
const lastLine = Number.POSITIVE_INFINITY;

function* run(call: ProgramCall): Running {
  const options = readOptions(call.args, {
    flags: 'nEr',
    values: 'e',
    long: { quiet: 'n', silent: 'n', 'regexp-extended': 'E', expression: 'e' },
  });
  if ('problem' in options) return complain(call, options.problem);
  const operands = [...options.operands];
  const texts = options.values('e').length > 0 ? options.values('e') : operands.splice(0, 1);
  if (texts.length === 0) return complain(call, "a script is missing, such as 's/old/new/g'");
  const reader = new ScriptReader(texts.join('\n'), options.has('E') || options.has('r'));
  const commands = reader.read();
  if (reader.problem !== undefined) return complain(call, `-e expression #1: ${reader.problem}`);
  const { lines, exit } = yield* allLines(call, operands);
  const isInside = commands.map(() => false);
  for (const [at, given] of lines.entries()) {
    const outcome = edit(given, { number: at + 1, count: lines.length }, commands, isInside);
    for (const extra of outcome.printed) call.output.write(`${extra}\n`);
    if (!outcome.isDeleted && !options.has('n')) call.output.write(`${outcome.line}\n`);
    if (outcome.quits) break;
  }
  return exit;
}

function edit(
  given: string,
  place: { readonly number: number; readonly count: number },
  commands: readonly Command[],
  isInside: boolean[],
) {
  let line = given;
  const printed: string[] = [];
  for (const [at, command] of commands.entries()) {
    if (isMeant(command, line, place, isInside, at) === command.negated) continue;
    const { action } = command;
    if (action.type === 's') {
      const changed = substitute(line, action);
      if (changed === undefined) continue;
      line = changed;
      if (action.prints) printed.push(line);
    } else if (action.type === 'p') printed.push(line);
    else return { line, printed, isDeleted: action.type === 'd', quits: action.type === 'q' };
  }
  return { line, printed, isDeleted: false, quits: false };
}

function isMeant(
  { from, to }: Command,
  line: string,
  place: { number: number; count: number },
  isInside: boolean[],
  at: number,
) {
  if (from === undefined) return true;
  if (to === undefined) return isAt(from, line, place);
  if (isInside[at] === true) {
    const isLast =
      to.type === 'line' ? place.number >= (to.number === lastLine ? place.count : to.number) : isAt(to, line, place);
    if (isLast) isInside[at] = false;
    return true;
  }
  if (!isAt(from, line, place)) return false;
  isInside[at] = to.type === 'pattern' || to.number > place.number;
  return true;
}

function isAt(address: Address, line: string, { number, count }: { number: number; count: number }): boolean {
  if (address.type === 'pattern') return address.regex.find(line) !== undefined;
  return address.number === lastLine ? number === count : address.number === number;
}

/** The line with what matches replaced; undefined when nothing does. */
function substitute(
  line: string,
  { regex, text, isGlobal }: Extract<Command['action'], { type: 's' }>,
): string | undefined {
  let [made, from] = ['', 0];
  let hasFound = false;
  while (from <= line.length) {
    const match = regex.find(line, from);
    if (match === undefined) break;
    const [begin = 0, end = 0] = match;
    hasFound = true;
    made += line.slice(from, begin) + filled(text, line, match);
    // Behind an empty match one character is taken along, or it would be found for ever.
    if (end === begin) made += line.slice(end, end + 1);
    from = end === begin ? end + 1 : end;
    if (!isGlobal) break;
  }
  return hasFound ? made + line.slice(from) : undefined;
}

/** `&` is the match, `\1` its first group. */
function filled(text: string, line: string, match: Match): string {
  return text.replace(/\\(.)|&/gs, (all, char: string | undefined) => {
    const group = all === '&' ? 0 : /\d/.test(char ?? '') ? Number(char) : undefined;
    if (group === undefined) return char === 'n' ? '\n' : char === 't' ? '\t' : (char ?? '');
    const [from = -1, to = -1] = [match[2 * group], match[2 * group + 1]];
    return from < 0 ? '' : line.slice(from, to);
  });
}

class ScriptReader {
  readonly #text: string;
  readonly #isExtended: boolean;
  #at = 0;
  problem: string | undefined;

  constructor(text: string, isExtended: boolean) {
    this.#text = text;
    this.#isExtended = isExtended;
  }

  read(): readonly Command[] {
    const commands: Command[] = [];
    for (;;) {
      this.#match(/[\s;]*/y);
      if (this.#at >= this.#text.length || this.problem !== undefined) return commands;
      const from = this.#address();
      const to = this.#match(/,\s*/y) === undefined ? undefined : (this.#address() ?? this.#fail("unexpected `,'"));
      this.#match(/\s*/y);
      const negated = this.#match(/!/y) !== undefined;
      const action = this.#action();
      if (action !== undefined) commands.push({ from, to, negated, action });
    }
  }

  #address(): Address | undefined {
    const number = this.#match(/\d{1,9}/y)?.[0];
    if (number !== undefined) return { type: 'line', number: Number(number) };
    if (this.#match(/\$/y) !== undefined) return { type: 'line', number: lastLine };
    const pattern = this.#match(/\/((?:[^/\\\n]|\\[^])*)\//y)?.[1];
    const regex = pattern === undefined ? undefined : this.#regex(pattern.replaceAll('\\/', '/'), '');
    return regex && { type: 'pattern', regex };
  }

  #action(): Command['action'] | undefined {
    const letter = this.#match(/[dpq]/y)?.[0] as 'd' | 'p' | 'q' | undefined;
    if (letter !== undefined) return { type: letter };
    if (this.#match(/s/y) === undefined)
      return this.#fail(`unknown command: \`${this.#text.slice(this.#at, this.#at + 1)}'`);
    const delimiter = this.#text.charAt(this.#at);
    const [pattern, text] = this.#halves(delimiter);
    if (pattern === undefined || text === undefined) return this.#fail("unterminated `s' command");
    const flags = this.#match(/[gpiI]*/y)?.[0] ?? '';
    const regex = this.#regex(pattern.replaceAll(`\\${delimiter}`, delimiter), flags);
    return regex && { type: 's', regex, text, isGlobal: flags.includes('g'), prints: flags.includes('p') };
  }

  /** The two texts between three delimiters. */
  #halves(delimiter: string): readonly (string | undefined)[] {
    this.#at += 1;
    const half = () => {
      const from = this.#at;
      for (; this.#at < this.#text.length; this.#at++) {
        const char = this.#text.charAt(this.#at);
        if (char === '\\') this.#at += 1;
        else if (char === delimiter) return this.#text.slice(from, this.#at++);
      }
      return undefined;
    };
    const pattern = half();
    return [pattern, pattern === undefined ? undefined : half()];
  }

  #regex(pattern: string, flags: string): Regex | undefined {
    const regex = compileRegex(pattern, { isExtended: this.#isExtended, ignoreCase: /i/i.test(flags) });
    return 'problem' in regex ? this.#fail(regex.problem) : regex;
  }

  #fail(problem: string): undefined {
    this.problem ??= problem;
    this.#at = this.#text.length;
    return undefined;
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found !== null) this.#at += found[0].length;
    return found ?? undefined;
  }
}
