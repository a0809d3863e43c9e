import type { ApiServer } from '../apiServer.ts';
import type { Resource } from '../../objects.ts';

const letters = 'bcdfghjklmnpqrstvwxz2456789';
/** A name has at most 63 letters, five of them made up. */
const longestPrefix = 58;

/**
 * A name for an object that has only a `generateName` (upstream `names.SimpleNameGenerator`). Made from `first`, which is the number of
 * the next write when nobody draws one, so that a replay makes the same name.
 */
export function generatedName(
  api: ApiServer,
  resource: Resource,
  generateName: string,
  first = api.store.resourceVersion,
): string {
  const prefix = generateName.slice(0, longestPrefix);
  for (let salt = first; ; salt++) {
    const name = prefix + suffixOf(salt);
    if (api.get(resource, name) === undefined) return name;
  }
}

/** Five letters that look nothing like those of the next number. */
function suffixOf(salt: number): string {
  let mixed = Math.imul(salt ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 0;
  let suffix = '';
  for (let at = 0; at < 5; at++) {
    suffix += letters[mixed % letters.length];
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2_ae35) >>> 0;
  }
  return suffix;
}
