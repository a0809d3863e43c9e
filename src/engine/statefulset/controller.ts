/** The StatefulSet controller as a component: caches, queue and workers around the pure `reconcile` (stateful_set.go; semantics 1). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { Client } from '../apiserver/client.ts';
import type { Faults } from '../apiserver/faults.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { ControllerState, StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { Troubles } from '../simulation/troubles.ts';
import { behaviourOf, type Release } from '../versions.ts';
import type { CachedObjects } from './caches.ts';
import type { ControllerTroubles, SavedTroubles } from './controllerTroubles.ts';
import { wakeUps } from './eventHandlers.ts';
import { Informers } from './informers.ts';
import { reconcile } from './reconcile.ts';
import type { SyncReport } from './sync.ts';
import { type SavedQueue, Workqueue } from './workqueue.ts';

export interface SavedController {
  readonly queue: SavedQueue;
  /** How many workers are about to take a key. */
  readonly workersAhead: number;
  readonly lastSyncs: Readonly<Record<string, SyncReport>>;
  readonly troubles?: SavedTroubles | undefined;
}

/** How long a key waits for a worker, as a person would see it in the logs. */
const pickUpMs = 10;

export class StatefulSetController implements Component {
  readonly #machinery: Machinery;
  readonly #release: Release;
  readonly #faults: Faults | undefined;
  readonly #troubles: ControllerTroubles | undefined;
  #informers: Informers;
  #queue: Workqueue;
  /** How many syncs are on the agenda already: each stands for a worker that is about to take a key. */
  #workersAhead: number;
  readonly #lastSyncs: Map<string, SyncReport>;

  constructor(machinery: Machinery, release: Release, faults?: Faults, troubles?: Troubles, saved?: SavedController) {
    this.#machinery = machinery;
    this.#release = release;
    this.#faults = faults;
    this.#informers = Informers.of(saved?.troubles?.lagging?.objects ?? machinery.api.store.tables);
    this.#queue = new Workqueue(saved?.queue);
    this.#workersAhead = saved?.workersAhead ?? 0;
    this.#lastSyncs = new Map(Object.entries(saved?.lastSyncs ?? {}));
    const { StaleControllerConsistencyStatefulSet: guarded } = release.gates;
    if (troubles !== undefined)
      this.#troubles = new troubles.ControllerTroubles(this, machinery, guarded, saved?.troubles);
  }

  save(): SavedController {
    return {
      queue: this.#queue.save(),
      workersAhead: this.#workersAhead,
      lastSyncs: Object.fromEntries(this.#lastSyncs),
      troubles: this.#troubles?.save(),
    };
  }

  get informers(): Informers {
    return this.#informers;
  }

  /** Caches of their own that hold these objects. */
  cachesOf(objects: CachedObjects): Informers {
    return Informers.of(objects);
  }

  get lastSyncs(): ReadonlyMap<string, SyncReport> {
    return this.#lastSyncs;
  }

  /** What befalls it from now on; undefined when the rules for that have not been handed in. */
  get troubles(): ControllerTroubles | undefined {
    return this.#troubles;
  }

  state(): ControllerState {
    const { keys, processing, dirty, due, failures } = this.#queue.save();
    const delayed = Object.entries(due).map(([key, { dueMs, why }]) => ({ key, dueMs, why }));
    const backingOff = delayed.some(({ why }) => why === 'backOff');
    return {
      loop: keys.length > 0 ? 'queued' : backingOff ? 'backingOff' : 'idle',
      queue: keys,
      delayed,
      failures,
      ...(processing !== undefined && { processing, dirty }),
      ...this.#troubles?.state(),
    };
  }

  observe(event: WatchEvent): void {
    if (this.#troubles?.holds(event) !== true) this.deliver(event);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type === 'enqueue') {
      this.#queue.due(item.key, this.#machinery.nowMs);
      this.#wakeWorkers();
      return undefined;
    }
    if (item.type !== 'sync') return this.#troubles?.perform(item);
    this.#workersAhead -= 1;
    const key = this.#queue.take();
    if (key === undefined) return undefined;
    return this.#troubles?.begin(key) ?? this.finish(this.sync(key, this.#informers, this.#machinery.api.nowMs));
  }

  /** A watch event reaches the caches, and wakes whom it concerns. */
  deliver(event: WatchEvent): void {
    const before = event.resource === 'pods' ? this.#informers.pods.get(event.object.metadata.name)?.pod : undefined;
    this.#informers.deliver(event);
    for (const { key, afterMs } of wakeUps(event, before, this.#informers, behaviourOf(this.#release))) {
      if (afterMs === 0) this.#add(key);
      else this.#addAfter(key, afterMs, 'available');
    }
  }

  /** Syncs a set by the caches as they were when the sync began. */
  sync(key: string, informers: Informers, nowMs: number): SyncReport {
    const { api, recorder } = this.#machinery;
    const set = informers.sets.get(key);
    const client = new Client(api, this.#faults, this.#troubles?.clientOptions(key, set));
    const report = reconcile({ release: this.#release, informers, listers: this.#informers, client, nowMs }, key);
    if (set !== undefined) {
      for (const { type, reason, message } of report.events)
        recorder.record(set, 'statefulset-controller', type, reason, message);
    }
    return this.#troubles?.outcomeOf(report) ?? report;
  }

  /** A sync is over: what becomes of its key, and of the worker (processNextWorkItem). */
  finish(report: SyncReport): StepCause {
    const { set: key, error, requeueAfterMs, crashed } = report;
    this.#lastSyncs.set(key, report);
    if (crashed === true) {
      this.#troubles?.stop();
      return { type: 'sync', report };
    }
    if (error !== undefined) {
      this.#addAfter(key, this.#queue.failed(key, this.#machinery.nowMs), 'backOff');
    } else {
      this.#queue.forget(key);
      if (requeueAfterMs !== undefined) this.#addAfter(key, requeueAfterMs, 'available');
    }
    this.#queue.done(key);
    this.#wakeWorkers();
    return { type: 'sync', report };
  }

  /** Loses what is in memory. */
  forget(): void {
    this.#queue = new Workqueue();
    this.#workersAhead = 0;
  }

  /** Lists everything anew, and queues every set. */
  list(): void {
    this.#informers = Informers.of(this.#machinery.api.store.tables);
    for (const key of this.#informers.sets.keys()) this.#add(key);
  }

  #add(key: string): void {
    this.#queue.add(key);
    this.#wakeWorkers();
  }

  #addAfter(key: string, delayMs: number, why: 'backOff' | 'available'): void {
    const dueMs = this.#machinery.nowMs + delayMs;
    if (this.#queue.addAfter(key, dueMs, why)) this.#machinery.after(delayMs, { type: 'enqueue', key, why });
  }

  /** Puts free workers on the agenda, as long as there are keys for them. */
  #wakeWorkers(): void {
    const free = this.#machinery.world.controller.concurrentSyncs - (this.#troubles?.busyWorkers ?? 0);
    while (this.#workersAhead < Math.min(free, this.#queue.length)) {
      this.#workersAhead += 1;
      this.#machinery.after(pickUpMs, { type: 'sync' });
    }
  }
}
