/**
 * Seeded chance without a memory: the number depends on the seed and on what it is drawn for, not on what was drawn before. So the
 * same pod takes the same time in every branch of a history, and only what differs looks different.
 */

/** A number in [0, 1) for this seed and this name. FNV-1a, then Murmur3's finish to spread the bits. */
export function chance(seed: number, what: string): number {
  let hash = (2_166_136_261 ^ seed) >>> 0;
  for (let at = 0; at < what.length; at++) hash = Math.imul(hash ^ what.charCodeAt(at), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
