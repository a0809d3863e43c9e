/**
 * The attach/detach controller: a disk for one node at a time is attached where a pod needs it, and stays attached to a node that
 * nobody hears of until it is sure, or has waited long enough (`pkg/controller/volume/attachdetach`). While all is well attaching is
 * part of the time that a pod takes to start.
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { Node, PersistentVolume, Pod } from '../objects.ts';
import type { Kubelet } from '../node/kubelet.ts';
import type { Machines } from '../node/machines.ts';
import type { NodeFaults } from '../node/nodeFaults.ts';
import { hasTaint, isNodeReady, outOfService } from '../node/taints.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { KubernetesVersion } from '../versions.ts';
import { claimNames } from './claimProtection.ts';
import type { ClaimUsers } from './claimUsers.ts';

/** maxWaitForUnmountDuration. */
const maxWaitForUnmountMs = 360_000;
const reactionMs = 100;
const component = 'attachdetach-controller';

/** A volume on a node where no pod needs it, but whose kubelet has not said that it is unmounted. */
export interface PlannedDetachment {
  readonly volume: string;
  readonly node: string;
  /** When it is detached by force, milliseconds since the scenario began. */
  readonly dueMs: number;
}

/** What of 1.36 on is called waiting was an error before. */
const refusals: Readonly<Record<KubernetesVersion, { readonly prefix: string; readonly reason: string }>> = {
  '1.33': {
    prefix: 'Multi-Attach error',
    reason: "Volume is already exclusively attached to one node and can't be attached to another",
  },
  '1.37': {
    prefix: 'Waiting for detach',
    reason:
      'Volume is already exclusively attached to one node, waiting on detach before it can be attached to another node',
  },
};

export interface SavedAttachments {
  readonly detachments: readonly PlannedDetachment[];
  /** UIDs of the pods that wait, and whether they have been told why. */
  readonly waiting: Readonly<Record<string, boolean>>;
}

export class AttachDetach implements Component {
  readonly #machinery: Machinery;
  readonly #kubelet: Kubelet;
  readonly #machines: Machines;
  readonly #nodeFaults: NodeFaults;
  readonly #version: KubernetesVersion;
  /** By volume. Any other volume is attached where the pods are that use it. */
  readonly #detachments: Map<string, PlannedDetachment>;
  readonly #waiting: Map<string, boolean>;
  readonly #users: ClaimUsers;

  constructor(
    machinery: Machinery,
    kubelet: Kubelet,
    machines: Machines,
    nodeFaults: NodeFaults,
    users: ClaimUsers,
    version: KubernetesVersion,
    saved?: SavedAttachments,
  ) {
    this.#machinery = machinery;
    this.#kubelet = kubelet;
    this.#machines = machines;
    this.#nodeFaults = nodeFaults;
    this.#users = users;
    this.#version = version;
    this.#detachments = new Map(saved?.detachments.map((each) => [each.volume, each]));
    this.#waiting = new Map(Object.entries(saved?.waiting ?? {}));
  }

