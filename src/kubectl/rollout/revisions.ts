/** The revisions of a set or Deployment that are kept, and what the object was at each (kubectl `HistoryViewer`; semantics 10.6). */
import { applyRevision } from '#engine/statefulset/revisionData.ts';
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import { changeCauseKey } from '../changeCause.ts';
import { mapAt, valueAt } from '../objectFields.ts';
import { controlledBy, replicaSetsOf } from '../ownedObjects.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';

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
    const object = withoutKinds(applyRevision(set as unknown as StatefulSet, revision));
    const template = valueAt(object, 'spec', 'template');
    return { number: revision.revision, changeCause: causeOf(source), template, object, source };
  });
}

function replicaSetRevisions(world: KubectlWorld, deployment: ApiObject): readonly RolloutRevision[] {
  const { current, old } = replicaSetsOf(world, deployment);
  return [...old, ...(current === undefined ? [] : [current])].flatMap((source) => {
    const number = Number(source.metadata.annotations?.['deployment.kubernetes.io/revision']);
    const [changeCause, plain] = [causeOf(source), valueAt(source, 'spec', 'template')];
    const template = changeCause === none ? plain : withCause(plain, changeCause);
    return Number.isInteger(number) ? [{ number, changeCause, template, object: source, source }] : [];
  });
}

const none = '<none>';

function causeOf({ metadata }: ApiObject): string {
  return metadata.annotations?.[changeCauseKey] || none;
}

/** Of a Deployment kubectl shows the cause among the annotations of the template. */
function withCause(template: unknown, cause: string): unknown {
  const annotations = { ...mapAt(template, 'metadata', 'annotations'), [changeCauseKey]: cause };
  return { ...mapAt(template), metadata: { ...mapAt(template, 'metadata'), annotations } };
}

/** Claim templates do not name their kind to a client that knows it. */
function withoutKinds(set: StatefulSet): ApiObject {
  const { volumeClaimTemplates: templates } = set.spec;
  if (templates === undefined) return set as unknown as ApiObject;
  const plain = templates.map(({ apiVersion: _version, kind: _kind, ...template }) => template);
  return { ...set, spec: { ...set.spec, volumeClaimTemplates: plain } };
}
