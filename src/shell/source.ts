/** A text that is being parsed: a place in it, how deep the parser is, and what went wrong first. */
import type { Script, Word } from './syntax.ts';

export type ParseFailure =
  /** More has to be typed: `wants` is what has to come, such as `done`. */
  | { readonly type: 'incomplete'; readonly wants: string }
  /** No shell, or not this one, reads that. */
  | { readonly type: 'problem'; readonly message: string; readonly at: number };

/** A here-document whose lines begin after the line that is being read. */
export interface OpenDocument {
  readonly delimiter: string;
  readonly stripsTabs: boolean;
  readonly expands: boolean;
  readonly fill: (body: Word) => void;
}

/** Reads commands up to one of these words, which is left where it is. Words hold commands and commands hold words. */
export type ReadScript = (source: Source, enders: readonly string[]) => Script;

/** More than anybody types by hand. */
const maxDepth = 50;
const maxPieces = 10_000;

/** After a failure the text is at its end, so whoever reads on stops by himself; the first failure counts. */
export class Source {
  readonly text: string;
  at = 0;
  documents: OpenDocument[] = [];
  readonly readScript: ReadScript;
  #depth: number;
  #pieces = 0;
  #failure: ParseFailure | undefined;

  constructor(text: string, readScript: ReadScript, depth = 0) {
    this.text = text;
    this.readScript = readScript;
    this.#depth = depth;
  }

  /** A text inside this one, to be read on its own. */
  inner(text: string): Source {
    return new Source(text, this.readScript, this.#depth);
  }

  get failure(): ParseFailure | undefined {
    return this.#failure;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** Takes the text when it stands here. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Takes what a sticky expression matches here. */
  match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found ?? undefined;
  }

  /** What is read one level further in. */
  deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.#tooMuch(`more than ${maxDepth} things inside each other`);
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** Counts what the tree is made of. */
  count(): void {
    this.#pieces += 1;
    if (this.#pieces > maxPieces) this.#tooMuch(`more than ${maxPieces} words and signs`);
  }

  incomplete(wants: string): void {
    this.#fail({ type: 'incomplete', wants });
  }

  problem(message: string): void {
    this.#fail({ type: 'problem', message, at: this.at });
  }

  /** Where such a command ends is not known: nothing of the text may run on its own. */
  #tooMuch(message: string): void {
    this.#fail({ type: 'problem', message, at: this.text.length });
  }

  /** What went wrong in a text inside this one went wrong here. */
  failAs(inner: Source): void {
    const { failure } = inner;
    if (failure !== undefined) this.#fail(failure.type === 'problem' ? { ...failure, at: this.at } : failure);
  }

  #fail(failure: ParseFailure): void {
    this.#failure ??= failure;
    this.at = this.text.length;
  }
}
