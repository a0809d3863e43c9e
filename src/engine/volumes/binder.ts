/** The volume binder and its provisioner: makes a volume for a claim that its first consumer asks for, and binds the two. */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { PersistentVolumeClaim } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import { chance } from '../simulation/chance.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';

export class VolumeBinder implements Component {
  readonly #machinery: Machinery;

  constructor(machinery: Machinery) {
    this.#machinery = machinery;
  }

  /** A claim that is gone releases its volume; the reclaim policy of provisioned volumes is Delete. */
  observe({ type, resource, object }: WatchEvent): void {
    if (type !== 'DELETED' || resource !== 'persistentvolumeclaims') return;
    const { volumeName } = (object as PersistentVolumeClaim).spec;
    if (volumeName !== undefined) this.#machinery.api.delete('persistentvolumes', volumeName);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'provision') return undefined;
    const { api, recorder } = this.#machinery;
    const claim = api.get('persistentvolumeclaims', item.claim);
    if (claim === undefined || claim.metadata.uid !== item.uid || claim.status.phase === 'Bound') return undefined;
    const volume = this.#provision(claim);
    const { accessModes = [], resources } = claim.spec;
    api.put('persistentvolumeclaims', {
      ...claim,
      spec: {
        ...claim.spec,
        volumeName: volume,
        storageClassName: claim.spec.storageClassName ?? this.#machinery.world.storageClass,
      },
      status: { phase: 'Bound', accessModes, capacity: { storage: resources?.requests?.storage ?? '0' } },
    });
    recorder.record(
      claim,
      'persistentvolume-controller',
      'Normal',
      'ProvisioningSucceeded',
      `Successfully provisioned volume ${volume}`,
    );
    return { type: 'claimBound', claim: item.claim, volume };
  }

  #provision(claim: PersistentVolumeClaim): string {
    const { world, seed, api } = this.#machinery;
    const { name, namespace = '', uid } = claim.metadata;
    const volume = `${world.volumePrefix}${uuid(seed, uid)}`;
    api.create('persistentvolumes', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: volume },
      spec: {
        accessModes: claim.spec.accessModes ?? [],
        capacity: { storage: claim.spec.resources?.requests?.storage ?? '0' },
        claimRef: { kind: 'PersistentVolumeClaim', namespace, name, uid },
        persistentVolumeReclaimPolicy: 'Delete',
        storageClassName: claim.spec.storageClassName ?? world.storageClass,
        volumeMode: claim.spec.volumeMode ?? 'Filesystem',
      },
      status: { phase: 'Bound' },
    });
    return volume;
  }
}

/** A UUID for ever tied to a seed and a thing. */
function uuid(seed: number, what: string): string {
  const digits = (salt: string, length: number): string =>
    Math.floor(chance(seed, `${what} ${salt}`) * 16 ** length)
      .toString(16)
      .padStart(length, '0');
  return `${digits('a', 8)}-${digits('b', 4)}-4${digits('c', 3)}-a${digits('d', 3)}-${digits('e', 6)}${digits('f', 6)}`;
}
