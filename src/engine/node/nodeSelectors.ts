/** Which nodes a pod or a volume asks for (component-helpers `scheduling/corev1/nodeaffinity`). */
import type { Labels, Node, NodeSelector, NodeSelectorRequirement, Pod } from '../objects.ts';

export const hostnameLabel = 'kubernetes.io/hostname';
export const zoneLabel = 'topology.kubernetes.io/zone';

/** GetRequiredNodeAffinity: both the selector and the required affinity must hold. */
export function wantsNode({ spec }: Pod, node: Node): boolean {
  const { nodeSelector = {}, affinity } = spec;
  const labels = node.metadata.labels ?? {};
  if (Object.entries(nodeSelector).some(([key, value]) => labels[key] !== value)) return false;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || matchesNode(required, node);
}

/** One of the terms must match; a term without expressions matches nothing. */
export function matchesNode({ nodeSelectorTerms }: NodeSelector, node: Node): boolean {
  const fields = { 'metadata.name': node.metadata.name };
  return nodeSelectorTerms.some(({ matchExpressions = [], matchFields = [] }) => {
    if (matchExpressions.length === 0 && matchFields.length === 0) return false;
    return (
      matchExpressions.every((each) => satisfies(each, node.metadata.labels ?? {})) &&
      matchFields.every((each) => satisfies(each, fields))
    );
  });
}

/** Nodes whose label has one of these values. */
export function nodesWith(key: string, values: readonly string[]): NodeSelector {
  return { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values }] }] };
}

function satisfies({ key, operator, values = [] }: NodeSelectorRequirement, labels: Labels): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return Number.parseInt(value ?? '', 10) > Number.parseInt(values[0] ?? '', 10);
    case 'Lt':
      return Number.parseInt(value ?? '', 10) < Number.parseInt(values[0] ?? '', 10);
    default:
      return false;
  }
}
