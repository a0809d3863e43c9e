/**
 * A Deployment's pods in slots, so that they can stand in lanes and rows: a new pod takes the lowest slot that is free, and keeps it as
 * long as it lives. Nothing of the cluster knows these slots.
 */
import type { Frame } from '#engine/simulation/frames.ts';
import type { History } from '#engine/simulation/history.ts';
import { lookOf } from '#engine/simulation/trackRecorder.ts';
import type { LaneChange, LaneTrack } from '#engine/simulation/tracks.ts';
import type { Pod, ReplicaSet } from '#engine/objects.ts';

interface Life {
  readonly uid: string;
  readonly slot: number;
  readonly revision: string;
  readonly from: number;
  /** The step at which it was gone. */
  to: number;
  /** As it was last seen. */
  pod: Pod | undefined;
}

export class PodSlots {
  readonly #history: History;
  readonly #deployment: string;
  readonly #lives: Life[];
  readonly #slotOf: Map<string, number>;
  readonly #changes: LaneChange[][];
  readonly #alive: Map<string, Life>;
  #tracks: readonly LaneTrack[] | undefined;
  #pods: readonly Pod[] | undefined;
  #read = -1;

  /** `known`: the slots of a history that has its first steps in common with this one; those are not read again. */
  constructor(history: History, deployment: string, known?: PodSlots) {
    this.#history = history;
    this.#deployment = deployment;
    const shared = known === undefined ? -1 : Math.min(known.#read, sharedPrefix(known.#history, history));
    this.#lives = known === undefined ? [] : livesUpTo(shared, known.#lives);
    this.#slotOf = new Map(this.#lives.map(({ uid, slot }) => [uid, slot]));
    this.#alive = new Map(this.#lives.flatMap((life) => (life.to > shared ? [[life.uid, life] as const] : [])));
    this.#changes = known === undefined ? [] : changesUpTo(shared, known.#changes);
    this.#read = shared;
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
    if (this.#tracks === undefined || before < length)
      this.#tracks = this.#changes.map((changes, ordinal) => ({
        set: this.#deployment,
        ordinal,
        changes: [...changes],
      }));
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
    for (const [uid, life] of this.#alive) {
      if (seen.has(uid)) continue;
      life.to = step;
      this.#alive.delete(uid);
      this.#changes[life.slot]?.push({ step, level: 'none', revision: '' });
    }
  }

  #note(uid: string, pod: Pod, revision: string, step: number): void {
    const life = this.#alive.get(uid) ?? this.#begin(uid, revision, step);
    life.pod = pod;
    const changes = (this.#changes[life.slot] ??= []);
    const { level } = lookOf(pod);
    const last = changes.at(-1);
    if (last?.level !== level || last.revision !== revision) changes.push({ step, level, revision });
  }

  #begin(uid: string, revision: string, from: number): Life {
    const life = { uid, slot: this.#freeSlot(), revision, from, to: Number.POSITIVE_INFINITY, pod: undefined };
    this.#lives.push(life);
    this.#alive.set(uid, life);
    this.#slotOf.set(uid, life.slot);
    return life;
  }

  #freeSlot(): number {
    const taken = new Set([...this.#alive.values()].map(({ slot }) => slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    return slot;
  }
}

function livesUpTo(step: number, lives: readonly Life[]): Life[] {
  const begun = lives.filter(({ from }) => from <= step);
  return begun.map((life) => ({ ...life, to: life.to > step ? Number.POSITIVE_INFINITY : life.to, pod: undefined }));
}

function changesUpTo(last: number, lanes: readonly (readonly LaneChange[])[]): LaneChange[][] {
  return lanes.map((changes) => changes.filter(({ step }) => step <= last));
}

/** How many first steps are the very same in both: what a fork takes over from the history that it leaves. */
function sharedPrefix(a: History, b: History): number {
  let low = 0;
  let high = Math.min(a.steps.length, b.steps.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (a.steps[middle] === b.steps[middle]) low = middle + 1;
    else high = middle;
  }
  return low;
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
