/** The admission plug-in ResourceQuota: whether there is room for a new object, and what it takes away (CheckRequest). */
import { type ApiError, forbidden } from '../apiserver/apiErrors.ts';
import type { ApiServer, Draft } from '../apiserver/apiServer.ts';
import { resourceInfos } from '../apiserver/resources.ts';
import type { Pod, Resource, ResourceQuota } from '../objects.ts';
import { add, amountsOf, exceeded, mask, prettyPrint, resourceListOf } from './amounts.ts';
import { missingRequests } from './podUsage.ts';
import { isInScope, matchingNames, usageOf } from './usage.ts';

/**
 * Judges a POST by all quotas and charges them for it. The charge comes before the object is stored: when the name is taken after all,
 * the quotas stay charged until somebody counts again.
 */
export function admitByQuota<R extends Resource>(api: ApiServer, resource: R, draft: Draft<R>): ApiError | undefined {
  // Quotas are about a namespace's objects, and none counts Events.
  if (api.store.tables.resourcequotas.size === 0 || resource === 'events' || !resourceInfos[resource].isNamespaced)
    return undefined;
  const charged: ResourceQuota[] = [];
  for (const quota of [...api.list('resourcequotas')].toSorted(byName)) {
    const answer = charge(quota, resource, draft, api.nowMs);
    if (typeof answer === 'string') return forbidden(resource, draft.metadata.name, answer);
    if (answer !== undefined) charged.push(answer);
  }
  for (const quota of charged) api.put('resourcequotas', quota);
  return undefined;
}

/** The quota with the new object in it, undefined when it does not count it, or why there is no room. */
function charge<R extends Resource>(
  quota: ResourceQuota,
  resource: R,
  draft: Draft<R>,
  nowMs: number,
): ResourceQuota | string | undefined {
  const { name } = quota.metadata;
  // What holds is what the quota controller has seen: a new quota does not count until then.
  const hard = amountsOf(quota.status.hard);
  const used = amountsOf(quota.status.used);
  const names = matchingNames(resource, hard.keys());
  const object = draft as unknown as Pod;
  if (names.length === 0 || !isInScope(quota, resource, object as never)) return undefined;
  const missing = resource === 'pods' ? missingRequests(object, names) : undefined;
  if (missing !== undefined) return `failed quota: ${name}: ${missing}`;
  if (names.some((known) => !used.has(known)))
    return `status unknown for quota: ${name}, resources: ${names.toSorted().join(',')}`;
  const requested = mask(usageOf(resource, object as never, nowMs), hard.keys());
  const total = add(used, requested);
  const over = exceeded(mask(total, requested.keys()), hard);
  if (over.length > 0) {
    const [wanted, taken, limit] = [requested, used, hard].map((amounts) => prettyPrint(mask(amounts, over)));
    return `exceeded quota: ${name}, requested: ${wanted}, used: ${taken}, limited: ${limit}`;
  }
  return { ...quota, status: { ...quota.status, used: resourceListOf(total) } };
}

function byName(a: ResourceQuota, b: ResourceQuota): number {
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
