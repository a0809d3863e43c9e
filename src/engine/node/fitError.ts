/** What the scheduler writes when no node fits: how many nodes for which reason (scheduler `framework.FitError`). */
import type { KubernetesVersion } from '../versions.ts';

/** Why a node does not fit. `isResolvable`: other pods could be preempted for it, if there were any of lower priority. */
export interface Misfit {
  readonly reasons: readonly string[];
  readonly isResolvable: boolean;
}

/** What kept the pod from being placed, and the whole message of the event. */
export interface FitError {
  readonly reason: string;
  readonly message: string;
}

/** Something about the pod that no node could help with: its claims, mostly. */
export function preFilterError(nodes: number, reason: string, version: KubernetesVersion): FitError {
  // From 1.34 on a later plug-in does not find what it never got to note, and says so.
  const after = version === '1.33' ? preemption(nodes, 0) : 'not found';
  return { reason, message: `0/${nodes} nodes are available: ${reason}. ${after}` };
}

/** Each node has its reason, or several. */
export function filterError(misfits: readonly Misfit[]): FitError {
  const nodes = misfits.length;
  if (nodes === 0) return { reason: noNodes, message: noNodes };
  const reason = histogram(misfits.flatMap(({ reasons }) => reasons));
  const resolvable = misfits.filter(({ isResolvable }) => isResolvable).length;
  return { reason, message: `0/${nodes} nodes are available: ${reason}. ${preemption(nodes, resolvable)}` };
}

const noNodes = 'no nodes available to schedule pods';

/** All pods have one priority, so there is never a victim. */
function preemption(nodes: number, resolvable: number): string {
  const reasons = [
    ...Array.from({ length: resolvable }, () => 'No preemption victims found for incoming pod'),
    ...Array.from({ length: nodes - resolvable }, () => 'Preemption is not helpful for scheduling'),
  ];
  return `preemption: 0/${nodes} nodes are available: ${histogram(reasons)}.`;
}

/** `1 node(s) were unschedulable, 2 node(s) had …`, sorted as texts. */
function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
