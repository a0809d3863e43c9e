/** What programs read and write. Nothing here waits by itself: who finds nothing to read yet pauses and asks again. */

/** A program that takes time: it yields when it has to wait, and goes on when time has passed or something has come. */
export type Running<T = number> = Generator<Pause, T, void>;

export interface Pause {
  /** Goes on at this moment of the cluster's clock at the latest; without it, when something happens. */
  readonly untilMs?: number;
}

export interface Input {
  /** All that has come since the last read; empty when there is nothing, now (`ended` is false) or for good. */
  read(): string;
  readonly ended: boolean;
  /** Somebody sits there and types. */
  readonly isTerminal: boolean;
  /** Nobody reads on. */
  close(): void;
}

export interface Output {
  write(text: string): void;
}

const mostWaiting = 256 * 1024;

/** What comes out of one program goes into another. */
export class Pipe implements Input, Output {
  readonly isTerminal: boolean;
  #waiting: string[] = [];
  #length = 0;
  #ended = false;
  #isClosed = false;
  #moves = 0;

  constructor({ isTerminal = false }: { readonly isTerminal?: boolean } = {}) {
    this.isTerminal = isTerminal;
  }

  /** Counts what was written, read, ended and closed. */
  get moves(): number {
    return this.#moves;
  }

  /** Somebody wrote although nobody reads on. */
  isBroken = false;

  /** Whoever writes has to wait until somebody reads. */
  get isFull(): boolean {
    return this.#length > mostWaiting;
  }

  get ended(): boolean {
    return this.#ended && this.#waiting.length === 0;
  }

  read(): string {
    if (this.#waiting.length === 0) return '';
    this.#moves += 1;
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#length = 0;
    return text;
  }

  write(text: string): void {
    if (text === '' || this.#ended) return;
    this.#moves += 1;
    if (this.#isClosed) this.isBroken = true;
    else {
      this.#waiting.push(text);
      this.#length += text.length;
    }
  }

  /** Nothing more is written. */
  end(): void {
    if (this.#ended) return;
    this.#moves += 1;
    this.#ended = true;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#moves += 1;
    this.#isClosed = true;
    this.#waiting = [];
  }
}

/** A text to be read, such as a file. */
export function inputOf(text: string): LineInput {
  const pipe = new Pipe();
  pipe.write(text);
  pipe.end();
  return new LineInput(pipe);
}

/** Collects what is written, as `$(…)` does. */
export class TextOutput implements Output {
  #pieces: string[] = [];
  #length = 0;

  write(text: string): void {
    this.#length += text.length;
    if (this.#length <= mostText) this.#pieces.push(text);
  }

  get isTooLong(): boolean {
    return this.#length > mostText;
  }

  get text(): string {
    return this.#pieces.join('');
  }
}

/** Of one output that is kept in memory, in characters. */
const mostText = 1024 * 1024;

/** Reads to the end. */
export function* readAll(input: Input): Running<string> {
  const all = new TextOutput();
  for (;;) {
    const text = input.read();
    if (text !== '') all.write(text);
    else if (input.ended) return all.text;
    else yield {};
  }
}

/** Hands out line by line, without the newline, until there are no more or `take` says `enough`. */
export function* eachLine(input: Input, take: (line: string) => undefined | 'enough'): Running<void> {
  let rest = '';
  for (;;) {
    const text = input.read();
    if (text === '' && !input.ended) {
      yield {};
      continue;
    }
    if (text === '') break;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (take(line) === 'enough') return;
  }
  if (rest !== '') take(rest);
}

/** One line of an input that others read on: gives it back what comes after the line. Undefined at the end. */
export function* readLine(input: LineInput): Running<string | undefined> {
  for (;;) {
    const line = input.takeLine();
    if (line !== undefined) return line;
    if (input.ended) return undefined;
    yield {};
  }
}

/** An input of which one can take a line and leave the rest: the input of a loop around `read`. */
export class LineInput implements Input {
  readonly #source: Input;
  #text = '';

  constructor(source: Input) {
    this.#source = source;
  }

  static of(input: Input): LineInput {
    return input instanceof LineInput ? input : new LineInput(input);
  }

  get isTerminal(): boolean {
    return this.#source.isTerminal;
  }

  get ended(): boolean {
    return this.#text === '' && this.#source.ended;
  }

  read(): string {
    const text = this.#text + this.#source.read();
    this.#text = '';
    return text;
  }

  /** The next line without its newline; undefined when it is not there yet. The last one may lack its newline. */
  takeLine(): string | undefined {
    this.#text += this.#source.read();
    const end = this.#text.indexOf('\n');
    if (end < 0 && !(this.#source.ended && this.#text !== '')) return undefined;
    const line = end < 0 ? this.#text : this.#text.slice(0, end);
    this.#text = end < 0 ? '' : this.#text.slice(end + 1);
    return line;
  }

  close(): void {
    this.#source.close();
  }
}
