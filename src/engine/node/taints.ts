/** Taints of nodes and the tolerations of pods (component-helpers `scheduling/corev1`). */
import type { Node, Taint, Toleration } from '../objects.ts';

export const unreachable = 'node.kubernetes.io/unreachable';
export const notReady = 'node.kubernetes.io/not-ready';
export const unschedulable = 'node.kubernetes.io/unschedulable';
export const outOfService = 'node.kubernetes.io/out-of-service';

/** ToleratesTaint: an absent key matches every taint, an absent effect every effect, an absent operator is `Equal`. */
export function tolerates(toleration: Toleration, taint: Pick<Taint, 'key' | 'value' | 'effect'>): boolean {
  const { key = '', operator = 'Equal', value = '', effect = '' } = toleration;
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  if (operator === 'Exists') return true;
  return (operator === '' || operator === 'Equal') && value === (taint.value ?? '');
}

/** The first taint with one of these effects that no toleration tolerates. */
export function firstUntolerated(
  taints: readonly Taint[] | undefined,
  tolerations: readonly Toleration[] | undefined,
  effects: readonly Taint['effect'][],
): Taint | undefined {
  return taints?.find(
    (taint) => effects.includes(taint.effect) && tolerations?.some((each) => tolerates(each, taint)) !== true,
  );
}

export function hasTaint({ spec }: Node, key: string, effect?: Taint['effect']): boolean {
  return spec.taints?.some((taint) => taint.key === key && (effect === undefined || taint.effect === effect)) === true;
}

/** Whether the node's last report was that it is ready. A node that has never reported is not. */
export function isNodeReady({ status }: Node): boolean {
  return status.conditions.some(({ type, status: value }) => type === 'Ready' && value === 'True');
}

/** `key:effect`, as kubectl writes a taint. */
export function taintText({ key, value, effect }: Taint): string {
  return value === undefined || value === '' ? `${key}:${effect}` : `${key}=${value}:${effect}`;
}
