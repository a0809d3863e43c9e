/** A line of kubectl from a host or a script: it runs in a terminal of the page, as if somebody had typed it there. */
import { loadTerminals, type Terminals } from '#store/terminals.ts';
import type { Entry, OutputLine } from '#terminal/entries.ts';
import { isWhole, type Session } from '#terminal/session.ts';
import type { Answer } from './answerMessage.ts';

/**
 * Runs a line, with `kubectl` in front or without it, and what it waits for happens as fast as can be. What would wait for ever, as
 * `get -w` does, sees all that comes and ends as with Ctrl-C: exit code 130.
 */
export async function runLine(given: string): Promise<Answer> {
  const line = /^\s*(kubectl|k)(\s|$)/.test(given) ? given : `kubectl ${given}`;
  if (!isWhole(line))
    return { type: 'error', code: 'badMessage', message: 'line: the command goes on in another line' };
  const terminals = await loadTerminals();
  const session = freeSession(terminals);
  const before = session.entries.at(-1)?.id ?? 0;
  terminals.type(session, line);
  if (session.isAsking) terminals.endInput(session);
  terminals.finish(session);
  return outputOf(session.entries.filter(({ id, kind }) => id > before && kind === 'command'));
}

/** One in which nobody's command runs. */
function freeSession(terminals: Terminals): Session {
  const isFree = ({ session }: { readonly session: Session }) => session.running === undefined;
  if (!terminals.panes().some(isFree)) terminals.addPane();
  const [free] = terminals.panes().filter(isFree);
  if (free === undefined) throw new Error('A new terminal runs a command already.');
  return free.session;
}

function outputOf(entries: readonly Entry[]): Answer {
  const lines = entries.flatMap((entry) => entry.lines);
  const textOf = (stream: OutputLine['stream']) =>
    lines.flatMap((line) => (line.stream === stream ? [`${line.text}\n`] : [])).join('');
  return {
    type: 'output',
    stdout: textOf('stdout'),
    stderr: textOf('stderr'),
    exit: entries.at(-1)?.exit ?? 0,
  };
}
