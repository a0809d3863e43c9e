/**
 * Cuts a YAML text into tokens as libyaml does, on which go-yaml v2 and so kubectl stand. Only what a text is made of counts here,
 * not its values: it is asked where and in which words kubectl's parser stumbles.
 */
import { type Mark, Scalars, YamlProblem } from './scalars.ts';

export type TokenType =
  | 'streamEnd'
  | 'directive'
  | 'documentStart'
  | 'documentEnd'
  | 'blockSequenceStart'
  | 'blockMappingStart'
  | 'blockEnd'
  | 'flowSequenceStart'
  | 'flowSequenceEnd'
  | 'flowMappingStart'
  | 'flowMappingEnd'
  | 'blockEntry'
  | 'flowEntry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly mark: Mark;
  /** Of an anchor or alias. */
  readonly name?: string;
}

/** Where a key may begin that is known to be one only when its `:` comes. */
interface SimpleKey {
  readonly isRequired: boolean;
  readonly tokenNumber: number;
  readonly mark: Mark;
}

const longestKey = 1024;

export class Scanner extends Scalars {
  readonly #tokens: Token[] = [];
  #head = 0;
  readonly #indents: number[] = [];
  /** One for each open bracket, and one outside of all. */
  readonly #keys: (SimpleKey | undefined)[] = [undefined];
  #isDone = false;

  /** The next token, without taking it. More are read only while it may still turn out to be a key. */
  peek(): Token {
    while (this.#needsMore()) this.#fetch();
    return this.#tokens[this.#head] as Token;
  }

  skip(): void {
    this.peek();
    this.#head += 1;
  }

  #needsMore(): boolean {
    if (this.#isDone) return false;
    if (this.#head === this.#tokens.length) return true;
    return this.#keys.some((key, level) => this.#isPossible(key, level) && key?.tokenNumber === this.#head);
  }

  /** A key is on one line and not too long. */
  #isPossible(key: SimpleKey | undefined, level: number): boolean {
    if (key === undefined) return false;
    if (key.mark.line === this.mark.line && key.mark.index + longestKey >= this.mark.index) return true;
    if (key.isRequired) throw new YamlProblem("could not find expected ':'", this.mark, true);
    this.#keys[level] = undefined;
    return false;
  }

  #fetch(): void {
    this.#skipToToken();
    this.#unroll(this.column);
    const character = this.at(0);
    if (character === '') return this.#streamEnd();
    if (this.column === 0 && character === '%') return this.#directive();
    if (this.isDocumentMark()) return this.#documentMark(character === '-' ? 'documentStart' : 'documentEnd');
    const isApart = this.isBlank(1);
    switch (character) {
      case '[':
        return this.#openFlow('flowSequenceStart');
      case '{':
        return this.#openFlow('flowMappingStart');
      case ']':
        return this.#closeFlow('flowSequenceEnd');
      case '}':
        return this.#closeFlow('flowMappingEnd');
      case ',':
        return this.#flowEntry();
      case '-':
        if (isApart) return this.#blockEntry();
        break;
      case '?':
        if (this.flowLevel > 0 || isApart) return this.#key();
        break;
      case ':':
        if (this.flowLevel > 0 || isApart) return this.#value();
        break;
      case '*':
        return this.#scalar('alias', () => this.scanName());
      case '&':
        return this.#scalar('anchor', () => this.scanName());
      case '!':
        return this.#scalar('tag', () => this.scanTag());
      case "'":
      case '"':
        return this.#scalar('scalar', () => this.scanQuoted(character));
      case '|':
      case '>':
        if (this.flowLevel === 0) return this.#blockScalar();
    }
    if (!this.#startsPlain(character, isApart)) {
      throw new YamlProblem('found character that cannot start any token', this.mark, true);
    }
    this.#scalar('scalar', () => this.scanPlain());
  }

  #startsPlain(character: string, isApart: boolean): boolean {
    if (!/^[\s\-?:,[\]{}#&*!|>'"%@`]$/.test(character)) return true;
    if (character === '-') return !isApart;
    return this.flowLevel === 0 && (character === '?' || character === ':') && !isApart;
  }

  /** Blanks, comments and line ends. A tab is a blank only where no key may begin. */
  #skipToToken(): void {
    for (;;) {
      while (this.at(0) === ' ' || (this.at(0) === '\t' && (this.flowLevel > 0 || !this.keyAllowed))) this.step();
      if (this.at(0) === '#') while (!this.isBreak(0)) this.step();
      if (this.at(0) === '' || !this.isBreak(0)) return;
      this.step();
      if (this.flowLevel === 0) this.keyAllowed = true;
    }
  }

