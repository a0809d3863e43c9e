/** The lines of a YAML text, one after the other, without those that say nothing. */
export type UnreadableWhy = 'syntax' | 'unusual' | 'tooDeep' | 'alias' | 'forbiddenKey';

/** Where a text is not what the reader of kubectl's YAML knows. A line counts from 1. */
export interface Unreadable {
  readonly why: UnreadableWhy;
  readonly line: number;
}

export class LinesOfYaml {
  /** Of the line that is read: its number from 1, how far it is indented, and what it says. */
  line = 0;
  indent = 0;
  content = '';
  /** No line is left in this document, or there is a problem. */
  isAtEnd = true;
  /** The first thing that could not be read; nothing is read after it. */
  problem: Unreadable | undefined;
  readonly #lines: readonly string[];

  constructor(text: string) {
    const lines = text.split('\n');
    // A newline ends the last line and begins no other one.
    if (lines.at(-1) === '') lines.pop();
    this.#lines = lines;
  }

  /** To the first line of the next document; false when there is none. */
  toNextDocument(): boolean {
    while (this.#toContent()) {
      if (this.indent === 0 && this.content === mark) continue;
      this.isAtEnd = false;
      return true;
    }
    return false;
  }

  /** To the next line that says something. */
  next(): void {
    this.isAtEnd = !this.#toContent() || (this.indent === 0 && this.content === mark);
    // The mark is met again when the next document is looked for.
    if (this.isAtEnd && this.line <= this.#lines.length) this.line -= 1;
  }

  /** The rest of this line, taken for a line of its own. */
  enter(indent: number, content: string): void {
    this.indent = indent;
    this.content = content;
  }

  /** A line as it stands; undefined after the last one. */
  raw(line: number): string | undefined {
    const raw = this.#lines[line - 1];
    return raw?.endsWith('\r') === true ? raw.slice(0, -1) : raw;
  }

  /** Goes on after a value of several lines, the last of which is given. */
  after(line: number): void {
    this.line = line;
    this.next();
  }

  get isItem(): boolean {
    const { content } = this;
    return content.charCodeAt(0) === dash && (content.length === 1 || content.charCodeAt(1) === space);
  }

  /** Where the colon of this line's key stands; 0 when the line has no key. */
  keyEnd(): number {
    const { content } = this;
    const first = content[0];
    if (first === '"' || first === "'") return quotedKeyEnd(content, first);
    for (let at = content.indexOf(':', 1); at > 0; at = content.indexOf(':', at + 1)) {
      if (at + 1 === content.length || content.charCodeAt(at + 1) === space) return at;
    }
    return 0;
  }

  /** Notes what is wrong with this line, and ends the reading. */
  fail(why: UnreadableWhy): null {
    this.problem ??= { why, line: this.line };
    this.isAtEnd = true;
    return null;
  }

  #toContent(): boolean {
    while (this.problem === undefined && this.line < this.#lines.length) {
      this.line += 1;
      const raw = this.raw(this.line) as string;
      const indent = indentOf(raw);
      const first = raw.charCodeAt(indent);
      if (Number.isNaN(first) || first === hash) continue;
      this.indent = indent;
      this.content = raw.slice(indent).trimEnd();
      if (this.content === '') continue;
      // A tab is no indentation; `%` begins a directive, `...` ends a document, and one may begin on the line of its mark.
      if (first === tab) this.fail('syntax');
      else if (indent === 0 && (first === percent || /^(---.|\.\.\.)/.test(this.content))) this.fail('unusual');
      else return true;
    }
    this.line = this.#lines.length + 1;
    return false;
  }
}

const [space, tab, dash, hash, percent] = [32, 9, 45, 35, 37] as const;

/** Stands between documents. */
const mark = '---';

export function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === space) indent += 1;
  return indent;
}

/** Nothing, or a comment. */
export function isBlank(rest: string): boolean {
  return rest === '' || rest.startsWith('#');
}

function quotedKeyEnd(content: string, quote: string): number {
  for (let at = 1; at < content.length; at++) {
    if (quote === '"' && content[at] === '\\') at += 1;
    else if (content[at] === quote) {
      if (quote === "'" && content[at + 1] === "'") at += 1;
      else return /^ *:( |$)/.test(content.slice(at + 1)) ? content.indexOf(':', at + 1) : 0;
    }
  }
  return 0;
}
