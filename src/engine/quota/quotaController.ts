/** The resource quota controller: counts what there is, when a quota is new, when something goes, and now and then (resourcequota). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { resourceInfos, resources } from '../apiserver/resources.ts';
import type { Pod, Resource, ResourceQuota } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { admitByQuota } from './admission.ts';
import { add, type Amounts, mask, resourceListOf, zero } from './amounts.ts';
import { isCharged } from './podUsage.ts';
import { isInScope, matchingNames, usageOf } from './usage.ts';

const reactionMs = 100;
/** `--resource-quota-sync-period`: a charge for an object that was not stored in the end is found by then. */
const resyncMs = 300_000;

export interface SavedQuotas {
  /** When the next count is due, milliseconds since the scenario began. */
  readonly countAtMs?: number;
}

export class QuotaController implements Component {
  readonly #machinery: Machinery;
  #countAtMs: number;

  constructor(machinery: Machinery, saved?: SavedQuotas) {
    this.#machinery = machinery;
    this.#countAtMs = saved?.countAtMs ?? Number.POSITIVE_INFINITY;
    const { api } = machinery;
    api.admit = (resource, draft) => admitByQuota(api, resource, draft);
  }

  save(): SavedQuotas {
    return Number.isFinite(this.#countAtMs) ? { countAtMs: this.#countAtMs } : {};
  }

  observe({ type, resource, object }: WatchEvent): void {
    const { api, nowMs } = this.#machinery;
    if (api.store.tables.resourcequotas.size === 0) {
      this.#countNoMore();
      return;
    }
    if (resource === 'resourcequotas') {
      const { spec, status } = object as ResourceQuota;
      const isCountedOut = status.used !== undefined && sameJson(spec.hard ?? {}, status.hard ?? {});
      this.#countAt(isCountedOut ? nextResyncMs(nowMs) : nowMs + reactionMs);
      return;
    }
    const isFreed = type === 'DELETED' || (resource === 'pods' && !isCharged(object as Pod, api.nowMs));
    if (isFreed && this.#isCounted(resource)) this.#countAt(nowMs + reactionMs);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'countQuota' || item.atMs !== this.#countAtMs) return undefined;
    this.#countAtMs = Number.POSITIVE_INFINITY;
    const changed = this.#quotas().filter((quota) => this.#count(quota));
    if (changed.length === 0) return undefined;
    return { type: 'quotaCounted', quotas: changed.map(({ metadata }) => metadata.name) };
  }

  #quotas(): readonly ResourceQuota[] {
    return [...this.#machinery.api.list('resourcequotas')];
  }

  #isCounted(resource: Resource): boolean {
    return this.#quotas().some(({ status }) => matchingNames(resource, Object.keys(status.hard ?? {})).length > 0);
  }

  /** Counts at that time, or at an earlier one that is planned. */
  #countAt(atMs: number): void {
    if (atMs >= this.#countAtMs) return;
    this.#countAtMs = atMs;
    this.#machinery.after(atMs - this.#machinery.nowMs, { type: 'countQuota' });
  }

  /** The last quota is gone. */
  #countNoMore(): void {
    if (!Number.isFinite(this.#countAtMs)) return;
    this.#countAtMs = Number.POSITIVE_INFINITY;
    this.#machinery.agenda.drop(['countQuota']);
  }

  /** Writes the quota's status if it is not what is counted: true when it was not. */
  #count(quota: ResourceQuota): boolean {
    const hard = quota.spec.hard ?? {};
    const used = resourceListOf(this.#usage(quota));
    if (sameJson(hard, quota.status.hard ?? null) && sameJson(used, quota.status.used ?? null)) return false;
    this.#machinery.api.put('resourcequotas', { ...quota, status: { hard, used } });
    return true;
  }

  /** What all objects in the quota's scope count for together, under the names that it limits (CalculateUsage). */
  #usage(quota: ResourceQuota): Amounts {
    const { api } = this.#machinery;
    const limited = Object.keys(quota.spec.hard ?? {});
    let usage: Amounts = new Map();
    for (const resource of countable) {
      const names = matchingNames(resource, limited);
      usage = add(usage, new Map(names.map((name) => [name, zero])));
      if (names.length === 0) continue;
      for (const object of api.list(resource)) {
        if (isInScope(quota, resource, object)) usage = add(usage, mask(usageOf(resource, object, api.nowMs), names));
      }
    }
    return mask(usage, limited);
  }
}

/** The full recount comes every five minutes, whatever happens in between. */
function nextResyncMs(nowMs: number): number {
  return (Math.floor(nowMs / resyncMs) + 1) * resyncMs;
}

const countable = resources.filter((resource) => resourceInfos[resource].isNamespaced && resource !== 'events');
