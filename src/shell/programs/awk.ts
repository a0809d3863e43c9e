/** `awk` as far as people type it behind kubectl: `{print $1, $3}`, with a condition before it and `-F`. */
import { readOptions } from '../options.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';
import { compileRegex, type Regex } from '../regex/regex.ts';
import type { Running } from '../streams.ts';
import { eachInputLine } from './reading.ts';

export const awk: Program = {
  name: 'awk',
  use: "awk [-F C] 'CONDITION {print $1, $2}' [FILE…]",
  short: 'print fields of lines, those of a condition only',
  run: (call) => run(call),
};

/** A value: of a field, a counter, or as it stands. */
type Term =
  | { readonly type: 'field'; readonly number: number | 'NF' }
  | { readonly type: 'NR' | 'NF' }
  | { readonly type: 'text'; readonly text: string };

interface Test {
  readonly joint: '&&' | '||';
  readonly left: Term;
  readonly operator: string;
  readonly right: Term | undefined;
  readonly regex: Regex | undefined;
}

interface Rule {
  readonly when: 'BEGIN' | 'END' | readonly Test[];
  /** What is printed: groups of terms without a blank between them. */
  readonly prints: readonly (readonly Term[])[];
}

interface Row {
  readonly line: string;
  readonly fields: readonly string[];
  readonly number: number;
}

function* run(call: ProgramCall): Running {
  const options = readOptions(call.args, { flags: '', values: 'Fv' });
  if ('problem' in options) return complain(call, options.problem, 2);
  const [text, ...files] = options.operands;
  if (text === undefined) return complain(call, "a program is missing, such as '{print $1}'", 2);
  const reader = new ProgramReader(text);
  const rules = reader.read();
  if (reader.problem !== undefined) {
    return complain(call, `${reader.problem}; here awk knows CONDITION {print $1, "text", NR}`, 2);
  }
  const separator = options.value('F');
  const print = ({ prints }: Rule, row: Row) => {
    const parts = prints.map((terms) => terms.map((term) => valueOf(term, row)).join(''));
    call.output.write(`${parts.length === 0 ? row.line : parts.join(' ')}\n`);
  };
  let row: Row = { line: '', fields: [], number: 0 };
  for (const rule of rules) if (rule.when === 'BEGIN') print(rule, row);
  const exit = yield* eachInputLine(call, files, (line) => {
    row = { line, fields: fieldsOf(line, separator), number: row.number + 1 };
    for (const rule of rules) if (typeof rule.when !== 'string' && holds(rule.when, row)) print(rule, row);
    return undefined;
  });
  for (const rule of rules) if (rule.when === 'END') print(rule, row);
  return exit;
}

function fieldsOf(line: string, separator: string | undefined): readonly string[] {
  if (separator === undefined || separator === ' ') return line.split(/[ \t]+/).filter((field) => field !== '');
  return line.split(separator === '\\t' ? '\t' : separator);
}

function valueOf(term: Term, { line, fields, number }: Row): string {
  switch (term.type) {
    case 'text':
      return term.text;
    case 'NR':
      return String(number);
    case 'NF':
      return String(fields.length);
    case 'field': {
      const place = term.number === 'NF' ? fields.length : term.number;
      return place === 0 ? line : (fields[place - 1] ?? '');
    }
  }
}

/** From left to right; awk's own order of `&&` and `||` comes to the same where only one of them stands. */
function holds(tests: readonly Test[], row: Row): boolean {
  let result = true;
  for (const [at, test] of tests.entries()) {
    const isTrue = compare(test, row);
    if (at === 0) result = isTrue;
    else result = test.joint === '&&' ? result && isTrue : result || isTrue;
  }
  return result;
}

