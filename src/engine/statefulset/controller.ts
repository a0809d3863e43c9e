/** The StatefulSet controller as a component: caches, queue and workers around the pure `reconcile` (stateful_set.go; semantics 1). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { Client, type ClientOptions } from '../apiserver/client.ts';
import type { Faults } from '../apiserver/faults.ts';
import type { StatefulSet } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { ControllerState, StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { Troubles } from '../simulation/troubles.ts';
import { behaviourOf, type Release } from '../versions.ts';
import type { CachedResource, Lag } from './caches.ts';
import { wakeUps } from './eventHandlers.ts';
import { Informers } from './informers.ts';
import type { LaggingCaches, SavedLaggingCaches } from './laggingCaches.ts';
import { reconcile } from './reconcile.ts';
import type { SyncReport } from './sync.ts';
import { type RunningSync, type SavedWorkers, Workers } from './workers.ts';
import { type SavedQueue, Workqueue } from './workqueue.ts';

export interface SavedController {
  readonly queue: SavedQueue;
  readonly workers: SavedWorkers;
  readonly lastSyncs: Readonly<Record<string, SyncReport>>;
  /** What follows is absent as long as all is well. */
  readonly lagging?: SavedLaggingCaches;
  readonly isDown?: true;
  readonly crashAfterWrites?: number;
}

export class StatefulSetController implements Component {
  readonly #machinery: Machinery;
  readonly #release: Release;
  readonly #faults: Faults;
  readonly #troubles: Troubles | undefined;
  #informers: Informers;
  /** Between the API server and the caches, as long as one of them lags. */
  #lagging: LaggingCaches | undefined;
  #queue: Workqueue;
  #workers: Workers;
  readonly #lastSyncs: Map<string, SyncReport>;
  #isDown: boolean;
  #crashAfterWrites: number | undefined;

  constructor(machinery: Machinery, release: Release, faults: Faults, troubles?: Troubles, saved?: SavedController) {
    this.#machinery = machinery;
    this.#release = release;
    this.#faults = faults;
    this.#troubles = troubles;
    this.#informers = Informers.of(saved?.lagging?.objects ?? machinery.api.store.tables);
    if (saved?.lagging !== undefined) this.#lagging = this.#lag(saved.lagging);
    this.#queue = new Workqueue(saved?.queue);
    this.#workers = new Workers(machinery, this.#queue, saved?.workers);
    this.#lastSyncs = new Map(Object.entries(saved?.lastSyncs ?? {}));
    this.#isDown = saved?.isDown ?? false;
    this.#crashAfterWrites = saved?.crashAfterWrites;
  }

