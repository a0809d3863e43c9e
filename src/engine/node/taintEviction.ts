/** The taint eviction controller: deletes pods that do not tolerate a NoExecute taint of their node, or no longer (`pkg/controller/tainteviction`). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Node, Pod, Taint } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { tolerates } from './taints.ts';

const component = 'taint-eviction-controller';

/** A pod that is going to be deleted. */
export interface PlannedEviction {
  readonly pod: string;
  readonly uid: string;
  readonly node: string;
  /** Both in milliseconds since the scenario began. */
  readonly sinceMs: number;
  readonly dueMs: number;
}

export class TaintEviction implements Component {
  readonly #machinery: Machinery;
  /** By the pod's UID. */
  readonly #planned: Map<string, PlannedEviction>;

  constructor(machinery: Machinery, planned: readonly PlannedEviction[] = []) {
    this.#machinery = machinery;
    this.#planned = new Map(planned.map((plan) => [plan.uid, plan]));
  }

  get planned(): readonly PlannedEviction[] {
    return [...this.#planned.values()];
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource === 'nodes' && type !== 'DELETED') this.#nodeChanged(object as Node);
    if (resource !== 'pods') return;
    const pod = object as Pod;
    const { api } = this.#machinery;
    if (type === 'DELETED') this.#planned.delete(pod.metadata.uid);
    else if (pod.spec.nodeName !== undefined && !this.#planned.has(pod.metadata.uid)) {
      const node = api.get('nodes', pod.spec.nodeName);
      if (node !== undefined) this.#review(pod, executeTaints(node));
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'taintEviction') return undefined;
    const plan = this.#planned.get(item.uid);
    const { api, recorder, nowMs } = this.#machinery;
    const pod = api.get('pods', item.pod);
    if (plan === undefined || plan.dueMs > nowMs || pod?.metadata.uid !== item.uid) return undefined;
    this.#planned.delete(item.uid);
    if (pod.metadata.deletionTimestamp !== undefined) return undefined;
    recorder.record(pod, component, 'Normal', 'TaintManagerEviction', `Marking for deletion Pod ${fullName(pod)}`);
    this.#delete(pod);
    return { type: 'podEvicted', pod: item.pod, node: plan.node, waitedMs: nowMs - plan.sinceMs };
  }

  #nodeChanged(node: Node): void {
    const taints = executeTaints(node);
    const { name } = node.metadata;
    if (taints.length === 0) {
      for (const plan of this.planned) if (plan.node === name) this.#cancel(plan);
      return;
    }
    for (const pod of [...this.#machinery.api.list('pods')]) if (pod.spec.nodeName === name) this.#review(pod, taints);
  }

  /** processPodOnNode: the shortest of the tolerations that are used decides; the clock runs from the first of the taints. */
  #review(pod: Pod, taints: readonly Taint[]): void {
    if (taints.length === 0) return;
    const { uid, name } = pod.metadata;
    const before = this.#planned.get(uid);
    const tolerated = toleratedMs(pod, taints);
    if (tolerated === Number.POSITIVE_INFINITY) {
      if (before !== undefined) this.#cancel(before);
      return;
    }
    // A pod that is on its way out already cannot be deleted any more.
    const { nowMs, api } = this.#machinery;
    if (api.get('pods', name)?.metadata.deletionTimestamp !== undefined) return;
    const sinceMs = tolerated === 0 ? nowMs : (before?.sinceMs ?? nowMs);
    const dueMs = sinceMs + tolerated;
    if (before !== undefined && (before.dueMs === dueMs || (tolerated > 0 && dueMs < nowMs + tolerated))) return;
    this.#planned.set(uid, { pod: name, uid, node: pod.spec.nodeName ?? '', sinceMs, dueMs });
    this.#machinery.after(Math.max(0, dueMs - nowMs), { type: 'taintEviction', pod: name, uid });
  }

  #cancel(plan: PlannedEviction): void {
    this.#planned.delete(plan.uid);
    const { api, recorder } = this.#machinery;
    const pod = api.get('pods', plan.pod);
    if (pod?.metadata.uid === plan.uid)
      recorder.record(pod, component, 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${fullName(pod)}`);
  }

  /** addConditionAndDeletePod. */
  #delete(pod: Pod): void {
    const { api } = this.#machinery;
    const { name } = pod.metadata;
    const condition = {
      type: 'DisruptionTarget',
      status: 'True' as const,
      lastTransitionTime: formatTime(api.nowMs),
      reason: 'DeletionByTaintManager',
      message: 'Taint manager: deleting due to NoExecute taint',
    };
    api.updatePodStatus(name, { ...pod.status, conditions: [...(pod.status.conditions ?? []), condition] });
    api.delete('pods', name);
  }
}

function executeTaints({ spec }: Node): readonly Taint[] {
  return (spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
}

/** How long the pod tolerates these taints: for ever, for the shortest of the tolerations that match, or not at all. */
function toleratedMs({ spec }: Pod, taints: readonly Taint[]): number {
  const { tolerations = [] } = spec;
  if (!taints.every((taint) => tolerations.some((each) => tolerates(each, taint)))) return 0;
  const used = tolerations.filter((each) => taints.some((taint) => tolerates(each, taint)));
  return used.reduce(
    (least, { tolerationSeconds = Number.POSITIVE_INFINITY }) => Math.min(least, Math.max(0, tolerationSeconds) * 1000),
    Number.POSITIVE_INFINITY,
  );
}

function fullName({ metadata }: Pod): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
