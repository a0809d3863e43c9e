/** What is going to happen: coming events in order of their time, and of their making within one moment. */
import type { CachedResource } from '../statefulset/caches.ts';
import type { WorkloadResource } from '../deployment/report.ts';
import type { ContainerEvent } from '../node/desk.ts';

export type Happening =
  /** One of the controller's workers takes a key off the queue. */
  | { readonly type: 'sync' }
  /** A sync that takes its time comes to its writes. */
  | { readonly type: 'syncEnd'; readonly key: string }
  /** Watch events that are late arrive at the controller's cache of this resource. */
  | { readonly type: 'watch'; readonly resource: CachedResource }
  /** A delayed key is due. */
  | { readonly type: 'enqueue'; readonly key: string; readonly why: 'backOff' | 'available' }
  | { readonly type: 'schedule'; readonly pod: string; readonly uid: string }
  | { readonly type: 'provision'; readonly claim: string; readonly uid: string }
  | {
      readonly type: 'kubelet';
      readonly pod: string;
      readonly uid: string;
      readonly event: ContainerEvent;
      readonly container?: string;
      /** Which of the plans for the container this is: only the newest counts. */
      readonly turn?: number;
    }
  /** The members of a set look which of their peers they see. */
  | { readonly type: 'peers'; readonly set: string }
  | { readonly type: 'endpoints'; readonly service: string }
  | { readonly type: 'countQuota' }
  /** DNS does not remember any longer that there was no such name. */
  | { readonly type: 'forgetNames' }
  /** A Deployment or a ReplicaSet is synced; `isDelayed`: because the clock says so. */
  | {
      readonly type: 'syncWorkload';
      readonly resource: WorkloadResource;
      readonly name: string;
      readonly isDelayed?: true;
    }
  | InfrastructureHappening
  | { readonly type: 'collectGarbage' }
  | { readonly type: 'releaseClaims' };

/** What the nodes and disks, and the controllers that look after them, are going to do. */
export type InfrastructureHappening =
  /** A kubelet is back. */
  | { readonly type: 'nodeReturn'; readonly node: string }
  /** A machine that was shut down gracefully goes off. */
  | { readonly type: 'nodeOff'; readonly node: string }
  | { readonly type: 'podShutdown'; readonly pod: string; readonly uid: string }
  /** A kubelet that is back has stopped the containers whose pods are gone. */
  | { readonly type: 'straysStopped'; readonly node: string }
  /** The node lifecycle controller looks whether a kubelet has been silent for too long. */
  | { readonly type: 'nodeHealth'; readonly node: string }
  /** It gives a node the taints that belong to its conditions. */
  | { readonly type: 'nodeTaints'; readonly node: string }
  | { readonly type: 'taintEviction'; readonly pod: string; readonly uid: string }
  /** The pod garbage collector comes by. */
  | { readonly type: 'collectPods' }
  /** The attach/detach controller tries to attach the volumes of a pod, or gives up waiting for an unmount. */
  | { readonly type: 'attach'; readonly pod: string; readonly uid: string }
  | { readonly type: 'detach'; readonly volume: string }
  /** The volume controller looks at a claim that is not bound, or at a volume that nobody claims any more. */
  | { readonly type: 'reviewClaim'; readonly claim: string; readonly uid: string }
  | { readonly type: 'reclaim'; readonly volume: string }
  | { readonly type: 'expand'; readonly claim: string; readonly uid: string }
  | { readonly type: 'countBudget'; readonly budget: string }
  | { readonly type: 'drain'; readonly node: string };

export type AgendaItem = Happening & { readonly atMs: number; readonly order: number };

/** A binary heap: the earliest item first, items of one moment in the order they were put in. */
export class Agenda {
  readonly #heap: AgendaItem[];
  #order: number;

  constructor(items: readonly AgendaItem[] = []) {
    // A list sorted by the heap's order is a heap.
    this.#heap = items.toSorted(byTime);
    this.#order = items.reduce((highest, { order }) => Math.max(highest, order), 0);
  }

  put(atMs: number, happening: Happening): void {
    this.#order += 1;
    // Not a spread: adding to a copy of one of eight shapes costs more than sorting it in.
    this.#heap.push(Object.assign({ atMs, order: this.#order }, happening));
    this.#rise(this.#heap.length - 1);
  }

  peek(): AgendaItem | undefined {
    return this.#heap[0];
  }

  take(): AgendaItem | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  /** Takes everything of these types off. */
  drop(types: readonly AgendaItem['type'][]): void {
    this.#keep(({ type }) => !types.includes(type));
  }

  /** Takes off what will not happen any more. */
  forget(isForgotten: (item: AgendaItem) => boolean): void {
    this.#keep((item) => !isForgotten(item));
  }

  /** Takes the earliest of those items off that are wanted. */
  takeFirst(isWanted: (item: AgendaItem) => boolean): AgendaItem | undefined {
    const [first] = this.#heap.filter(isWanted).sort(byTime);
    this.#keep((item) => item !== first);
    return first;
  }

  save(): readonly AgendaItem[] {
    return [...this.#heap];
  }

  #keep(isKept: (item: AgendaItem) => boolean): void {
    this.#heap.splice(0, this.#heap.length, ...this.#heap.filter(isKept).sort(byTime));
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >>> 1;
      if (!isBefore(this.#heap[at] as AgendaItem, this.#heap[parent] as AgendaItem)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < this.#heap.length && isBefore(this.#heap[left] as AgendaItem, this.#heap[least] as AgendaItem))
        least = left;
      if (right < this.#heap.length && isBefore(this.#heap[right] as AgendaItem, this.#heap[least] as AgendaItem))
        least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    const item = this.#heap[a] as AgendaItem;
    this.#heap[a] = this.#heap[b] as AgendaItem;
    this.#heap[b] = item;
  }
}

function byTime(a: AgendaItem, b: AgendaItem): number {
  return isBefore(a, b) ? -1 : 1;
}

function isBefore(a: AgendaItem, b: AgendaItem): boolean {
  return a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs;
}
