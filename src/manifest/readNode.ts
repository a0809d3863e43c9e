/** A node of the parser's as JSON. What JSON cannot hold, and what manifests have no need of, is refused. */
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Json, JsonObject } from '#engine/json.ts';
import type { ComplaintCode } from './parseManifests.ts';
import { plainTags } from './schema.ts';

export type Read = { readonly value: Json } | Unread;

/** Why there is no value, and where that which is wrong begins and ends. */
interface Unread {
  readonly code: ComplaintCode;
  readonly offset: number;
  readonly end: number;
}

/** `budget`: how many more values there may be, in this document and the next ones. */
export function readNode(node: Node | null, budget: { left: number }): Read {
  budget.left -= 1;
  if (budget.left < 0) return unread('tooMany', node);
  if (node === null) return { value: null };
  if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) return unread('alias', node);
  if (node.tag !== undefined && !plainTags.has(node.tag)) return unread('tag', node);
  if (isScalar(node)) return readScalar(node.value, node);
  if (isSeq(node)) return readList(node.items as (Node | null)[], budget);
  if (isMap(node)) return readMap(node.items as { key: Node | null; value: Node | null }[], budget);
  return unread('tag', node);
}

function readScalar(value: unknown, node: Node): Read {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : unread('number', node);
  // Half of a character is none, and UTF-8 has no bytes for it.
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? unread('surrogate', node) : { value };
  return value === null || typeof value === 'boolean' ? { value } : unread('tag', node);
}

function unread(code: ComplaintCode, node: Node | null): Unread {
  const [offset = 0, end = offset] = node?.range ?? [];
  return { code, offset, end };
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
function readKey(key: Node | null): string | Unread {
  if (isMap(key) || isSeq(key)) return unread('key', key);
  const read = readNode(key, { left: 1 });
  if (!('value' in read)) return read;
  const { value } = read;
  if (value === null || typeof value === 'object') return unread('key', key);
  return forbiddenKeys.has(String(value)) ? unread('forbiddenKey', key) : String(value);
}
