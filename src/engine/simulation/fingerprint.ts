/** A short mark of a cluster: two replays that agree have the same one, and two that differ almost surely do not. */
import { allPodStates } from '../node/podStates.ts';
import type { Cluster } from './frames.ts';

/** Sixteen hexadecimal digits over everything that is stored and the clock. */
export function fingerprintOf({ nowMs, stored, podStates, traces }: Cluster): string {
  const states = Object.fromEntries(allPodStates(podStates));
  const text = JSON.stringify([nowMs, stored, states, ...(traces === undefined ? [] : [traces])]);
  // Two FNV-1a hashes with different beginnings: 32 bits alone would meet by chance too soon.
  return `${hash(text, 0x811c_9dc5)}${hash(text, 0x0100_0193)}`;
}

function hash(text: string, start: number): string {
  let value = start;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  return (value >>> 0).toString(16).padStart(8, '0');
}
