/** What `describe` writes: lines of cells that tabs end, and ways to write those that all kinds have (kubectl `PrefixWriter`). */
import { alignTabs } from '../print/alignTabs.ts';
import { sortedEntries } from '../print/goValues.ts';
import type { ApiObject } from '../world.ts';

export class Description {
  readonly #blocks: string[] = [''];

  /** A line, indented by two blanks a level. */
  line(level: number, text: string): void {
    this.add(`${'  '.repeat(level)}${text}\n`);
  }

  /** Text that stands as it is, but for what a terminal would obey. */
  add(text: string): void {
    const escaped = text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
    this.#blocks[this.#blocks.length - 1] += escaped;
  }

  /** What follows is aligned apart from what was before. */
  alignAfresh(): void {
    this.#blocks.push('');
  }

  /** `title:` and a line for each entry, the first beside the title; `<none>` without entries. */
  entries(level: number, title: string, entries: readonly string[]): void {
    const [first = '<none>', ...rest] = entries;
    this.line(level, `${title}:\t${first}`);
    for (const entry of rest) this.line(0, `\t${entry}`);
  }

  /** `title:` and `key=value` for each label, sorted. */
  labels(level: number, title: string, labels: Readonly<Record<string, unknown>> | undefined): void {
    this.entries(level, title, labelEntries(labels));
  }

  /** `title:` and `key: value` for each annotation; what is long or has several lines is set below its key. */
  annotations(level: number, title: string, annotations: Readonly<Record<string, unknown>> | undefined): void {
    const shown = sortedEntries(annotations ?? {}).filter(
      ([key]) => key !== 'kubectl.kubernetes.io/last-applied-configuration',
    );
    if (shown.length === 0) this.line(level, `${title}:\t<none>`);
    for (const [at, [key, whole]] of shown.entries()) {
      const value = String(whole).replace(/\n$/, '');
      const lead = at === 0 ? `${'  '.repeat(level)}${title}:` : '';
      const isLong = bytesOf(`${key}: ${value}`) > longest || value.includes('\n');
      this.line(0, `${lead}\t${key}:${isLong ? '' : ` ${value}`}`);
      if (isLong) for (const line of value.split('\n')) this.line(0, `\t  ${shortened(line)}`);
    }
  }

  /** What every object of a namespace begins with. */
  head({ metadata: { name, namespace, labels, annotations } }: ApiObject): void {
    this.line(0, `Name:\t${name}`);
    this.line(0, `Namespace:\t${namespace ?? ''}`);
    this.labels(0, 'Labels', labels);
    this.annotations(0, 'Annotations', annotations);
  }

  /** With its columns aligned. */
  get aligned(): string {
    return this.#blocks.map((part) => alignTabs(part)).join('');
  }

  /** With its tabs as they are. */
  get raw(): string {
    return this.#blocks.join('');
  }
}

/** `key=value`, sorted by key. */
export function labelEntries(labels: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return sortedEntries(labels ?? {}).map(([key, value]) => `${key}=${String(value)}`);
}

const longest = 140;

/** Cut off after 138 bytes. */
function shortened(line: string): string {
  const bytes = new TextEncoder().encode(line);
  return bytes.length <= longest - 2 ? line : `${new TextDecoder().decode(bytes.slice(0, longest - 2))}...`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
