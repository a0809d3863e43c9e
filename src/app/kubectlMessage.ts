/** A line of kubectl from a host or a script: it runs in a terminal of the page, as if somebody had typed it there. */
import { loadTerminals } from '#store/terminals.ts';
import { isWhole } from '#terminal/session.ts';
import type { Answer } from './answerMessage.ts';

/**
 * Runs a line, with `kubectl` in front or without it, and what it waits for happens as fast as can be. What would wait for ever, as
 * `get -w` does, sees all that comes and ends as with Ctrl-C: exit code 130.
 */
export async function runLine(given: string): Promise<Answer> {
  const line = /^\s*(kubectl|k)(\s|$)/.test(given) ? given : `kubectl ${given}`;
  if (!isWhole(line))
    return { type: 'error', code: 'badMessage', message: 'line: the command goes on in another line' };
  return { type: 'output', ...(await loadTerminals()).run(line) };
}
