/** How a set's template becomes the letters of its revision's name, every step by the functions that the controller uses (semantics 3.2, 3.3). */
import type { StatefulSet } from '#engine/objects.ts';
import {
  fnv32,
  getPatch,
  hashControllerRevision,
  hashedBytes,
  revisionName,
  safeEncode,
  safeLetters,
} from '#engine/statefulset/revisionData.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

/** A digit of the sum and the letter that stands for it. */
export interface LetterMade {
  readonly digit: string;
  /** The digit's character code, modulo the number of letters. */
  readonly place: number;
  readonly letter: string;
}

export interface Anatomy {
  /** The canonical bytes of the template, as text. */
  readonly data: string;
  readonly collisionCount: number;
  /** What is hashed: the bytes, and the count behind them. */
  readonly bytes: readonly number[];
  /** FNV-1 of all bytes, 32 bits. */
  readonly sum: number;
  readonly letters: readonly LetterMade[];
  readonly hash: string;
  /** What a ControllerRevision of this template is called. */
  readonly name: string;
}

/** The anatomy of the template of a stored set, which is defaulted. */
export function anatomyOf(set: StatefulSet, version: KubernetesVersion, collisionCount: number): Anatomy {
  const data = getPatch(set, version);
  const bytes = hashedBytes(data, collisionCount);
  const sum = fnv32(bytes);
  const hash = hashControllerRevision(data, collisionCount);
  return {
    data,
    collisionCount,
    bytes,
    sum,
    letters: [...String(sum)].map(letterOf),
    hash,
    name: revisionName(set.metadata.name, hash),
  };
}

function letterOf(digit: string): LetterMade {
  const letter = safeEncode(digit);
  return { digit, place: safeLetters.indexOf(letter), letter };
}

/** One turn of FNV-1: the state before, times the prime, and with the byte mixed in. */
export interface FnvTurn {
  readonly byte: number;
  readonly before: number;
  readonly multiplied: number;
  readonly after: number;
}

/** The turn that takes byte number `at`; undefined when there is none. */
export function fnvTurn({ bytes }: Anatomy, at: number): FnvTurn | undefined {
  const byte = bytes[at];
  if (byte === undefined) return undefined;
  const before = fnv32(bytes.slice(0, at));
  // A byte of zeroes mixes nothing in.
  return { byte, before, multiplied: fnv32([0], before), after: fnv32([byte], before) };
}

/** The first byte in which two anatomies differ, from where on their states do; undefined when all bytes are the same. */
export function firstDifference(one: Anatomy, other: Anatomy): number | undefined {
  const length = Math.max(one.bytes.length, other.bytes.length);
  for (let at = 0; at < length; at++) if (one.bytes[at] !== other.bytes[at]) return at;
  return undefined;
}

/** The collision count under which a set's template has this name; undefined when it has it under none that the set came to. */
export function countOfName(set: StatefulSet, version: KubernetesVersion, name: string): number | undefined {
  const data = getPatch(set, version);
  const most = set.status.collisionCount ?? 0;
  for (let count = 0; count <= most; count++)
    if (revisionName(set.metadata.name, hashControllerRevision(data, count)) === name) return count;
  return undefined;
}
