/** What limits a namespace and its workloads: quotas and disruption budgets. */
import { formatQuantity, parseQuantity, roundUp } from '#engine/apiserver/quantity.ts';
import { listAt, mapAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import { selectorText } from '../print/selectorText.ts';
import { type ApiObject, objectsIn } from '../world.ts';
import type { Describer } from './describer.ts';
import type { Description } from './description.ts';
import { describeEvents, eventTargetOf } from './events.ts';
import { longTime } from './longTime.ts';

/** kubectl `describeNamespace`. Its events are not told. */
export const describeNamespace: Describer = (description, namespace, { world }) => {
  const { name, labels, annotations } = namespace.metadata;
  description.line(0, `Name:\t${name}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
  description.line(0, `Status:\t${textAt(namespace, 'status', 'phase')}`);
  const conditions = listAt(namespace, 'status', 'conditions');
  if (conditions.length > 0) {
    description.line(0, 'Conditions:');
    description.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage');
    description.line(1, '----\t------\t------------------\t------\t-------');
  }
  for (const each of conditions) {
    const changed = longTime(valueAt(each, 'lastTransitionTime'));
    const what = `${textAt(each, 'type')}\t${textAt(each, 'status')}\t${changed}`;
    description.line(1, `${what}\t${textAt(each, 'reason')}\t${textAt(each, 'message')}`);
  }
  description.line(0, '');
  describeQuotas(description, objectsIn(world, 'resourcequotas', name));
  description.line(0, '');
  description.line(0, 'No LimitRange resource.');
};

function describeQuotas(description: Description, quotas: readonly ApiObject[]): void {
  description.line(0, quotas.length === 0 ? 'No resource quota.' : 'Resource Quotas');
  for (const quota of quotas) {
    description.line(1, `Name:\t${quota.metadata.name}`);
    describeScopes(description, quota, 1, '* ');
    description.line(1, 'Resource\tUsed\tHard');
    description.line(1, '--------\t---\t---');
    for (const name of countedNames(quota)) {
      const [used, hard] = [textAt(quota, 'status', 'used', name) || '0', textAt(quota, 'status', 'hard', name)];
      description.line(1, `${name}\t${used}\t${hard}`);
    }
  }
}

/** kubectl `describeQuota`. */
export const describeQuota: Describer = (description, quota) => {
  description.line(0, `Name:\t${quota.metadata.name}`);
  description.line(0, `Namespace:\t${quota.metadata.namespace ?? ''}`);
  describeScopes(description, quota, 0, ' * ');
  description.line(0, 'Resource\tUsed\tHard');
  description.line(0, '--------\t----\t----');
  for (const name of countedNames(quota)) {
    const hard = textAt(quota, 'status', 'hard', name);
    description.line(0, `${name}\t${usedLike(hard, textAt(quota, 'status', 'used', name) || '0')}\t${hard}`);
  }
};

function countedNames(quota: ApiObject): readonly string[] {
  return Object.keys(mapAt(quota, 'status', 'hard')).sort();
}

/** What is used, in the suffixes that the bound is written with. */
function usedLike(hard: string, used: string): string {
  const [bound, amount] = [parseQuantity(hard), parseQuantity(used)];
  if ('error' in bound || 'error' in amount || bound.family === amount.family) return used;
  const { unscaled, scale } = roundUp(amount, 0);
  return formatQuantity({ unscaled: unscaled * 10n ** BigInt(scale), scale: 0, family: bound.family });
}

const scopeHelp: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. ' +
    'These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. ' +
    'These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. ' +
    'These pods have a burstable or guaranteed quality of service.',
};

function describeScopes(description: Description, quota: ApiObject, level: number, bullet: string): void {
  const scopes = listAt(quota, 'spec', 'scopes').map(String).sort();
  if (scopes.length === 0) return;
  description.line(level, `Scopes:\t${scopes.join(', ')}`);
  for (const scope of scopes) {
    const help = Object.hasOwn(scopeHelp, scope) ? scopeHelp[scope] : undefined;
    if (help !== undefined) description.line(level, `${bullet}${help}`);
  }
}

/** kubectl `describePodDisruptionBudgetV1`. */
export const describeBudget: Describer = (description, budget, { world, showEvents }) => {
  description.line(0, `Name:\t${budget.metadata.name}`);
  description.line(0, `Namespace:\t${budget.metadata.namespace ?? ''}`);
  const [least, most] = [textAt(budget, 'spec', 'minAvailable'), textAt(budget, 'spec', 'maxUnavailable')];
  if (least !== '') description.line(0, `Min available:\t${least}`);
  else if (most !== '') description.line(0, `Max unavailable:\t${most}`);
  const selector = valueAt(budget, 'spec', 'selector');
  description.line(0, `Selector:\t${selector === undefined ? '<unset>' : selectorText(selector) || '<none>'}`);
  description.line(0, 'Status:');
  for (const [title, field] of [
    ['Allowed disruptions', 'disruptionsAllowed'],
    ['Current', 'currentHealthy'],
    ['Desired', 'desiredHealthy'],
    ['Total', 'expectedPods'],
  ] as const) {
    description.line(2, `${title}:\t${numberAt(budget, 'status', field)}`);
  }
  if (showEvents) describeEvents(description, world, eventTargetOf(budget));
};
