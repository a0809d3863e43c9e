/** Garbage collection and claim protection as components: they run when something they care about has happened, not on a clock. */
import { policyOwners, type WatchEvent } from '../apiserver/apiServer.ts';
import { collectGarbage, finishDeletingOwners, hasDeletingOwner, hasGoneOwner } from '../garbageCollector.ts';
import type { KubeObject, Pod } from '../objects.ts';
import { claimNames, releaseProtectedClaims } from '../volumes/claimProtection.ts';
import type { AgendaItem } from './agenda.ts';
import type { StepCause } from './frames.ts';
import type { Component, Machinery } from './machinery.ts';

const reactionMs = 100;

export interface SavedHousekeeping {
  readonly collecting: boolean;
  readonly releasing: boolean;
}

export class Housekeeping implements Component {
  readonly #machinery: Machinery;
  /** Whether a run is on the agenda already. */
  #collecting: boolean;
  #releasing: boolean;
  /** The UIDs of pods that own or owned a claim, whether they mount it or not. Worked out when it is first asked for, and kept up then. */
  #claimOwners: Set<string> | undefined;

  constructor(machinery: Machinery, saved?: SavedHousekeeping) {
    this.#machinery = machinery;
    this.#collecting = saved?.collecting ?? false;
    this.#releasing = saved?.releasing ?? false;
  }

  save(): SavedHousekeeping {
    return { collecting: this.#collecting, releasing: this.#releasing };
  }

  observe({ type, resource, object }: WatchEvent): void {
    const { deletionTimestamp } = object.metadata;
    if (type !== 'DELETED' && hasGoneOwner(this.#machinery.api, object)) this.#collectSoon();
    if (policyOwners.includes(resource)) {
      if (type === 'DELETED' || deletionTimestamp !== undefined) this.#collectSoon();
    } else if (resource === 'pods') {
      this.#podChanged(object as Pod, type === 'DELETED');
    } else if (resource === 'persistentvolumeclaims') {
      for (const uid of podsOwning(object)) this.#claimOwners?.add(uid);
      if (type === 'MODIFIED' && deletionTimestamp !== undefined) this.#releaseSoon();
      // A set that is deleted in the foreground waits for its claims too.
      if (type === 'DELETED' && hasDeletingOwner(this.#machinery.api)) this.#collectSoon();
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    const { api } = this.#machinery;
    if (item.type === 'collectGarbage') {
      this.#collecting = false;
      const objects = [...finishDeletingOwners(api), ...collectGarbage(api)];
      return objects.length === 0 ? undefined : { type: 'garbageCollected', objects };
    }
    if (item.type !== 'releaseClaims') return undefined;
    this.#releasing = false;
    const claims = releaseProtectedClaims(api);
    return claims.length === 0 ? undefined : { type: 'claimReleased', claims };
  }

  /** A pod that goes matters only if a claim is owned by it or waits for it. */
  #podChanged(pod: Pod, gone: boolean): void {
    const { api } = this.#machinery;
    if (!gone && pod.status.phase !== 'Failed' && pod.status.phase !== 'Succeeded') return;
    for (const name of claimNames(pod)) {
      const claim = api.get('persistentvolumeclaims', name);
      if (claim?.metadata.deletionTimestamp !== undefined) this.#releaseSoon();
    }
    if (gone && (this.#ownsClaim(pod) || hasDeletingOwner(api))) this.#collectSoon();
  }

  #ownsClaim({ metadata: { uid } }: Pod): boolean {
    const claims = (): readonly KubeObject[] => [...this.#machinery.api.list('persistentvolumeclaims')];
    this.#claimOwners ??= new Set(claims().flatMap(podsOwning));
    return this.#claimOwners.delete(uid) && claims().some((claim) => podsOwning(claim).includes(uid));
  }

  #collectSoon(): void {
    if (this.#collecting) return;
    this.#collecting = true;
    this.#machinery.after(reactionMs, { type: 'collectGarbage' });
  }

  #releaseSoon(): void {
    if (this.#releasing) return;
    this.#releasing = true;
    this.#machinery.after(reactionMs, { type: 'releaseClaims' });
  }
}

function podsOwning({ metadata }: KubeObject): readonly string[] {
  return (metadata.ownerReferences ?? []).flatMap(({ kind, uid }) => (kind === 'Pod' ? [uid] : []));
}
