/** A Deployment's conditions (deployment_util.go). */
import type { Deployment } from '../objects.ts';

type Status = Deployment['status'];
export type DeploymentCondition = NonNullable<Status['conditions']>[number];

export function conditionIn({ conditions = [] }: Status, type: string): DeploymentCondition | undefined {
  return conditions.find((condition) => condition.type === type);
}

/** SetDeploymentCondition: what says the same as before is left; its time moves only when its status flips. */
export function withCondition(status: Status, condition: DeploymentCondition): Status {
  const before = conditionIn(status, condition.type);
  if (before?.status === condition.status && before.reason === condition.reason) return status;
  const kept = before?.status === condition.status ? before.lastTransitionTime : condition.lastTransitionTime;
  const others = (status.conditions ?? []).filter(({ type }) => type !== condition.type);
  return {
    ...status,
    conditions: [...others, { ...condition, ...(kept !== undefined && { lastTransitionTime: kept }) }],
  };
}

export function withoutCondition(status: Status, type: string): Status {
  if (conditionIn(status, type) === undefined) return status;
  const { conditions = [], ...rest } = status;
  const others = conditions.filter((condition) => condition.type !== type);
  return others.length === 0 ? rest : { ...rest, conditions: others };
}

/** NewDeploymentCondition. `now`: RFC 3339. */
export function newCondition(
  type: 'Available' | 'Progressing',
  status: DeploymentCondition['status'],
  reason: string,
  message: string,
  now: string,
): DeploymentCondition {
  return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message };
}

/** HasProgressDeadline. */
export function hasProgressDeadline({ spec }: Deployment): boolean {
  return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== 2 ** 31 - 1;
}
