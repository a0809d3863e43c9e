/** Which pods of a ReplicaSet go first when it has too many (controller_utils.go, `ActivePodsWithRanks`; replica_set.go, `getPodsToDelete`). */
import type { Pod } from '../objects.ts';
import type { PodFacts } from '../statefulset/podFacts.ts';
import { parseTime } from '../apiserver/time.ts';

const deletionCost = 'controller.kubernetes.io/pod-deletion-cost';

/** IsPodActive: neither over nor on its way out. */
export function isActive({ terminal, terminating }: PodFacts): boolean {
  return !terminal && !terminating;
}

/**
 * The `count` pods that go. `related`: the pods of all ReplicaSets of the same Deployment, for where several stand on one node.
 * When all go there is no order.
 */
export function getPodsToDelete(
  pods: readonly PodFacts[],
  related: readonly PodFacts[],
  count: number,
  nowMs: number,
): readonly PodFacts[] {
  if (count >= pods.length) return pods;
  const onNode = new Map<string, number>();
  for (const facts of related.filter(isActive)) {
    const node = facts.pod.spec.nodeName ?? '';
    onNode.set(node, (onNode.get(node) ?? 0) + 1);
  }
  const rankOf = ({ pod }: PodFacts): number => onNode.get(pod.spec.nodeName ?? '') ?? 0;
  return pods.toSorted((a, b) => compare(a, b, rankOf, nowMs)).slice(0, count);
}

/** Negative when `a` goes before `b`. The rules in upstream's order; the first that tells them apart decides. */
function compare(a: PodFacts, b: PodFacts, rankOf: (facts: PodFacts) => number, nowMs: number): number {
  return (
    Number(isAssigned(a)) - Number(isAssigned(b)) ||
    phaseOf(a) - phaseOf(b) ||
    Number(a.ready) - Number(b.ready) ||
    costOf(a) - costOf(b) ||
    rankOf(b) - rankOf(a) ||
    (a.ready && b.ready ? byAge(a, b, a.readySinceMs, b.readySinceMs, nowMs) : 0) ||
    restartsOf(b.pod.status.containerStatuses) - restartsOf(a.pod.status.containerStatuses) ||
    sidecarRestarts(b.pod) - sidecarRestarts(a.pod) ||
    byAge(a, b, createdMs(a), createdMs(b), nowMs)
  );
}

function isAssigned({ pod }: PodFacts): boolean {
  return pod.spec.nodeName !== undefined;
}

function phaseOf({ pod }: PodFacts): number {
  return { Pending: 0, Unknown: 1, Running: 2, Succeeded: 0, Failed: 0 }[pod.status.phase ?? 'Pending'];
}

/** What is no number costs nothing. */
function costOf({ pod }: PodFacts): number {
  const cost = pod.metadata.annotations?.[deletionCost] ?? '';
  return /^-?[1-9]\d*$/.test(cost) ? Number(cost) : 0;
}

/** The younger goes first; of two whose ages are alike, twofold or less, it is the one with the lower UID, which is as good as chance. */
function byAge(a: PodFacts, b: PodFacts, sinceA: number, sinceB: number, nowMs: number): number {
  if (sinceA === sinceB) return 0;
  if (Number.isNaN(sinceA) || Number.isNaN(sinceB)) return Number.isNaN(sinceA) ? -1 : 1;
  const difference = magnitudeOf(nowMs - sinceA) - magnitudeOf(nowMs - sinceB);
  return difference === 0 ? (a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 1) : difference;
}

/** logarithmicRankDiff: the age in nanoseconds as a power of two. */
function magnitudeOf(ageMs: number): number {
  return ageMs > 0 ? Math.floor(Math.log2(ageMs * 1e6)) : -1;
}

function createdMs({ pod }: PodFacts): number {
  return parseTime(pod.metadata.creationTimestamp);
}

function sidecarRestarts({ spec, status }: Pod): number {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  const names = new Set(sidecars.map(({ name }) => name));
  return restartsOf(status.initContainerStatuses?.filter(({ name }) => names.has(name)));
}

function restartsOf(statuses: Pod['status']['containerStatuses'] = []): number {
  return Math.max(0, ...statuses.map(({ restartCount }) => restartCount));
}
