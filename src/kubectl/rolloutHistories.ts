/** The revisions of a set or Deployment that are kept, and what the object was at each (kubectl `HistoryViewer`; semantics 10.6). */
import { applyRevision } from '#engine/statefulset/revisionData.ts';
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import { valueAt } from './objectFields.ts';
import { controlledBy, replicaSetsOf } from './ownedObjects.ts';
import type { ApiObject, KubectlWorld } from './world.ts';

export interface RolloutRevision {
  readonly number: number;
  readonly changeCause: string;
  readonly template: unknown;
  /** The object of that time: the set with the revision's template, or the ReplicaSet. */
  readonly object: ApiObject;
  /** Where it is kept. */
  readonly source: ApiObject;
}

/** By number, ascending; of several with one number the last counts. */
export function revisionsOf(world: KubectlWorld, owner: ApiObject): readonly RolloutRevision[] {
  const all = owner.kind === 'Deployment' ? replicaSetRevisions(world, owner) : controllerRevisions(world, owner);
  const byNumber = new Map(all.map((revision) => [revision.number, revision]));
  return [...byNumber.values()].sort((one, other) => one.number - other.number);
}

function controllerRevisions(world: KubectlWorld, set: ApiObject): readonly RolloutRevision[] {
  return controlledBy(world, set, 'controllerrevisions').map((source) => {
    const revision = source as unknown as ControllerRevision;
    const object = applyRevision(set as unknown as StatefulSet, revision) as unknown as ApiObject;
    const template = valueAt(object, 'spec', 'template');
    return { number: revision.revision, changeCause: causeOf(source), template, object, source };
  });
}

function replicaSetRevisions(world: KubectlWorld, deployment: ApiObject): readonly RolloutRevision[] {
  const { current, old } = replicaSetsOf(world, deployment);
  return [...old, ...(current === undefined ? [] : [current])].flatMap((source) => {
    const number = Number(source.metadata.annotations?.['deployment.kubernetes.io/revision']);
    const template = valueAt(source, 'spec', 'template');
    return Number.isInteger(number) ? [{ number, changeCause: causeOf(source), template, object: source, source }] : [];
  });
}

function causeOf({ metadata }: ApiObject): string {
  return metadata.annotations?.['kubernetes.io/change-cause'] || '<none>';
}
