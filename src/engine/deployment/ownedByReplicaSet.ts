/** The pods by the ReplicaSet that controls them, followed as they come and go. */
import type { Pod } from '../objects.ts';
import { controllerOf } from '../statefulset/informers.ts';
import { type PodFacts, podFacts } from '../statefulset/podFacts.ts';

export class OwnedByReplicaSet {
  readonly #byOwner = new Map<string, Map<string, PodFacts>>();
  readonly #orphans = new Map<string, PodFacts>();
  /** The UID of the ReplicaSet that a pod was last seen with, by the pod's UID. */
  readonly #ownerOf = new Map<string, string>();

  constructor(pods: Iterable<Pod>) {
    for (const pod of pods) this.set(pod);
  }

  /** The pod as it was last seen. */
  get({ metadata: { uid } }: Pod): PodFacts | undefined {
    return this.#byOwner.get(this.#ownerOf.get(uid) ?? '')?.get(uid) ?? this.#orphans.get(uid);
  }

  of(uid: string): readonly PodFacts[] {
    return [...(this.#byOwner.get(uid)?.values() ?? [])];
  }

  get orphans(): readonly PodFacts[] {
    return [...this.#orphans.values()];
  }

  set(pod: Pod): void {
    const { uid } = pod.metadata;
    const owner = controllerOf(pod);
    const before = this.#ownerOf.get(uid);
    if (before !== undefined && before !== owner?.uid) this.delete(pod);
    if (owner === undefined) {
      this.#orphans.set(uid, podFacts(pod));
    } else if (owner.kind === 'ReplicaSet') {
      this.#orphans.delete(uid);
      this.#ownerOf.set(uid, owner.uid);
      const owned = this.#byOwner.get(owner.uid) ?? new Map<string, PodFacts>();
      owned.set(uid, podFacts(pod));
      this.#byOwner.set(owner.uid, owned);
    }
  }

  delete({ metadata: { uid } }: Pod): void {
    this.#orphans.delete(uid);
    const owner = this.#ownerOf.get(uid) ?? '';
    this.#ownerOf.delete(uid);
    const owned = this.#byOwner.get(owner);
    owned?.delete(uid);
    if (owned?.size === 0) this.#byOwner.delete(owner);
  }
}
