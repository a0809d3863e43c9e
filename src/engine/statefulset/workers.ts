/** The controller's workers (ConcurrentStatefulSetSyncs): each takes a key off the queue and is busy until its sync is done (semantics 1.1). */
import type { Machinery } from '../simulation/machinery.ts';
import type { CachedObjects } from './caches.ts';
import { Informers } from './informers.ts';
import type { Workqueue } from './workqueue.ts';

/** A sync that has begun: when, on the wall clock, and with which caches. */
export interface RunningSync {
  readonly startMs: number;
  readonly informers: Informers;
}

export interface SavedWorkers {
  /** How many are about to take a key. */
  readonly ahead: number;
  /** What the others work on, by key; absent when there are none. */
  readonly running?: Readonly<Record<string, { readonly startMs: number; readonly objects: CachedObjects }>>;
}

/** How long a key waits for a worker, as a person would see it in the logs. */
const pickUpMs = 10;

export class Workers {
  readonly #machinery: Machinery;
  readonly #queue: Workqueue;
  /** How many syncs are on the agenda already: each stands for a worker that is about to take a key. */
  #ahead: number;
  readonly #running: Map<string, RunningSync>;

  constructor(machinery: Machinery, queue: Workqueue, saved?: SavedWorkers) {
    this.#machinery = machinery;
    this.#queue = queue;
    this.#ahead = saved?.ahead ?? 0;
    this.#running = new Map(
      Object.entries(saved?.running ?? {}).map(([key, { startMs, objects }]) => [
        key,
        { startMs, informers: Informers.of(objects) },
      ]),
    );
  }

  get areSyncing(): boolean {
    return this.#running.size > 0;
  }

  /** Puts free workers on the agenda, as long as there are keys for them. */
  wake(): void {
    const { concurrentSyncs } = this.#machinery.world.controller;
    while (this.#ahead < this.#queue.length && this.#ahead + this.#running.size < concurrentSyncs) {
      this.#ahead += 1;
      this.#machinery.after(pickUpMs, { type: 'sync' });
    }
  }

  /** A worker takes the next key; undefined when there is none any more. */
  take(): string | undefined {
    this.#ahead -= 1;
    return this.#queue.take();
  }

  /** The worker that took the key reads the caches now, and will write later. */
  begin(key: string, informers: Informers): void {
    const snapshot = Informers.of(informers.objects());
    this.#running.set(key, { startMs: this.#machinery.api.nowMs, informers: snapshot });
    this.#machinery.after(this.#machinery.world.controller.syncMs, { type: 'syncEnd', key });
  }

  /** The sync that began with this key; undefined when there is none. */
  end(key: string): RunningSync | undefined {
    const running = this.#running.get(key);
    this.#running.delete(key);
    return running;
  }

  save(): SavedWorkers {
    if (this.#running.size === 0) return { ahead: this.#ahead };
    const running = [...this.#running].map(
      ([key, { startMs, informers }]) => [key, { startMs, objects: informers.objects() }] as const,
    );
    return { ahead: this.#ahead, running: Object.fromEntries(running) };
  }
}
