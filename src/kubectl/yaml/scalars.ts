/** The part of libyaml's scanner that knows characters, and the scalars that are made of them. */

/** A place in the text; line and column are counted from 0. */
export interface Mark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** Why a text is no YAML. It is thrown while scanning, and never leaves `yamlProblem`. */
export class YamlProblem extends Error {
  readonly mark: Mark;
  readonly isScanner: boolean;

  constructor(problem: string, mark: Mark, isScanner: boolean) {
    super(problem);
    this.mark = mark;
    this.isScanner = isScanner;
  }
}

export class Scalars {
  flowLevel = 0;
  /** The column of the block that is open; -1 outside of all. */
  indent = -1;
  /** Whether a key may begin here. */
  keyAllowed = true;
  readonly #text: string;
  #index = 0;
  #line = 0;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text.replaceAll('\r\n', '\n').replace(/^\ufeff/, '');
  }

  get column(): number {
    return this.#index - this.#lineStart;
  }

  get mark(): Mark {
    return { index: this.#index, line: this.#line, column: this.column };
  }

  /** The character so far ahead; empty at the end. */
  at(ahead: number): string {
    return this.#text[this.#index + ahead] ?? '';
  }

  isBreak(ahead: number): boolean {
    const character = this.at(ahead);
    return character === '' || character === '\n' || character === '\r';
  }

  /** A blank, a line end or the end. */
  isBlank(ahead: number): boolean {
    return this.at(ahead) === ' ' || this.at(ahead) === '\t' || this.isBreak(ahead);
  }

  step(count = 1): void {
    for (let left = count; left > 0; left--) {
      const isNewLine = this.at(0) === '\n' || this.at(0) === '\r';
      this.#index += 1;
      if (!isNewLine) continue;
      this.#line += 1;
      this.#lineStart = this.#index;
    }
  }

  /** A text that does not end in a newline is read as if it did. */
  forceNewLine(): void {
    if (this.column === 0) return;
    this.#line += 1;
    this.#lineStart = this.#index;
  }

  /** `---` or `...` at the beginning of a line. */
  isDocumentMark(): boolean {
    const three = this.#text.slice(this.#index, this.#index + 3);
    return this.column === 0 && (three === '---' || three === '...') && this.isBlank(3);
  }

  scanDirective(): void {
    this.step();
    const start = this.#index;
    while (/^[\w-]$/.test(this.at(0))) this.step();
    const name = this.#text.slice(start, this.#index);
    if (name === '') this.#fail('could not find expected directive name');
    if (!this.isBlank(0)) this.#fail('found unexpected non-alphabetical character');
    if (name !== 'YAML' && name !== 'TAG') this.#fail('found unknown directive name');
    while (!this.isBreak(0)) this.step();
  }

  /** The name of an anchor or of an alias. */
  scanName(): string {
    this.step();
    const start = this.#index;
    while (/^[\w-]$/.test(this.at(0))) this.step();
    if (this.#index === start || (!this.isBlank(0) && !'?:,]}%@`'.includes(this.at(0)))) {
      this.#fail('did not find expected alphabetic or numeric character');
    }
    return this.#text.slice(start, this.#index);
  }

  scanTag(): void {
    this.step();
    if (this.at(0) === '<') {
      this.step();
      if (this.isBlank(0)) this.#fail('did not find expected tag URI');
      while (!this.isBlank(0) && this.at(0) !== '>') this.step();
      if (this.at(0) !== '>') this.#fail("did not find the expected '>'");
      this.step();
    }
    while (/^[\w\-;/?:@&=+$.!~*'()%]$/.test(this.at(0)) || (this.flowLevel === 0 && /^[,[\]]$/.test(this.at(0))))
      this.step();
    if (!this.isBlank(0) && !(this.flowLevel > 0 && this.at(0) === ',')) {
      this.#fail('did not find expected whitespace or line break');
    }
  }

  scanQuoted(quote: string): void {
    this.step();
    for (;;) {
      if (this.isDocumentMark()) this.#fail('found unexpected document indicator');
      if (this.at(0) === '') this.#fail('found unexpected end of stream');
      while (!this.isBlank(0)) {
        if (this.at(0) === quote && quote === "'" && this.at(1) === "'") this.step(2);
        else if (this.at(0) === quote) break;
        else if (quote === '"' && this.at(0) === '\\') this.#escape();
        else this.step();
      }
      if (this.at(0) === quote) break;
      while (this.at(0) !== '' && this.isBlank(0)) this.step();
    }
    this.step();
  }

  #escape(): void {
    const character = this.at(1);
    const digits = { x: 2, u: 4, U: 8 }[character];
    if (digits === undefined) {
      if (!this.isBreak(1) && !/^[0abt\tnvfre "'\\N_LP/]$/.test(character))
        this.#fail('found unknown escape character');
      this.step(2);
      return;
    }
    this.step(2);
    let hex = '';
    for (let at = 0; at < digits; at++) {
      if (!/^[0-9a-fA-F]$/.test(this.at(at))) this.#fail('did not find expected hexdecimal number');
      hex += this.at(at);
    }
    const code = Number.parseInt(hex, 16);
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
      this.#fail('found invalid Unicode character escape code');
    this.step(digits);
  }

  scanPlain(): void {
    const indent = this.indent + 1;
    let isNewLine = false;
    while (!this.isDocumentMark() && this.at(0) !== '#') {
      while (!this.isBlank(0) && !this.#endsPlain()) {
        isNewLine = false;
        this.step();
      }
      if (this.at(0) === '' || !this.isBlank(0)) break;
      while (this.at(0) !== '' && this.isBlank(0)) {
        if (isNewLine && this.column < indent && this.at(0) === '\t') {
          this.#fail('found a tab character that violates indentation');
        }
        if (this.isBreak(0)) isNewLine = true;
        this.step();
      }
      if (this.flowLevel === 0 && this.column < indent) break;
    }
    if (isNewLine) this.keyAllowed = true;
  }

  #endsPlain(): boolean {
    const character = this.at(0);
    if (character === ':' && this.isBlank(1)) return true;
    if (this.flowLevel === 0) return false;
    return ',?[]{}'.includes(character);
  }

  scanBlock(): void {
    this.step();
    let indent = 0;
    for (let part = 0; part < 2 && /^[-+0-9]$/.test(this.at(0)); part++) {
      if (this.at(0) === '0') this.#fail('found an indentation indicator equal to 0');
      if (/^\d$/.test(this.at(0))) indent = Math.max(this.indent, 0) + Number(this.at(0));
      this.step();
    }
    while (!this.isBreak(0) && this.isBlank(0)) this.step();
    if (this.at(0) === '#') while (!this.isBreak(0)) this.step();
    if (!this.isBreak(0)) this.#fail('did not find expected comment or line break');
    if (this.at(0) !== '') this.step();
    indent = this.#blockBreaks(indent);
    while (this.column === indent && this.at(0) !== '') {
      while (!this.isBreak(0)) this.step();
      if (this.at(0) !== '') this.step();
      this.#blockBreaks(indent);
    }
  }

  /** Skips indentation and empty lines; gives the indentation, found when it was not known. */
  #blockBreaks(known: number): number {
    let deepest = 0;
    for (;;) {
      while ((known === 0 || this.column < known) && this.at(0) === ' ') this.step();
      deepest = Math.max(deepest, this.column);
      if ((known === 0 || this.column < known) && this.at(0) === '\t') {
        this.#fail('found a tab character where an indentation space is expected');
      }
      if (this.at(0) === '' || !this.isBreak(0)) break;
      this.step();
    }
    return known === 0 ? Math.max(deepest, this.indent + 1, 1) : known;
  }

  #fail(problem: string): never {
    throw new YamlProblem(problem, this.mark, true);
  }
}
