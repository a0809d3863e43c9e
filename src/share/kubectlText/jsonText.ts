/** JSON as kubectl prints it: one document, or several one after the other; and where in the text a value stands. */
import type { Json } from '#engine/json.ts';
import { maxDepth } from './inputComplaint.ts';

export interface JsonDocument {
  readonly value: Json;
  /** Where it begins in the text. */
  readonly from: number;
}

export interface JsonProblem {
  readonly why: 'syntax' | 'tooDeep';
  readonly offset: number;
}

/** The documents of a text that begins with `{` or `[`; or the first thing that is wrong. */
export function readJsonText(text: string): readonly JsonDocument[] | JsonProblem {
  const documents: JsonDocument[] = [];
  let from = text.search(/\S/);
  while (from >= 0 && from < text.length) {
    const to = endOfDocument(text, from);
    if (typeof to !== 'number') return to;
    const value = parsed(text.slice(from, to));
    if (value === undefined) return problemIn(text, from);
    documents.push({ value, from });
    from = afterBlanks(text, to);
  }
  return documents;
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Where the value at a path begins, or as far as the path goes. The text is a document that has been parsed. */
export function offsetOf(text: string, from: number, path: readonly (string | number)[]): number {
  const walk = new JsonWalk(text, from);
  walk.wanted = path;
  walk.value(0);
  return walk.found;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Behind the bracket that closes the document; the end of the text when there is none. */
function endOfDocument(text: string, from: number): number | JsonProblem {
  const marks = /["[\]{}]/g;
  marks.lastIndex = from;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [bracket] = mark;
    if (bracket === '"') {
      marks.lastIndex = endOfText(text, mark.index);
      continue;
    }
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    // A List adds two levels to its objects.
    if (depth > maxDepth + 2) return { why: 'tooDeep', offset: mark.index };
    if (depth <= 0) return mark.index + 1;
  }
  return text.length;
}

/** Behind the quote that closes a text; the end of everything when none does. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at += 1;
  return at;
}

function problemIn(text: string, from: number): JsonProblem {
  const walk = new JsonWalk(text, from);
  walk.value(0);
  return { why: 'syntax', offset: walk.stuckAt ?? from };
}

// Control characters stand in texts only as escapes, but for those beyond ASCII.
const scalar =
  /(?:"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)/uy;

/** Goes over a document value by value, and knows where it is: only when there is something to complain of. */
class JsonWalk {
  wanted: readonly (string | number)[] | undefined;
  /** Where the last part of the wanted path that is there begins. */
  found: number;
  /** The first place that is no JSON. */
  stuckAt: number | undefined;
  #at: number;
  #matched = 0;

  constructor(
    readonly text: string,
    from: number,
  ) {
    this.#at = from;
    this.found = from;
  }

  value(depth: number): void {
    this.#skip();
    const [open] = this.text.slice(this.#at, this.#at + 1);
    if (depth > maxDepth + 2) this.#stick();
    else if (open === '{') this.#members(depth, '}');
    else if (open === '[') this.#members(depth, ']');
    else this.#scalar();
  }

  #members(depth: number, close: string): void {
    this.#at += 1;
    for (let index = 0; this.#isGoing(); index++) {
      this.#skip();
      if (this.text[this.#at] === close && index === 0) break;
      const began = this.#at;
      const step = close === '}' ? this.#key() : index;
      if (!this.#isGoing()) return;
      const isWanted = this.#matched === depth && this.wanted?.[depth] === step;
      if (isWanted) {
        this.#matched += 1;
        this.found = began;
      }
      this.value(depth + 1);
      this.#skip();
      if (this.text[this.#at] !== ',') break;
      this.#at += 1;
    }
    if (this.#isGoing() && this.text[this.#at] !== close) this.#stick();
    this.#at += 1;
  }

  #key(): string {
    const began = this.#at;
    if (this.text[began] === '"') this.#scalar();
    else this.#stick();
    if (!this.#isGoing()) return '';
    const key = JSON.parse(this.text.slice(began, this.#at)) as string;
    this.#skip();
    if (this.text[this.#at] === ':') this.#at += 1;
    else this.#stick();
    return key;
  }

  #scalar(): void {
    scalar.lastIndex = this.#at;
    if (scalar.test(this.text)) this.#at = scalar.lastIndex;
    else this.#stick();
  }

  #skip(): void {
    while (/[ \t\r\n]/.test(this.text[this.#at] ?? '')) this.#at += 1;
  }

  #stick(): void {
    this.stuckAt ??= this.#at;
  }

  #isGoing(): boolean {
    return this.stuckAt === undefined;
  }
}
