/** The ControllerRevisions of the set: colour, hash, number, image and who carries them. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import type { PodFacts } from '#engine/statefulset/podFacts.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { keep, keepList } from './keep.ts';
import type { RevisionEntry } from './scene.ts';

/** The list, oldest number first, each entry the earlier one if nothing about it changed. */
export function layoutRevisions(
  frame: Frame,
  set: StatefulSet | undefined,
  revisions: readonly ControllerRevision[],
  pods: ReadonlyMap<number, PodFacts>,
  earlier: readonly RevisionEntry[] | undefined,
): readonly RevisionEntry[] {
  const carried = countByRevision(pods);
  const names = revisions.map(({ metadata }) => metadata.name);
  const entries = revisions.map((revision) => {
    const { name } = revision.metadata;
    const entry = {
      name,
      hash: hashOf(name),
      shortHash: shortHash(name, names),
      hue: revisionIndex(frame, name),
      number: revision.revision,
      image: revision.data.spec.template.spec.containers[0]?.image ?? '',
      pods: carried.get(name) ?? 0,
      isCurrent: set?.status.currentRevision === name,
      isUpdate: set?.status.updateRevision === name,
    };
    return keep(
      earlier?.find((each) => each.name === name),
      entry,
    );
  });
  return keepList(
    earlier,
    entries.toSorted((left, right) => left.number - right.number),
  );
}

/** What follows the set's name in a revision's name. */
export function hashOf(revisionName: string): string {
  return revisionName.slice(revisionName.lastIndexOf('-') + 1);
}

const leastShown = 5;

/** The first five characters of a revision's hash, and more until no other revision of the set begins so. */
export function shortHash(revisionName: string, names: readonly string[]): string {
  const hash = hashOf(revisionName);
  const others = names.filter((name) => name !== revisionName).map(hashOf);
  let length = Math.min(leastShown, hash.length);
  while (length < hash.length && others.some((other) => other.startsWith(hash.slice(0, length)))) length += 1;
  return hash.slice(0, length);
}

function countByRevision(pods: ReadonlyMap<number, PodFacts>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { revision } of pods.values()) counts.set(revision, (counts.get(revision) ?? 0) + 1);
  return counts;
}
