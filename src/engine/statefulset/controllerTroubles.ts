/**
 * What befalls the StatefulSet controller when a scenario says so: caches that lag, syncs that take time, a process that ends or dies in
 * the middle of a sync. It sits beside the controller, and is handed in, because the first frame has no need of it.
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { ClientOptions } from '../apiserver/client.ts';
import type { StatefulSet } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { ControllerState, StepCause } from '../simulation/frames.ts';
import type { Machinery } from '../simulation/machinery.ts';
import type { ControllerTrouble } from '../simulation/scenario.ts';
import { type CachedObjects, cachedObjects, type CachedResource, cachedResources, type Lag } from './caches.ts';
import type { StatefulSetController } from './controller.ts';
import type { Informers } from './informers.ts';
import { LaggingCaches, type SavedLaggingCaches } from './laggingCaches.ts';
import type { SyncReport } from './sync.ts';

/** Absent fields: all is well. */
export interface SavedTroubles {
  readonly lagging?: SavedLaggingCaches;
  /** The syncs that have begun, by key. */
  readonly running?: Readonly<Record<string, { readonly startMs: number; readonly objects: CachedObjects }>>;
  readonly isDown?: true;
  readonly crashAfterWrites?: number;
}

/** A sync that has begun: when, on the wall clock, and with which caches. */
interface RunningSync {
  readonly startMs: number;
  readonly informers: Informers;
}

export class ControllerTroubles {
  readonly #controller: StatefulSetController;
  readonly #machinery: Machinery;
  readonly #guarded: boolean;
  /** Between the API server and the caches, as long as one of them lags. */
  #lagging: LaggingCaches | undefined;
  readonly #running: Map<string, RunningSync>;
  #isDown: boolean;
  #crashAfterWrites: number | undefined;

  /** `guarded`: the controller waits until it can read its own writes. */
  constructor(controller: StatefulSetController, machinery: Machinery, guarded: boolean, saved: SavedTroubles = {}) {
    this.#controller = controller;
    this.#machinery = machinery;
    this.#guarded = guarded;
    if (saved.lagging !== undefined) this.#lagging = new LaggingCaches(machinery, guarded, saved.lagging);
    const running = Object.entries(saved.running ?? {});
    this.#running = new Map(
      running.map(([key, { startMs, objects }]) => [key, { startMs, informers: controller.cachesOf(objects) }]),
    );
    this.#isDown = saved.isDown ?? false;
    this.#crashAfterWrites = saved.crashAfterWrites;
  }

  save(): SavedTroubles {
    const running = [...this.#running].map(
      ([key, { startMs, informers }]) => [key, { startMs, objects: cachedObjects(informers) }] as const,
    );
    return {
      ...(this.#lagging !== undefined && { lagging: this.#lagging.save(this.#controller.informers) }),
      ...(running.length > 0 && { running: Object.fromEntries(running) }),
      ...(this.#isDown && { isDown: true }),
      ...(this.#crashAfterWrites !== undefined && { crashAfterWrites: this.#crashAfterWrites }),
    };
  }

  /** What a frame shows of it. */
  state(): Partial<ControllerState> {
    return {
      ...(this.#running.size > 0 && { loop: 'syncing' }),
      ...(this.#isDown && { loop: 'down' }),
      ...(this.#lagging !== undefined && { caches: this.#lagging.states(this.#controller.informers) }),
    };
  }

  /** How many workers are in the middle of a sync. */
  get busyWorkers(): number {
    return this.#running.size;
  }

  meet(request: ControllerTrouble): void {
    switch (request.type) {
      case 'cacheLag':
        for (const resource of request.resources ?? cachedResources) this.#setLag(resource, request.lag);
        return;
      case 'controllerDown':
        this.stop();
        return;
      case 'controllerUp':
        this.#start();
        return;
      case 'controllerCrash':
        if (!this.#isDown) this.#crashAfterWrites = request.afterWrites;
    }
  }

  /** Whether a watch event does not reach the caches now. */
  holds(event: WatchEvent): boolean {
    return this.#isDown || this.#lagging?.hold(event) === true;
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type === 'watch') return this.#arrive(item.resource);
    if (item.type !== 'syncEnd') return undefined;
    const running = this.#running.get(item.key);
    if (running === undefined) return undefined;
    this.#running.delete(item.key);
    return this.#controller.finish(this.#controller.sync(item.key, running.informers, running.startMs));
  }

  /** What a worker does with its key instead of a sync at once: the guard refuses it, or the sync takes time. */
  begin(key: string): StepCause | undefined {
    const stale = this.#lagging?.staleSync(key);
    if (stale !== undefined) return this.#controller.finish(stale);
    const { syncMs } = this.#machinery.world.controller;
    if (syncMs <= 0) return undefined;
    const informers = this.#controller.cachesOf(cachedObjects(this.#controller.informers));
    this.#running.set(key, { startMs: this.#machinery.api.nowMs, informers });
    this.#machinery.after(syncMs, { type: 'syncEnd', key });
    return { type: 'syncStarted', set: key };
  }

  /** How a sync of this set is to be connected to the API server; undefined: as ever. */
  clientOptions(key: string, set: StatefulSet | undefined): ClientOptions | undefined {
    const lagging = this.#lagging;
    const diesAfterWrites = this.#crashAfterWrites;
    if (set === undefined) lagging?.setGone(key);
    if (lagging === undefined || set === undefined)
      return diesAfterWrites === undefined ? undefined : { diesAfterWrites };
    return { diesAfterWrites, onStored: (verb, resource, stored) => lagging.wrote(set, verb, resource, stored) };
  }

  /** The report of a sync, or what is left of it when the controller did not survive its last write. */
  outcomeOf(report: SyncReport): SyncReport {
    if (this.#crashAfterWrites === undefined || report.writes.length < this.#crashAfterWrites) return report;
    const { set, atMs, decisions, writes, events } = report;
    return { set, atMs, decisions, writes, events, crashed: true };
  }

  /** The process is gone, and with it all that it held in memory: caches, queue, back-off, and the syncs that had begun. */
  stop(): void {
    this.#isDown = true;
    this.#crashAfterWrites = undefined;
    this.#running.clear();
    this.#machinery.agenda.drop(['sync', 'syncEnd', 'enqueue', 'watch']);
    // What was on its way to the caches reaches nobody any more, also when the lag ends before a new process begins.
    this.#lagging?.restart();
    this.#controller.forget();
  }

  /** A new process lists everything, and the list queues every set. */
  #start(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#lagging?.restart();
    this.#controller.list();
  }

  /** From now on watch events of this resource take so long to the cache. With 0 all that are on their way arrive at once. */
  #setLag(resource: CachedResource, lag: Lag): void {
    this.#lagging ??= new LaggingCaches(this.#machinery, this.#guarded);
    this.#lagging.set(resource, lag);
    this.#arrive(resource);
  }

  /** Late watch events reach their cache. */
  #arrive(resource: CachedResource): StepCause | undefined {
    const lagging = this.#lagging;
    if (lagging === undefined) return undefined;
    const events = lagging.arriving(resource);
    for (const event of events) this.#controller.deliver(event);
    if (lagging.isOver) this.#lagging = undefined;
    if (events.length === 0) return undefined;
    return { type: 'watchDelivered', resource, events: events.length, behind: lagging.behind(resource) };
  }
}
