/** JSONPath templates as kubectl reads them (client-go `util/jsonpath`): text and `{…}`, with range and end. */

export type PathNode =
  | { readonly type: 'list'; readonly nodes: readonly PathNode[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'array'; readonly slice: Slice }
  | { readonly type: 'filter'; readonly left: PathList; readonly right: PathList; readonly operator: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'wildcard' }
  | { readonly type: 'recursive' }
  | { readonly type: 'union'; readonly nodes: readonly PathList[] }
  | { readonly type: 'identifier'; readonly name: string };

export type PathList = Extract<PathNode, { readonly type: 'list' }>;

/** `[from:to:step]`; an index is a slice of one, and its end follows from its start. */
export interface Slice {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly isIndex: boolean;
  readonly step: number | undefined;
}

export interface PathProblem {
  readonly problem: string;
}

/** The template, or what the parser says of it. */
export function parseJsonPath(text: string): PathList | PathProblem {
  const parser = new Parser(text);
  const problem = parser.parse();
  return problem === undefined ? parser.root : { problem };
}

interface OpenList {
  readonly type: 'list';
  readonly nodes: PathNode[];
}

/** A method that parses gives the complaint, or undefined. */
class Parser {
  readonly root: OpenList = { type: 'list', nodes: [] };
  readonly #input: string;
  #at = 0;
  #start = 0;

  constructor(input: string) {
    this.#input = input;
  }

  parse(): string | undefined {
    for (;;) {
      const open = this.#input.indexOf('{', this.#at);
      const text = this.#input.slice(this.#at, open < 0 ? undefined : open);
      if (text !== '') this.root.nodes.push({ type: 'text', text });
      if (open < 0) return undefined;
      this.#at = open + 1;
      this.#start = this.#at;
      const list: OpenList = { type: 'list', nodes: [] };
      this.root.nodes.push(list);
      const problem = this.#action(list.nodes);
      if (problem !== undefined) return problem;
    }
  }

  /** What stands in braces, the closing one included. */
  #action(nodes: PathNode[]): string | undefined {
    for (;;) {
      const rest = this.#input.slice(this.#at, this.#at + 3);
      if (rest.startsWith('}')) {
        this.#at += 1;
        this.#start = this.#at;
        return undefined;
      }
      const problem =
        rest === '[?(' ? this.#filter(nodes) : rest.startsWith('..') ? this.#recursive(nodes) : this.#step(nodes);
      if (problem !== undefined) return problem;
    }
  }

  #step(nodes: PathNode[]): string | undefined {
    const character = this.#next();
    if (character === '' || character === '\n' || character === '\r') return 'unclosed action';
    if (character === ' ' || character === '@' || character === '$') {
      this.#start = this.#at;
      return undefined;
    }
    if (character === '[') return this.#array(nodes);
    if (character === '"' || character === "'") return this.#quoted(nodes, character);
    if (character === '.') return this.#field(nodes);
    this.#at -= character.length;
    if (/^[-+\p{Nd}]$/u.test(character)) return this.#number(nodes);
    if (/^[_\p{L}\p{Nd}]$/u.test(character)) return this.#identifier(nodes);
    return `unrecognized character in action: ${codePoint(character)}`;
  }

  #recursive(nodes: PathNode[]): string | undefined {
    if (nodes.at(-1)?.type === 'recursive') return 'invalid multiple recursive descent';
    this.#at += 2;
    this.#start = this.#at;
    nodes.push({ type: 'recursive' });
    return /^[_\p{L}\p{Nd}]$/u.test(this.#peek()) ? this.#field(nodes) : undefined;
  }

  #field(nodes: PathNode[]): string | undefined {
    this.#start = this.#at;
    for (;;) {
      const character = this.#next();
      if (character === '\\') this.#next();
      else if (isTerminator(character)) {
        this.#at -= character.length;
        break;
      }
    }
    const name = this.#consume();
    nodes.push(name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') });
    return undefined;
  }

  #identifier(nodes: PathNode[]): string | undefined {
    while (!isTerminator(this.#peek())) this.#next();
    const name = this.#consume();
    nodes.push(
      name === 'true' || name === 'false' ? { type: 'bool', value: name === 'true' } : { type: 'identifier', name },
    );
    return undefined;
  }

  #number(nodes: PathNode[]): string | undefined {
    if (/^[-+]$/.test(this.#peek())) this.#next();
    while (/^[.\p{Nd}]$/u.test(this.#peek())) this.#next();
    const text = this.#consume();
    if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) return `cannot parse number ${text}`;
    nodes.push({ type: 'number', value: Number(text) });
    return undefined;
  }

  #quoted(nodes: PathNode[], quote: string): string | undefined {
    for (;;) {
      const character = this.#next();
      if (character === '' || character === '\n') return 'unterminated quoted string';
      if (character === quote && this.#input[this.#at - 2] !== '\\') break;
    }
    const quoted = this.#consume();
    const text = unescaped(quoted.slice(1, -1), quote);
    if (text === undefined) return `unquote string ${quoted} error invalid syntax`;
    nodes.push({ type: 'text', text });
    return undefined;
  }

  #array(nodes: PathNode[]): string | undefined {
    for (;;) {
      const character = this.#next();
      if (character === '' || character === '\n') return 'unterminated array';
      if (character === ']') break;
    }
    const inside = this.#consume().slice(1, -1);
    const text = inside === '*' ? ':' : inside;
    const parts = text.split(',');
    if (parts.length > 1) return this.#union(nodes, parts);
    const key = /^'([^']*)'$/.exec(text)?.[1];
    if (key !== undefined) {
      const list = parseInside(`.${key}`);
      if ('problem' in list) return list.problem;
      nodes.push(...list.nodes);
      return undefined;
    }
    const slice = readSlice(text);
    if (typeof slice === 'string') return slice;
    nodes.push({ type: 'array', slice });
    return undefined;
  }

  #union(nodes: PathNode[], parts: readonly string[]): string | undefined {
    const lists: PathList[] = [];
    for (const part of parts) {
      const list = parseInside(`[${part.trim()}]`);
      if ('problem' in list) return list.problem;
      lists.push(list);
    }
    nodes.push({ type: 'union', nodes: lists });
    return undefined;
  }

  #filter(nodes: PathNode[]): string | undefined {
    this.#at += 3;
    this.#start = this.#at;
    const problem = this.#skipFilter();
    if (problem !== undefined) return problem;
    if (this.#next() !== ']') return 'unclosed array expect ]';
    const text = this.#consume().slice(0, -2);
    const match = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text);
    const left = parseInside(match?.[1] ?? text);
    if ('problem' in left) return left.problem;
    const right = match === null ? { type: 'list' as const, nodes: [] } : parseInside(match[3] as string);
    if ('problem' in right) return right.problem;
    nodes.push({ type: 'filter', left, right, operator: match?.[2] ?? 'exists' });
    return undefined;
  }

  /** Up to the parenthesis that closes the filter: one in quotes does not. */
  #skipFilter(): string | undefined {
    let quote = '';
    let isClosed = false;
    for (;;) {
      const character = this.#next();
      if (character === '' || character === '\n') return 'unterminated filter';
      if (character === '"' || character === "'") {
        if (quote === '') quote = character;
        else if (character === quote && this.#input[this.#at - 2] !== '\\') isClosed = true;
      } else if (character === ')' && (quote !== '') === isClosed) return undefined;
    }
  }

  #next(): string {
    const character = this.#peek();
    this.#at += character.length;
    return character;
  }

  #peek(): string {
    const code = this.#input.codePointAt(this.#at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #consume(): string {
    const text = this.#input.slice(this.#start, this.#at);
    this.#start = this.#at;
    return text;
  }
}

