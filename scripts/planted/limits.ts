/** What the hunts are measured by. */
import type { Found } from './hunt.ts';

/** Conformance and properties have to find out so many of the planted bugs. */
export const leastShare = 0.95;

/**
 * How much of the processor's time one of the means may take on a planted bug, from what they took on the engine as it is. Throws when one
 * of them has something against that.
 */
export function limitFrom(found: Found): number {
  for (const { means, caught } of found.values())
    if (caught !== undefined) throw new Error(`Nothing is planted, and ${means} complains: ${caught}`);
  return 10_000 + 5 * Math.max(...Array.from(found.values(), ({ cpuMs }) => cpuMs));
}
