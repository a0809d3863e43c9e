/** The disruption controller: counts how many healthy pods each PodDisruptionBudget has to spare (`pkg/controller/disruption`). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime, parseTime } from '../apiserver/time.ts';
import type { Condition, Pod, PodDisruptionBudget, PodDisruptionBudgetStatus } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { matchesSelector } from '../selectors.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { expectedPods } from './expectedPods.ts';

const reactionMs = 100;
/** DeletionTimeout: an eviction that was allowed, and that nobody has seen by then, is forgotten. */
const deletionTimeoutMs = 120_000;
const component = 'controllermanager';

export class DisruptionBudgets implements Component {
  readonly #machinery: Machinery;
  /** Budgets with a count on the agenda. */
  readonly #planned: Set<string>;

  constructor(machinery: Machinery, planned: readonly string[] = []) {
    this.#machinery = machinery;
    this.#planned = new Set(planned);
  }

  save(): readonly string[] {
    return [...this.#planned];
  }

  observe({ type, resource, object }: WatchEvent): void {
    const { api } = this.#machinery;
    if (api.store.tables.poddisruptionbudgets.size === 0) return;
    if (resource === 'poddisruptionbudgets' && type !== 'DELETED') this.#countSoon(object.metadata.name);
    // Pods and budgets wake it, and nothing else: what a set is scaled to counts only when a pod of it changes.
    if (resource !== 'pods') return;
    for (const budget of api.list('poddisruptionbudgets'))
      if (isSelected(budget, object as Pod)) this.#countSoon(budget.metadata.name);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'countBudget') return undefined;
    this.#planned.delete(item.budget);
    const budget = this.#machinery.api.get('poddisruptionbudgets', item.budget);
    return budget === undefined ? undefined : this.#count(budget);
  }

  /** trySync. */
  #count(budget: PodDisruptionBudget): StepCause | undefined {
    const { api, recorder } = this.#machinery;
    const pods = [...api.list('pods')].filter((pod) => isSelected(budget, pod));
    if (pods.length === 0) recorder.record(budget, component, 'Normal', 'NoPods', 'No matching pods found');
    const expected = expectedPods(api, budget, pods);
    if ('error' in expected) return this.#failSafe(budget, expected.error);
    const disruptedPods = this.#stillDisrupted(budget, pods);
    const healthy = pods.filter((pod) => isHealthy(pod) && disruptedPods[pod.metadata.name] === undefined).length;
    const spare = healthy - expected.desiredHealthy;
    const allowed = expected.count <= 0 || spare <= 0 ? 0 : spare;
    this.#recheckLater(budget, disruptedPods);
    const status: PodDisruptionBudgetStatus = {
      observedGeneration: budget.metadata.generation ?? 1,
      ...(Object.keys(disruptedPods).length > 0 && { disruptedPods }),
      disruptionsAllowed: allowed,
      currentHealthy: healthy,
      desiredHealthy: expected.desiredHealthy,
      expectedPods: expected.count,
      conditions: this.#conditions(budget, allowed > 0 ? enough : tooFew),
    };
    if (!this.#write(budget, status)) return undefined;
    return { type: 'budgetCounted', budget: budget.metadata.name, healthy, wanted: expected.desiredHealthy, allowed };
  }

  /** An eviction that came to nothing gives its disruption back when its time is over. */
  #recheckLater({ metadata }: PodDisruptionBudget, disruptedPods: Readonly<Record<string, string>>): void {
    const { api } = this.#machinery;
    const inMs = Object.values(disruptedPods).map((time) => parseTime(time) + deletionTimeoutMs - api.nowMs);
    if (inMs.length === 0) return;
    this.#machinery.after(Math.max(0, Math.min(...inMs)) + reactionMs, { type: 'countBudget', budget: metadata.name });
  }

  /** When the count fails, nothing may be evicted. */
  #failSafe(budget: PodDisruptionBudget, message: string): StepCause | undefined {
    const { recorder } = this.#machinery;
    const text = `Failed to calculate the number of expected pods: ${message}`;
    recorder.record(budget, component, 'Warning', 'CalculateExpectedPodCountFailed', text);
    const before = { ...emptyStatus, ...budget.status };
    const conditions = this.#conditions(budget, { status: 'False', reason: 'SyncFailed', message });
    if (!this.#write(budget, { ...before, disruptionsAllowed: 0, conditions })) return undefined;
    const { currentHealthy: healthy, desiredHealthy: wanted } = before;
    return { type: 'budgetCounted', budget: budget.metadata.name, healthy, wanted, allowed: 0 };
  }

  /** buildDisruptedPodMap: the pods whose eviction was allowed, and that are not seen going yet. */
  #stillDisrupted(budget: PodDisruptionBudget, pods: readonly Pod[]): Readonly<Record<string, string>> {
    const { api } = this.#machinery;
    const noted = budget.status?.disruptedPods ?? {};
    const still: Record<string, string> = {};
    for (const { metadata } of pods) {
      const time = noted[metadata.name];
      if (time === undefined || metadata.deletionTimestamp !== undefined) continue;
      if (parseTime(time) + deletionTimeoutMs >= api.nowMs) still[metadata.name] = time;
    }
    return still;
  }

  #conditions(budget: PodDisruptionBudget, verdict: Verdict): readonly Condition[] {
    const now = formatTime(this.#machinery.api.nowMs);
    const known = budget.status?.conditions ?? [];
    const before = known.find(({ type }) => type === 'DisruptionAllowed');
    const lastTransitionTime = before?.status === verdict.status ? (before.lastTransitionTime ?? now) : now;
    const condition: Condition = {
      type: 'DisruptionAllowed',
      status: verdict.status,
      observedGeneration: budget.metadata.generation ?? 1,
      lastTransitionTime,
      reason: verdict.reason,
      message: verdict.message,
    };
    return [...known.filter(({ type }) => type !== 'DisruptionAllowed'), condition];
  }

  /** False when there is nothing new to write. */
  #write(budget: PodDisruptionBudget, status: PodDisruptionBudgetStatus): boolean {
    if (sameJson(budget.status ?? null, status)) return false;
    this.#machinery.api.put('poddisruptionbudgets', { ...budget, status });
    return true;
  }

  #countSoon(budget: string): void {
    if (this.#planned.has(budget)) return;
    this.#planned.add(budget);
    this.#machinery.after(reactionMs, { type: 'countBudget', budget });
  }
}

interface Verdict {
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
}

const enough: Verdict = { status: 'True', reason: 'SufficientPods', message: '' };
const tooFew: Verdict = { status: 'False', reason: 'InsufficientPods', message: '' };
const emptyStatus: PodDisruptionBudgetStatus = {
  disruptionsAllowed: 0,
  currentHealthy: 0,
  desiredHealthy: 0,
  expectedPods: 0,
};

/** countHealthyPods: Ready, and not on the way out. */
function isHealthy({ metadata, status }: Pod): boolean {
  if (metadata.deletionTimestamp !== undefined) return false;
  return status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') === true;
}

/** In policy/v1 a selector that is there but empty selects everything; none at all selects nothing. */
function isSelected({ spec }: PodDisruptionBudget, { metadata }: Pod): boolean {
  return spec.selector !== undefined && matchesSelector(spec.selector, metadata.labels);
}
