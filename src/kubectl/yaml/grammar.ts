/** The grammar over the tokens, as libyaml's parser checks it: where a text stops making sense, and in which words it says so. */
import { YamlProblem } from './scalars.ts';
import { Scanner, type TokenType } from './scanner.ts';

/** What kubectl's YAML parser says of a document, as `line 2: did not find expected key`; undefined when it reads it. */
export function grammarProblem(text: string): string | undefined {
  if (controlCharacters.test(text)) return 'control characters are not allowed';
  try {
    new Grammar(text).document();
    return undefined;
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    if (!(error instanceof YamlProblem)) throw error;
    const { line } = error.mark;
    if (line === 0) return error.message;
    // Of a scanner's error lines are counted from 1, of the grammar's from 0 (go-yaml v2).
    return `line ${error.isScanner ? line + 1 : line}: ${error.message}`;
  }
}

const controlCharacters = /[^\t\n\r\u0020-\u007e\u0080-\uffff]/;

/** Much deeper than anything that is read afterwards (`manifest/limits.ts`), and no deeper than a stack of calls may be. */
const mostDepth = 200;

class TooDeep extends Error {}

class Grammar {
  #depth = 0;
  readonly #scanner: Scanner;
  readonly #anchors = new Set<string>();

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  /** The first document; what stands behind it is not read. */
  document(): void {
    if (this.#next === 'streamEnd') return;
    if (this.#is('directive', 'documentStart')) {
      while (this.#next === 'directive') this.#scanner.skip();
      if (this.#next !== 'documentStart') this.#fail('did not find expected <document start>');
      this.#scanner.skip();
      if (this.#is('directive', 'documentStart', 'documentEnd', 'streamEnd')) return;
    }
    this.#node(true, false);
    void this.#next;
  }

  get #next(): TokenType {
    return this.#scanner.peek().type;
  }

  #is(...types: readonly TokenType[]): boolean {
    return types.includes(this.#next);
  }

  #take(type: TokenType): boolean {
    if (this.#next !== type) return false;
    this.#scanner.skip();
    return true;
  }

  #fail(problem: string): never {
    throw new YamlProblem(problem, this.#scanner.peek().mark, false);
  }

  /** `isIndentless`: a list may begin at the column of the key that it belongs to. */
  #node(isBlock: boolean, isIndentless: boolean): void {
    this.#depth += 1;
    if (this.#depth > mostDepth) throw new TooDeep();
    this.#content(isBlock, isIndentless);
    this.#depth -= 1;
  }

  #content(isBlock: boolean, isIndentless: boolean): void {
    if (this.#next === 'alias') return this.#alias();
    let hasProperties = false;
    while (this.#is('anchor', 'tag')) {
      this.#anchors.add(this.#scanner.peek().name ?? '');
      this.#scanner.skip();
      hasProperties = true;
    }
    if (isIndentless && this.#next === 'blockEntry') return this.#indentlessSequence();
    if (this.#take('scalar')) return;
    if (this.#take('flowSequenceStart')) return this.#flowSequence();
    if (this.#take('flowMappingStart')) return this.#flowMapping();
    if (isBlock && this.#take('blockSequenceStart')) return this.#blockSequence();
    if (isBlock && this.#take('blockMappingStart')) return this.#blockMapping();
    if (!hasProperties) this.#fail('did not find expected node content');
  }

  #alias(): void {
    const { name = '' } = this.#scanner.peek();
    const noPlace = { index: 0, line: 0, column: 0 };
    if (!this.#anchors.has(name)) throw new YamlProblem(`unknown anchor '${name}' referenced`, noPlace, false);
    this.#scanner.skip();
  }

  #blockSequence(): void {
    while (this.#take('blockEntry')) {
      if (!this.#is('blockEntry', 'blockEnd')) this.#node(true, false);
    }
    if (!this.#take('blockEnd')) this.#fail("did not find expected '-' indicator");
  }

  #indentlessSequence(): void {
    while (this.#take('blockEntry')) {
      if (!this.#is('blockEntry', 'key', 'value', 'blockEnd')) this.#node(true, false);
    }
  }

  #blockMapping(): void {
    while (!this.#take('blockEnd')) {
      if (!this.#take('key')) this.#fail('did not find expected key');
      if (!this.#is('key', 'value', 'blockEnd')) this.#node(true, true);
      if (this.#take('value') && !this.#is('key', 'value', 'blockEnd')) this.#node(true, true);
    }
  }

  #flowSequence(): void {
    for (let isFirst = true; !this.#take('flowSequenceEnd'); isFirst = false) {
      if (!isFirst && !this.#take('flowEntry')) this.#fail("did not find expected ',' or ']'");
      if (this.#take('key')) this.#flowPair('flowSequenceEnd');
      else if (this.#next !== 'flowSequenceEnd') this.#node(false, false);
    }
  }

  #flowMapping(): void {
    for (let isFirst = true; !this.#take('flowMappingEnd'); isFirst = false) {
      if (!isFirst && !this.#take('flowEntry')) this.#fail("did not find expected ',' or '}'");
      if (this.#take('key')) this.#flowPair('flowMappingEnd');
      else if (this.#next !== 'flowMappingEnd') this.#node(false, false);
    }
  }

  #flowPair(end: TokenType): void {
    if (!this.#is('value', 'flowEntry', end)) this.#node(false, false);
    if (this.#take('value') && !this.#is('flowEntry', end)) this.#node(false, false);
  }
}
