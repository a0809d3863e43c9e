/**
 * The volume controller beyond the common case: claims that wait and say why, volumes made by hand, volumes that are kept when their
 * claim is gone, provisioners that are down (`pkg/controller/volume/persistentvolume`).
 */
import { defaultStorageClass } from '../apiserver/admissionDefaults.ts';
import { type ApiError, notFound } from '../apiserver/apiErrors.ts';
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { ClaimObstacle, StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { VolumePlan } from './binder.ts';
import type { ClaimUsers } from './claimUsers.ts';
import type { Storage } from './storage.ts';

const reactionMs = 100;
const component = 'persistentvolume-controller';

export interface SavedClaimController {
  /** Provisioners whose state somebody has set: whether they are down. */
  readonly down: Readonly<Record<string, boolean>>;
  /** Claims that wait for a volume, by UID: what they were last told. */
  readonly told: Readonly<Record<string, ClaimObstacle>>;
}

export class ClaimController implements Component {
  readonly #machinery: Machinery;
  readonly #storage: Storage;
  readonly #users: ClaimUsers;
  readonly #down: Map<string, boolean>;
  readonly #told: Map<string, ClaimObstacle>;

  constructor(machinery: Machinery, storage: Storage, users: ClaimUsers, saved?: SavedClaimController) {
    this.#machinery = machinery;
    this.#storage = storage;
    this.#users = users;
    this.#down = new Map(Object.entries(saved?.down ?? {}));
    this.#told = new Map(Object.entries(saved?.told ?? {}));
  }

  save(): SavedClaimController {
    return { down: Object.fromEntries(this.#down), told: Object.fromEntries(this.#told) };
  }

  /** The provisioners that make no volumes at the moment. */
  get provisionersDown(): readonly string[] {
    const { provisioners } = this.#machinery.world;
    const known = new Set([...this.#down.keys(), ...Object.keys(provisioners)]);
    return [...known].filter((name) => this.isDown(name));
  }

  /** Stops or starts the provisioner; gives the refusal when no class names it. */
  meet(provisioner: string, fault: 'down' | 'up'): ApiError | undefined {
    const { api } = this.#machinery;
    const isKnown = [...api.list('storageclasses')].some((each) => each.provisioner === provisioner);
    if (!isKnown) return notFound('storageclasses', provisioner);
    this.#down.set(provisioner, fault === 'down');
    if (fault === 'up') this.#retryAll();
    return undefined;
  }

  /** How the claim gets its volume now. */
  plan(claim: PersistentVolumeClaim): VolumePlan {
    const volume = this.#storage.matchingVolume(claim);
    if (volume !== undefined) return { volume: this.#claimed(volume, claim) };
    const provisioner = this.#storage.provisionerOf(claim);
    if (provisioner === undefined) return { waits: 'noVolume' };
    if (this.isDown(provisioner)) {
      this.#tell(claim, 'provisioner', 'Normal', 'ExternalProvisioning', externalProvisioning(provisioner));
      return { waits: 'provisioner' };
    }
    const { reclaimPolicy = 'Delete' } = this.#storage.classOf(claim) ?? {};
    const affinity = this.#storage.affinityOf(claim);
    return affinity === undefined ? { reclaimPolicy } : { reclaimPolicy, affinity };
  }

  /** The pod cannot be placed yet, and its claims wait for that (emitEventForUnboundDelayBindingClaim). */
  podUnscheduled(pod: string, claims: readonly PersistentVolumeClaim[]): void {
    for (const claim of claims)
      this.#tell(claim, 'podUnscheduled', 'Normal', 'WaitForPodScheduled', `waiting for pod ${pod} to be scheduled`);
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource === 'persistentvolumeclaims') this.#claimChanged(object as PersistentVolumeClaim, type);
    else if (resource === 'storageclasses' && type !== 'DELETED') this.#reviewAll();
    else if (resource === 'persistentvolumes' && type !== 'DELETED') this.#volumeChanged(object as PersistentVolume);
  }

  perform(item: AgendaItem): StepCause | undefined {
    const { api } = this.#machinery;
    if (item.type === 'reclaim') {
      const volume = api.get('persistentvolumes', item.volume);
      return volume === undefined ? undefined : this.#reclaim(volume);
    }
    if (item.type !== 'reviewClaim') return undefined;
    const claim = api.get('persistentvolumeclaims', item.claim);
    if (claim?.metadata.uid !== item.uid || claim.status.phase === 'Bound') return undefined;
    return this.#review(claim);
  }

  #claimChanged(claim: PersistentVolumeClaim, type: WatchEvent['type']): void {
    const { uid } = claim.metadata;
    if (type === 'ADDED') this.#reviewSoon(claim);
    if (type === 'DELETED' || claim.status.phase === 'Bound') this.#told.delete(uid);
    if (type !== 'DELETED') return;
    const volume = this.#machinery.api.get('persistentvolumes', claim.spec.volumeName ?? '');
    if (volume !== undefined) this.#machinery.after(reactionMs, { type: 'reclaim', volume: volume.metadata.name });
  }

  #volumeChanged(volume: PersistentVolume): void {
    const { phase } = volume.status;
    if (volume.spec.claimRef === undefined && phase !== 'Available')
      this.#machinery.after(reactionMs, { type: 'reclaim', volume: volume.metadata.name });
    if (phase === 'Available') this.#reviewAll();
  }

  /** syncUnboundClaim. */
  #review(claim: PersistentVolumeClaim): StepCause | undefined {
    const { api } = this.#machinery;
    const { name, uid } = claim.metadata;
    if (this.#storage.isDelayed(claim)) {
      if (this.#users.of(name).length > 0) return undefined;
      const message = 'waiting for first consumer to be created before binding';
      return this.#wait(claim, 'noConsumer', 'Normal', 'WaitForFirstConsumer', message);
    }
    if (this.#storage.matchingVolume(claim) !== undefined || this.#storage.provisionerOf(claim) !== undefined) {
      this.#provision(claim);
      return undefined;
    }
    const { storageClassName } = claim.spec;
    const defaultClass = defaultStorageClass(api);
    if (storageClassName === undefined && defaultClass !== undefined) {
      api.put('persistentvolumeclaims', {
        ...claim,
        spec: { ...claim.spec, storageClassName: defaultClass.metadata.name },
      });
      this.#machinery.after(reactionMs, { type: 'reviewClaim', claim: name, uid });
      return undefined;
    }
    if (storageClassName === undefined || storageClassName === '')
      return this.#wait(claim, 'noClass', 'Normal', 'FailedBinding', noClass);
    if (this.#storage.classOf(claim) === undefined) {
      const { message } = notFound('storageclasses', storageClassName);
      return this.#wait(claim, 'classMissing', 'Warning', 'ProvisioningFailed', message);
    }
    return this.#wait(claim, 'noVolume', 'Warning', 'ProvisioningFailed', notSupported);
  }

  /** What becomes of a volume that no claim holds: it is kept as it is, or it is there for the next one. */
  #reclaim(volume: PersistentVolume): StepCause | undefined {
    const { api } = this.#machinery;
    const { claimRef } = volume.spec;
    const { name } = volume.metadata;
    if (claimRef === undefined) {
      if (volume.status.phase === 'Available') return undefined;
      api.put('persistentvolumes', { ...volume, status: { phase: 'Available' } });
      return { type: 'volumeAvailable', volume: name };
    }
    const claim = api.get('persistentvolumeclaims', claimRef.name);
    if (volume.status.phase !== 'Bound' || claim?.metadata.uid === claimRef.uid) return undefined;
    api.put('persistentvolumes', { ...volume, status: { phase: 'Released' } });
    return { type: 'volumeReleased', volume: name, claim: claimRef.name };
  }

  #claimed(volume: PersistentVolume, { metadata }: PersistentVolumeClaim): PersistentVolume {
    const { name, namespace = '', uid } = metadata;
    const claimRef = { kind: 'PersistentVolumeClaim', namespace, name, uid } as const;
    const claimed: PersistentVolume = { ...volume, spec: { ...volume.spec, claimRef }, status: { phase: 'Bound' } };
    this.#machinery.api.put('persistentvolumes', claimed);
    return claimed;
  }

  #wait(
    claim: PersistentVolumeClaim,
    why: ClaimObstacle,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): StepCause | undefined {
    if (!this.#tell(claim, why, type, reason, message)) return undefined;
    return { type: 'claimWaits', claim: claim.metadata.name, why };
  }

  /** Once for each reason; false when it has been told that already. */
  #tell(
    claim: PersistentVolumeClaim,
    why: ClaimObstacle,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): boolean {
    if (this.#told.get(claim.metadata.uid) === why) return false;
    this.#told.set(claim.metadata.uid, why);
    this.#machinery.recorder.record(claim, component, type, reason, message);
    return true;
  }

  /** Whether the provisioner of this name does nothing at the moment. */
  isDown(provisioner: string): boolean {
    return this.#down.get(provisioner) ?? this.#machinery.world.provisioners[provisioner]?.isDown ?? false;
  }

  /** Claims that were stopped by a provisioner that did not answer get their volumes now. */
  #retryAll(): void {
    for (const claim of this.#machinery.api.list('persistentvolumeclaims'))
      if (this.#told.get(claim.metadata.uid) === 'provisioner') this.#provision(claim);
  }

  #reviewAll(): void {
    for (const claim of this.#machinery.api.list('persistentvolumeclaims'))
      if (claim.status.phase !== 'Bound') this.#reviewSoon(claim);
  }

  #reviewSoon({ metadata: { name, uid } }: PersistentVolumeClaim): void {
    this.#machinery.after(reactionMs, { type: 'reviewClaim', claim: name, uid });
  }

  #provision({ metadata: { name, uid } }: PersistentVolumeClaim): void {
    this.#machinery.after(this.#machinery.durationMs('provision', uid), { type: 'provision', claim: name, uid });
  }
}

const noClass = 'no persistent volumes available for this claim and no storage class is set';
const notSupported = 'no volume plugin matched name: kubernetes.io/no-provisioner';

function externalProvisioning(provisioner: string): string {
  return (
    `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. ` +
    'If volume creation is delayed, please verify that the provisioner is running and correctly registered.'
  );
}