  save(): SavedController {
    return {
      queue: this.#queue.save(),
      workers: this.#workers.save(),
      lastSyncs: Object.fromEntries(this.#lastSyncs),
      ...(this.#lagging !== undefined && { lagging: this.#lagging.save(this.#informers) }),
      ...(this.#isDown && { isDown: true }),
      ...(this.#crashAfterWrites !== undefined && { crashAfterWrites: this.#crashAfterWrites }),
    };
  }

  get lastSyncs(): ReadonlyMap<string, SyncReport> {
    return this.#lastSyncs;
  }

  state(): ControllerState {
    const { keys, processing, dirty, due, failures } = this.#queue.save();
    const delayed = Object.entries(due).map(([key, { dueMs, why }]) => ({ key, dueMs, why }));
    return {
      loop: this.#loop(delayed.some(({ why }) => why === 'backOff')),
      queue: keys,
      delayed,
      failures,
      ...(processing !== undefined && { processing, dirty }),
      ...(this.#lagging !== undefined && { caches: this.#lagging.states(this.#informers) }),
    };
  }

  observe(event: WatchEvent): void {
    if (this.#isDown || this.#lagging?.hold(event) === true) return;
    this.#deliver(event);
  }

  perform(item: AgendaItem): StepCause | undefined {
    switch (item.type) {
      case 'enqueue':
        this.#queue.due(item.key, this.#machinery.nowMs);
        this.#workers.wake();
        return undefined;
      case 'sync':
        return this.#startSync();
      case 'syncEnd':
        return this.#endSync(item.key);
      case 'watch':
        return this.#arrive(item.resource);
      default:
        return undefined;
    }
  }

  /** From now on watch events of these resources take so long to the caches. With 0 all that are on their way arrive at once. */
  setLag(resources: readonly CachedResource[], lag: Lag): void {
    for (const resource of resources) {
      this.#lagging ??= this.#lag();
      this.#lagging.set(resource, lag);
      this.#arrive(resource);
    }
  }

  /** The process is gone, and with it all that it held in memory: caches, queue, back-off, and the syncs that had begun. */
  stop(): void {
    this.#isDown = true;
    this.#crashAfterWrites = undefined;
    this.#queue = new Workqueue();
    this.#workers = new Workers(this.#machinery, this.#queue);
    this.#machinery.agenda.drop(['sync', 'syncEnd', 'enqueue', 'watch']);
  }

  /** A new process lists everything, and the list queues every set. */
  start(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#informers = Informers.of(this.#machinery.api.store.tables);
    this.#lagging?.restart();
    for (const key of this.#informers.sets.keys()) this.#add(key);
  }

  /** The process dies in the first sync that makes so many writes, before it makes another. */
  crashAfter(writes: number): void {
    if (!this.#isDown) this.#crashAfterWrites = writes;
  }

  #lag(saved?: SavedLaggingCaches): LaggingCaches {
    if (this.#troubles === undefined) throw new Error('Caches lag, and the rules for that have not been handed in.');
    const { StaleControllerConsistencyStatefulSet: guarded } = this.#release.gates;
    return new this.#troubles.LaggingCaches(this.#machinery, guarded, saved);
  }

  #loop(isBackingOff: boolean): ControllerState['loop'] {
    if (this.#isDown) return 'down';
    if (this.#workers.areSyncing) return 'syncing';
    if (this.#queue.length > 0) return 'queued';
    return isBackingOff ? 'backingOff' : 'idle';
  }

  #deliver(event: WatchEvent): void {
    const before = event.resource === 'pods' ? this.#informers.pods.get(event.object.metadata.name)?.pod : undefined;
    this.#informers.deliver(event);
    for (const { key, afterMs } of wakeUps(event, before, this.#informers, behaviourOf(this.#release))) {
      if (afterMs === 0) this.#add(key);
      else this.#addAfter(key, afterMs, 'available');
    }
  }

  /** Late watch events reach their cache. */
  #arrive(resource: CachedResource): StepCause | undefined {
    const lagging = this.#lagging;
    if (lagging === undefined) return undefined;
    const events = lagging.arriving(resource);
    for (const event of events) this.#deliver(event);
    if (lagging.isOver) this.#lagging = undefined;
    if (events.length === 0) return undefined;
    return { type: 'watchDelivered', resource, events: events.length, behind: lagging.behind(resource) };
  }

  /** A worker takes a key and syncs it: at once, or when the time that a sync takes is over. */
  #startSync(): StepCause | undefined {
    const key = this.#workers.take();
    if (key === undefined) return undefined;
    const stale = this.#lagging?.staleSync(key);
    if (stale !== undefined) return this.#finish(stale);
    if (this.#machinery.world.controller.syncMs > 0) {
      this.#workers.begin(key, this.#informers);
      return { type: 'syncStarted', set: key };
    }
    return this.#finish(this.#sync(key, { startMs: this.#machinery.api.nowMs, informers: this.#informers }));
  }

  #endSync(key: string): StepCause | undefined {
    const running = this.#workers.end(key);
    return running === undefined ? undefined : this.#finish(this.#sync(key, running));
  }

  #sync(key: string, { startMs, informers }: RunningSync): SyncReport {
    const { api, recorder } = this.#machinery;
    const set = informers.sets.get(key);
    if (set === undefined) this.#lagging?.setGone(key);
    const client = new Client(api, this.#faults, this.#clientOptions(set));
    const listers = this.#informers;
    const report = reconcile({ release: this.#release, informers, listers, client, nowMs: startMs }, key);
    if (set !== undefined) {
      for (const { type, reason, message } of report.events)
        recorder.record(set, 'statefulset-controller', type, reason, message);
    }
    if (this.#crashAfterWrites === undefined || report.writes.length < this.#crashAfterWrites) return report;
    const { decisions, writes, events } = report;
    return { set: key, atMs: startMs, decisions, writes, events, crashed: true };
  }

  #clientOptions(set: StatefulSet | undefined): ClientOptions | undefined {
    const lagging = this.#lagging;
    const diesAfterWrites = this.#crashAfterWrites;
    if (lagging === undefined || set === undefined)
      return diesAfterWrites === undefined ? undefined : { diesAfterWrites };
    return { diesAfterWrites, onStored: (verb, resource, stored) => lagging.wrote(set, verb, resource, stored) };
  }

  /** What becomes of the key, and of the worker (processNextWorkItem). */
  #finish(report: SyncReport): StepCause {
    const { set: key, error, requeueAfterMs, crashed } = report;
    this.#lastSyncs.set(key, report);
    if (crashed === true) {
      this.stop();
      return { type: 'sync', report };
    }
    if (error !== undefined) {
      this.#addAfter(key, this.#queue.failed(key, this.#machinery.nowMs), 'backOff');
    } else {
      this.#queue.forget(key);
      if (requeueAfterMs !== undefined) this.#addAfter(key, requeueAfterMs, 'available');
    }
    this.#queue.done(key);
    this.#workers.wake();
    return { type: 'sync', report };
  }

  #add(key: string): void {
    this.#queue.add(key);
    this.#workers.wake();
  }

  #addAfter(key: string, delayMs: number, why: 'backOff' | 'available'): void {
    const dueMs = this.#machinery.nowMs + delayMs;
    if (this.#queue.addAfter(key, dueMs, why)) this.#machinery.after(delayMs, { type: 'enqueue', key, why });
  }
}
