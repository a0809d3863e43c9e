/** Which lines of a terminal are new to somebody who is told of them. */
import type { Entry } from './entries.ts';

/** The newest command that was told of, and how many whole lines it had printed. */
export interface Spoken {
  readonly id: number;
  readonly printed: number;
}

/** All that stands there now. */
export function spokenUpTo(entries: readonly Entry[]): Spoken {
  const last = entries.findLast(({ kind }) => kind === 'command');
  return { id: last?.id ?? 0, printed: last === undefined ? 0 : printedBy(last) };
}

/** The lines that commands have printed since; what somebody typed is no news to them. All of them again when the screen was drawn anew. */
export function newOutput(entries: readonly Entry[], { id, printed }: Spoken): readonly string[] {
  return entries
    .filter((entry) => entry.kind === 'command' && entry.id >= id)
    .flatMap((entry) => {
      const known = entry.id === id && printedBy(entry) >= printed ? printed - entry.dropped : 0;
      return entry.lines.slice(Math.max(0, known)).filter(({ stream }) => stream !== 'typed');
    })
    .map(({ text }) => text);
}

function printedBy({ dropped, lines }: Entry): number {
  return dropped + lines.length;
}
