/** The Deployment and ReplicaSet controllers as one component: queues of keys, and a sync for each. They see at once what was written. */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { KubeObject, Pod, ReplicaSet } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import { controllerOf } from '../statefulset/informers.ts';
import { podFacts } from '../statefulset/podFacts.ts';
import { behaviourOf, type Release } from '../versions.ts';
import { matchesSelector } from '../selectors.ts';
import { OwnedByReplicaSet } from './ownedByReplicaSet.ts';
import type { WorkloadReport, WorkloadResource } from './report.ts';
import { syncDeployment } from './syncDeployment.ts';
import { type Outcome, syncReplicaSet } from './syncReplicaSet.ts';
import { WorkloadSync, type WorkloadWorld } from './workloadSync.ts';

export interface SavedWorkloads {
  /** Keys that are on the agenda to be synced at once: `deployments/shop`. */
  readonly queued: readonly string[];
  /** When a key is looked at again by the clock, milliseconds since the scenario began. */
  readonly due: Readonly<Record<string, number>>;
  readonly failures: Readonly<Record<string, number>>;
  readonly made: Readonly<Record<string, number>>;
  readonly lastSyncs: Readonly<Record<string, WorkloadReport>>;
}

/** As in the StatefulSet controller (semantics 1.5). */
const pickUpMs = 10;
const baseDelayMs = 5;
const maxDelayMs = 1_000_000;

export class Workloads implements Component {
  readonly #machinery: Machinery;
  readonly #world: WorkloadWorld;
  readonly #queued: Set<string>;
  readonly #due: Map<string, number>;
  readonly #failures: Map<string, number>;
  readonly #lastSyncs: Map<string, WorkloadReport>;

  constructor(machinery: Machinery, release: Release, saved?: SavedWorkloads) {
    this.#machinery = machinery;
    this.#queued = new Set(saved?.queued);
    this.#due = new Map(Object.entries(saved?.due ?? {}));
    this.#failures = new Map(Object.entries(saved?.failures ?? {}));
    this.#lastSyncs = new Map(Object.entries(saved?.lastSyncs ?? {}));
    const made = new Map(Object.entries(saved?.made ?? {}));
    this.#world = { machinery, release, made, pods: new OwnedByReplicaSet(machinery.api.list('pods')) };
  }

