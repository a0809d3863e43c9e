/**
 * The node lifecycle controller: it knows of a kubelet only by its reports. When they stay away it calls the node Unknown, its pods not
 * Ready, and taints it, so that nothing comes there and what is there may be evicted (`pkg/controller/nodelifecycle`).
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Node, Pod, Taint } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import { chance } from '../simulation/chance.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { Machines } from './machines.ts';
import { unknown } from './nodeReports.ts';
import { hasTaint, notReady, taintText, unreachable, unschedulable } from './taints.ts';
import { areAllZonesDown, readyOf, taintRateOf, zoneOf } from './zoneHealth.ts';

/** A kubelet renews its lease so often, and the controller looks so often (`--node-monitor-period`). */
const leaseMs = 10_000;
const monitorMs = 5000;
/** `--node-monitor-grace-period`, 50 s since 1.32. */
const graceMs = 50_000;
const reactionMs = 100;

export interface SavedNodeLifecycle {
  /** When the next node of a zone may be tainted, by zone. */
  readonly nextTaintMs: Readonly<Record<string, number>>;
}

export class NodeLifecycle implements Component {
  readonly #machinery: Machinery;
  readonly #machines: Machines;
  readonly #nextTaintMs: Map<string, number>;

  constructor(machinery: Machinery, machines: Machines, saved?: SavedNodeLifecycle) {
    this.#machinery = machinery;
    this.#machines = machines;
    this.#nextTaintMs = new Map(Object.entries(saved?.nextTaintMs ?? {}));
  }

  save(): SavedNodeLifecycle {
    return { nextTaintMs: Object.fromEntries(this.#nextTaintMs) };
  }

  /** Plans when the silence of a machine will be noticed. */
  watchOver(node: string): void {
    const machine = this.#machines.of(node);
    if (machine === undefined || this.#machines.isReachable(node)) return;
    this.#machinery.after(this.#noticedAtMs(node, machine.sinceMs) - this.#machinery.nowMs, {
      type: 'nodeHealth',
      node,
    });
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource !== 'nodes') return;
    const node = object as Node;
    const { name } = node.metadata;
    if (type === 'DELETED')
      this.#say(node, 'RemovingNode', `Node ${name} event: Removing Node ${name} from Controller`);
    // Whether a node is tainted depends on how many others are well.
    for (const each of this.#nodes())
      if (this.#missing(each).length > 0 || this.#surplus(each).length > 0) this.#look(each);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'nodeHealth' && item.type !== 'nodeTaints') return undefined;
    const node = this.#machinery.api.get('nodes', item.node);
    if (node === undefined) return undefined;
    return item.type === 'nodeHealth' ? this.#noticeSilence(node) : this.#taint(node);
  }

  /** monitorNodeHealth. */
  #noticeSilence(node: Node): StepCause | undefined {
    const { name } = node.metadata;
    const { api, nowMs } = this.#machinery;
    const machine = this.#machines.of(name);
    if (machine === undefined || this.#machines.isReachable(name)) return undefined;
    if (nowMs < this.#noticedAtMs(name, machine.sinceMs) || readyOf(node) === 'Unknown') return undefined;
    const wasReady = readyOf(node) === 'True';
    const lost = api.put('nodes', unknown(node, formatTime(api.nowMs))) ?? node;
    if (wasReady) this.#say(lost, 'NodeNotReady', `Node ${name} status is now: NodeNotReady`);
    const pods = wasReady ? this.#markPodsNotReady(name) : [];
    return { type: 'nodeLost', node: name, pods, silentMs: nowMs - machine.sinceMs };
  }

  /** MarkPodsNotReady: only the condition Ready changes, and only where it was True. */
  #markPodsNotReady(node: string): readonly string[] {
    const { api, recorder } = this.#machinery;
    const now = formatTime(api.nowMs);
    const marked: string[] = [];
    for (const pod of [...api.list('pods')]) {
      if (pod.spec.nodeName !== node || !isReady(pod)) continue;
      const conditions = pod.status.conditions?.map((condition) =>
        condition.type === 'Ready' ? { ...condition, status: 'False' as const, lastTransitionTime: now } : condition,
      );
      api.updatePodStatus(pod.metadata.name, { ...pod.status, conditions });
      recorder.record(pod, 'node-controller', 'Warning', 'NodeNotReady', 'Node is not ready');
      marked.push(pod.metadata.name);
    }
    return marked;
  }

  /** doNoScheduleTaintingPass and doNoExecuteTaintingPass: the taints that its conditions and `unschedulable` ask for. */
  #taint(node: Node): StepCause | undefined {
    const { api, nowMs } = this.#machinery;
    const missing = this.#missing(node).filter(({ effect }) => effect === 'NoSchedule' || this.#mayTaintNow(node));
    const surplus = this.#surplus(node);
    if (missing.length === 0 && surplus.length === 0) return undefined;
    if (missing.some(({ effect }) => effect === 'NoExecute')) {
      const rate = taintRateOf(this.#nodes(), node);
      this.#nextTaintMs.set(zoneOf(node), nowMs + 1000 / rate);
    }
    const timeAdded = formatTime(api.nowMs);
    const kept = (node.spec.taints ?? []).filter((taint) => !surplus.includes(taint));
    const taints = [...kept, ...missing.map((taint) => ({ ...taint, timeAdded }))];
    const { taints: _before, ...spec } = node.spec;
    api.put('nodes', { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } });
    return {
      type: 'nodeTainted',
      node: node.metadata.name,
      added: missing.map(taintText),
      removed: surplus.map(taintText),
    };
  }

  /** When every zone is down, the fault is more likely with the control plane than with all nodes: nothing is evicted then. */
  #wanted(node: Node): readonly Taint[] {
    const ready = readyOf(node);
    const key = ready === 'Unknown' ? unreachable : notReady;
    return [
      ...(ready === 'True' ? [] : [{ key, effect: 'NoSchedule' as const }]),
      ...(ready === 'True' || areAllZonesDown(this.#nodes()) ? [] : [{ key, effect: 'NoExecute' as const }]),
      ...(node.spec.unschedulable === true ? [{ key: unschedulable, effect: 'NoSchedule' as const }] : []),
    ];
  }

  #missing(node: Node): readonly Taint[] {
    return this.#wanted(node).filter(({ key, effect }) => !hasTaint(node, key, effect));
  }

  #surplus(node: Node): readonly Taint[] {
    const wanted = this.#wanted(node);
    return (node.spec.taints ?? []).filter(
      (taint) =>
        (taint.key === unreachable || taint.key === notReady || taint.key === unschedulable) &&
        !wanted.some(({ key, effect }) => key === taint.key && effect === taint.effect),
    );
  }

