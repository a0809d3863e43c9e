/** On which line of a YAML text a field stands: looked for only when there is something to complain of. */
import { indentOf } from './yamlLines.ts';

/** The line of the field at a path below the map that begins on a line; as far as the path can be followed. Lines count from 1. */
export function yamlLineOf(text: string, begin: number, path: readonly (string | number)[]): number {
  const lines = text.split('\n');
  let line = begin;
  let column = columnOf(lines[line - 1] ?? '');
  for (const step of path) {
    const found = typeof step === 'number' ? itemLine(lines, line, step) : keyLine(lines, line, column, step);
    if (found === undefined) return line;
    line = found;
    // What is below the key or the dash: on this line after a dash, else on the next one.
    if (typeof step === 'number') column = columnOf(lines[line - 1] ?? '');
    else column = columnOf(lines[line] ?? '');
  }
  return line;
}

/** Where the first key of a line stands, behind its dashes. */
function columnOf(line: string): number {
  return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}

function keyLine(lines: readonly string[], from: number, column: number, key: string): number | undefined {
  for (let line = from; line <= lines.length; line++) {
    const raw = lines[line - 1] ?? '';
    if (raw.trim() === '') continue;
    if (line > from && indentOf(raw) < column && columnOf(raw) !== column) return undefined;
    const rest = raw.slice(column);
    if (columnOf(raw) === column && (rest.startsWith(`${key}:`) || rest.startsWith(`"${key}":`))) return line;
    if (line > from && indentOf(raw) < column) return undefined;
  }
  return undefined;
}

/** The line of an item of the list under a key; the list may be as far to the left as its key. */
function itemLine(lines: readonly string[], keyAt: number, index: number): number | undefined {
  const keyColumn = columnOf(lines[keyAt - 1] ?? '');
  let count = -1;
  let column: number | undefined;
  for (let line = keyAt + 1; line <= lines.length; line++) {
    const raw = lines[line - 1] ?? '';
    const indent = indentOf(raw);
    if (raw.trim() === '') continue;
    column ??= indent;
    if (indent < column || column < keyColumn) return undefined;
    if (indent > column) continue;
    if (!/^ *-( |$)/.test(raw)) return undefined;
    count += 1;
    if (count === index) return line;
  }
  return undefined;
}
