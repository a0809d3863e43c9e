/** How a revision looks: its colour, and the beginning of its hash. */
import type { Frame } from '#engine/simulation/frames.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { shortHash } from '#store/revisionNames.ts';

export interface RevisionLooks {
  readonly hueOf: (revision: string) => number;
  readonly shortHashOf: (revision: string) => string;
}

/** A thousand pods share two revisions: each is looked up once a frame. */
export function revisionLooks(frame: Frame): RevisionLooks {
  const hues = new Map<string, number>([['', 0]]);
  const hashes = new Map<string, string>();
  return {
    hueOf: (revision) => remembered(hues, revision, () => revisionIndex(frame, revision)),
    shortHashOf: (revision) => remembered(hashes, revision, () => shortHash(frame, revision)),
  };
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = find();
    known.set(key, value);
  }
  return value;
}
