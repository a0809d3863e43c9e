/** The pods that carry one set's controller reference, kept in order of their ordinals and counted as they come and go. */
import type { LabelSelector, StatefulSet, StatefulSetSpec } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';
import type { PodFacts } from './podFacts.ts';

/** How many members are created, running and ready, and, not terminating, at each revision. Pods without an ordinal do not count. */
export interface PodTally {
  created: number;
  runningAndReady: number;
  readonly byRevision: Map<string, number>;
}

export class OwnedPods {
  /** Pods that match selector and name, by ordinal and then by name. */
  readonly members: PodFacts[] = [];
  /** Pods that are owned but do not match: to be released. */
  readonly strangers = new Map<string, PodFacts>();
  readonly tally: PodTally = { created: 0, runningAndReady: 0, byRevision: new Map() };
  /** How many members share their ordinal with one before them, as `web-1` does with an adopted `web-01`. */
  namesakes = 0;
  #setName = '';
  #selector: LabelSelector | undefined;
  #settledSpec: StatefulSetSpec | undefined;
  #settledCount = 0;

  isEmpty(): boolean {
    return this.members.length === 0 && this.strangers.size === 0;
  }

  /** Judges membership for this set; does nothing when name and selector are those of the last call. */
  bind(set: StatefulSet): void {
    if (this.#selector === set.spec.selector && this.#setName === set.metadata.name) return;
    const all = [...this.members, ...this.strangers.values()];
    for (const facts of all) this.delete(facts);
    this.#selector = set.spec.selector;
    this.#setName = set.metadata.name;
    for (const facts of all) this.set(facts);
  }

  /** Adds a pod, or replaces what was known of it. */
  set(facts: PodFacts): void {
    const isMember = this.#isMember(facts);
    const at = this.#position(facts);
    const known = this.members[at];
    if (isMember && known?.name === facts.name) {
      this.members[at] = facts;
      this.#changedAt(at);
      this.#count(known, -1);
      this.#count(facts, 1);
      return;
    }
    this.delete(facts);
    if (isMember) this.#insert(at, facts);
    else this.strangers.set(facts.name, facts);
  }

  #insert(at: number, facts: PodFacts): void {
    if (this.#hasNamesakeAt(at - 1, facts) || this.#hasNamesakeAt(at, facts)) this.namesakes += 1;
    this.members.splice(at, 0, facts);
    this.#changedAt(at);
    this.#count(facts, 1);
  }

  delete({ name, ordinal }: PodFacts): void {
    this.strangers.delete(name);
    const at = this.#position({ name, ordinal });
    const known = this.members[at];
    if (known?.name !== name) return;
    if (this.#hasNamesakeAt(at - 1, known) || this.#hasNamesakeAt(at + 1, known)) this.namesakes -= 1;
    this.members.splice(at, 1);
    this.#changedAt(at);
    this.#count(known, -1);
  }

  forgetSettled(ordinal: number): void {
    const first = this.#firstOf(ordinal);
    for (let at = first; this.members[at]?.ordinal === ordinal; at++)
      (this.members[at] as PodFacts).settledFor = undefined;
    this.#changedAt(first);
  }

  /** How many members from the first one on were all found settled under this spec, and did not change since. */
  settledCount(spec: StatefulSetSpec): number {
    return this.#settledSpec === spec ? this.#settledCount : 0;
  }

  noteSettled(spec: StatefulSetSpec, count: number): void {
    this.#settledSpec = spec;
    this.#settledCount = count;
  }

  #hasNamesakeAt(position: number, { ordinal }: PodFacts): boolean {
    return this.members[position]?.ordinal === ordinal;
  }

  #changedAt(position: number): void {
    this.#settledCount = Math.min(this.#settledCount, position);
  }

  #count({ ordinal, created, runningAndReady, terminating, revision }: PodFacts, change: 1 | -1): void {
    if (ordinal < 0 || !created) return;
    this.tally.created += change;
    if (runningAndReady) this.tally.runningAndReady += change;
    if (terminating) return;
    const { byRevision } = this.tally;
    const count = (byRevision.get(revision) ?? 0) + change;
    if (count === 0) byRevision.delete(revision);
    else byRevision.set(revision, count);
  }

  #isMember({ pod, parent }: PodFacts): boolean {
    return (
      parent === this.#setName && this.#selector !== undefined && matchesSelector(this.#selector, pod.metadata.labels)
    );
  }

  /** Where the pod stands, or would be put. */
  #position({ name, ordinal }: Pick<PodFacts, 'name' | 'ordinal'>): number {
    let at = this.#firstOf(ordinal);
    for (let next = this.members[at]; next?.ordinal === ordinal && next.name < name; next = this.members[at]) at++;
    return at;
  }

  #firstOf(ordinal: number): number {
    return firstFrom(this.members, ordinal);
  }
}

/** The position of the first pod whose ordinal is at least this one, in pods sorted by ordinal. */
export function firstFrom(pods: readonly PodFacts[], ordinal: number): number {
  let low = 0;
  let high = pods.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pods[middle] as PodFacts).ordinal < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}
