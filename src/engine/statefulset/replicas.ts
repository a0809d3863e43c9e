/** The slots of a set and the pods in them: who is in range, who is condemned, and what a missing pod would be (semantics 4.2, 4.3). */
import type { Pod, StatefulSet } from '../objects.ts';
import { getStartOrdinal, newVersionedStatefulSetPod } from './identity.ts';
import { type PodFacts, podFacts } from './podFacts.ts';
import { applyRevision } from './revisionData.ts';
import type { ChosenRevisions } from './revisions.ts';

export class Replicas {
  /** The pods in range by index; an empty slot is undefined. */
  readonly present: readonly (PodFacts | undefined)[];
  /** Pods out of range, highest ordinal first; those below the start, too. */
  readonly condemned: readonly PodFacts[];
  readonly #built = new Map<number, PodFacts>();

  constructor(
    readonly set: StatefulSet,
    readonly revisions: ChosenRevisions,
    pods: readonly PodFacts[],
  ) {
    const start = getStartOrdinal(set);
    const present = new Array<PodFacts | undefined>(set.spec.replicas).fill(undefined);
    const condemned: PodFacts[] = [];
    for (const pod of pods) {
      const index = pod.ordinal - start;
      if (index >= 0 && index < present.length) present[index] = pod;
      else if (pod.ordinal >= 0) condemned.push(pod);
    }
    this.present = present;
    this.condemned = condemned.reverse();
  }

  get length(): number {
    return this.present.length;
  }

  /** The pod of an index; an empty slot gives the pod object that would be created there, the same one each time. */
  at(index: number): PodFacts {
    const known = this.present[index] ?? this.#built.get(index);
    if (known !== undefined) return known;
    const built = this.#build(index);
    this.#built.set(index, built);
    return built;
  }

  /** The set with the template of the current or of the update revision. */
  versioned(which: 'current' | 'update'): StatefulSet {
    return applyRevision(this.set, this.revisions[which]);
  }

  /** newVersionedStatefulSetPod's choice: does a pod made now at this index get the current revision, or the update? (semantics, appendix 0) */
  revisionFor(index: number): 'current' | 'update' {
    const { type, rollingUpdate } = this.set.spec.updateStrategy;
    // A block that is there decides by its partition, one that is absent by how many old pods the cached status counts.
    if (rollingUpdate !== undefined) return index < (rollingUpdate.partition ?? 0) ? 'current' : 'update';
    return type === 'RollingUpdate' && index < (this.set.status.currentReplicas ?? 0) ? 'current' : 'update';
  }

  #build(index: number): PodFacts {
    const which = this.revisionFor(index);
    const ordinal = getStartOrdinal(this.set) + index;
    const draft = newVersionedStatefulSetPod(this.versioned(which), this.revisions[which].metadata.name, ordinal);
    const metadata = { ...draft.metadata, uid: '', resourceVersion: '', creationTimestamp: '' };
    return podFacts({ ...draft, metadata } as Pod);
  }
}
