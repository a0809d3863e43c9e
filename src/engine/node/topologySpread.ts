/** How evenly a pod's like have to be spread, constraints with DoNotSchedule only (scheduler plug-in PodTopologySpread). */
import type { Node, Pod, TopologySpreadConstraint } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';
import { wantsNode } from './nodeSelectors.ts';
import type { PlacedPod } from './podAffinity.ts';

const mismatch = "node(s) didn't match pod topology spread constraints";

export function hardConstraints({ spec }: Pod): readonly TopologySpreadConstraint[] {
  return (spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule',
  );
}

/** Why the pod would tilt the spread on this node. `resolvable`: whether other pods, were they gone, would help. */
export function spreadProblem(
  pod: Pod,
  node: Node,
  nodes: readonly Node[],
  placed: readonly PlacedPod[],
): { readonly reason: string; readonly isResolvable: boolean } | undefined {
  const constraints = hardConstraints(pod);
  // A node counts when the pod could be there for its own sake, and when it has all the labels that are asked about.
  const counted = nodes.filter(
    (each) =>
      wantsNode(pod, each) && constraints.every(({ topologyKey }) => each.metadata.labels?.[topologyKey] !== undefined),
  );
  for (const constraint of constraints) {
    const domain = node.metadata.labels?.[constraint.topologyKey];
    if (domain === undefined) return { reason: `${mismatch} (missing required label)`, isResolvable: false };
    const counts = countByDomain(constraint, pod, counted, placed);
    const domains = counts.size;
    const least = domains < (constraint.minDomains ?? 1) ? 0 : Math.min(...counts.values());
    const self = selects(constraint, pod, pod) ? 1 : 0;
    if ((counts.get(domain) ?? 0) + self - least > constraint.maxSkew) return { reason: mismatch, isResolvable: true };
  }
  return undefined;
}

/** How many pods of the kind each domain has; pods that are on their way out are not counted. */
function countByDomain(
  constraint: TopologySpreadConstraint,
  incoming: Pod,
  nodes: readonly Node[],
  placed: readonly PlacedPod[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { metadata } of nodes) counts.set(metadata.labels?.[constraint.topologyKey] ?? '', 0);
  for (const { pod, node } of placed) {
    if (pod.metadata.deletionTimestamp !== undefined || !selects(constraint, pod, incoming) || !nodes.includes(node))
      continue;
    const domain = node.metadata.labels?.[constraint.topologyKey] ?? '';
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return counts;
}

/** `matchLabelKeys`: only pods that have the same value as the new one, such as the same revision. */
function selects({ labelSelector, matchLabelKeys = [] }: TopologySpreadConstraint, pod: Pod, incoming: Pod): boolean {
  if (labelSelector === undefined || !matchesSelector(labelSelector, pod.metadata.labels)) return false;
  return matchLabelKeys.every((key) => {
    const wanted = incoming.metadata.labels?.[key];
    return wanted === undefined || pod.metadata.labels?.[key] === wanted;
  });
}
