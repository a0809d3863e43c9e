/** The ControllerRevisions of a set, newest first, with who still uses them (semantics 3.6). */
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { carriedRevisions } from './carriedRevisions.ts';

export interface RevisionRow {
  readonly name: string;
  readonly revision: number;
  readonly image: string;
  readonly pods: number;
  readonly isCurrent: boolean;
  readonly isUpdate: boolean;
  /** Nobody uses it: it is only history. */
  readonly isUnused: boolean;
  /** More history than revisionHistoryLimit allows: the oldest goes with the next sync. */
  readonly isSurplus: boolean;
}

export function revisionRows(frame: Frame, set: StatefulSet): readonly RevisionRow[] {
  const { controllerrevisions, pods } = frame.cluster.stored.objects;
  const carried = carriedRevisions(pods);
  const own = controllerrevisions
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === set.metadata.uid))
    .toSorted((a, b) => a.revision - b.revision);
  const { currentRevision, updateRevision } = set.status;
  const isUnused = ({ metadata: { name } }: ControllerRevision) =>
    name !== currentRevision && name !== updateRevision && !carried.has(name);
  const history = own.filter(isUnused);
  const limit = set.spec.revisionHistoryLimit;
  const surplus = limit < 0 ? [] : history.slice(0, Math.max(0, history.length - limit));
  return own.toReversed().map((revision) => ({
    name: revision.metadata.name,
    revision: revision.revision,
    image: revision.data.spec.template.spec.containers[0]?.image ?? '',
    pods: carried.get(revision.metadata.name) ?? 0,
    isCurrent: revision.metadata.name === currentRevision,
    isUpdate: revision.metadata.name === updateRevision,
    isUnused: history.includes(revision),
    isSurplus: surplus.includes(revision),
  }));
}
