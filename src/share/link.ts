/** A view ↔ the hash of a link (docs/decisions/0001 and 0008). Nothing that comes in by a link is trusted, and a bad one gives nothing at all. */
import { maxEncodedLength, maxInflatedBytes, packText, unpackText } from './linkBytes.ts';
import { linkDictionaryV1 } from './linkDictionary.ts';
import { textOf, viewOf } from './linkSchema.ts';
import type { LinkedView, LinkView } from './linkView.ts';
import { decodeShortLink } from './shortLink.ts';

/** Why a link cannot be opened, for the words of the reader's language. */
export type LinkProblem =
  /** It is longer than any link that is taken. */
  | { readonly code: 'tooLong'; readonly most: number }
  /** It unpacks to more than is taken. */
  | { readonly code: 'tooBig'; readonly most: number }
  /** It is not as it was written: cut off, retyped, or mangled on the way. */
  | { readonly code: 'damaged' }
  /** A newer page wrote it. */
  | { readonly code: 'unknownVersion'; readonly version: string }
  /** It is whole, and says something that no scenario says. */
  | { readonly code: 'invalid'; readonly place: string; readonly detail: string }
  /** A hand-written link with a key that there is not, or a value that cannot be read. */
  | { readonly code: 'unknownKey'; readonly key: string; readonly known: readonly string[] }
  | { readonly code: 'badValue'; readonly key: string; readonly value: string }
  /** It is in order, and to replay it takes longer than anybody waits. */
  | { readonly code: 'tooSlow' }
  /** The API server does not take the set that the link describes. */
  | { readonly code: 'refused'; readonly message: string };

export type Decoded = { readonly view: LinkedView } | { readonly problem: LinkProblem };

/** The link of a view, from the `#` on. Whether it is too long for a link is asked by `fitsLink`. */
export function encodeLink(view: LinkView): string {
  return `#v1.${packText(textOf(view), linkDictionaryV1)}`;
}

export function fitsLink(link: string): boolean {
  return link.length - '#v1.'.length <= maxEncodedLength;
}

/** Reads the hash of an address, with or without its `#`. Undefined when there is nothing to open: no hash, or the name of a place on the page. */
export function decodeLink(hash: string): Decoded | undefined {
  const parts = hash
    .slice(0, maxEncodedLength * 2)
    .replace(/^#/, '')
    .split('&');
  const versioned = parts.find((part) => /^v\d+\./.test(part));
  if (versioned !== undefined) return decodeVersioned(versioned);
  if (!parts.some((part) => part.includes('='))) return undefined;
  return hash.length > maxEncodedLength ? tooLong : decodeShortLink(parts);
}

const tooLong: Decoded = { problem: { code: 'tooLong', most: maxEncodedLength } };

function decodeVersioned(part: string): Decoded {
  const dot = part.indexOf('.');
  const version = part.slice(0, dot);
  if (version !== 'v1') return { problem: { code: 'unknownVersion', version: version.slice(0, 20) } };
  const unpacked = unpackText(part.slice(dot + 1), linkDictionaryV1);
  if ('problem' in unpacked) return refused(unpacked.problem);
  const read = viewOf(unpacked.text);
  if ('view' in read) return { view: read.view };
  return { problem: { code: 'invalid', place: read.place.slice(0, 200), detail: read.detail.slice(0, 200) } };
}

function refused(problem: 'tooLong' | 'tooBig' | 'damaged'): Decoded {
  switch (problem) {
    case 'tooLong':
      return tooLong;
    case 'tooBig':
      return { problem: { code: 'tooBig', most: maxInflatedBytes } };
    case 'damaged':
      return { problem: { code: 'damaged' } };
  }
}
