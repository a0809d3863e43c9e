/** The pods that carry one set's controller reference, kept in order of their ordinals as they come and go. */
import type { LabelSelector, StatefulSet } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';
import type { PodFacts } from './podFacts.ts';

export class OwnedPods {
  /** Pods that match selector and name, by ordinal and then by name. */
  readonly members: PodFacts[] = [];
  /** Pods that are owned but do not match: to be released. */
  readonly strangers = new Map<string, PodFacts>();
  #setName = '';
  #selector: LabelSelector | undefined;

  isEmpty(): boolean {
    return this.members.length === 0 && this.strangers.size === 0;
  }

  /** Judges membership for this set; does nothing when name and selector are those of the last call. */
  bind(set: StatefulSet): void {
    if (this.#selector === set.spec.selector && this.#setName === set.metadata.name) return;
    this.#selector = set.spec.selector;
    this.#setName = set.metadata.name;
    const all = [...this.members, ...this.strangers.values()];
    this.members.length = 0;
    this.strangers.clear();
    for (const facts of all) this.set(facts);
  }

  /** Adds a pod, or replaces what was known of it. */
  set(facts: PodFacts): void {
    const at = this.#position(facts);
    const known = this.members[at]?.name === facts.name;
    if (this.#isMember(facts)) {
      this.strangers.delete(facts.name);
      this.members.splice(at, known ? 1 : 0, facts);
      return;
    }
    if (known) this.members.splice(at, 1);
    this.strangers.set(facts.name, facts);
  }

  delete(facts: PodFacts): void {
    this.strangers.delete(facts.name);
    const at = this.#position(facts);
    if (this.members[at]?.name === facts.name) this.members.splice(at, 1);
  }

  forgetSettled(ordinal: number): void {
    for (let at = this.#firstOf(ordinal); this.members[at]?.ordinal === ordinal; at++) {
      (this.members[at] as PodFacts).settledFor = undefined;
    }
  }

  #isMember({ pod, parent }: PodFacts): boolean {
    return parent === this.#setName && this.#selector !== undefined && matchesSelector(this.#selector, pod.metadata.labels);
  }

  /** Where the pod stands, or would be put. */
  #position(facts: PodFacts): number {
    let at = this.#firstOf(facts.ordinal);
    for (let next = this.members[at]; next?.ordinal === facts.ordinal && next.name < facts.name; next = this.members[at]) at++;
    return at;
  }

  #firstOf(ordinal: number): number {
    let low = 0;
    let high = this.members.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.members[middle] as PodFacts).ordinal < ordinal) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
