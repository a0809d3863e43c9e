/** A node of the parser's as JSON. What JSON cannot hold, and what manifests have no need of, is refused. */
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Json, JsonObject } from '#engine/json.ts';
import type { ComplaintCode } from './parseManifests.ts';
import { plainTags } from './schema.ts';

export type Read = { readonly value: Json } | { readonly code: ComplaintCode; readonly offset: number };

/** `budget`: how many more values there may be, in this document and the next ones. */
export function readNode(node: Node | null, budget: { left: number }): Read {
  const offset = node?.range?.[0] ?? 0;
  budget.left -= 1;
  if (budget.left < 0) return { code: 'tooMany', offset };
  if (node === null) return { value: null };
  if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) return { code: 'alias', offset };
  if (node.tag !== undefined && !plainTags.has(node.tag)) return { code: 'tag', offset };
  if (isScalar(node)) return readScalar(node.value, offset);
  if (isSeq(node)) return readList(node.items as (Node | null)[], budget);
  if (isMap(node)) return readMap(node.items as { key: Node | null; value: Node | null }[], budget);
  return { code: 'tag', offset };
}

function readScalar(value: unknown, offset: number): Read {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : { code: 'number', offset };
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return { value };
  return { code: 'tag', offset };
}

function readList(items: readonly (Node | null)[], budget: { left: number }): Read {
  const list: Json[] = [];
  for (const item of items) {
    const read = readNode(item, budget);
    if (!('value' in read)) return read;
    list.push(read.value);
  }
  return { value: list };
}

function readMap(items: readonly { key: Node | null; value: Node | null }[], budget: { left: number }): Read {
  const fields: [string, Json][] = [];
  for (const { key, value } of items) {
    const name = readKey(key);
    if (typeof name !== 'string') return name;
    const read = readNode(value, budget);
    if (!('value' in read)) return read;
    fields.push([name, read.value]);
  }
  return { value: Object.fromEntries(fields) as JsonObject };
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** As with kubectl, a number or a boolean is taken for its text. */
function readKey(key: Node | null): string | Exclude<Read, { value: Json }> {
  const offset = key?.range?.[0] ?? 0;
  if (isMap(key) || isSeq(key)) return { code: 'key', offset };
  const read = readNode(key, { left: 1 });
  if (!('value' in read)) return read;
  const { value } = read;
  if (value === null || typeof value === 'object') return { code: 'key', offset };
  return forbiddenKeys.has(String(value)) ? { code: 'forbiddenKey', offset } : String(value);
}
