/** How many pods a budget expects, and how many of them have to be healthy (getExpectedPodCount). */
import type { ApiServer } from '../apiserver/apiServer.ts';
import type { Deployment, OwnerReference, Pod, PodDisruptionBudget, ReplicaSet, StatefulSet } from '../objects.ts';

export interface ExpectedPods {
  readonly count: number;
  readonly desiredHealthy: number;
}

/**
 * A share, and a number of pods that may be missing, are of what the pods' controllers are scaled to, not of the pods there are. Gives an
 * error when a pod's controller is not one that has a scale.
 */
export function expectedPods(
  api: ApiServer,
  { spec }: PodDisruptionBudget,
  pods: readonly Pod[],
): ExpectedPods | { readonly error: string } {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable === undefined && typeof minAvailable !== 'string')
    return { count: minAvailable === undefined ? 0 : pods.length, desiredHealthy: minAvailable ?? 0 };
  const scale = totalScale(api, pods);
  if (typeof scale === 'string') return { error: scale };
  const desiredHealthy =
    maxUnavailable === undefined
      ? scaledUp(minAvailable ?? 0, scale)
      : Math.max(0, scale - scaledUp(maxUnavailable, scale));
  return { count: scale, desiredHealthy };
}

/** GetScaledValueFromIntOrPercent, rounding up. */
function scaledUp(value: number | string, total: number): number {
  return typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) * total) / 100);
}

/** getExpectedScale: each controller counts once, pods without one not at all. The message when one's controller cannot be found. */
function totalScale(api: ApiServer, pods: readonly Pod[]): number | string {
  const scales = new Map<string, number>();
  for (const { metadata } of pods) {
    const owner = controllerOf(metadata.ownerReferences);
    if (owner === undefined) continue;
    const controller = scaledController(api, owner);
    if (controller === undefined) return `found no controllers for pod "${metadata.name}"`;
    scales.set(controller.metadata.uid, controller.spec.replicas);
  }
  return [...scales.values()].reduce((sum, scale) => sum + scale, 0);
}

/** Who has the scale of a pod: its set, or the Deployment of its ReplicaSet. */
function scaledController(
  api: ApiServer,
  { kind, name, uid }: OwnerReference,
): StatefulSet | ReplicaSet | Deployment | undefined {
  const found = kind === 'StatefulSet' ? api.get('statefulsets', name) : undefined;
  const owner = kind === 'ReplicaSet' ? api.get('replicasets', name) : found;
  if (owner?.metadata.uid !== uid || owner.kind === 'StatefulSet')
    return owner?.metadata.uid === uid ? owner : undefined;
  const above = controllerOf(owner.metadata.ownerReferences);
  return above?.kind === 'Deployment' ? api.get('deployments', above.name) : owner;
}

function controllerOf(references: readonly OwnerReference[] | undefined): OwnerReference | undefined {
  return references?.find(({ controller }) => controller === true);
}