  /** Swapping one NoExecute taint for the other is not held up; a new one comes at the zone's pace. */
  #mayTaintNow(node: Node): boolean {
    if (hasTaint(node, unreachable, 'NoExecute') || hasTaint(node, notReady, 'NoExecute')) return true;
    return taintRateOf(this.#nodes(), node) > 0 && this.#machinery.nowMs >= (this.#nextTaintMs.get(zoneOf(node)) ?? 0);
  }

  #look(node: Node): void {
    const { nowMs } = this.#machinery;
    const { name } = node.metadata;
    this.#machinery.after(reactionMs, { type: 'nodeTaints', node: name });
    const pacedMs = (this.#nextTaintMs.get(zoneOf(node)) ?? 0) - nowMs;
    if (pacedMs > reactionMs) this.#machinery.after(pacedMs, { type: 'nodeTaints', node: name });
  }

  /** The first look at which the last lease that was seen is older than the grace period. */
  #noticedAtMs(node: string, sinceMs: number): number {
    const phaseMs = Math.floor(chance(this.#machinery.seed, `lease ${node}`) * leaseMs);
    const renewedMs = Math.max(0, Math.floor((sinceMs - phaseMs) / leaseMs) * leaseMs + phaseMs);
    return Math.ceil(renewedMs / monitorMs) * monitorMs + graceMs;
  }

  #nodes(): readonly Node[] {
    return [...this.#machinery.api.list('nodes')];
  }

  #say(node: Node, reason: string, message: string): void {
    this.#machinery.recorder.record(node, 'node-controller', 'Normal', reason, message);
  }
}

function isReady({ status }: Pod): boolean {
  return status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') === true;
}
