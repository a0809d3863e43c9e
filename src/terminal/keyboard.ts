/** What is typed: lines that wait for whoever reads next, the shell or the program that runs in it. */
import type { Input } from '#shell/streams.ts';

export class Keyboard {
  #lines: string[] = [];

  /** One line without its newline, or several. */
  type(text: string): void {
    for (const line of text.split('\n')) this.#lines.push(line);
  }

  takeLine(): string | undefined {
    return this.#lines.shift();
  }

  /** What was typed ahead is gone, as after Ctrl-C. */
  flush(): void {
    this.#lines = [];
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
