import type { KubeObject } from '../objects.ts';

/**
 * Tables keep the order of creation: an object changes in its place, goes from its place, and comes at the end. So one walk over
 * both lists finds all that changed; where they have nothing to do with each other, everything goes and comes. What has changed goes, and then
 * comes.
 */
export function compareTables<T extends KubeObject>(
  earlier: readonly T[],
  later: readonly T[],
  onGone: (item: T) => void,
  onNew: (item: T) => void,
): void {
  if (earlier === later) return;
  let at = 0;
  for (const item of earlier) {
    const candidate = later[at];
    if (candidate === item) at += 1;
    else if (candidate !== undefined && candidate.metadata.name === item.metadata.name) {
      onGone(item);
      onNew(candidate);
      at += 1;
    } else onGone(item);
  }
  for (; at < later.length; at++) onNew(later[at] as T);
}
