/** POST of a pod's eviction subresource: a delete that a PodDisruptionBudget may refuse (upstream `storage/eviction.go`). */
import type { Pod, PodDisruptionBudget } from '../../objects.ts';
import { matchesSelector } from '../../selectors.ts';
import type { Admission, Answer } from '../admission.ts';
import { type ApiError, forbidden, isApiError, notFound, type StatusCause } from '../apiErrors.ts';
import type { ApiServer, DeleteOptions } from '../apiServer.ts';
import { formatTime } from '../time.ts';

/** Evicts a pod, or says why not. */
export function evictPod({ api }: Admission, name: string, options: DeleteOptions = {}): Answer {
  const pod = api.get('pods', name);
  if (pod === undefined) return notFound('pods', name);
  if (!canIgnoreBudgets(pod)) {
    const budgets = budgetsOf(api, pod);
    if (budgets.length > 1) return severalBudgets();
    const [budget] = budgets;
    const refusal = budget && !isFreeOf(budget, pod) ? checkAndDecrement(api, budget, pod) : undefined;
    if (refusal !== undefined) return refusal;
  }
  markEvicted(api, pod);
  const answer = api.delete('pods', name, options);
  return isApiError(answer) ? answer : { object: answer, warnings: [] };
}

/** A pod that does not run, or is going anyway, is no disruption (`canIgnorePDB`). */
function canIgnoreBudgets({ metadata, status }: Pod): boolean {
  const { phase } = status;
  return phase === 'Succeeded' || phase === 'Failed' || phase === 'Pending' || metadata.deletionTimestamp !== undefined;
}

/** An empty selector would match everything; here it matches nothing. */
function budgetsOf(api: ApiServer, pod: Pod): readonly PodDisruptionBudget[] {
  return [...api.list('poddisruptionbudgets')].filter(({ spec: { selector = {} } }) => {
    const size = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length;
    return size > 0 && matchesSelector(selector, pod.metadata.labels);
  });
}

/** A pod that is not ready does not count as healthy; whether it may go all the same is the budget's policy to say. */
function isFreeOf({ spec, status }: PodDisruptionBudget, pod: Pod): boolean {
  const isReady = pod.status.conditions?.some((each) => each.type === 'Ready' && each.status === 'True') === true;
  if (isReady) return false;
  if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  return status.currentHealthy >= status.desiredHealthy && status.desiredHealthy > 0;
}

/** The most evictions that wait for the disruption controller to see them (`MaxDisruptedPodSize`). */
const mostDisruptedPods = 2000;

/** Takes one disruption from the budget and notes the pod, or says why there is none to take. */
function checkAndDecrement(api: ApiServer, budget: PodDisruptionBudget, pod: Pod): ApiError | undefined {
  const { metadata, status } = budget;
  const { name, generation = 0 } = metadata;
  const { disruptedPods = {}, disruptionsAllowed, desiredHealthy, currentHealthy } = status;
  if ((status.observedGeneration ?? 0) < generation)
    return tooManyRequests(`The disruption budget ${name} is still being processed by the server.`, 10);
  const noRoom = 'DisruptedPods map too big - too many evictions not confirmed by PDB controller';
  if (disruptionsAllowed < 0)
    return forbidden('poddisruptionbudget.policy', name, 'pdb disruptions allowed is negative');
  if (Object.keys(disruptedPods).length > mostDisruptedPods)
    return forbidden('poddisruptionbudget.policy', name, noRoom);
  if (disruptionsAllowed === 0)
    return tooManyRequests(
      `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`,
    );
  api.put('poddisruptionbudgets', {
    ...budget,
    status: withoutRoom(
      {
        ...status,
        disruptionsAllowed: disruptionsAllowed - 1,
        disruptedPods: { ...disruptedPods, [pod.metadata.name]: formatTime(api.nowMs) },
      },
      generation,
      formatTime(api.nowMs),
    ),
  });
  return undefined;
}

/** With the last disruption taken, the condition says that there are too few pods (`UpdateDisruptionAllowedCondition`). */
function withoutRoom(
  status: PodDisruptionBudget['status'],
  observedGeneration: number,
  now: string,
): PodDisruptionBudget['status'] {
  if (status.disruptionsAllowed > 0) return status;
  const before = status.conditions?.find(({ type }) => type === 'DisruptionAllowed');
  const lastTransitionTime = before?.status === 'False' ? (before.lastTransitionTime ?? now) : now;
  const condition = {
    type: 'DisruptionAllowed',
    status: 'False' as const,
    observedGeneration,
    lastTransitionTime,
    reason: 'InsufficientPods',
    message: '',
  };
  const others = (status.conditions ?? []).filter(({ type }) => type !== 'DisruptionAllowed');
  return { ...status, conditions: [...others, condition] };
}

/** Before it goes, the pod says why. */
function markEvicted(api: ApiServer, { metadata, status }: Pod): void {
  const condition = {
    type: 'DisruptionTarget',
    status: 'True' as const,
    lastTransitionTime: formatTime(api.nowMs),
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  };
  const conditions = [...(status.conditions ?? []).filter(({ type }) => type !== condition.type), condition];
  api.updatePodStatus(metadata.name, { ...status, conditions });
}

function tooManyRequests(cause: string, retryAfterSeconds?: number): ApiError {
  const causes: readonly StatusCause[] = [{ reason: 'DisruptionBudget', message: cause }];
  return {
    code: 429,
    reason: 'TooManyRequests',
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    details: retryAfterSeconds === undefined ? { causes } : { causes, retryAfterSeconds },
  };
}

function severalBudgets(): ApiError {
  return {
    code: 500,
    reason: 'Unknown',
    message: 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
  };
}
