/** Pods and claims by ordinal, carried from frame to frame: a frame is compared with the one before it, object by object. */
import { compareTables } from '#engine/simulation/compareTables.ts';
import type { PersistentVolumeClaim, Pod } from '#engine/objects.ts';
import { type PodFacts, parseOrdinal, podFacts } from '#engine/statefulset/podFacts.ts';

/** The pods of a set. */
export class PodTable {
  #items: readonly Pod[] = [];
  readonly #byOrdinal = new Map<number, PodFacts>();
  readonly #counts = new Map<string, number>();
  /** Ordinals of pods that are not simply Running and Ready. */
  readonly unsettled = new Set<number>();
  /** Ordinals whose pod is another value than in the frame before. */
  readonly changed = new Set<number>();

  constructor(readonly setName: string) {}

  /** By name, not by owner: an orphan sits in its ordinal's slot and keeps another pod out of it. */
  take(pods: readonly Pod[]): void {
    this.changed.clear();
    compareTables(
      this.#items,
      pods,
      (pod) => this.#leave(factsOf(pod)),
      (pod) => this.#enter(factsOf(pod)),
    );
    this.#items = pods;
  }

  get(ordinal: number): PodFacts | undefined {
    return this.#byOrdinal.get(ordinal);
  }

  has(ordinal: number): boolean {
    return this.#byOrdinal.has(ordinal);
  }

  ordinals(): Iterable<number> {
    return this.#byOrdinal.keys();
  }

  get size(): number {
    return this.#byOrdinal.size;
  }

  /** How many pods carry a revision. */
  carrying(revision: string): number {
    return this.#counts.get(revision) ?? 0;
  }

  #enter(facts: PodFacts): void {
    if (facts.parent !== this.setName || facts.ordinal < 0) return;
    this.#byOrdinal.set(facts.ordinal, facts);
    this.#count(facts.revision, 1);
    this.changed.add(facts.ordinal);
    if (facts.runningAndReady && !facts.terminating) this.unsettled.delete(facts.ordinal);
    else this.unsettled.add(facts.ordinal);
  }

  #leave(facts: PodFacts): void {
    // A pod made again under the same name may have come before the old one goes.
    if (facts.parent !== this.setName || facts.ordinal < 0) return;
    this.#count(facts.revision, -1);
    this.changed.add(facts.ordinal);
    if (this.#byOrdinal.get(facts.ordinal) !== facts) return;
    this.#byOrdinal.delete(facts.ordinal);
    this.unsettled.delete(facts.ordinal);
  }

  #count(revision: string, by: number): void {
    this.#counts.set(revision, (this.#counts.get(revision) ?? 0) + by);
  }
}

/** The claims of all sets by name, and the ordinals of those that a set's name ends in. */
export class ClaimTable {
  #items: readonly PersistentVolumeClaim[] = [];
  readonly #byName = new Map<string, PersistentVolumeClaim>();
  readonly #counts = new Map<number, number>();

  constructor(readonly setName: string) {}

  take(claims: readonly PersistentVolumeClaim[]): void {
    compareTables(
      this.#items,
      claims,
      (claim) => this.#leave(claim),
      (claim) => this.#enter(claim),
    );
    this.#items = claims;
  }

  get(name: string): PersistentVolumeClaim | undefined {
    return this.#byName.get(name);
  }

  /** The ordinals that have a claim, whatever the range. */
  ordinals(): Iterable<number> {
    return this.#counts.keys();
  }

  #enter(claim: PersistentVolumeClaim): void {
    this.#byName.set(claim.metadata.name, claim);
    this.#count(claim, 1);
  }

  #leave(claim: PersistentVolumeClaim): void {
    const { name } = claim.metadata;
    if (this.#byName.get(name) === claim) this.#byName.delete(name);
    this.#count(claim, -1);
  }

  #count({ metadata }: PersistentVolumeClaim, by: number): void {
    const { parent, ordinal } = parseOrdinal(metadata.name);
    if (ordinal < 0 || !parent.endsWith(`-${this.setName}`)) return;
    const count = (this.#counts.get(ordinal) ?? 0) + by;
    if (count === 0) this.#counts.delete(ordinal);
    else this.#counts.set(ordinal, count);
  }
}

const knownFacts = new WeakMap<Pod, PodFacts>();

/** Worked out once for each pod object. */
function factsOf(pod: Pod): PodFacts {
  let facts = knownFacts.get(pod);
  if (facts === undefined) {
    facts = podFacts(pod);
    knownFacts.set(pod, facts);
  }
  return facts;
}