/** An expression as it stands between braces. */
function parseInside(text: string): PathList | PathProblem {
  const list = parseJsonPath(`{${text}}`);
  if ('problem' in list) return list;
  const [first] = list.nodes;
  return first?.type === 'list' ? first : list;
}

function readSlice(text: string): Slice | string {
  const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
  if (match === null) return `invalid array index ${text}`;
  const numbers: (number | undefined)[] = [];
  for (const [at, part] of [match[1], match[2], match[3]].entries()) {
    const digits = at === 0 ? (part ?? '') : (part ?? '').slice(1);
    if (digits === '-') return `array index ${digits} is not a number`;
    numbers.push(digits === '' ? undefined : Number(digits));
  }
  const [from, to, step] = numbers;
  return { from, to, step, isIndex: (match[2] ?? '') === '' };
}

function isTerminator(character: string): boolean {
  return character === '' || ' \t\r\n.,[]$@{}'.includes(character);
}

/** As `strconv.UnquoteChar` reads escapes; undefined for one that there is none of. */
function unescaped(text: string, quote: string): string | undefined {
  const letters: Readonly<Record<string, string>> = {
    a: '\u0007',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
    '\\': '\\',
  };
  let isWrong = false;
  const read = text.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[^])/gu,
    (_, escape: string) => {
      if (escape === quote) return quote;
      const letter = letters[escape];
      if (letter !== undefined) return letter;
      const digits = /^[xuU](.+)$/.exec(escape)?.[1];
      if (digits !== undefined && Number.parseInt(digits, 16) <= 0x10ffff)
        return String.fromCodePoint(Number.parseInt(digits, 16));
      if (/^[0-7]{3}$/.test(escape)) return String.fromCodePoint(Number.parseInt(escape, 8));
      isWrong = true;
      return '';
    },
  );
  return isWrong ? undefined : read;
}

/** As Go's `%#U`. */
function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${hex} '${character}'`;
}
