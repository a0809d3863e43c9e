/**
 * The pod garbage collector: drops pods that nobody will ever report on, because their node is gone, or somebody vouches that its
 * machine is off (`pkg/controller/podgc`). It comes by at a fixed pace, so what it does is late.
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Node, Pod, PodCondition } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { hasTaint, isNodeReady, outOfService } from './taints.ts';

/** gcCheckPeriod and quarantineTime. */
const periodMs = 20_000;
const quarantineMs = 40_000;

export interface SavedPodCollector {
  /** When a node that is missing is taken as gone, by its name. */
  readonly quarantine: Readonly<Record<string, number>>;
  readonly nextMs?: number;
}

export class PodCollector implements Component {
  readonly #machinery: Machinery;
  readonly #quarantine: Map<string, number>;
  /** The next round that is planned; there is none while there is nothing to find. */
  #nextMs: number | undefined;

  constructor(machinery: Machinery, saved?: SavedPodCollector) {
    this.#machinery = machinery;
    this.#quarantine = new Map(Object.entries(saved?.quarantine ?? {}));
    this.#nextMs = saved?.nextMs;
  }

  save(): SavedPodCollector {
    return {
      quarantine: Object.fromEntries(this.#quarantine),
      ...(this.#nextMs !== undefined && { nextMs: this.#nextMs }),
    };
  }

  observe({ type, resource, object }: WatchEvent): void {
    const concerns =
      resource === 'nodes'
        ? type === 'DELETED' || hasTaint(object as Node, outOfService)
        : resource === 'pods' && type === 'MODIFIED' && this.#isOfInterest(object as Pod);
    if (concerns) this.#plan();
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'collectPods' || item.atMs !== this.#nextMs) return undefined;
    this.#nextMs = undefined;
    const cause = this.#collectTerminating() ?? this.#collectOrphaned();
    if (this.#pods().some((pod) => this.#isOfInterest(pod))) this.#plan();
    return cause;
  }

  #isOfInterest(pod: Pod): boolean {
    return this.#isOrphaned(pod) || this.#isVouchedFor(pod);
  }

  #isOrphaned({ spec }: Pod): boolean {
    return spec.nodeName !== undefined && this.#machinery.api.get('nodes', spec.nodeName) === undefined;
  }

  /** A terminating pod of a node that is not ready, and of which somebody said that it is out of service. */
  #isVouchedFor({ metadata, spec }: Pod): boolean {
    const node = this.#machinery.api.get('nodes', spec.nodeName ?? '');
    if (node === undefined || metadata.deletionTimestamp === undefined) return false;
    return !isNodeReady(node) && hasTaint(node, outOfService);
  }

  /** gcTerminating. */
  #collectTerminating(): StepCause | undefined {
    const found = this.#pods().filter((pod) => this.#isVouchedFor(pod));
    const [first] = found;
    if (first === undefined) return undefined;
    const node = first.spec.nodeName ?? '';
    const pods = found.filter(({ spec }) => spec.nodeName === node);
    for (const pod of pods) this.#forceDelete(pod);
    return { type: 'podsCollected', pods: pods.map(({ metadata }) => metadata.name), node, why: 'outOfService' };
  }

  /** gcOrphaned: a node that is missing has the time of the quarantine to come back. */
  #collectOrphaned(): StepCause | undefined {
    const { api, nowMs } = this.#machinery;
    const orphaned = this.#pods().filter((pod) => this.#isOrphaned(pod));
    for (const node of [...this.#quarantine.keys()])
      if (api.get('nodes', node) !== undefined) this.#quarantine.delete(node);
    for (const { spec } of orphaned) {
      const node = spec.nodeName ?? '';
      if (!this.#quarantine.has(node)) this.#quarantine.set(node, nowMs + quarantineMs);
    }
    const gone = [...this.#quarantine].find(([, untilMs]) => untilMs <= nowMs)?.[0];
    if (gone === undefined) return undefined;
    this.#quarantine.delete(gone);
    const pods = orphaned.filter(({ spec }) => spec.nodeName === gone);
    const condition = {
      type: 'DisruptionTarget',
      status: 'True' as const,
      lastTransitionTime: formatTime(api.nowMs),
      reason: 'DeletionByPodGC',
      message: 'PodGC: node no longer exists',
    };
    for (const pod of pods) this.#forceDelete(pod, condition);
    if (pods.length === 0) return undefined;
    return { type: 'podsCollected', pods: pods.map(({ metadata }) => metadata.name), node: gone, why: 'nodeGone' };
  }

  /** markFailedAndDeletePod: nobody is left who would report that the pod has ended. */
  #forceDelete(pod: Pod, condition?: PodCondition): void {
    const { api } = this.#machinery;
    const { name } = pod.metadata;
    const { phase, conditions = [] } = pod.status;
    if (phase !== 'Failed' && phase !== 'Succeeded') {
      api.updatePodStatus(name, {
        ...pod.status,
        phase: 'Failed',
        conditions: condition === undefined ? conditions : [...conditions, condition],
      });
    }
    api.delete('pods', name, { gracePeriodSeconds: 0 });
  }

  #pods(): readonly Pod[] {
    return [...this.#machinery.api.list('pods')];
  }

  #plan(): void {
    if (this.#nextMs !== undefined) return;
    const { nowMs } = this.#machinery;
    this.#nextMs = (Math.floor(nowMs / periodMs) + 1) * periodMs;
    this.#machinery.after(this.#nextMs - nowMs, { type: 'collectPods' });
  }
}
