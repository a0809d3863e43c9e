/** A claim that asks for more gets it in two stages: the disk grows where it is, its file system where a pod has it mounted. */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Machines } from '../node/machines.ts';
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { ClaimController } from './claimController.ts';
import type { ClaimUsers } from './claimUsers.ts';
import { compare, type Storage } from './storage.ts';

const stageMs = 1000;

const pending = {
  type: 'FileSystemResizePending',
  status: 'True',
  message: 'Waiting for user to (re-)start a pod to finish file system resize of volume on node.',
} as const;

export class Expansion implements Component {
  readonly #machinery: Machinery;
  readonly #machines: Machines;
  readonly #storage: Storage;
  readonly #claims: ClaimController;
  readonly #users: ClaimUsers;
  /** Claims that want more than they have. */
  readonly #growing: Set<string>;

  constructor(
    machinery: Machinery,
    machines: Machines,
    storage: Storage,
    claims: ClaimController,
    users: ClaimUsers,
    growing: readonly string[] = [],
  ) {
    this.#machinery = machinery;
    this.#machines = machines;
    this.#storage = storage;
    this.#claims = claims;
    this.#users = users;
    this.#growing = new Set(growing);
  }

  save(): readonly string[] {
    return [...this.#growing];
  }

  /** A provisioner is up again: it goes on where it was. */
  retry(): void {
    for (const name of this.#growing) {
      const claim = this.#machinery.api.get('persistentvolumeclaims', name);
      if (claim !== undefined) this.#later(claim);
    }
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource === 'persistentvolumeclaims' && type === 'MODIFIED') {
      const claim = object as PersistentVolumeClaim;
      if (wantsMore(claim) && !this.#growing.has(claim.metadata.name)) {
        this.#growing.add(claim.metadata.name);
        this.#later(claim);
      }
    } else if (resource === 'pods' && type === 'MODIFIED' && this.#growing.size > 0 && isRunning(object as Pod)) {
      this.retry();
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'expand') return undefined;
    const { api } = this.#machinery;
    const claim = api.get('persistentvolumeclaims', item.claim);
    const volume = api.get('persistentvolumes', claim?.spec.volumeName ?? '');
    if (claim?.metadata.uid !== item.uid || volume === undefined || !wantsMore(claim)) {
      this.#growing.delete(item.claim);
      return undefined;
    }
    const storage = claim.spec.resources?.requests?.storage ?? '0';
    return compare(storage, volume.spec.capacity.storage) > 0
      ? this.#growDisk(claim, volume, storage)
      : this.#growFileSystem(claim, volume, storage);
  }

  /** The external resizer's part. */
  #growDisk(claim: PersistentVolumeClaim, volume: PersistentVolume, storage: string): StepCause | undefined {
    const { api, recorder } = this.#machinery;
    const provisioner = this.#storage.provisionerOf(claim);
    if (provisioner === undefined || this.#claims.isDown(provisioner)) return undefined;
    const { name } = volume.metadata;
    const resizer = `external-resizer ${provisioner}`;
    api.put('persistentvolumes', { ...volume, spec: { ...volume.spec, capacity: { storage } } });
    const now = formatTime(api.nowMs);
    const conditions = [{ ...pending, lastTransitionTime: now }];
    api.put('persistentvolumeclaims', { ...claim, status: { ...claim.status, conditions } });
    recorder.record(claim, resizer, 'Normal', 'Resizing', `External resizer is resizing volume ${name}`);
    const message = 'Require file system resize of volume on node';
    recorder.record(claim, resizer, 'Normal', 'FileSystemResizeRequired', message);
    this.#later(claim);
    return { type: 'volumeExpanded', claim: claim.metadata.name, storage };
  }

  /** The kubelet's part: only where the volume is mounted can its file system grow. */
  #growFileSystem(claim: PersistentVolumeClaim, volume: PersistentVolume, storage: string): StepCause | undefined {
    const { api, recorder } = this.#machinery;
    const user = this.#users
      .of(claim.metadata.name)
      .find((pod) => isRunning(pod) && this.#machines.isReachable(pod.spec.nodeName ?? ''));
    if (user === undefined) return undefined;
    this.#growing.delete(claim.metadata.name);
    const { conditions: _pending, ...status } = claim.status;
    api.put('persistentvolumeclaims', { ...claim, status: { ...status, capacity: { storage } } });
    const message = `MountVolume.NodeExpandVolume succeeded for volume "${volume.metadata.name}" ${user.spec.nodeName ?? ''}`;
    recorder.record(user, 'kubelet', 'Normal', 'FileSystemResizeSuccessful', message);
    return { type: 'claimExpanded', claim: claim.metadata.name, storage };
  }

  #later({ metadata: { name, uid } }: PersistentVolumeClaim): void {
    this.#machinery.after(stageMs, { type: 'expand', claim: name, uid });
  }
}

function isRunning({ status }: Pod): boolean {
  return status.phase === 'Running';
}

/** Whether a bound claim asks for more than it has. */
function wantsMore({ spec, status }: PersistentVolumeClaim): boolean {
  if (status.phase !== 'Bound') return false;
  return compare(spec.resources?.requests?.storage ?? '0', status.capacity?.storage ?? '0') > 0;
}
