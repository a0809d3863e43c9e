/**
 * Each pod's place in its lifecycle chart, by UID, so written that the next frame shares nearly all of it: a record of all pods is the
 * size of the set, and one pod's move would have to copy it.
 */
import type { PodState } from './podLifecycle.ts';

/** Plain JSON, never changed. What is in `recent` goes before what is in `settled`; null stands for a pod that is gone. */
export interface PodStates {
  readonly settled: Readonly<Record<string, PodState>>;
  readonly recent: Readonly<Record<string, PodState | null>>;
}

/** So many moves are told beside the settled record before they are written into a new one. */
const longestRecent = 64;

/** The states of pods that nothing has happened to since. */
export function settledStates(settled: Readonly<Record<string, PodState>> = {}): PodStates {
  return { settled, recent: {} };
}

/** Undefined for a pod that is not there. */
export function stateOfPod({ settled, recent }: PodStates, uid: string): PodState | undefined {
  const moved = recent[uid];
  return moved === undefined ? settled[uid] : (moved ?? undefined);
}

/** All in one record, in the order in which the pods came: a UID comes once. */
export function allPodStates({ settled, recent }: PodStates): Readonly<Record<string, PodState>> {
  const entries = Object.entries({ ...settled, ...recent });
  return Object.fromEntries(entries.filter((entry): entry is [string, PodState] => entry[1] !== null));
}

/** The states that a kubelet keeps. */
export class PodStateBook {
  readonly #states: Map<string, PodState>;
  #settled: Readonly<Record<string, PodState>>;
  /** What has moved since the settled record was written. */
  readonly #moved: Map<string, PodState | null>;
  #written: PodStates | undefined;

  constructor(saved: PodStates = settledStates()) {
    this.#states = new Map(Object.entries(allPodStates(saved)));
    this.#settled = saved.settled;
    this.#moved = new Map(Object.entries(saved.recent));
    this.#written = saved;
  }

  get(uid: string): PodState | undefined {
    return this.#states.get(uid);
  }

  set(uid: string, state: PodState): void {
    if (this.#states.get(uid) === state) return;
    this.#states.set(uid, state);
    this.#move(uid, state);
  }

  delete(uid: string): void {
    if (this.#states.delete(uid)) this.#move(uid, null);
  }

  /** As frames and keyframes keep them: the same value while nothing moves. */
  get written(): PodStates {
    this.#written ??= this.#write();
    return this.#written;
  }

  #move(uid: string, state: PodState | null): void {
    this.#moved.set(uid, state);
    this.#written = undefined;
  }

  #write(): PodStates {
    if (this.#moved.size > longestRecent) {
      this.#settled = Object.fromEntries(this.#states);
      this.#moved.clear();
    }
    return { settled: this.#settled, recent: Object.fromEntries(this.#moved) };
  }
}
