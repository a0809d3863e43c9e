/** YAML text to its documents: each as an object and as the tree that it was read from, which knows where everything stands. */
import { Composer, type CST, type Document, isMap, isScalar, LineCounter, type Node, type YAMLMap } from 'yaml';
import type { JsonObject } from '#engine/json.ts';
import { maxBytes, maxValues, readTokens } from './limits.ts';
import type { Complaint, ComplaintCode } from './parseManifests.ts';
import { readNode } from './readNode.ts';
import { schemaOfKubectl } from './schema.ts';

export interface ManifestDocument {
  readonly manifest: JsonObject;
  readonly root: YAMLMap;
  /** Where its text begins and ends, its separator and comments included. */
  readonly from: number;
  readonly to: number;
}

export interface ReadText {
  /** All documents up to the first complaint, empty ones left out. */
  readonly documents: readonly ManifestDocument[];
  readonly complaint: Complaint | undefined;
  /** What the complaint is about, as a range of the text; absent when it is about the text as a whole. */
  readonly at: { readonly from: number; readonly to: number } | undefined;
}

/** Reads a text that nobody trusts, in bounded time. Anchors, aliases and tags are refused: manifests have no need of them. */
export function readText(text: string): ReadText {
  if (text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes) return complain([], 'tooLarge');
  const lines = new LineCounter();
  const documents: ManifestDocument[] = [];
  const complainAt = (code: ComplaintCode, from: number, to = from, more: Partial<Complaint> = {}): ReadText => {
    const { line, col } = lines.linePos(from);
    return { ...complain(documents, code, { line, column: col, ...more }), at: { from, to } };
  };
  const tokens = readTokens(text, lines.addNewLine);
  if (!Array.isArray(tokens)) return complainAt(tokens.code, tokens.offset);
  const budget = { left: maxValues };
  let from = 0;
  for (const document of compose(tokens)) {
    const [error] = document.errors;
    if (error !== undefined)
      return complainAt('syntax', error.pos[0], error.pos[1], { detail: error.message, syntax: error.code });
    const root = document.contents as Node | null;
    const to = document.range[2];
    if (root !== null && !(isScalar(root) && root.value === null)) {
      const read = readNode(root, budget);
      if (!('value' in read)) return complainAt(read.code, read.offset, read.end);
      if (!isMap(root)) return complainAt('notAnObject', root.range?.[0] ?? 0, root.range?.[1]);
      documents.push({ manifest: read.value as JsonObject, root, from, to });
    }
    from = to;
  }
  return documents.length === 0 ? complain([], 'noDocument') : { documents, complaint: undefined, at: undefined };
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

function complain(
  documents: readonly ManifestDocument[],
  code: ComplaintCode,
  more: Partial<Complaint> = {},
): ReadText {
  return { documents, complaint: { code, ...more }, at: undefined };
}
