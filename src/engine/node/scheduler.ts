/**
 * The scheduler: gives a pod the node with the fewest pods, once its claims are there and bound. Claims wait for their first consumer,
 * so a pod's first scheduling is what makes its volumes (semantics 6.7).
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { PersistentVolumeClaim, Pod } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { claimNames } from '../volumes/claimProtection.ts';
import type { FitError } from './fitError.ts';
import type { PlacementDecision } from './placement.ts';
import { statusIn } from './podStatus.ts';

export interface SavedScheduler {
  readonly unplaced: readonly string[];
  readonly assumed: Readonly<Record<string, string>>;
}

export class Scheduler implements Component {
  readonly #machinery: Machinery;
  /** Pods that wait for a claim, by the claim's name. Worked out anew from the pods when a checkpoint is restored. */
  readonly #waiting = new Map<string, readonly Pod[]>();
  /** Pods that no node could take, by name: every change that could help has them looked at again. */
  readonly #unplaced = new Map<string, Pod>();
  /** The node that a pod will be on when its volumes are made there, by the pod's name. */
  readonly #assumed: Map<string, string>;
  readonly #podsOnNode = new Map<string, number>();

  constructor(machinery: Machinery, saved?: SavedScheduler) {
    this.#machinery = machinery;
    this.#assumed = new Map(Object.entries(saved?.assumed ?? {}));
    for (const { name } of machinery.world.nodes) this.#podsOnNode.set(name, 0);
    for (const { metadata } of machinery.api.list('nodes'))
      if (!this.#podsOnNode.has(metadata.name)) this.#podsOnNode.set(metadata.name, 0);
    for (const pod of machinery.api.list('pods')) {
      this.#count(pod.spec.nodeName, 1);
      if (pod.spec.nodeName === undefined) this.#awaitClaims(pod);
      if (saved?.unplaced.includes(pod.metadata.name) === true) this.#unplaced.set(pod.metadata.name, pod);
    }
    for (const node of this.#assumed.values()) this.#count(node, 1);
  }

  /** Undefined when no pod waits for anything but its time. */
  save(): SavedScheduler | undefined {
    if (this.#unplaced.size === 0 && this.#assumed.size === 0) return undefined;
    return { unplaced: [...this.#unplaced.keys()], assumed: Object.fromEntries(this.#assumed) };
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource === 'persistentvolumeclaims') this.#claimChanged(object.metadata.name);
    if (resource === 'nodes') {
      if (type === 'ADDED') this.#nodeAdded(object.metadata.name);
      if (type !== 'DELETED') this.#retry();
    }
    if (resource === 'storageclasses' || resource === 'persistentvolumes') this.#retry();
    if (resource !== 'pods') return;
    const pod = object as Pod;
    if (type === 'ADDED') {
      this.#awaitClaims(pod);
      this.#later(pod, this.#machinery.durationMs('schedule', pod.metadata.uid));
    } else if (type === 'DELETED') {
      this.#count(pod.spec.nodeName, -1);
      this.#forget(pod);
      this.#retry();
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'schedule') return undefined;
    const { api } = this.#machinery;
    const pod = api.get('pods', item.pod);
    if (pod === undefined || pod.metadata.uid !== item.uid || pod.spec.nodeName !== undefined) return undefined;
    const assumed = this.#assumed.get(item.pod);
    const claims = claimNames(pod).map((name) => api.get('persistentvolumeclaims', name));
    // Once its volumes are being made for a node, the pod goes there and nowhere else.
    if (
      assumed !== undefined &&
      claims.every((claim) => claim !== undefined && claim.metadata.deletionTimestamp === undefined)
    )
      return claims.every((claim) => claim?.status.phase === 'Bound') ? this.#bind(pod, assumed) : undefined;
    const { infrastructure } = this.#machinery;
    const decision = infrastructure?.place(pod, this.#podsOnNode) ?? this.#place(pod);
    if ('error' in decision) return this.#unschedulable(pod, decision.error);
    if (!('provision' in decision)) return this.#bind(pod, decision.node);
    if (decision.node !== undefined) this.#assume(item.pod, decision.node);
    for (const { metadata } of decision.provision) this.#provision(metadata.name, metadata.uid);
    return undefined;
  }

  /** Where all is well, only its claims can keep a pod from being placed. What else can arrives after the first frame (`placement.ts`). */
  #place(pod: Pod): PlacementDecision {
    const { api, world } = this.#machinery;
    const refusal = (reason: string): PlacementDecision => ({
      error: { reason, message: `0/${world.nodes.length} nodes are available: ${reason}.` },
    });
    const provision: PersistentVolumeClaim[] = [];
    for (const name of claimNames(pod)) {
      const claim = api.get('persistentvolumeclaims', name);
      if (claim === undefined) return refusal(`persistentvolumeclaim "${name}" not found`);
      if (claim.metadata.deletionTimestamp !== undefined)
        return refusal(`persistentvolumeclaim "${name}" is being deleted`);
      if (claim.status.phase !== 'Bound') provision.push(claim);
    }
    return provision.length > 0 ? { provision } : { node: this.#freestNode() };
  }

  #provision(claim: string, uid: string): void {
    this.#machinery.after(this.#machinery.durationMs('provision', uid), { type: 'provision', claim, uid });
  }

  /** The pod says why it is not placed, and is looked at again when something changes that could help. */
  #unschedulable(pod: Pod, { reason, message }: FitError): StepCause | undefined {
    const { api, recorder } = this.#machinery;
    const { name } = pod.metadata;
    const now = formatTime(api.nowMs);
    this.#assume(name, undefined);
    this.#unplaced.set(name, pod);
    recorder.record(pod, 'default-scheduler', 'Warning', 'FailedScheduling', message);
    const others = (pod.status.conditions ?? []).filter(({ type }) => type !== 'PodScheduled');
    const before = pod.status.conditions?.find(({ type }) => type === 'PodScheduled');
    const lastTransitionTime = before?.status === 'False' ? before.lastTransitionTime : now;
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      lastTransitionTime,
      reason: 'Unschedulable',
      message,
    } as const;
    if (before?.message !== message) api.updatePodStatus(name, { ...pod.status, conditions: [...others, condition] });
    return { type: 'podUnschedulable', pod: name, reason };
  }

  #bind(pod: Pod, node: string): StepCause | undefined {
    const { api, recorder } = this.#machinery;
    const { name, namespace } = pod.metadata;
    this.#forget(pod);
    const placement = this.#machinery.world.nodes.find((known) => known.name === node);
    const status = statusIn('creating', pod, api.nowMs, { hostIP: placement?.address ?? '', podIP: '' });
    const bound = api.updatePodStatus(name, status, node);
    if (bound !== undefined) this.#count(node, 1);
    recorder.record(
      pod,
      'default-scheduler',
      'Normal',
      'Scheduled',
      `Successfully assigned ${namespace}/${name} to ${node}`,
    );
    return { type: 'podScheduled', pod: name, node };
  }

  /** The node with the fewest pods; of equals the first one. */
  #freestNode(): string {
    let best = '';
    for (const [name, count] of this.#podsOnNode)
      if (best === '' || count < (this.#podsOnNode.get(best) ?? 0)) best = name;
    return best;
  }

  /** Something changed that may give an unplaced pod a place. */
  #retry(): void {
    for (const pod of this.#unplaced.values())
      this.#later(pod, this.#machinery.durationMs('schedule', pod.metadata.uid));
    this.#unplaced.clear();
  }

  #forget(pod: Pod): void {
    const { name, uid } = pod.metadata;
    if (this.#unplaced.get(name)?.metadata.uid === uid) this.#unplaced.delete(name);
    this.#assume(name, undefined);
    for (const claim of claimNames(pod)) {
      const others = this.#waiting.get(claim)?.filter(({ metadata }) => metadata.uid !== uid) ?? [];
      if (others.length === 0) this.#waiting.delete(claim);
      else this.#waiting.set(claim, others);
    }
  }

  /** The pods of a Deployment may all wait for the same one. */
  #awaitClaims(pod: Pod): void {
    for (const claim of claimNames(pod)) {
      const others = this.#waiting.get(claim);
      this.#waiting.set(claim, others === undefined ? [pod] : [...others, pod]);
    }
  }

  #claimChanged(claim: string): void {
    for (const pod of this.#waiting.get(claim) ?? []) this.#later(pod, 50);
  }

  #later({ metadata: { name, uid } }: Pod, delayMs: number): void {
    this.#machinery.after(delayMs, { type: 'schedule', pod: name, uid });
  }

  /** The pod counts where it is going to be. */
  #assume(pod: string, node: string | undefined): void {
    this.#count(this.#assumed.get(pod), -1);
    if (node === undefined) this.#assumed.delete(pod);
    else this.#assumed.set(pod, node);
    this.#count(node, 1);
  }

  /** A node that comes back may still have its pods. */
  #nodeAdded(name: string): void {
    if (this.#podsOnNode.has(name)) return;
    this.#podsOnNode.set(name, 0);
    for (const { spec } of this.#machinery.api.list('pods')) if (spec.nodeName === name) this.#count(name, 1);
  }

  #count(node: string | undefined, change: number): void {
    const count = this.#podsOnNode.get(node ?? '');
    if (node !== undefined && count !== undefined) this.#podsOnNode.set(node, count + change);
  }
}
