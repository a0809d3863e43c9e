/** The ControllerRevisions of the set: colour, hash, number, image and who carries them. */
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { revisionHash, shortHash } from '#store/revisionNames.ts';
import { keep, keepList } from './keep.ts';
import type { PodTable } from './objectTables.ts';
import type { RevisionEntry } from './scene.ts';

/** The list, oldest number first, each entry the earlier one if nothing about it changed. */
export function layoutRevisions(
  set: StatefulSet,
  revisions: readonly ControllerRevision[],
  pods: PodTable,
  { hueOf, shortHashOf }: RevisionLooks,
  earlier: readonly RevisionEntry[] | undefined,
): readonly RevisionEntry[] {
  const entries = revisions.map((revision) => {
    const { name } = revision.metadata;
    const entry = {
      name,
      hash: revisionHash(name),
      shortHash: shortHashOf(name),
      hue: hueOf(name),
      number: revision.revision,
      image: revision.data.spec.template.spec.containers[0]?.image ?? '',
      pods: pods.carrying(name),
      isCurrent: set.status.currentRevision === name,
      isUpdate: set.status.updateRevision === name,
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
