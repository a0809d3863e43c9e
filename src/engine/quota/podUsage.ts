/** What a pod counts for: itself, and what its containers ask for (podEvaluator, component-helpers `PodRequests`). */
import type { Container, Labels, Pod, ScopeRequirement } from '../objects.ts';
import { parseTime } from '../apiserver/time.ts';
import { matchesSelector } from '../selectors.ts';
import { add, type Amounts, amountsOf, largest, one, type ResourceList } from './amounts.ts';

const computeResources = ['cpu', 'memory', 'ephemeral-storage'];

/** The names under which quotas speak of pods. Huge pages and extended resources are not among them. */
export const podNames: ReadonlySet<string> = new Set([
  'count/pods',
  'pods',
  ...computeResources.flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
]);

/** The names that every container has to say something about, once a quota counts them. */
const demanded: ReadonlySet<string> = new Set(
  ['cpu', 'memory'].flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
);

interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** A pod at its end counts as an object, and for nothing else (PodUsageFunc). */
export function podUsage(pod: Pod, nowMs: number): Amounts {
  const asObject = new Map([['count/pods', one]]);
  if (!isCharged(pod, nowMs)) return asObject;
  return new Map([...asObject, ...namesOfUsage(totalOf(pod))]);
}

/** What containers leave unsaid though the quota counts it: `cpu for: nginx`; undefined when nothing is missing (Constraints). */
export function missingRequests(pod: Pod, names: Iterable<string>): string | undefined {
  const required = [...names].filter((name) => demanded.has(name)).toSorted();
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const parts = required.flatMap((name) => {
    const silent = containers.filter((container) => !namesOfUsage(resourcesOf(container)).has(name));
    return silent.length === 0
      ? []
      : [`${name} for: ${[...new Set(silent.map((each) => each.name))].toSorted().join(',')}`];
  });
  return parts.length === 0 ? undefined : `must specify ${parts.join('; ')}`;
}

/** Whether the pod falls under a quota's scope. Of a StatefulSet none has a deadline, so all are NotTerminating. */
export function matchesScope(pod: Pod, { scopeName, operator, values }: ScopeRequirement): boolean {
  const hasDeadline = typeof pod.spec['activeDeadlineSeconds'] === 'number';
  const { requests, limits } = totalOf(pod);
  const isBestEffort = ['cpu', 'memory'].every((name) => !requests.has(name) && !limits.has(name));
  switch (scopeName) {
    case 'Terminating':
      return hasDeadline;
    case 'NotTerminating':
      return !hasDeadline;
    case 'BestEffort':
      return isBestEffort;
    case 'NotBestEffort':
      return !isBestEffort;
    case 'PriorityClass': {
      const { priorityClassName } = pod.spec;
      const labels: Labels =
        typeof priorityClassName === 'string' && priorityClassName !== '' ? { [scopeName]: priorityClassName } : {};
      return matchesSelector({ matchExpressions: [{ key: scopeName, operator, ...(values && { values }) }] }, labels);
    }
    default:
      return false;
  }
}

/** Neither ended, nor held up in its deletion for longer than its grace once more (QuotaV1Pod). One that is only sent has no status yet. */
export function isCharged({ status = {}, metadata }: Partial<Pod> & Pick<Pod, 'metadata'>, nowMs: number): boolean {
  if (status.phase === 'Failed' || status.phase === 'Succeeded') return false;
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata;
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds === undefined) return true;
  return nowMs <= parseTime(deletionTimestamp) + deletionGracePeriodSeconds * 1000;
}

function namesOfUsage({ requests, limits }: Resources): Amounts {
  const usage = new Map([['pods', one]]);
  for (const name of computeResources) {
    const request = requests.get(name);
    if (request !== undefined) usage.set(name, request).set(`requests.${name}`, request);
    const limit = limits.get(name);
    if (limit !== undefined) usage.set(`limits.${name}`, limit);
  }
  return usage;
}

/** All containers together, or the hungriest moment of the init containers; sidecars run beside both. */
export function totalOf({ spec }: Pick<Pod, 'spec'>): Resources {
  return { requests: totalUnder(spec, 'requests'), limits: totalUnder(spec, 'limits') };
}

function totalUnder(spec: Pod['spec'], kind: keyof Resources): Amounts {
  let sidecars: Amounts = new Map();
  let peak: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    const own = resourcesOf(container)[kind];
    const isSidecar = container['restartPolicy'] === 'Always';
    if (isSidecar) sidecars = add(sidecars, own);
    peak = largest(peak, isSidecar ? sidecars : add(sidecars, own));
  }
  const running = spec.containers.reduce((sum, container) => add(sum, resourcesOf(container)[kind]), sidecars);
  return largest(running, peak);
}

/** A pod's request that is not given is its limit. */
function resourcesOf(container: Container): Resources {
  const { requests = {}, limits = {} } = (container['resources'] ?? {}) as {
    readonly requests?: ResourceList;
    readonly limits?: ResourceList;
  };
  return { requests: amountsOf({ ...limits, ...requests }), limits: amountsOf(limits) };
}
