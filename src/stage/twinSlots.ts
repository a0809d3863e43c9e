/** Where the pods of a Deployment stand on a stage, and in which order its revisions came. A slot means nothing: it is a place to look at. */
import type { Frame } from '#engine/simulation/frames.ts';
import { revisionOrder } from '#store/compare/differences.ts';
import { ownerIn, type PodSlots } from '#store/compare/podSlots.ts';

export interface TwinSlots {
  /** By the UID of the pod. */
  readonly slotOf: ReadonlyMap<string, number>;
  /** By the name of the ReplicaSet; the first is 1. */
  readonly orderOf: ReadonlyMap<string, number>;
}

/** As a whole run has them; undefined while that is not known. */
export function slotsOfRun(slots: PodSlots | undefined): TwinSlots {
  return { slotOf: slots?.slotOf ?? new Map(), orderOf: revisionOrder(slots?.tracks() ?? []) };
}

/** As one frame after the other shows them: a pod stays where it was seen, a new one takes the lowest free place. */
export class LiveSlots {
  #slotOf: ReadonlyMap<string, number> = new Map();
  readonly #orderOf = new Map<string, number>();

  /** `own`: the names of the Deployment's ReplicaSets. */
  at({ cluster }: Frame, own: ReadonlySet<string>): TwinSlots {
    const { pods, replicasets } = cluster.stored.objects;
    const before = this.#slotOf;
    const present = pods.filter((pod) => ownerIn(pod, own) !== undefined).toSorted(byAge);
    const next = new Map(
      present.flatMap(({ metadata }) => {
        const slot = before.get(metadata.uid);
        return slot === undefined ? [] : [[metadata.uid, slot] as const];
      }),
    );
    const taken = new Set(next.values());
    for (const { metadata } of present) {
      if (next.has(metadata.uid)) continue;
      let slot = 0;
      while (taken.has(slot)) slot += 1;
      taken.add(slot);
      next.set(metadata.uid, slot);
    }
    for (const { metadata } of replicasets.filter((each) => own.has(each.metadata.name)).toSorted(byAge))
      if (!this.#orderOf.has(metadata.name)) this.#orderOf.set(metadata.name, this.#orderOf.size + 1);
    this.#slotOf = next;
    return { slotOf: next, orderOf: this.#orderOf };
  }
}

interface Aged {
  readonly metadata: { readonly creationTimestamp?: string; readonly name: string };
}

function byAge(a: Aged, b: Aged): number {
  const ages = (a.metadata.creationTimestamp ?? '').localeCompare(b.metadata.creationTimestamp ?? '');
  return ages === 0 ? a.metadata.name.localeCompare(b.metadata.name) : ages;
}