  #push(type: TokenType, mark: Mark = this.mark): void {
    this.#tokens.push({ type, mark });
  }

  /** Ends the blocks that are indented deeper than a column. */
  #unroll(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.#push('blockEnd');
      this.indent = this.#indents.pop() ?? -1;
    }
  }

  /** Begins a block when a column is deeper than the one that is open. `at`: where its token goes, behind the others if absent. */
  #roll(column: number, type: TokenType, mark: Mark, at = this.#tokens.length): void {
    if (this.flowLevel > 0 || this.indent >= column) return;
    this.#indents.push(this.indent);
    this.indent = column;
    this.#tokens.splice(at, 0, { type, mark });
  }

  #saveKey(): void {
    if (!this.keyAllowed) return;
    this.#removeKey();
    this.#keys[this.#keys.length - 1] = {
      isRequired: this.flowLevel === 0 && this.indent === this.column,
      tokenNumber: this.#tokens.length,
      mark: this.mark,
    };
  }

  #removeKey(): void {
    if (this.#keys.at(-1)?.isRequired === true) {
      throw new YamlProblem("could not find expected ':'", this.mark, true);
    }
    this.#keys[this.#keys.length - 1] = undefined;
  }

  #streamEnd(): void {
    this.forceNewLine();
    this.#unroll(-1);
    this.#removeKey();
    this.#isDone = true;
    this.#push('streamEnd');
  }

  #directive(): void {
    this.#unroll(-1);
    this.#removeKey();
    this.keyAllowed = false;
    this.#push('directive');
    this.scanDirective();
  }

  #documentMark(type: TokenType): void {
    this.#unroll(-1);
    this.#removeKey();
    this.keyAllowed = false;
    this.#push(type);
    this.step(3);
  }

  #openFlow(type: TokenType): void {
    this.#saveKey();
    this.#keys.push(undefined);
    this.flowLevel += 1;
    this.keyAllowed = true;
    this.#push(type);
    this.step();
  }

  #closeFlow(type: TokenType): void {
    this.#removeKey();
    if (this.flowLevel > 0) {
      this.flowLevel -= 1;
      this.#keys.pop();
    }
    this.keyAllowed = false;
    this.#push(type);
    this.step();
  }

  #flowEntry(): void {
    this.#removeKey();
    this.keyAllowed = true;
    this.#push('flowEntry');
    this.step();
  }

  #blockEntry(): void {
    if (this.flowLevel === 0) {
      this.#expectKeyAllowed('block sequence entries are not allowed in this context');
      this.#roll(this.column, 'blockSequenceStart', this.mark);
    }
    this.#removeKey();
    this.keyAllowed = true;
    this.#push('blockEntry');
    this.step();
  }

  #key(): void {
    if (this.flowLevel === 0) {
      this.#expectKeyAllowed('mapping keys are not allowed in this context');
      this.#roll(this.column, 'blockMappingStart', this.mark);
    }
    this.#removeKey();
    this.keyAllowed = this.flowLevel === 0;
    this.#push('key');
    this.step();
  }

  /** The `:` makes a key of what stands before it; without that, of nothing. */
  #value(): void {
    const level = this.#keys.length - 1;
    const key = this.#keys[level];
    if (key !== undefined && this.#isPossible(key, level)) {
      this.#tokens.splice(key.tokenNumber, 0, { type: 'key', mark: key.mark });
      this.#roll(key.mark.column, 'blockMappingStart', key.mark, key.tokenNumber);
      this.#keys[level] = undefined;
      this.keyAllowed = false;
    } else {
      if (this.flowLevel === 0) {
        this.#expectKeyAllowed('mapping values are not allowed in this context');
        this.#roll(this.column, 'blockMappingStart', this.mark);
      }
      this.keyAllowed = this.flowLevel === 0;
    }
    this.#push('value');
    this.step();
  }

  #expectKeyAllowed(problem: string): void {
    if (!this.keyAllowed) throw new YamlProblem(problem, this.mark, true);
  }

  #scalar(type: TokenType, scan: () => string | void): void {
    this.#saveKey();
    this.keyAllowed = false;
    const { mark } = this;
    const name = scan();
    this.#tokens.push(name === undefined ? { type, mark } : { type, mark, name });
  }

  #blockScalar(): void {
    this.#removeKey();
    this.keyAllowed = true;
    const { mark } = this;
    this.scanBlock();
    this.#push('scalar', mark);
  }
}
