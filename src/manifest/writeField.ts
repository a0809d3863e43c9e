/** Changes single fields of a text and leaves the rest of it alone: comments, order of the keys, quotes and indentation. */
import { isCollection, isMap, isScalar, type Node, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import { type Change, isObject, withValueAt } from './changes.ts';
import { type FieldPath } from './fields.ts';
import { find, pairOf } from './fieldPaths.ts';
import { type ManifestDocument, readText } from './readText.ts';
import { schemaOfKubectl } from './schema.ts';

const options = { ...schemaOfKubectl, lineWidth: 0, aliasDuplicateObjects: false };

/** The text with fields of its document number `index` set to what they are `after` each change, or taken away. */
export function writeChanges(text: string, index: number, changes: readonly Change[]): string {
  // The members of a list move up when one before them goes.
  const gone = changes.filter(({ after }) => after === undefined).toReversed();
  const set = changes.filter(({ after }) => after !== undefined);
  return [...set, ...gone].reduce((written, { path, after }) => writeField(written, index, path, after), text);
}

function writeField(text: string, index: number, path: FieldPath, value: Json | undefined): string {
  const document = readText(text).documents[index];
  if (document === undefined) return text;
  const wanted = withValueAt(document.manifest, path, value) as JsonObject;
  if (sameJson(wanted, document.manifest)) return text;
  const spliced = splice(text, document, path, value);
  if (spliced !== undefined && holds(spliced, index, wanted)) return spliced;
  return rewrite(text, document, path, value);
}

function holds(text: string, index: number, wanted: JsonObject): boolean {
  const { documents, complaint } = readText(text);
  return complaint === undefined && sameJson(documents[index]?.manifest, wanted);
}

/** The smallest change of the text that does it; undefined for what is not written in lines of its own. */
function splice(text: string, { root }: ManifestDocument, path: FieldPath, value: Json | undefined) {
  const { value: node, steps } = find(root, path);
  if (steps === path.length) {
    if (value === undefined) return withoutLines(text, root, path);
    return isScalar(node) && !isObject(value) && !Array.isArray(value)
      ? replace(text, node, scalarText(value))
      : undefined;
  }
  if (value === undefined) return text;
  return insertLines(text, root, path, steps, value);
}

function scalarText(value: Json): string {
  return stringify(value, options).trimEnd();
}

function replace(text: string, { range }: Node, by: string): string | undefined {
  if (!range || range[1] === range[0]) return undefined;
  return text.slice(0, range[0]) + by + text.slice(range[1]);
}

/** Adds a field behind the last one of the map that shall hold it. */
function insertLines(text: string, root: YAMLMap, path: FieldPath, steps: number, value: Json): string | undefined {
  const { value: holder } = find(root, path.slice(0, steps));
  const [name, ...rest] = path.slice(steps);
  if (!isMap(holder) || holder.flow || holder.items.length === 0 || typeof name !== 'string') return undefined;
  const first = (holder.items[0] as Pair<Node, Node>).key.range?.[0] ?? 0;
  const indent = ' '.repeat(first - lineStart(text, first));
  const end = lineEnd(text, lastOffset(holder));
  const lines = stringify({ [name]: rest.length === 0 ? value : withValueAt(undefined, rest, value) }, options)
    .trimEnd()
    .split('\n')
    .map((line) => `\n${indent}${line}`);
  return text.slice(0, end) + lines.join('') + text.slice(end);
}

/** Takes a field away, with its lines. */
function withoutLines(text: string, root: YAMLMap, path: FieldPath): string | undefined {
  const name = path.at(-1);
  const { value: holder } = find(root, path.slice(0, -1));
  if (!isMap(holder) || holder.flow || holder.items.length < 2 || typeof name !== 'string') return undefined;
  const pair = pairOf(holder, name);
  const from = pair?.key.range?.[0];
  if (pair === undefined || from === undefined || text.slice(lineStart(text, from), from).trim() !== '')
    return undefined;
  const end = lineEnd(text, pair.value === null ? from : lastOffset(pair.value));
  return text.slice(0, lineStart(text, from)) + text.slice(end + 1);
}

/** The last character of a value's own text: its range runs on over the space behind it. */
function lastOffset(node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1) as Pair<Node, Node | null> | Node | undefined;
    if (last !== undefined) return lastOffset('value' in last && 'key' in last ? (last.value ?? last.key) : last);
  }
  const [from = 0, to = from] = node.range ?? [];
  return Math.max(from, to - 1);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** Writes the whole document anew: comments and order stay, the spacing is the library's. */
function rewrite(text: string, { from, to }: ManifestDocument, path: FieldPath, value: Json | undefined): string {
  const document = parseDocument(text.slice(from, to), { ...options, uniqueKeys: false });
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
  const written = document.toString(options);
  return (
    text.slice(0, from) + (written.endsWith('\n') || to === text.length ? written : `${written}\n`) + text.slice(to)
  );
}
