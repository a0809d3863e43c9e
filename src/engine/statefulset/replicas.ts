/** The slots of a set and the pods in them: who is in range, who is condemned, and what a missing pod would be (semantics 4.2, 4.3). */
import type { StatefulSet } from '../objects.ts';
import { getStartOrdinal } from './identity.ts';
import { firstFrom } from './ownedPods.ts';
import { type PodFacts, podFacts } from './podFacts.ts';
import { newVersionedStatefulSetPod } from './podMould.ts';
import { applyRevision } from './revisionData.ts';
import type { ChosenRevisions } from './revisions.ts';

export class Replicas {
  readonly length: number;
  readonly start: number;
  /** Pods out of range, highest ordinal first; those below the start, too. */
  readonly condemned: readonly PodFacts[];
  /** The pods in range, by ordinal; where two share an ordinal the last of them has the slot. */
  readonly #inRange: readonly PodFacts[];
  #built: Map<number, PodFacts> | undefined;

  /** `pods`: the claimed ones, sorted by ordinal. */
  constructor(
    readonly set: StatefulSet,
    readonly revisions: ChosenRevisions,
    pods: readonly PodFacts[],
  ) {
    this.length = set.spec.replicas;
    this.start = getStartOrdinal(set);
    const first = firstFrom(pods, this.start);
    const end = firstFrom(pods, this.start + this.length);
    const counted = firstFrom(pods, 0);
    this.#inRange = first === 0 && end === pods.length ? pods : pods.slice(first, end);
    // Pods without an ordinal sort first and are not looked at.
    this.condemned =
      first === counted && end === pods.length ? none : [...pods.slice(counted, first), ...pods.slice(end)].reverse();
  }

  /** The pod that has the slot, if any. */
  present(index: number): PodFacts | undefined {
    const pods = this.#inRange;
    const ordinal = this.start + index;
    // Mostly no slot before this one is empty, and the position is the index.
    if (pods[index]?.ordinal === ordinal && pods[index + 1]?.ordinal !== ordinal) return pods[index];
    const last = pods[firstFrom(pods, ordinal + 1) - 1];
    return last?.ordinal === ordinal ? last : undefined;
  }

  /** The pod of an index; an empty slot gives the pod object that would be created there, the same one each time. */
  at(index: number): PodFacts {
    const known = this.present(index) ?? this.#built?.get(index);
    if (known !== undefined) return known;
    const built = this.#build(index);
    this.#built ??= new Map();
    this.#built.set(index, built);
    return built;
  }

  /** The created pods in their slots, and the condemned: what the status counts. */
  *counted(): Generator<PodFacts> {
    for (const [at, pod] of this.#inRange.entries()) {
      if (this.#inRange[at + 1]?.ordinal !== pod.ordinal) yield pod;
    }
    yield* this.condemned;
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
    return podFacts(
      newVersionedStatefulSetPod(this.versioned(which), this.revisions[which].metadata.name, this.start + index),
    );
  }
}

const none: readonly PodFacts[] = [];
