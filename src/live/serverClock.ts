/** The clock of the cluster: every answer says when it was given, and what its objects say of times is by that clock. */

/** A header has whole seconds, and takes a moment to arrive: clocks that differ by less are the same. */
const toleranceMs = 3000;

export class ServerClock {
  readonly #localMs: () => number;
  #aheadMs = 0;

  /** `localMs`: the clock of this machine, milliseconds since 1970. */
  constructor(localMs: () => number = Date.now) {
    this.#localMs = localMs;
  }

  /** Milliseconds since 1970, as the cluster counts them. */
  get nowMs(): number {
    return this.#localMs() + this.#aheadMs;
  }

  /** Takes the `Date` of an answer that has just come; what is none changes nothing. */
  note(date: string | null): void {
    // It was some moment of that second.
    const saidMs = Date.parse(date ?? '') + 500;
    if (Math.abs(saidMs - this.nowMs) > toleranceMs) this.#aheadMs = saidMs - this.#localMs();
  }
}
