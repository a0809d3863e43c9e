/** What an object counts for in a ResourceQuota, and under which names (kubernetes `pkg/quota/v1/evaluator/core`). */
import { withGroup } from '../apiserver/apiErrors.ts';
import { roundUp } from '../apiserver/quantity.ts';
import type { PersistentVolumeClaim, Pod, Resource, ResourceQuota, ResourceTypes } from '../objects.ts';
import { type Amounts, one, quantity } from './amounts.ts';
import { matchesScope, podNames, podUsage } from './podUsage.ts';

/** A stored object, or one that is about to be. */
type Counted<R extends Resource> = Pick<ResourceTypes[R], 'kind'>;

/** The resources that had a count of their own before `count/…`. */
const oldNames: Partial<Record<Resource, string>> = {
  configmaps: 'configmaps',
  resourcequotas: 'resourcequotas',
  secrets: 'secrets',
  services: 'services',
};

const claimNames = ['persistentvolumeclaims', 'requests.storage'];
const ofClass = '.storageclass.storage.k8s.io/';

/** The usage of an object by name. */
export function usageOf<R extends Resource>(resource: R, object: Counted<R>, nowMs: number): Amounts {
  if (resource === 'pods') return podUsage(object as Pod, nowMs);
  if (resource === 'persistentvolumeclaims') return claimUsage(object as PersistentVolumeClaim);
  return new Map([countName(resource), ...oldNamesOf(resource)].map((name) => [name, one]));
}

/** Those of a quota's names that count objects of this resource (MatchingResources). */
export function matchingNames(resource: Resource, names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => {
    if (name === countName(resource)) return true;
    if (resource === 'pods') return podNames.has(name);
    if (resource !== 'persistentvolumeclaims') return oldNames[resource] === name;
    return claimNames.some((known) => name === known || name.endsWith(ofClass + known));
  });
}

/** Whether a quota's scopes let it count this object; scopes are about pods. */
export function isInScope<R extends Resource>({ spec }: ResourceQuota, resource: R, object: Counted<R>): boolean {
  const named = (spec.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' }));
  const requirements = [...named, ...(spec.scopeSelector?.matchExpressions ?? [])];
  return requirements.every((requirement) => resource === 'pods' && matchesScope(object as Pod, requirement));
}

function countName(resource: Resource): string {
  return `count/${withGroup(resource)}`;
}

function oldNamesOf(resource: Resource): readonly string[] {
  const name = oldNames[resource];
  return name === undefined ? [] : [name];
}

/** One claim, its size in whole bytes, and both once more for its class. */
function claimUsage({ spec }: PersistentVolumeClaim): Amounts {
  const own = new Map([['persistentvolumeclaims', one]]);
  const storage = spec.resources?.requests?.storage;
  if (storage !== undefined) own.set('requests.storage', roundUp(quantity(storage), 0));
  const { storageClassName = '' } = spec;
  const ofItsClass =
    storageClassName === ''
      ? []
      : [...own].map(([name, amount]) => [storageClassName + ofClass + name, amount] as const);
  return new Map([['count/persistentvolumeclaims', one], ...own, ...ofItsClass]);
}
