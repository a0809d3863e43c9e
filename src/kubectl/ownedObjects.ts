/** The objects that a controller made: the pods and revisions of a set, the ReplicaSets of a Deployment. */
import { sameJson } from '#engine/sameJson.ts';
import type { LabelSelector } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import { isMap, mapAt, valueAt } from './objectFields.ts';
import { type ApiObject, type KubectlWorld, objectsIn } from './world.ts';

/** Those that the owner's selector chooses and that it controls, in name order. */
export function controlledBy(world: KubectlWorld, owner: ApiObject, resource: string): readonly ApiObject[] {
  const selector = valueAt(owner, 'spec', 'selector') as LabelSelector | undefined;
  if (selector === undefined) return [];
  return objectsIn(world, resource, owner.metadata.namespace).filter(({ metadata }) => {
    const controller = metadata.ownerReferences?.find((each) => each.controller === true);
    return controller?.uid === owner.metadata.uid && matchesSelector(selector, metadata.labels);
  });
}

/** The ReplicaSet with the Deployment's template, the oldest of several (`FindNewReplicaSet`), and the others. */
export function replicaSetsOf(
  world: KubectlWorld,
  deployment: ApiObject,
): { readonly current: ApiObject | undefined; readonly old: readonly ApiObject[] } {
  const all = controlledBy(world, deployment, 'replicasets');
  const byAge = all.toSorted((one, other) =>
    one.metadata.creationTimestamp < other.metadata.creationTimestamp ? -1 : 1,
  );
  const template = valueAt(deployment, 'spec', 'template');
  const current = byAge.find((set) => isSameTemplate(valueAt(set, 'spec', 'template'), template));
  return { current, old: all.filter((set) => set !== current) };
}

/** The hash that a ReplicaSet's template carries does not count. */
export function isSameTemplate(one: unknown, other: unknown): boolean {
  return sameJson(withoutHash(one), withoutHash(other));
}

/** The template without the label that tells the ReplicaSets of a Deployment apart. */
export function withoutHash(template: unknown): unknown {
  if (!isMap(template)) return template;
  const { 'pod-template-hash': _hash, ...labels } = mapAt(template, 'metadata', 'labels');
  return { ...template, metadata: { ...mapAt(template, 'metadata'), labels } };
}
