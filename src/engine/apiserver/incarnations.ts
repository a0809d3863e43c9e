/**
 * How often each name was used, so that no two objects share a UID. The counts only ever grow, one at a time: what they were at
 * some moment is the beginning of a list, and is written out only when somebody asks.
 */
export class Incarnations {
  readonly #earlier: Readonly<Record<string, number>>;
  readonly #counts: Map<string, number>;
  /** The keys that were counted since, in that order. */
  readonly #counted: string[] = [];
  #revisions: readonly string[];

  constructor(earlier: Readonly<Record<string, number>> = {}) {
    this.#earlier = earlier;
    this.#counts = new Map(Object.entries(earlier));
    this.#revisions = revisionsAmong(earlier);
  }

  /** Counts one more object of this key, e.g. `Pod/web-0`, and says how many that makes. */
  next(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    this.#counted.push(key);
    if (count === 1 && key.startsWith(revisionPrefix))
      this.#revisions = [...this.#revisions, key.slice(revisionPrefix.length)];
    return count;
  }

  /** The counts as they are now; what comes later does not change them. */
  save(): () => Readonly<Record<string, number>> {
    const upTo = this.#counted.length;
    // Kept as long as somebody looks at it, and not for every keyframe that was ever returned to.
    let known: WeakRef<Readonly<Record<string, number>>> | undefined;
    return () => {
      const before = known?.deref();
      if (before !== undefined) return before;
      const written = { ...this.#earlier };
      for (let at = 0; at < upTo; at++) {
        const key = this.#counted[at] as string;
        written[key] = (written[key] ?? 0) + 1;
      }
      known = new WeakRef(written);
      return written;
    };
  }

  /** The names of all ControllerRevisions there have been, in the order in which each first came. The same list until there is another. */
  get revisions(): readonly string[] {
    return this.#revisions;
  }
}

const revisionPrefix = 'ControllerRevision/';

export function revisionsAmong(incarnations: Readonly<Record<string, number>>): readonly string[] {
  return Object.keys(incarnations).flatMap((key) =>
    key.startsWith(revisionPrefix) ? [key.slice(revisionPrefix.length)] : [],
  );
}
