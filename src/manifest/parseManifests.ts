/** YAML text to objects: every document, or the first complaint with its line and column. Nothing of it is trusted. */
import { Composer, type CST, type Document, isMap, isScalar, LineCounter, type Node, Parser } from 'yaml';
import type { JsonObject } from '#engine/json.ts';
import { firstExcess, maxValues } from './limits.ts';
import { readNode } from './readNode.ts';
import { schemaOfKubectl } from './schema.ts';

export type ComplaintCode =
  | 'tooLarge'
  | 'tooDeep'
  | 'tooMany'
  | 'alias'
  | 'tag'
  | 'key'
  | 'number'
  | 'syntax'
  | 'notAnObject'
  | 'noDocument'
  | 'forbiddenKey';

export interface Complaint {
  readonly code: ComplaintCode;
  /** Counted from 1; absent when the complaint is about the text as a whole. */
  readonly line?: number;
  readonly column?: number;
  /** The parser's own words for a syntax error. */
  readonly detail?: string;
}

export type Parsed = { readonly manifests: readonly JsonObject[] } | { readonly complaint: Complaint };

const maxBytes = 64 * 1024;

/** The documents of a text, empty ones left out. Anchors, aliases and tags are refused: manifests have no need of them. */
export function parseManifests(text: string): Parsed {
  if (text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes) return complain('tooLarge');
  const lines = new LineCounter();
  const at = (offset: number): Pick<Complaint, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const excess = firstExcess(tokens);
  if (excess !== undefined) return complain(excess.code, at(excess.offset));
  const manifests: JsonObject[] = [];
  const budget = { left: maxValues };
  for (const document of compose(tokens)) {
    const [error] = document.errors;
    if (error !== undefined) return complain('syntax', { ...at(error.pos[0]), detail: error.message });
    const root = document.contents as Node | null;
    if (root === null || (isScalar(root) && root.value === null)) continue;
    const read = readNode(root, budget);
    if (!('value' in read)) return complain(read.code, at(read.offset));
    if (!isMap(root)) return complain('notAnObject', at(root.range?.[0] ?? 0));
    manifests.push(read.value as JsonObject);
  }
  return manifests.length === 0 ? complain('noDocument') : { manifests };
}

function compose(tokens: Iterable<CST.Token>): readonly Document.Parsed[] {
  // The library's own check for repeated keys is quadratic; as in kubectl the later key wins.
  const composer = new Composer({ ...schemaOfKubectl, uniqueKeys: false, logLevel: 'silent' });
  // It makes an Error of each mistake, of which a text may have sixty thousand: their stacks would take most of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return [...composer.compose(tokens)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function complain(code: ComplaintCode, more: Partial<Complaint> = {}): Parsed {
  return { complaint: { code, ...more } };
}
