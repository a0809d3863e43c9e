/** What stands in a terminal: each command with all that it printed, and when. */
import type { Place } from './cluster.ts';
import type { NoLine } from './requestLine.ts';

export interface OutputLine {
  /** `typed`: somebody's answer to a command that asked. */
  readonly stream: 'stdout' | 'stderr' | 'typed';
  readonly text: string;
  /** When the line began. */
  readonly place: Place;
}

/** Of one command. A watch may print for ever. */
const mostLines = 3000;
const mostLineLength = 16 * 1024;

/** A command and its output. It changes in place; `version` grows whenever it does. */
export class Entry {
  readonly id: number;
  /** As it was typed; several lines when it was continued. */
  readonly text: string;
  /** `comment`: what a click would have been as a line; nothing ran. */
  readonly kind: 'command' | 'comment';
  /** Of a comment: the click is none, and why. The text is then what it was about. */
  readonly noLine: NoLine | undefined;
  /** When it was entered. */
  readonly place: Place;
  /** Undefined while it runs. */
  exit: number | undefined;
  /** How many lines have made room for newer ones. */
  dropped = 0;
  version = 0;
  /** When the newest line was printed; the command's own place before there is any. */
  lastPlace: Place;
  /** Lines of more than one future stand in it. */
  isMixed = false;
  #lines: OutputLine[] = [];
  #isOpen = false;

  constructor(id: number, text: string, place: Place, kind: Entry['kind'] = 'command', noLine?: NoLine) {
    this.id = id;
    this.text = text;
    this.place = place;
    this.lastPlace = place;
    this.kind = kind;
    this.noLine = noLine;
    if (kind === 'comment') this.exit = 0;
  }

  get lines(): readonly OutputLine[] {
    return this.#lines;
  }

  /** The last line has no newline yet: it is what the command asks, such as the prompt of a shell in a pod. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** All that was printed, as it would be copied. */
  get output(): string {
    const text = this.#lines.map((line) => `${line.text}\n`).join('');
    return this.#isOpen ? text.slice(0, -1) : text;
  }

  /** It printed at more moments than the one when it was entered, as a watch does. */
  get tookTime(): boolean {
    const last = this.#lines.at(-1);
    return last !== undefined && (this.isMixed || last.place.step > (this.#lines[0]?.place.step ?? 0));
  }

  write(stream: OutputLine['stream'], text: string, place: Place): void {
    if (text === '') return;
    if (place.branch !== this.lastPlace.branch || place.scenario !== this.lastPlace.scenario) this.isMixed = true;
    this.lastPlace = place;
    const [first = '', ...rest] = text.split('\n');
    const last = this.#lines.at(-1);
    if (this.#isOpen && last !== undefined) {
      this.#lines[this.#lines.length - 1] = { ...last, text: bounded(last.text + first) };
    } else if (first !== '' || rest.length > 0) this.#lines.push({ stream, text: bounded(first), place });
    for (const line of rest) this.#lines.push({ stream, text: bounded(line), place });
    this.#isOpen = this.#lines.at(-1)?.text !== '';
    if (!this.#isOpen) this.#lines.pop();
    if (this.#lines.length > mostLines) {
      this.dropped += this.#lines.length - mostLines;
      this.#lines = this.#lines.slice(-mostLines);
    }
    this.version += 1;
  }

  /** What was printed goes, as when `watch` draws its screen anew. */
  clear(): void {
    this.#lines = [];
    this.#isOpen = false;
    this.version += 1;
  }

  end(exit: number): void {
    this.exit = exit;
    this.version += 1;
  }
}

function bounded(text: string): string {
  return text.length > mostLineLength ? `${text.slice(0, mostLineLength)}…` : text;
}
