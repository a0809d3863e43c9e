/** How a ControllerRevision is called on the screen. */
import type { Frame } from '#engine/simulation/frames.ts';

/** The hash of a revision's name: `677759c9b8` of `web-677759c9b8`. */
export function revisionHash(revisionName: string): string {
  return revisionName.slice(revisionName.lastIndexOf('-') + 1);
}

/** The first five characters of the hash, more until no other revision of the cluster begins so. */
export function shortHash(frame: Frame, revisionName: string): string {
  const hash = revisionHash(revisionName);
  const others = frame.cluster.stored.objects.controllerrevisions
    .map(({ metadata }) => revisionHash(metadata.name))
    .filter((other) => other !== hash);
  let length = shortest;
  while (length < hash.length && others.some((other) => other.startsWith(hash.slice(0, length)))) length += 1;
  return hash.slice(0, length);
}

const shortest = 5;