function compare({ left, operator, right, regex }: Test, row: Row): boolean {
  const value = valueOf(left, row);
  if (regex !== undefined) return (regex.find(value) !== undefined) === (operator === '~');
  if (right === undefined) return value !== '' && value !== '0';
  const other = valueOf(right, row);
  const areNumbers = [value, other].every((text) => /^-?\d+(\.\d+)?$/.test(text));
  const order = areNumbers ? Number(value) - Number(other) : value < other ? -1 : Number(value > other);
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

const mostRules = 50;

class ProgramReader {
  readonly #text: string;
  #at = 0;
  problem: string | undefined;

  constructor(text: string) {
    this.#text = text.slice(0, 4000);
  }

  read(): readonly Rule[] {
    const rules: Rule[] = [];
    while (this.problem === undefined && rules.length < mostRules) {
      this.#match(/[\s;]*/y);
      if (this.#at >= this.#text.length) break;
      const special = this.#match(/(BEGIN|END)\s*(?=\{)/y)?.[1] as 'BEGIN' | 'END' | undefined;
      const when = special ?? this.#tests();
      rules.push({ when, prints: this.#action() });
    }
    return rules;
  }

  #tests(): readonly Test[] {
    const tests: Test[] = [];
    let joint: Test['joint'] = '&&';
    while (this.problem === undefined && this.#match(/\s*(?=\{|$)/y) === undefined) {
      tests.push(this.#test(joint));
      const next = this.#match(/\s*(&&|\|\|)\s*/y)?.[1];
      if (next === undefined) break;
      joint = next as Test['joint'];
    }
    return tests;
  }

  #test(joint: Test['joint']): Test {
    const negated = this.#match(/\s*!(?!=)/y) !== undefined;
    const bare = this.#regex();
    const whole: Term = { type: 'field', number: 0 };
    if (bare !== undefined)
      return { joint, left: whole, operator: negated ? '!~' : '~', right: undefined, regex: bare };
    const left = this.#term() ?? whole;
    const operator = this.#match(/\s*(==|!=|<=|>=|<|>|!~|~)\s*/y)?.[1] ?? '';
    const regex = operator.endsWith('~') ? this.#regex() : undefined;
    const right = operator === '' || regex !== undefined ? undefined : this.#term();
    if (operator !== '' && regex === undefined && right === undefined) this.#fail();
    return { joint, left, operator, right, regex };
  }

  #action(): readonly (readonly Term[])[] {
    this.#match(/\s*/y);
    if (this.#match(/\{\s*/y) === undefined) return this.#at >= this.#text.length ? [] : this.#fail();
    if (this.#match(/print\b\s*/y) === undefined) return this.#fail();
    const groups: Term[][] = [];
    while (this.problem === undefined && this.#match(/\s*;?\s*\}/y) === undefined) {
      const group: Term[] = [];
      for (let term = this.#term(); term !== undefined; term = this.#term()) group.push(term);
      if (group.length === 0) return this.#fail();
      groups.push(group);
      this.#match(/\s*,\s*/y);
    }
    return groups;
  }

  #term(): Term | undefined {
    const field = this.#match(/\s*\$(\d{1,4}|NF)/y)?.[1];
    if (field !== undefined) return { type: 'field', number: field === 'NF' ? 'NF' : Number(field) };
    const counter = this.#match(/\s*(NR|NF)\b/y)?.[1] as 'NR' | 'NF' | undefined;
    if (counter !== undefined) return { type: counter };
    const text = this.#match(/\s*"((?:[^"\\]|\\[^])*)"/y)?.[1];
    if (text !== undefined)
      return {
        type: 'text',
        text: text.replace(/\\([^])/g, (_, char: string) => (char === 't' ? '\t' : char === 'n' ? '\n' : char)),
      };
    const number = this.#match(/\s*(-?\d+(?:\.\d+)?)/y)?.[1];
    return number === undefined ? undefined : { type: 'text', text: number };
  }

  #regex(): Regex | undefined {
    const pattern = this.#match(/\s*\/((?:[^/\\]|\\[^])*)\//y)?.[1];
    if (pattern === undefined) return undefined;
    const regex = compileRegex(pattern.replaceAll('\\/', '/'), { isExtended: true, ignoreCase: false });
    if (!('problem' in regex)) return regex;
    this.problem ??= regex.problem;
    return undefined;
  }

  #fail(): [] {
    this.problem ??= `syntax error near \`${this.#text.slice(this.#at, this.#at + 20)}'`;
    this.#at = this.#text.length;
    return [];
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found !== null) this.#at += found[0].length;
    return found ?? undefined;
  }
}
