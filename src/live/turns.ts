/** One stream for many: whoever wants it waits in line, and gives it back. */
export class Turns {
  readonly #line: (() => void)[] = [];
  #isTaken = false;

  /** Resolves when it is one's turn, with how to end it. Whoever is aborted while waiting gets a turn that is none. */
  async take(signal: AbortSignal): Promise<() => void> {
    const isMine = this.#isTaken ? await this.#wait(signal) : true;
    if (!isMine) return () => {};
    this.#isTaken = true;
    return () => this.#next();
  }

  /** False when it was aborted before the turn came. */
  #wait(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const go = () => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = () => {
        const at = this.#line.indexOf(go);
        if (at >= 0) this.#line.splice(at, 1);
        resolve(false);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#line.push(go);
    });
  }

  #next(): void {
    const next = this.#line.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}
