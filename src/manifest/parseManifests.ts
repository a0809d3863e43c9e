/** YAML text to objects: every document, or the first complaint with its line and column. Nothing of it is trusted. */
import type { ErrorCode } from 'yaml';
import type { JsonObject } from '#engine/json.ts';
import { readText } from './readText.ts';

export type ComplaintCode =
  | 'tooLarge'
  | 'tooDeep'
  | 'tooMany'
  | 'alias'
  | 'tag'
  | 'key'
  | 'number'
  | 'surrogate'
  | 'syntax'
  | 'notAnObject'
  | 'noDocument'
  | 'forbiddenKey';

export interface Complaint {
  readonly code: ComplaintCode;
  /** Counted from 1; absent when the complaint is about the text as a whole. */
  readonly line?: number;
  readonly column?: number;
  /** The parser's own words for a syntax error, and its name for it. */
  readonly detail?: string;
  readonly syntax?: ErrorCode;
}

export type Parsed = { readonly manifests: readonly JsonObject[] } | { readonly complaint: Complaint };

/** The documents of a text, empty ones left out. Anchors, aliases and tags are refused: manifests have no need of them. */
export function parseManifests(text: string): Parsed {
  const { documents, complaint } = readText(text);
  return complaint === undefined ? { manifests: documents.map(({ manifest }) => manifest) } : { complaint };
}
