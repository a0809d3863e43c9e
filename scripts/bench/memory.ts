/** Heap by difference: what goes away together with a thing is what the thing held. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Makes a thing, uses it, and lets it go; gives the bytes that this freed. */
export function bytesHeldBy<T extends object, U>(make: () => T, measure: (thing: T) => U): { bytes: number; used: U } {
  let thing: T | undefined = make();
  const used = measure(thing);
  const held = heapUsed();
  thing = undefined;
  return { bytes: held - heapUsed(), used };

  function heapUsed(): number {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  }
}
