/**
 * The controller's queue of keys: each at most once and never with two workers, with delays, and with back-off for keys that fail
 * (client-go workqueue; semantics 1.1, 1.5).
 */

export interface SavedQueue {
  readonly keys: readonly string[];
  /** Keys that a worker has taken and is not done with; `dirty` ones were added again meanwhile. Absent when there are none. */
  readonly processing?: readonly string[];
  readonly dirty?: readonly string[];
  readonly failures: Readonly<Record<string, number>>;
  readonly bucket: { readonly tokens: number; readonly atMs: number };
  /** Due times of delayed keys, by key. */
  readonly due: Readonly<Record<string, { readonly dueMs: number; readonly why: 'backOff' | 'available' }>>;
}

const baseDelayMs = 5;
const maxDelayMs = 1_000_000;
const tokensPerSecond = 10;
const burst = 100;

export class Workqueue {
  readonly #keys: string[];
  readonly #processing: Set<string>;
  readonly #dirty: Set<string>;
  readonly #failures: Map<string, number>;
  readonly #due: Map<string, { dueMs: number; why: 'backOff' | 'available' }>;
  #tokens: number;
  #tokensAtMs: number;

  constructor(saved?: SavedQueue) {
    this.#keys = [...(saved?.keys ?? [])];
    this.#processing = new Set(saved?.processing);
    this.#dirty = new Set(saved?.dirty);
    this.#failures = new Map(Object.entries(saved?.failures ?? {}));
    this.#due = new Map(Object.entries(saved?.due ?? {}));
    this.#tokens = saved?.bucket.tokens ?? burst;
    this.#tokensAtMs = saved?.bucket.atMs ?? 0;
  }

  /** How many keys wait for a worker. */
  get length(): number {
    return this.#keys.length;
  }

  /** Queues a key; false when it is queued already, or has to wait until the worker that has it is done. */
  add(key: string): boolean {
    if (this.#processing.has(key)) {
      this.#dirty.add(key);
      return false;
    }
    if (this.#keys.includes(key)) return false;
    this.#keys.push(key);
    return true;
  }

  /** Asks for the key at a later time. An earlier pending time wins; then nothing has to be scheduled, and the answer is false. */
  addAfter(key: string, dueMs: number, why: 'backOff' | 'available'): boolean {
    const pending = this.#due.get(key);
    if (pending !== undefined && pending.dueMs <= dueMs) return false;
    this.#due.set(key, { dueMs, why });
    return true;
  }

  /** A delayed time has come: queues the key, unless an earlier time replaced this one. */
  due(key: string, nowMs: number): boolean {
    const pending = this.#due.get(key);
    if (pending === undefined || pending.dueMs > nowMs) return false;
    this.#due.delete(key);
    return this.add(key);
  }

  /** Gives the longest waiting key to a worker, who has to say when it is done; undefined when none waits. */
  take(): string | undefined {
    const key = this.#keys.shift();
    if (key !== undefined) this.#processing.add(key);
    return key;
  }

  /** The worker is done with the key. One that was added meanwhile is queued again. */
  done(key: string): void {
    this.#processing.delete(key);
    if (this.#dirty.delete(key)) this.#keys.push(key);
  }

  /** The delay of a key that failed: the longer of its own exponential one and of the bucket that all keys share. */
  failed(key: string, nowMs: number): number {
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    return Math.max(Math.min(baseDelayMs * 2 ** failures, maxDelayMs), this.#bucketDelayMs(nowMs));
  }

  /** A sync went well: the key's failures are forgotten. */
  forget(key: string): void {
    this.#failures.delete(key);
  }

  save(): SavedQueue {
    return {
      keys: [...this.#keys],
      ...(this.#processing.size > 0 && { processing: [...this.#processing], dirty: [...this.#dirty] }),
      failures: Object.fromEntries(this.#failures),
      bucket: { tokens: this.#tokens, atMs: this.#tokensAtMs },
      due: Object.fromEntries(this.#due),
    };
  }

  #bucketDelayMs(nowMs: number): number {
    this.#tokens = Math.min(burst, this.#tokens + ((nowMs - this.#tokensAtMs) / 1000) * tokensPerSecond) - 1;
    this.#tokensAtMs = nowMs;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / tokensPerSecond) * 1000);
  }
}
