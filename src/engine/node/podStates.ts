/**
 * Each pod's place in its lifecycle chart, by UID, so written that the next frame shares nearly all of it: a list of all pods is the
 * size of the set, and one pod's move would have to copy it.
 */
import type { PodState } from './podLifecycle.ts';

/** Plain JSON, never changed. What is in `recent` goes before what is in `settled`; null stands for a pod that is gone. */
export interface PodStates {
  readonly settled: States<PodState>;
  readonly recent: States<PodState | null>;
}

/** Each UID has the state of the same place. A record would have other keys in every keyframe, and V8 would keep a shape for each key. */
interface States<State> {
  readonly uids: readonly string[];
  readonly states: readonly State[];
}

/** So many moves are told beside the settled ones before all are written anew: a part of the set, so that this stays rare. */
const longestRecent = (pods: number): number => Math.max(64, pods / 16);

/** The states of pods that nothing has happened to since, by UID. */
export function settledStates(states: ReadonlyMap<string, PodState> = new Map()): PodStates {
  return { settled: listed(states), recent: { uids: [], states: [] } };
}

/** Undefined for a pod that is not there. */
export function stateOfPod({ settled, recent }: PodStates, uid: string): PodState | undefined {
  const moved = indexOf(recent).get(uid);
  return moved === undefined ? indexOf(settled).get(uid) : (moved ?? undefined);
}

/** All of them, by UID, in the order in which the pods came: a UID comes once. */
export function allPodStates({ settled, recent }: PodStates): Map<string, PodState> {
  const all = new Map(indexOf(settled));
  for (const [uid, state] of indexOf(recent)) {
    if (state === null) all.delete(uid);
    else all.set(uid, state);
  }
  return all;
}

function listed<State>(states: ReadonlyMap<string, State>): States<State> {
  return { uids: [...states.keys()], states: [...states.values()] };
}

function indexOf<State>(listed: States<State>): ReadonlyMap<string, State> {
  let index = indexes.get(listed);
  if (index === undefined) {
    index = new Map(listed.uids.map((uid, at) => [uid, listed.states[at]]));
    indexes.set(listed, index);
  }
  return index as ReadonlyMap<string, State>;
}

const indexes = new WeakMap<States<unknown>, ReadonlyMap<string, unknown>>();

/** The states that a kubelet keeps. */
export class PodStateBook {
  readonly #states: Map<string, PodState>;
  #settled: States<PodState>;
  /** What has moved since the settled ones were written. */
  readonly #moved: Map<string, PodState | null>;
  #written: PodStates | undefined;

  constructor(saved: PodStates = settledStates()) {
    this.#states = allPodStates(saved);
    this.#settled = saved.settled;
    this.#moved = new Map(indexOf(saved.recent));
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
    if (this.#moved.size > longestRecent(this.#states.size)) {
      this.#settled = listed(this.#states);
      this.#moved.clear();
    }
    return { settled: this.#settled, recent: listed(this.#moved) };
  }
}
