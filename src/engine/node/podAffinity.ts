/** Which pods a pod wants beside it or not, required terms only (scheduler plug-in InterPodAffinity). Namespaces there is one of. */
import type { Labels, Node, Pod, PodAffinityTerm } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';

const missing = "node(s) didn't match pod affinity rules";
const unwanted = "node(s) didn't match pod anti-affinity rules";
const unwelcome = "node(s) didn't satisfy existing pods anti-affinity rules";

/** A pod and the node it is on. */
export interface PlacedPod {
  readonly pod: Pod;
  readonly node: Node;
}

export function affinityTerms({ spec }: Pod): readonly PodAffinityTerm[] {
  return spec.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
}

export function antiAffinityTerms({ spec }: Pod): readonly PodAffinityTerm[] {
  return spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
}

/** Why the pod cannot be on the node for the sake of other pods; `placed` holds those that could matter. */
export function affinityProblem(pod: Pod, node: Node, placed: readonly PlacedPod[]): string | undefined {
  if (!isWithFriends(pod, node, placed)) return missing;
  if (antiAffinityTerms(pod).some((term) => matchesNear(term, node, placed).length > 0)) return unwanted;
  const isUnwelcome = placed.some(({ pod: other, node: where }) =>
    antiAffinityTerms(other).some(
      (term) => selects(term, pod.metadata.labels) && isSameDomain(term.topologyKey, node, where),
    ),
  );
  return isUnwelcome ? unwelcome : undefined;
}

/** The first pod of a group that wants its like beside it has nobody to go to, and may go anywhere. */
function isWithFriends(pod: Pod, node: Node, placed: readonly PlacedPod[]): boolean {
  const terms = affinityTerms(pod);
  if (terms.length === 0) return true;
  if (terms.some(({ topologyKey }) => node.metadata.labels?.[topologyKey] === undefined)) return false;
  if (terms.every((term) => matchesNear(term, node, placed).length > 0)) return true;
  const isFirst = !placed.some(({ pod: other }) => terms.every((term) => selects(term, other.metadata.labels)));
  return isFirst && terms.every((term) => selects(term, pod.metadata.labels));
}

function matchesNear(term: PodAffinityTerm, node: Node, placed: readonly PlacedPod[]): readonly PlacedPod[] {
  return placed.filter(
    ({ pod, node: where }) => selects(term, pod.metadata.labels) && isSameDomain(term.topologyKey, node, where),
  );
}

function selects({ labelSelector }: PodAffinityTerm, labels: Labels | undefined): boolean {
  return labelSelector !== undefined && matchesSelector(labelSelector, labels);
}

function isSameDomain(key: string, a: Node, b: Node): boolean {
  const domain = a.metadata.labels?.[key];
  return domain !== undefined && domain === b.metadata.labels?.[key];
}
