/** Watch events of one resource on their way to the controller's cache: they keep their order, and arrive late or not at all. */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { Lag } from './caches.ts';

export interface HeldEvent {
  /** When it was sent, milliseconds since the scenario began. */
  readonly atMs: number;
  readonly event: WatchEvent;
}

export interface SavedWatch {
  readonly lag: Lag;
  readonly read: number;
  readonly held: readonly HeldEvent[];
}

export class WatchLag {
  lag: Lag;
  #read: number;
  readonly #held: HeldEvent[];

  constructor({ lag, read, held }: SavedWatch) {
    this.lag = lag;
    this.#read = read;
    this.#held = [...held];
  }

  get behind(): number {
    return this.#held.length;
  }

  get oldest(): HeldEvent | undefined {
    return this.#held[0];
  }

  /** The resourceVersion up to which the cache has read. */
  get read(): number {
    return this.#read;
  }

  /** When the next event arrives; undefined when none will by itself. */
  get nextAtMs(): number | undefined {
    return this.oldest === undefined || this.lag === 'frozen' ? undefined : this.oldest.atMs + this.lag;
  }

  /** The names of the objects that the held events are about. */
  names(): readonly string[] {
    return [...new Set(this.#held.map(({ event }) => event.object.metadata.name))];
  }

  hold(event: WatchEvent, atMs: number): void {
    this.#held.push({ atMs, event });
  }

  /** Takes what has arrived by now off the way, in its order. */
  arriving(nowMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    while ((this.nextAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) events.push((this.#held.shift() as HeldEvent).event);
    const last = events.at(-1);
    if (last !== undefined) this.#read = Number(last.object.metadata.resourceVersion);
    return events;
  }

  /** The cache was rebuilt by a list at this version: what was on its way is in it. */
  listed(version: number): void {
    this.#held.length = 0;
    this.#read = version;
  }

  save(): SavedWatch {
    return { lag: this.lag, read: this.#read, held: [...this.#held] };
  }
}
