/**
 * The scheduler: gives a pod the node with the fewest pods, once its claims are there and bound. Claims wait for their first consumer,
 * so a pod's first scheduling is what makes its volumes (semantics 6.7).
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { Pod } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { claimNames } from '../volumes/claimProtection.ts';
import { statusIn } from './podStatus.ts';

export class Scheduler implements Component {
  readonly #machinery: Machinery;
  /** Pods that wait for a claim, by the claim's name. Worked out anew from the pods when a checkpoint is restored. */
  readonly #waiting = new Map<string, Pod>();
  readonly #podsOnNode = new Map<string, number>();

  constructor(machinery: Machinery) {
    this.#machinery = machinery;
    for (const { name } of machinery.world.nodes) this.#podsOnNode.set(name, 0);
    for (const pod of machinery.api.list('pods')) {
      this.#count(pod, 1);
      if (pod.spec.nodeName === undefined) for (const claim of claimNames(pod)) this.#waiting.set(claim, pod);
    }
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource === 'persistentvolumeclaims') this.#claimChanged(object.metadata.name);
    if (resource !== 'pods') return;
    const pod = object as Pod;
    if (type === 'ADDED') {
      for (const claim of claimNames(pod)) this.#waiting.set(claim, pod);
      this.#later(pod, this.#machinery.durationMs('schedule', pod.metadata.uid));
    } else if (type === 'DELETED') {
      this.#count(pod, -1);
      for (const claim of claimNames(pod))
        if (this.#waiting.get(claim)?.metadata.uid === pod.metadata.uid) this.#waiting.delete(claim);
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'schedule') return undefined;
    const { api } = this.#machinery;
    const pod = api.get('pods', item.pod);
    if (pod === undefined || pod.metadata.uid !== item.uid || pod.spec.nodeName !== undefined) return undefined;
    const obstacle = this.#obstacle(pod);
    if (obstacle !== undefined) return obstacle === 'binding' ? undefined : this.#unschedulable(pod, obstacle);
    return this.#bind(pod);
  }

  /** Why the pod cannot be placed now; `binding` while its volumes are being made. */
  #obstacle(pod: Pod): string | undefined {
    const { api } = this.#machinery;
    let binding = false;
    for (const name of claimNames(pod)) {
      const claim = api.get('persistentvolumeclaims', name);
      if (claim === undefined) return `persistentvolumeclaim "${name}" not found`;
      if (claim.metadata.deletionTimestamp !== undefined) return `persistentvolumeclaim "${name}" is being deleted`;
      if (claim.status.phase === 'Bound') continue;
      binding = true;
      const { uid } = claim.metadata;
      this.#machinery.after(this.#machinery.durationMs('provision', uid), { type: 'provision', claim: name, uid });
    }
    return binding ? 'binding' : undefined;
  }

  #unschedulable(pod: Pod, reason: string): StepCause | undefined {
    const { recorder, world } = this.#machinery;
    const count = world.nodes.length;
    recorder.record(
      pod,
      'default-scheduler',
      'Warning',
      'FailedScheduling',
      `0/${count} nodes are available: ${reason}.`,
    );
    return { type: 'podUnschedulable', pod: pod.metadata.name, reason };
  }

  #bind(pod: Pod): StepCause | undefined {
    const { api, recorder } = this.#machinery;
    const node = this.#freestNode();
    if (node === undefined) return this.#unschedulable(pod, 'no node fits');
    const { name, namespace } = pod.metadata;
    for (const claim of claimNames(pod)) this.#waiting.delete(claim);
    const placement = this.#machinery.world.nodes.find((known) => known.name === node);
    const status = statusIn('creating', pod, api.nowMs, { hostIP: placement?.address ?? '', podIP: '' });
    const bound = api.updatePodStatus(name, status, node);
    if (bound !== undefined) this.#count(bound, 1);
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
  #freestNode(): string | undefined {
    let best: string | undefined;
    for (const [name, count] of this.#podsOnNode) {
      const node = this.#machinery.api.get('nodes', name);
      if (node === undefined || node.spec.unschedulable === true) continue;
      if (best === undefined || count < (this.#podsOnNode.get(best) ?? 0)) best = name;
    }
    return best;
  }

  #claimChanged(claim: string): void {
    const pod = this.#waiting.get(claim);
    if (pod !== undefined) this.#later(pod, 50);
  }

  #later({ metadata: { name, uid } }: Pod, delayMs: number): void {
    this.#machinery.after(delayMs, { type: 'schedule', pod: name, uid });
  }

  #count(pod: Pod, change: number): void {
    const node = pod.spec.nodeName;
    if (node !== undefined && this.#podsOnNode.has(node))
      this.#podsOnNode.set(node, (this.#podsOnNode.get(node) ?? 0) + change);
  }
}
