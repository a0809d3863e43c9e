/** Four times a second is faster than anybody reads. */
const pauseMs = 250;

/**
 * A value for those parts of the page that are read and not watched. Step by step they show it at once; when values come faster than
 * they can be read, these parts skip some, so that the stage has the time. The last value is always shown.
 */
export class Calm<T> {
  readonly #listeners = new Set<() => void>();
  #newest: T;
  #shown: T;
  #shownAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(first: T) {
    this.#newest = first;
    this.#shown = first;
  }

  /** For React's useSyncExternalStore, as is `subscribe`. */
  readonly shown = (): T => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  offer(value: T): void {
    this.#newest = value;
    if (this.#timer !== undefined) return;
    const leftMs = this.#shownAt + pauseMs - performance.now();
    if (leftMs <= 0) this.#show();
    else this.#timer = setTimeout(() => this.#show(), leftMs);
  }

  /** What somebody's own hand did is seen at once. */
  offerNow(value: T): void {
    this.#newest = value;
    this.#show();
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shownAt = performance.now();
    if (this.#shown === this.#newest) return;
    this.#shown = this.#newest;
    for (const listener of this.#listeners) listener();
  }
}
