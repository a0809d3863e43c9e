/** What is typed: lines that wait for whoever reads next, the shell or the program that runs in it. */
import type { Input } from '#shell/streams.ts';

export class Keyboard {
  /** Each line ends with a newline. */
  #text = '';

  /** One line without its newline, or several. */
  type(text: string): void {
    this.#text += `${text}\n`;
  }

  /** What waits, without the last newline; undefined when there is nothing. */
  get waiting(): string | undefined {
    return this.#text === '' ? undefined : this.#text.slice(0, -1);
  }

  takeLine(): string | undefined {
    return this.takeLines(1);
  }

  /** The first of the lines that wait, without the last one's newline. */
  takeLines(count: number): string | undefined {
    if (this.#text === '') return undefined;
    let end = -1;
    for (let taken = 0; taken < count && end < this.#text.length - 1; taken++) end = this.#text.indexOf('\n', end + 1);
    const lines = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 1);
    return lines;
  }

  /** What was typed ahead is gone, as after Ctrl-C. */
  flush(): void {
    this.#text = '';
  }
}

/** The keyboard as one program reads it: line by line, until Ctrl-D. */
export class KeyboardInput implements Input {
  readonly #keyboard: Keyboard;
  #isEnded = false;
  /** The program has asked for more than there was. */
  wasAsked = false;
  readonly isTerminal = true;

  constructor(keyboard: Keyboard) {
    this.#keyboard = keyboard;
  }

  get ended(): boolean {
    return this.#isEnded;
  }

  read(): string {
    const line = this.#isEnded ? undefined : this.#keyboard.takeLine();
    this.wasAsked = line === undefined;
    return line === undefined ? '' : `${line}\n`;
  }

  /** Ctrl-D. */
  end(): void {
    this.#isEnded = true;
  }

  close(): void {}
}