  get detachments(): readonly PlannedDetachment[] {
    return [...this.#detachments.values()];
  }

  save(): SavedAttachments {
    return { detachments: this.detachments, waiting: Object.fromEntries(this.#waiting) };
  }

  /** Whether something that the pod needs is attached elsewhere, so that it has to wait. */
  holdsBack(pod: Pod): boolean {
    if (this.#obstacle(pod) === undefined) {
      for (const { volume } of this.#exclusiveVolumes(pod)) this.#detachments.delete(volume);
      return false;
    }
    const { name, uid } = pod.metadata;
    this.#waiting.set(uid, false);
    this.#machinery.after(reactionMs, { type: 'attach', pod: name, uid });
    return true;
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource === 'pods') {
      this.#podChanged(object as Pod, type);
    } else if (resource === 'nodes' && this.#detachments.size > 0) {
      this.#nodeChanged(object as Node, type === 'DELETED');
    } else if (resource === 'persistentvolumes' && type === 'DELETED') {
      this.#detachments.delete(object.metadata.name);
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type === 'detach') return this.#detach(item.volume);
    if (item.type !== 'attach' || !this.#waiting.has(item.uid)) return undefined;
    const pod = this.#machinery.api.get('pods', item.pod);
    return pod?.metadata.uid === item.uid ? this.#attach(pod) : undefined;
  }

  /** A node is back, or has ended what still ran there without a pod: its kubelet unmounts what no pod of it needs. */
  nodeSettled(node: string): void {
    for (const { volume, node: where } of this.detachments) if (where === node) this.#detachAfter(volume, reactionMs);
  }

  #podChanged(pod: Pod, type: WatchEvent['type']): void {
    if (type !== 'DELETED' && !isOver(pod)) return;
    // What waited for its volumes never had them.
    if (!this.#waiting.delete(pod.metadata.uid)) this.#release(pod);
  }

  /** Nobody needs the volumes of this pod any more: they go at once where the kubelet says that they are unmounted. */
  #release(pod: Pod): void {
    const node = pod.spec.nodeName;
    if (node === undefined) return;
    for (const { volume, claim } of this.#exclusiveVolumes(pod)) {
      if (this.#podsWith(claim, pod).length > 0 || this.#detachments.has(volume)) continue;
      if (this.#saysUnmounted(node, claim)) this.#free(volume, claim);
      else this.#waitForUnmount(volume, node);
    }
  }

  #waitForUnmount(volume: string, node: string): void {
    this.#detachments.set(volume, { volume, node, dueMs: this.#machinery.nowMs + maxWaitForUnmountMs });
    const isVouchedFor = this.#isOutOfService(node);
    this.#detachAfter(volume, isVouchedFor ? reactionMs : maxWaitForUnmountMs);
  }

  #nodeChanged(node: Node, isGone: boolean): void {
    if (isGone || !hasTaint(node, outOfService)) return;
    for (const { volume, node: where } of this.detachments)
      if (where === node.metadata.name) this.#detachAfter(volume, reactionMs);
  }

  /** reconcile: unmounted, or vouched for, or waited for long enough on a node that is not healthy. */
  #detach(volume: string): StepCause | undefined {
    const planned = this.#detachments.get(volume);
    if (planned === undefined) return undefined;
    const { node, dueMs } = planned;
    const claim = this.#machinery.api.get('persistentvolumes', volume)?.spec.claimRef?.name ?? '';
    const stored = this.#machinery.api.get('nodes', node);
    const unmounted = this.#saysUnmounted(node, claim);
    const timedOut = dueMs <= this.#machinery.nowMs && (stored === undefined || !isNodeReady(stored));
    if (!unmounted && !this.#isOutOfService(node) && !timedOut) return undefined;
    this.#detachments.delete(volume);
    this.#free(volume, claim);
    const why = unmounted ? 'unmounted' : timedOut ? 'timeout' : 'outOfService';
    return { type: 'volumeDetached', volume, claim, node, why };
  }

  /** attachDesiredVolumes. */
  #attach(pod: Pod): StepCause | undefined {
    const { recorder } = this.#machinery;
    const { name, uid } = pod.metadata;
    const node = pod.spec.nodeName ?? '';
    const obstacle = this.#obstacle(pod);
    if (obstacle !== undefined) {
      if (this.#waiting.get(uid) === true) return undefined;
      this.#waiting.set(uid, true);
      recorder.record(pod, component, 'Warning', 'FailedAttachVolume', this.#refusal(obstacle));
      return { type: 'attachRefused', pod: name, volume: obstacle.volume, node, heldBy: obstacle.node };
    }
    this.#waiting.delete(uid);
    const volumes = this.#exclusiveVolumes(pod).map(({ volume }) => volume);
    for (const volume of volumes) {
      this.#detachments.delete(volume);
      const message = `AttachVolume.Attach succeeded for volume "${volume}" `;
      recorder.record(pod, component, 'Normal', 'SuccessfulAttachVolume', message);
    }
    this.#kubelet.begin(pod);
    return { type: 'volumeAttached', pod: name, volume: volumes[0] ?? '', node };
  }

  /** reportMultiAttachError: who has it, as far as the API server knows. */
  #refusal({ volume, users }: Obstacle): string {
    const { prefix, reason } = refusals[this.#version];
    const why = users.length === 0 ? reason : `Volume is already used by pod(s) ${users.join(', ')}`;
    return `${prefix} for volume "${volume}" ${why}`;
  }

  /** The first volume of the pod that is attached to another node. */
  #obstacle(pod: Pod): Obstacle | undefined {
    for (const { volume, claim } of this.#exclusiveVolumes(pod)) {
      const users = this.#podsWith(claim, pod);
      const node = this.#detachments.get(volume)?.node ?? users[0]?.spec.nodeName;
      if (node !== undefined && node !== pod.spec.nodeName)
        return { volume, node, users: users.map(({ metadata }) => metadata.name) };
    }
    return undefined;
  }

  /** The volume is free: whoever waits for it is next. */
  #free(volume: string, claim: string): void {
    if (this.#waiting.size === 0) return;
    for (const { metadata } of this.#users.of(claim)) {
      const { name, uid } = metadata;
      if (this.#waiting.has(uid))
        this.#machinery.after(this.#machinery.durationMs('attach', `${uid} ${volume}`), {
          type: 'attach',
          pod: name,
          uid,
        });
    }
  }

  #detachAfter(volume: string, delayMs: number): void {
    this.#machinery.after(delayMs, { type: 'detach', volume });
  }

  /**
   * A kubelet that runs and reports unmounts a pod's volumes before the pod is gone, and those of a container without a pod when it has
   * stopped it; of a node without an object nobody hears.
   */
  #saysUnmounted(node: string, claim: string): boolean {
    if (!this.#machines.isReachable(node) || this.#machinery.api.get('nodes', node) === undefined) return false;
    return !this.#nodeFaults.strays.some((stray) => stray.node === node && stray.claims.includes(claim));
  }

  #isOutOfService(node: string): boolean {
    const stored = this.#machinery.api.get('nodes', node);
    return stored !== undefined && hasTaint(stored, outOfService);
  }

  /** The other pods that have the volume of this claim. */
  #podsWith(claim: string, { metadata }: Pod): readonly Pod[] {
    return this.#users
      .of(claim)
      .filter(
        (pod) =>
          pod.spec.nodeName !== undefined && pod.metadata.uid !== metadata.uid && !this.#waiting.has(pod.metadata.uid),
      );
  }

  /** IsMultiAttachAllowed, the other way round: volumes that may be attached to one node at a time, and their claims. */
  #exclusiveVolumes(pod: Pod): readonly { readonly volume: string; readonly claim: string }[] {
    const { api } = this.#machinery;
    return claimNames(pod).flatMap((claim) => {
      const { volumeName: volume = '' } = api.get('persistentvolumeclaims', claim)?.spec ?? {};
      const stored = api.get('persistentvolumes', volume);
      return stored === undefined || isShared(stored) ? [] : [{ volume, claim }];
    });
  }
}

/** A volume that a pod needs, the node that has it, and the pods there that use it. */
interface Obstacle {
  readonly volume: string;
  readonly node: string;
  readonly users: readonly string[];
}

function isShared({ spec }: PersistentVolume): boolean {
  return spec.accessModes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany');
}

function isOver({ status }: Pod): boolean {
  return status.phase === 'Failed' || status.phase === 'Succeeded';
}
