/** PodDisruptionBudgets (upstream `pkg/registry/policy/poddisruptionbudget`, `ValidatePodDisruptionBudget`). */
import type { Json, JsonObject } from '../../json.ts';
import { invalidValue, unsupported, type FieldError } from '../fieldErrors.ts';
import { validateAtMostAll, validateCount, validateIntOrPercent } from '../validation/intOrPercent.ts';
import { internalSelector } from '../validation/internalForm.ts';
import { part } from '../validation/jsonFields.ts';
import { validateLabelSelector } from '../validation/selector.ts';
import { specOf, type Strategy } from './strategy.ts';

export const budgets: Strategy = {
  prepareForCreate: (object) => ({
    ...object,
    status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
  }),
  validate: (object) => validateSpec(specOf(object)),
  validateUpdate: (object) => validateSpec(specOf(object)),
  status: 'PodDisruptionBudgetStatus',
  validateStatus: (status) =>
    ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'].flatMap((name) =>
      validateCount(status[name], `status.${name}`),
    ),
  countsGenerations: true,
  needsResourceVersion: true,
};

function validateSpec(spec: JsonObject): readonly FieldError[] {
  const { minAvailable, maxUnavailable } = spec;
  const isBoth = minAvailable !== undefined && maxUnavailable !== undefined;
  return [
    ...(isBoth ? [invalidValue('spec', internalSpec(spec), 'minAvailable and maxUnavailable cannot be both set')] : []),
    ...validateAmount(minAvailable, 'spec.minAvailable'),
    ...validateAmount(maxUnavailable, 'spec.maxUnavailable'),
    ...validateLabelSelector(part(spec, 'selector'), 'spec.selector'),
    ...validatePolicy(spec['unhealthyPodEvictionPolicy']),
  ];
}

function validateAmount(value: Json | undefined, field: string): readonly FieldError[] {
  return value === undefined ? [] : [...validateIntOrPercent(value, field), ...validateAtMostAll(value, field)];
}

const evictionPolicies = ['AlwaysAllow', 'IfHealthyBudget'];

function validatePolicy(policy: Json | undefined): readonly FieldError[] {
  const isGood = policy === undefined || evictionPolicies.includes(String(policy));
  return isGood ? [] : [unsupported('spec.unhealthyPodEvictionPolicy', policy, evictionPolicies)];
}

function internalSpec(spec: JsonObject): JsonObject {
  const selector = part(spec, 'selector');
  return {
    MinAvailable: spec['minAvailable'] ?? null,
    Selector: selector === undefined ? null : internalSelector(selector),
    MaxUnavailable: spec['maxUnavailable'] ?? null,
    UnhealthyPodEvictionPolicy: spec['unhealthyPodEvictionPolicy'] ?? null,
  };
}
