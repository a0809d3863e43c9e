/** Regular expressions as grep and sed read them: the basic ones, where `\(` groups, and the extended ones (POSIX 9). */

export type RegexNode =
  | { readonly type: 'char'; readonly matches: (char: string) => boolean; readonly literal?: string }
  | { readonly type: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly type: 'choice'; readonly items: readonly RegexNode[] }
  /** `most` is undefined for no bound. */
  | { readonly type: 'repeat'; readonly item: RegexNode; readonly least: number; readonly most: number | undefined }
  | { readonly type: 'group'; readonly item: RegexNode; readonly index: number }
  | { readonly type: 'place'; readonly place: 'start' | 'end' | 'wordEdge' | 'wordStart' | 'wordEnd' };

export type ParsedRegex = { readonly node: RegexNode; readonly groups: number } | { readonly problem: string };

const maxLength = 1000;
const maxDepth = 50;
const maxRepeat = 255;

export function parseRegex(pattern: string, isExtended: boolean): ParsedRegex {
  if (pattern.length > maxLength) return { problem: `the pattern is longer than ${maxLength} characters` };
  const reader = new Reader(pattern, isExtended);
  const node = reader.readChoice(0);
  if (reader.problem === undefined && !reader.isAtEnd) reader.fail('Unmatched ) or \\)');
  return reader.problem === undefined ? { node, groups: reader.groups } : { problem: reader.problem };
}

class Reader {
  readonly #text: string;
  readonly #isExtended: boolean;
  #at = 0;
  groups = 0;
  problem: string | undefined;

  constructor(text: string, isExtended: boolean) {
    this.#text = text;
    this.#isExtended = isExtended;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  fail(problem: string): void {
    this.problem ??= problem;
    this.#at = this.#text.length;
  }

  readChoice(depth: number): RegexNode {
    if (depth > maxDepth) this.fail('the pattern nests too deep');
    const items = [this.#readSequence(depth)];
    while (this.#takeOperator('|')) items.push(this.#readSequence(depth));
    return items.length === 1 ? (items[0] as RegexNode) : { type: 'choice', items };
  }

  #readSequence(depth: number): RegexNode {
    const items: RegexNode[] = [];
    while (!this.isAtEnd && !this.#isOperator('|') && !(depth > 0 && this.#isOperator(')'))) {
      if (this.#isExtended && depth === 0 && this.#text.charAt(this.#at) === ')') this.fail('Unmatched ) or \\)');
      else items.push(this.#readRepeated(depth, items.length === 0));
    }
    return { type: 'sequence', items };
  }

  #readRepeated(depth: number, isFirst: boolean): RegexNode {
    // A star with nothing before it is a star.
    let item = isFirst && this.#take('*') ? literal('*') : this.#readOne(depth, isFirst);
    for (;;) {
      const times = this.#readTimes();
      if (times === undefined) return item;
      item = { type: 'repeat', item, ...times };
    }
  }

  #readTimes(): { least: number; most: number | undefined } | undefined {
    if (this.#take('*')) return { least: 0, most: undefined };
    if (this.#takeOperator('+')) return { least: 1, most: undefined };
    if (this.#takeOperator('?')) return { least: 0, most: 1 };
    const bounds = this.#isExtended ? /\{(\d+)(,?)(\d*)\}/y : /\\\{(\d+)(,?)(\d*)\\\}/y;
    bounds.lastIndex = this.#at;
    const found = bounds.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === '' ? least : found[3] === '' ? undefined : Number(found[3]);
    if (Math.max(least, most ?? 0) > maxRepeat) this.fail('Regular expression too big');
    return { least, most };
  }

  #readOne(depth: number, isFirst: boolean): RegexNode {
    if (this.#takeOperator('(')) return this.#readGroup(depth);
    const char = this.#text.charAt(this.#at);
    this.#at += 1;
    if (char === '.') return { type: 'char', matches: () => true };
    if (char === '[') return this.#readSet();
    if (char === '\\') return this.#readEscaped();
    const isEnd = this.isAtEnd || this.#isOperator('|') || this.#isOperator(')');
    if (char === '^' && (this.#isExtended || isFirst)) return { type: 'place', place: 'start' };
    if (char === '$' && (this.#isExtended || isEnd)) return { type: 'place', place: 'end' };
    return literal(char);
  }

  #readGroup(depth: number): RegexNode {
    this.groups += 1;
    const index = this.groups;
    const item = this.readChoice(depth + 1);
    if (!this.#takeOperator(')')) this.fail('Unmatched ( or \\(');
    return { type: 'group', item, index };
  }

  #readEscaped(): RegexNode {
    const char = this.#text.charAt(this.#at);
    this.#at += 1;
    switch (char) {
      case '':
        this.fail('Trailing backslash');
        return literal('\\');
      case 'b':
        return { type: 'place', place: 'wordEdge' };
      case '<':
        return { type: 'place', place: 'wordStart' };
      case '>':
        return { type: 'place', place: 'wordEnd' };
      case 'n':
        return literal('\n');
      case 't':
        return literal('\t');
    }
    if (/[1-9]/.test(char)) this.fail('back-references are not known here');
    const isOf = namedSets[char.toLowerCase()];
    if (isOf === undefined) return literal(char);
    return { type: 'char', matches: char === char.toLowerCase() ? isOf : (other) => !isOf(other) };
  }

  /** `[a-z_]`, `[^[:space:]]`. */
  #readSet(): RegexNode {
    const negated = this.#take('^');
    const tests: ((char: string) => boolean)[] = [];
    for (let isFirst = true; ; isFirst = false) {
      if (this.isAtEnd) {
        this.fail('Unmatched [, [^, [:, [., or [=');
        break;
      }
      if (!isFirst && this.#take(']')) break;
      const found = this.#match(/\[:(\w+):\]|([^])-([^\]])|([^])/y);
      const [, name, from, to, one] = found ?? [];
      if (name !== undefined) tests.push(this.#namedClass(name));
      else if (from !== undefined && to !== undefined) tests.push((char) => from <= char && char <= to);
      else tests.push((char) => char === one);
    }
    return { type: 'char', matches: (char) => tests.some((test) => test(char)) !== negated };
  }

  #namedClass(name: string): (char: string) => boolean {
    const expression = Object.hasOwn(classes, name) ? classes[name] : undefined;
    if (expression === undefined) this.fail('Invalid character class name');
    return (char) => expression?.test(char) === true;
  }

  /** In a basic expression an operator has a backslash, in an extended one it has none. */
  #isOperator(sign: string): boolean {
    return this.#text.startsWith(this.#isExtended ? sign : `\\${sign}`, this.#at);
  }

  #takeOperator(sign: string): boolean {
    return this.#take(this.#isExtended ? sign : `\\${sign}`);
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found !== null) this.#at += found[0].length;
    return found ?? undefined;
  }
}

function literal(char: string): RegexNode {
  return { type: 'char', matches: (other) => other === char, literal: char };
}

const namedSets: Readonly<Record<string, (char: string) => boolean>> = {
  w: (char) => /\w/.test(char),
  s: (char) => /\s/.test(char),
  d: (char) => /\d/.test(char),
};

const classes: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  cntrl: /\p{Cc}/u,
};
