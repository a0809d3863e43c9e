/**
 * A Deployment's pods in slots, so that they can stand in lanes and rows: a new pod takes the lowest slot that is free, and keeps it as
 * long as it lives. Nothing of the cluster knows these slots.
 */
import type { Frame } from '#engine/simulation/frames.ts';
import type { History } from '#engine/simulation/history.ts';
import { lookOf } from '#engine/simulation/trackRecorder.ts';
import type { LaneChange, LaneTrack } from '#engine/simulation/tracks.ts';
import type { Pod, ReplicaSet } from '#engine/objects.ts';

interface Lived {
  readonly slot: number;
  readonly revision: string;
  pod: Pod;
}

export class PodSlots {
  readonly #history: History;
  readonly #deployment: string;
  readonly #slotOf = new Map<string, number>();
  readonly #changes: LaneChange[][] = [];
  readonly #alive = new Map<string, Lived>();
  #tracks: readonly LaneTrack[] = [];
  #pods: readonly Pod[] | undefined;
  #read = -1;

  constructor(history: History, deployment: string) {
    this.#history = history;
    this.#deployment = deployment;
  }

  /** The slot of each pod that there has been, by its UID. */
  get slotOf(): ReadonlyMap<string, number> {
    return this.#slotOf;
  }

  /** One track a slot, as far as the history is known. The same list while it is the same. */
  tracks(): readonly LaneTrack[] {
    const { length } = this.#history.steps;
    const before = this.#read;
    while (this.#read < length) this.#take(this.#history.frameAt(++this.#read));
    if (before < this.#read)
      this.#tracks = this.#changes.map((changes, ordinal) => ({ ordinal, changes: [...changes] }));
    return this.#tracks;
  }

  #take({ step, cluster }: Frame): void {
    const { pods, replicasets } = cluster.stored.objects;
    if (pods === this.#pods) return;
    this.#pods = pods;
    const own = ownReplicaSets(replicasets, this.#deployment);
    const seen = new Set<string>();
    for (const pod of pods) {
      const { uid } = pod.metadata;
      const known = this.#alive.get(uid);
      if (known !== undefined) seen.add(uid);
      if (known?.pod === pod) continue;
      const revision = known?.revision ?? ownerIn(pod, own);
      if (revision === undefined) continue;
      seen.add(uid);
      this.#note(uid, pod, revision, step);
    }
    for (const [uid, { slot }] of this.#alive) {
      if (seen.has(uid)) continue;
      this.#alive.delete(uid);
      this.#changes[slot]?.push({ step, level: 'none', revision: '' });
    }
  }

  #note(uid: string, pod: Pod, revision: string, step: number): void {
    const slot = this.#alive.get(uid)?.slot ?? this.#freeSlot();
    this.#alive.set(uid, { slot, revision, pod });
    this.#slotOf.set(uid, slot);
    const changes = (this.#changes[slot] ??= []);
    const { level } = lookOf(pod);
    const last = changes.at(-1);
    if (last?.level !== level || last.revision !== revision) changes.push({ step, level, revision });
  }

  #freeSlot(): number {
    const taken = new Set([...this.#alive.values()].map(({ slot }) => slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    return slot;
  }
}

/** The names of a Deployment's ReplicaSets. The same set while they are the same. */
export function ownReplicaSets(replicaSets: readonly ReplicaSet[], deployment: string): ReadonlySet<string> {
  const known = ownNames.get(replicaSets);
  if (known?.deployment === deployment) return known.names;
  const own = replicaSets.filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ kind, name }) => kind === 'Deployment' && name === deployment),
  );
  const names = new Set(own.map(({ metadata }) => metadata.name));
  ownNames.set(replicaSets, { deployment, names });
  return names;
}

const ownNames = new WeakMap<
  readonly ReplicaSet[],
  { readonly deployment: string; readonly names: ReadonlySet<string> }
>();

/** The ReplicaSet among these that a pod belongs to. */
export function ownerIn({ metadata }: Pod, own: ReadonlySet<string>): string | undefined {
  return metadata.ownerReferences?.find(({ kind, name }) => kind === 'ReplicaSet' && own.has(name))?.name;
}
