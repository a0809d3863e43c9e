/** Which set the stage is about. */
import type { Frame } from '#engine/simulation/frames.ts';

/** The set that somebody has just made, if there is one. */
export function newSet(before: Frame, after: Frame): string | undefined {
  const known = new Set(namesIn(before));
  return namesIn(after).find((name) => !known.has(name));
}

/** The set of this name as long as it is there, or there is none at all; otherwise the first one that is. */
export function setThere(name: string, frame: Frame): string {
  const names = namesIn(frame);
  return names.includes(name) ? name : (names[0] ?? name);
}

function namesIn({ cluster }: Frame): readonly string[] {
  return cluster.stored.objects.statefulsets.map(({ metadata }) => metadata.name);
}
