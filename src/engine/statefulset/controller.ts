/** The StatefulSet controller as a component: caches, queue and worker around the pure `reconcile` (stateful_set.go; semantics 1). */
import { Client, type Faults } from '../apiserver/client.ts';
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { ControllerState, StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { behaviourOf, type Release } from '../versions.ts';
import { wakeUps } from './eventHandlers.ts';
import { Informers } from './informers.ts';
import { reconcile } from './reconcile.ts';
import type { SyncReport } from './sync.ts';
import { type SavedQueue, Workqueue } from './workqueue.ts';

export interface SavedController {
  readonly queue: SavedQueue;
  readonly workerBusy: boolean;
  readonly lastSyncs: Readonly<Record<string, SyncReport>>;
}

/** How long a key waits for the worker and its sync takes, as a person would see it in the logs. */
const syncMs = 10;

export class StatefulSetController implements Component {
  readonly #machinery: Machinery;
  readonly #release: Release;
  readonly #faults: Faults;
  readonly #informers: Informers;
  readonly #queue: Workqueue;
  readonly #lastSyncs: Map<string, SyncReport>;
  /** Whether a sync is on the agenda already. */
  #workerBusy: boolean;

  constructor(machinery: Machinery, release: Release, faults: Faults, saved?: SavedController) {
    this.#machinery = machinery;
    this.#release = release;
    this.#faults = faults;
    this.#informers = Informers.of(machinery.api.store.tables);
    this.#queue = new Workqueue(saved?.queue);
    this.#workerBusy = saved?.workerBusy ?? false;
    this.#lastSyncs = new Map(Object.entries(saved?.lastSyncs ?? {}));
  }

  save(): SavedController {
    return { queue: this.#queue.save(), workerBusy: this.#workerBusy, lastSyncs: Object.fromEntries(this.#lastSyncs) };
  }

  get lastSyncs(): ReadonlyMap<string, SyncReport> {
    return this.#lastSyncs;
  }

  state(): ControllerState {
    const { keys, due, failures } = this.#queue.save();
    const delayed = Object.entries(due).map(([key, { dueMs, why }]) => ({ key, dueMs, why }));
    const backingOff = delayed.some(({ why }) => why === 'backOff');
    return { loop: keys.length > 0 ? 'queued' : backingOff ? 'backingOff' : 'idle', queue: keys, delayed, failures };
  }

  observe(event: WatchEvent): void {
    const before = event.resource === 'pods' ? this.#informers.pods.get(event.object.metadata.name)?.pod : undefined;
    this.#informers.deliver(event);
    for (const { key, afterMs } of wakeUps(event, before, this.#informers, behaviourOf(this.#release))) {
      if (afterMs === 0) this.#add(key);
      else this.#addAfter(key, afterMs, 'available');
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type === 'enqueue') {
      this.#queue.due(item.key, this.#machinery.nowMs);
      this.#wakeWorker();
      return undefined;
    }
    if (item.type !== 'sync') return undefined;
    this.#workerBusy = false;
    const key = this.#queue.take();
    if (key === undefined) return undefined;
    const report = this.#sync(key);
    this.#wakeWorker();
    return { type: 'sync', report };
  }

  #sync(key: string): SyncReport {
    const { api, nowMs, recorder } = this.#machinery;
    const client = new Client(api, this.#faults);
    const set = this.#informers.sets.get(key);
    const report = reconcile({ release: this.#release, informers: this.#informers, client, nowMs: api.nowMs }, key);
    this.#lastSyncs.set(key, report);
    if (set !== undefined) {
      for (const { type, reason, message } of report.events)
        recorder.record(set, 'statefulset-controller', type, reason, message);
    }
    if (report.error !== undefined) {
      this.#addAfter(key, this.#queue.failed(key, nowMs), 'backOff');
      return report;
    }
    this.#queue.forget(key);
    if (report.requeueAfterMs !== undefined) this.#addAfter(key, report.requeueAfterMs, 'available');
    return report;
  }

  #add(key: string): void {
    this.#queue.add(key);
    this.#wakeWorker();
  }

  #addAfter(key: string, delayMs: number, why: 'backOff' | 'available'): void {
    const dueMs = this.#machinery.nowMs + delayMs;
    if (this.#queue.addAfter(key, dueMs, why)) this.#machinery.after(delayMs, { type: 'enqueue', key, why });
  }

  #wakeWorker(): void {
    if (this.#workerBusy || this.#queue.isEmpty) return;
    this.#workerBusy = true;
    this.#machinery.after(syncMs, { type: 'sync' });
  }
}
