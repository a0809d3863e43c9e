/** Label selectors (apimachinery `LabelSelectorAsSelector`). */
import type { Labels, LabelSelector } from './objects.ts';

/** Whether labels satisfy a selector. An empty selector matches everything, an unknown operator nothing. */
export function matchesSelector(selector: LabelSelector, labels: Labels | undefined): boolean {
  const present = labels ?? {};
  for (const key in selector.matchLabels) if (present[key] !== selector.matchLabels[key]) return false;
  return (selector.matchExpressions ?? []).every((requirement) => satisfies(requirement, present));
}

function satisfies(requirement: NonNullable<LabelSelector['matchExpressions']>[number], labels: Labels): boolean {
  const value = labels[requirement.key];
  const values = requirement.values ?? [];
  switch (requirement.operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
