/** Where in a manifest a cursor stands, told from the lines above it: while somebody types, the text is seldom YAML. */
import type { FieldPath } from './fields.ts';

export interface CursorPlace {
  /** What the document says of its kind; undefined when it does not. */
  readonly kind: string | undefined;
  /** A name of a field, or a member of a list, is being written; or the value behind a name. */
  readonly at: 'name' | 'value';
  /** For a name the way to what holds it, for a value the way to its field. Places in lists are left out. */
  readonly path: FieldPath;
  /** What is being written begins here. */
  readonly from: number;
  /** The column of the names at this place. */
  readonly column: number;
  /** The names that stand beside it. */
  readonly siblings: readonly string[];
}

/** A line of a block: how far in it stands, whether a list's member begins with it, and its name and value. */
interface Line {
  readonly indent: number;
  readonly column: number;
  readonly isMember: boolean;
  readonly name: string | undefined;
}

/** The place of a cursor; undefined inside a comment, and before a document's own text. */
export function cursorPlace(text: string, cursor: number): CursorPlace | undefined {
  const lineFrom = text.lastIndexOf('\n', cursor - 1) + 1;
  const before = text.slice(lineFrom, cursor);
  const [, indent = '', dashes = '', written = ''] = /^( *)((?:- +)*)(.*)$/.exec(before) ?? [];
  if (/^#|\s#/.test(written) || before.startsWith('---')) return undefined;
  const column = indent.length + dashes.length;
  const above = linesBetween(text, documentStart(text, lineFrom), lineFrom).toReversed();
  const below = linesBetween(text, nextLine(text, cursor), documentEnd(text, cursor));
  const own: Line = { indent: indent.length, column, isMember: dashes !== '', name: undefined };
  const holder = pathAbove(own, above);
  const place = { kind: kindIn(text, lineFrom), column };
  const value = /^(['"]?)([^:'"]+)\1:(?: +(.*))?$/.exec(written);
  if (value !== null && (value[3] !== undefined || written.endsWith(':'))) {
    const from = cursor - (value[3] ?? '').length;
    return { ...place, at: 'value', path: [...holder, value[2] ?? ''], from, siblings: [] };
  }
  const siblings = [...siblingsAbove(own, above), ...siblingsBelow(own, below)];
  return { ...place, at: 'name', path: holder, from: cursor - written.length, siblings };
}

/** The names on the way to a line, the outermost first. `above` begins with the line right above it. */
function pathAbove(own: Line, above: readonly Line[]): string[] {
  const path: string[] = [];
  let { column, isMember } = own;
  if (isMember) column = own.indent;
  for (const line of above) {
    if (line.name !== undefined && (line.column < column || (isMember && line.column === column))) {
      path.unshift(line.name);
      column = line.isMember ? line.indent : line.column;
      isMember = line.isMember;
    } else if (line.column === column && line.isMember && !isMember) {
      // The first line of the member that the cursor is in.
      column = line.indent;
      isMember = true;
    }
    if (column === 0 && !isMember) break;
  }
  return path;
}

/** The names above a line at its column, up to where its block begins. */
function siblingsAbove(own: Line, above: readonly Line[]): string[] {
  if (own.isMember) return [];
  const names: string[] = [];
  for (const line of above) {
    if (line.column < own.column) break;
    if (line.column > own.column) continue;
    if (line.name !== undefined) names.push(line.name);
    if (line.isMember) break;
  }
  return names;
}

/** The names below a line at its column, down to where its block ends. */
function siblingsBelow(own: Line, below: readonly Line[]): string[] {
  const end = below.findIndex(({ column, isMember }) => column < own.column || (column === own.column && isMember));
  const block = end === -1 ? below : below.slice(0, end);
  return block.flatMap(({ column, name }) => (column === own.column && name !== undefined ? [name] : []));
}

function linesBetween(text: string, from: number, to: number): Line[] {
  return text
    .slice(from, to)
    .split('\n')
    .flatMap((line) => {
      const match = /^( *)((?:- +)*)(?:(['"]?)([^\s:'"#][^:'"#]*)\3:(?= |$))?(.*)$/.exec(line);
      if (match === null) return [];
      const [, indent = '', dashes = '', , name, rest = ''] = match;
      if (name === undefined && (rest.trim() === '' || rest.trimStart().startsWith('#'))) return [];
      const column = indent.length + dashes.length;
      return [{ indent: indent.length, column, isMember: dashes !== '', name }];
    });
}

function documentStart(text: string, before: number): number {
  const start = text.slice(0, before).lastIndexOf('\n---');
  return start === -1 ? (text.startsWith('---') ? nextLine(text, 0) : 0) : nextLine(text, start + 1);
}

function documentEnd(text: string, after: number): number {
  const end = text.indexOf('\n---', after);
  return end === -1 ? text.length : end;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

function kindIn(text: string, at: number): string | undefined {
  const document = text.slice(documentStart(text, at), documentEnd(text, at));
  return /^kind: *['"]?(\w+)/m.exec(document)?.[1];
}