  save(): SavedWorkloads {
    return {
      queued: [...this.#queued],
      due: Object.fromEntries(this.#due),
      failures: Object.fromEntries(this.#failures),
      made: Object.fromEntries(this.#world.made),
      lastSyncs: Object.fromEntries(this.#lastSyncs),
    };
  }

  /** What each of them did last, by key; undefined as long as there are none. */
  state(): Readonly<Record<string, WorkloadReport>> | undefined {
    return this.#lastSyncs.size === 0 ? undefined : Object.fromEntries(this.#lastSyncs);
  }

  observe({ type, resource, object }: WatchEvent): void {
    switch (resource) {
      case 'deployments':
        this.#add('deployments', object.metadata.name);
        return;
      case 'replicasets':
        if (type !== 'DELETED') this.#add('replicasets', object.metadata.name);
        this.#replicaSetChanged(object as ReplicaSet);
        return;
      case 'pods':
        this.#podChanged(object as Pod, type === 'DELETED');
        return;
      default:
    }
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'syncWorkload') return undefined;
    const { resource, name } = item;
    const key = `${resource}/${name}`;
    if (item.isDelayed === true) {
      if (this.#due.get(key) !== item.atMs) return undefined;
      this.#due.delete(key);
    } else {
      this.#queued.delete(key);
    }
    const sync = new WorkloadSync(this.#world, resource);
    const outcome = this.#sync(sync, resource, name);
    if (outcome === undefined) {
      this.#lastSyncs.delete(key);
      this.#failures.delete(key);
      this.#cancel(key);
      return undefined;
    }
    const { error } = outcome;
    const { decisions, writes } = sync;
    const report: WorkloadReport = { resource, name, decisions, writes, ...(error !== undefined && { error }) };
    this.#lastSyncs.set(key, report);
    this.#requeue(resource, name, outcome);
    return writes.length === 0 && error === undefined ? undefined : { type: 'workloadSynced', report };
  }

  /** Undefined when there is no such object: nothing is left to do. */
  #sync(sync: WorkloadSync, resource: WorkloadResource, name: string): Outcome | undefined {
    const { api } = this.#machinery;
    if (resource === 'deployments') {
      const deployment = api.get('deployments', name);
      return deployment && syncDeployment(sync, deployment);
    }
    const replicaSet = api.get('replicasets', name);
    return replicaSet && syncReplicaSet(sync, replicaSet);
  }

  #requeue(resource: WorkloadResource, name: string, { error, requeueAfterMs }: Outcome): void {
    const key = `${resource}/${name}`;
    if (error === undefined) {
      this.#failures.delete(key);
      if (requeueAfterMs !== undefined) this.#addAfter(resource, name, requeueAfterMs);
      // A deadline that nobody waits for any more is nothing that is going to happen.
      else if (resource === 'deployments') this.#cancel(key);
      return;
    }
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    this.#addAfter(resource, name, Math.min(baseDelayMs * 2 ** failures, maxDelayMs));
  }

  /** Its Deployment hears of every change; one without an owner is for every Deployment that it matches. */
  #replicaSetChanged(replicaSet: ReplicaSet): void {
    const owner = controllerOf(replicaSet);
    if (owner?.kind === 'Deployment') this.#add('deployments', owner.name);
    if (owner !== undefined) return;
    for (const { metadata, spec } of this.#machinery.api.list('deployments'))
      if (matchesSelector(spec.selector, replicaSet.metadata.labels)) this.#add('deployments', metadata.name);
  }

  #podChanged(pod: Pod, isGone: boolean): void {
    const { pods } = this.#world;
    const owner = controllerOf(pod);
    const wasReady = pods.get(pod)?.ready === true;
    if (isGone) pods.delete(pod);
    else if (owner === undefined || owner.kind === 'ReplicaSet') pods.set(pod);
    if (owner === undefined && !isGone) this.#orphanChanged(pod);
    if (owner?.kind !== 'ReplicaSet') return;
    this.#add('replicasets', owner.name);
    if (isGone) this.#podGone(owner);
    else if (!wasReady && podFacts(pod).ready) this.#wakeWhenAvailable(owner.name);
  }

  #orphanChanged(pod: Pod): void {
    for (const { metadata, spec } of this.#machinery.api.list('replicasets'))
      if (matchesSelector(spec.selector, pod.metadata.labels)) this.#add('replicasets', metadata.name);
  }

  /** deletePod of the Deployment controller: Recreate waits for the last one. */
  #podGone({ name }: Pick<KubeObject['metadata'], 'name'>): void {
    const { api } = this.#machinery;
    const owner = controllerOf(api.get('replicasets', name) ?? emptyObject);
    if (owner?.kind === 'Deployment' && api.get('deployments', owner.name)?.spec.strategy.type === 'Recreate')
      this.#add('deployments', owner.name);
  }

  /** A pod that is ready becomes available by the clock alone (updatePod). */
  #wakeWhenAvailable(name: string): void {
    const { minReadySeconds = 0 } = this.#machinery.api.get('replicasets', name)?.spec ?? {};
    if (minReadySeconds === 0) return;
    const { readyWakeUpSlackSeconds } = behaviourOf(this.#world.release);
    this.#addAfter('replicasets', name, (minReadySeconds + readyWakeUpSlackSeconds) * 1000);
  }

  #add(resource: WorkloadResource, name: string): void {
    const key = `${resource}/${name}`;
    if (this.#queued.has(key)) return;
    this.#queued.add(key);
    this.#machinery.after(pickUpMs, { type: 'syncWorkload', resource, name });
  }

  /** The earliest of the times that a key is asked for counts. */
  #addAfter(resource: WorkloadResource, name: string, delayMs: number): void {
    const key = `${resource}/${name}`;
    const dueMs = this.#machinery.nowMs + delayMs;
    if ((this.#due.get(key) ?? Number.POSITIVE_INFINITY) <= dueMs) return;
    this.#cancel(key);
    this.#due.set(key, dueMs);
    this.#machinery.after(delayMs, { type: 'syncWorkload', resource, name, isDelayed: true });
  }

  #cancel(key: string): void {
    if (!this.#due.delete(key)) return;
    this.#machinery.agenda.forget(
      (item) => item.type === 'syncWorkload' && item.isDelayed === true && `${item.resource}/${item.name}` === key,
    );
  }
}

const emptyObject: KubeObject = {
  apiVersion: '',
  kind: '',
  metadata: { name: '', uid: '', resourceVersion: '', creationTimestamp: '' },
};
