/**
 * The volume binder and its provisioner: makes a volume for a claim that its first consumer asks for, and binds the two. What else can
 * become of a claim arrives after the first frame (`claimController.ts`).
 */
import type { Draft, WatchEvent } from '../apiserver/apiServer.ts';
import type { NodeSelector, PersistentVolumeClaim } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import { chance } from '../simulation/chance.ts';
import type { ClaimObstacle, StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';

export class VolumeBinder implements Component {
  readonly #machinery: Machinery;

  constructor(machinery: Machinery) {
    this.#machinery = machinery;
  }

  /** A claim that is gone releases its volume, and with the reclaim policy Delete that is its end. */
  observe({ type, resource, object }: WatchEvent): void {
    if (type !== 'DELETED' || resource !== 'persistentvolumeclaims') return;
    const { api } = this.#machinery;
    const volume = api.get('persistentvolumes', (object as PersistentVolumeClaim).spec.volumeName ?? '');
    if (volume?.spec.persistentVolumeReclaimPolicy === 'Delete') api.delete('persistentvolumes', volume.metadata.name);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'provision') return undefined;
    const { api, recorder } = this.#machinery;
    const claim = api.get('persistentvolumeclaims', item.claim);
    if (claim === undefined || claim.metadata.uid !== item.uid || claim.status.phase === 'Bound') return undefined;
    const plan = this.#machinery.infrastructure?.planVolume(claim) ?? {};
    if ('waits' in plan) return { type: 'claimWaits', claim: item.claim, why: plan.waits };
    const volume = 'volume' in plan ? plan.volume : this.#provision(claim, plan);
    this.#bind(claim, volume);
    if (!('volume' in plan))
      recorder.record(
        claim,
        'persistentvolume-controller',
        'Normal',
        'ProvisioningSucceeded',
        `Successfully provisioned volume ${volume.metadata.name}`,
      );
    return { type: 'claimBound', claim: item.claim, volume: volume.metadata.name };
  }

  #bind(claim: PersistentVolumeClaim, { metadata, spec }: Draft<'persistentvolumes'>): void {
    const storageClassName = claim.spec.storageClassName ?? spec.storageClassName;
    this.#machinery.api.put('persistentvolumeclaims', {
      ...claim,
      spec: { ...claim.spec, volumeName: metadata.name, storageClassName },
      status: { phase: 'Bound', accessModes: spec.accessModes, capacity: spec.capacity },
    });
  }

  #provision(
    claim: PersistentVolumeClaim,
    { reclaimPolicy = 'Delete', affinity }: NewVolume,
  ): Draft<'persistentvolumes'> {
    const { world, seed, api } = this.#machinery;
    const { name, namespace = '', uid } = claim.metadata;
    const volume: Draft<'persistentvolumes'> = {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `${world.volumePrefix}${uuid(seed, uid)}` },
      spec: {
        accessModes: claim.spec.accessModes ?? [],
        capacity: { storage: claim.spec.resources?.requests?.storage ?? '0' },
        claimRef: { kind: 'PersistentVolumeClaim', namespace, name, uid },
        persistentVolumeReclaimPolicy: reclaimPolicy,
        storageClassName: claim.spec.storageClassName ?? world.storageClass,
        volumeMode: claim.spec.volumeMode ?? 'Filesystem',
        ...(affinity !== undefined && { nodeAffinity: { required: affinity } }),
      },
      status: { phase: 'Bound' },
    };
    api.create('persistentvolumes', volume);
    return volume;
  }
}

/** What is special about the volume that is made for a claim. */
export interface NewVolume {
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  /** Where it can be used; everywhere when absent. */
  readonly affinity?: NodeSelector;
}

/** How a claim gets its volume: a new one, one that was there already, or none for now. */
export type VolumePlan =
  | NewVolume
  | { readonly volume: Draft<'persistentvolumes'> }
  | { readonly waits: ClaimObstacle };

/** A UUID for ever tied to a seed and a thing. */
function uuid(seed: number, what: string): string {
  const digits = (salt: string, length: number): string =>
    Math.floor(chance(seed, `${what} ${salt}`) * 16 ** length)
      .toString(16)
      .padStart(length, '0');
  return `${digits('a', 8)}-${digits('b', 4)}-4${digits('c', 3)}-a${digits('d', 3)}-${digits('e', 6)}${digits('f', 6)}`;
}
