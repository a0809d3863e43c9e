/** Text ↔ the characters of a link: a checksum and raw deflate with a preset dictionary, in base64url. */
import { deflateSync, Inflate } from 'fflate';

/** Characters of a link's data. Browsers take more; a history that needs more belongs into a file. */
export const maxEncodedLength = 32_768;
/** Bytes that a link may grow to. A hundred kilobytes of link could hold a hundred megabytes of zeros. */
export const maxInflatedBytes = 1_048_576;

const checksumBytes = 4;
/** What is inflated at once: deflate makes at most 1032 bytes of one, so half a megabyte goes by between two looks at the size. */
const pieceBytes = 512;

/** The text as data of a link. Nothing is too long here; who writes a link looks at its length. */
export function packText(text: string, dictionary: Uint8Array): string {
  const deflated = deflateSync(new TextEncoder().encode(text), { level: 9, mem: 8, dictionary });
  const bytes = new Uint8Array(checksumBytes + deflated.length);
  new DataView(bytes.buffer).setUint32(0, checksum(deflated));
  bytes.set(deflated, checksumBytes);
  return base64url(bytes);
}

/** The text that was packed; or that the data is longer than is taken, makes too much, or is not as it was written. */
export function unpackText(
  data: string,
  dictionary: Uint8Array,
): { readonly text: string } | { readonly problem: 'tooLong' | 'tooBig' | 'damaged' } {
  if (data.length > maxEncodedLength) return { problem: 'tooLong' };
  const bytes = bytesOf(data);
  if (bytes === undefined || bytes.length <= checksumBytes) return { problem: 'damaged' };
  const deflated = bytes.subarray(checksumBytes);
  if (new DataView(bytes.buffer).getUint32(0) !== checksum(deflated)) return { problem: 'damaged' };
  return inflate(deflated, dictionary);
}

function inflate(deflated: Uint8Array, dictionary: Uint8Array): ReturnType<typeof unpackText> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate({ dictionary }, (piece) => {
    size += piece.length;
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < deflated.length; at += pieceBytes) {
      stream.push(deflated.subarray(at, at + pieceBytes), at + pieceBytes >= deflated.length);
      if (size > maxInflatedBytes) return { problem: 'tooBig' };
    }
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
    return { text };
  } catch {
    // It ends too early, points at nothing, or is no UTF-8.
    return { problem: 'damaged' };
  }
}

/** FNV-1a: a single changed byte always shows, anything else all but once in four thousand million times. */
function checksum(bytes: Uint8Array): number {
  let value = 0x811c_9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 16_777_619);
  return value >>> 0;
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Undefined when it is not base64url, or not the one way to write these bytes. */
function bytesOf(data: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(data) || data.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(data.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  return base64url(bytes) === data ? bytes : undefined;
}
