/** YAML text to objects: every document, or the first complaint with its line and column. Nothing of it is trusted. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Json, JsonObject } from '#engine/json.ts';

export interface Complaint {
  readonly code: 'tooLarge' | 'tooDeep' | 'tooMany' | 'alias' | 'syntax' | 'notAnObject' | 'noDocument' | 'forbiddenKey';
  /** Counted from 1; absent when the complaint is about the text as a whole. */
  readonly line?: number;
  readonly column?: number;
  /** The parser's own words for a syntax error. */
  readonly detail?: string;
}

export type Parsed = { readonly manifests: readonly JsonObject[] } | { readonly complaint: Complaint };

const maxBytes = 64 * 1024;
const maxDepth = 50;
const maxNodes = 2000;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The documents of a text, empty ones left out. Anchors, aliases and custom tags are refused: manifests have no need of them. */
export function parseManifests(text: string): Parsed {
  const early = tooBig(text);
  if (early !== undefined) return { complaint: early };
  const lines = new LineCounter();
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  // The parser's own check for repeated keys is quadratic; as in kubectl the later key wins.
  const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  const manifests: JsonObject[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error !== undefined) return { complaint: { code: 'syntax', ...place(error.pos[0]), detail: firstLine(error.message) } };
    const root = document.contents as Node | null;
    if (root === null || (isScalar(root) && root.value === null)) continue;
    const offset = root.range?.[0] ?? 0;
    if (!isMap(root)) return { complaint: { code: 'notAnObject', ...place(offset) } };
    const walked = toJson(root, 0, { left: maxNodes });
    if (!('value' in walked)) return { complaint: { code: walked.code, ...place(walked.offset) } };
    manifests.push(walked.value as JsonObject);
  }
  return manifests.length === 0 ? { complaint: { code: 'noDocument' } } : { manifests };
}

/** The parser is recursive, so depth is bounded before it sees the text: by indentation, and by open brackets. */
function tooBig(text: string): Complaint | undefined {
  if (new TextEncoder().encode(text).length > maxBytes) return { code: 'tooLarge' };
  let brackets = 0;
  for (const [at, line] of text.split('\n').entries()) {
    const indents = line.length - line.trimStart().length;
    const dashes = /^(\s*-\s)*/.exec(line)?.[0].split('-').length ?? 1;
    for (const character of line) {
      if (character === '[' || character === '{') brackets += 1;
      else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    }
    if (brackets > maxDepth || indents > maxDepth * 8 || dashes > maxDepth) return { code: 'tooDeep', line: at + 1, column: 1 };
  }
  return undefined;
}

type Walked = { readonly value: Json } | { readonly code: Complaint['code']; readonly offset: number };

function toJson(node: Node | null, depth: number, budget: { left: number }): Walked {
  const offset = node?.range?.[0] ?? 0;
  budget.left -= 1;
  if (budget.left < 0) return { code: 'tooMany', offset };
  if (depth > maxDepth) return { code: 'tooDeep', offset };
  if (node === null) return { value: null };
  if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) return { code: 'alias', offset };
  if (isScalar(node)) return { value: scalar(node.value) };
  if (isSeq(node)) return listToJson(node.items as (Node | null)[], depth, budget);
  if (isMap(node)) return mapToJson(node.items as { key: Node | null; value: Node | null }[], depth, budget);
  return { code: 'alias', offset };
}

function listToJson(items: readonly (Node | null)[], depth: number, budget: { left: number }): Walked {
  const list: Json[] = [];
  for (const item of items) {
    const walked = toJson(item, depth + 1, budget);
    if (!('value' in walked)) return walked;
    list.push(walked.value);
  }
  return { value: list };
}

function mapToJson(items: readonly { key: Node | null; value: Node | null }[], depth: number, budget: { left: number }): Walked {
  const entries: [string, Json][] = [];
  for (const { key, value } of items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (forbiddenKeys.has(name)) return { code: 'forbiddenKey', offset: key?.range?.[0] ?? 0 };
    const walked = toJson(value, depth + 1, budget);
    if (!('value' in walked)) return walked;
    entries.push([name, walked.value]);
  }
  return { value: Object.fromEntries(entries) };
}

function scalar(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  return String(value);
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
}
