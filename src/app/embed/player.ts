/**
 * The player that a host drives: the store's own, between two moments that the host may have named. Going on beyond them is told
 * to whoever listens, so that the host goes on in our place.
 */
import { nextStop, previousStop } from '#store/playback.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { OrdinalState } from '#store/state.ts';

export interface Clip {
  /** Virtual milliseconds. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  readonly loop: boolean;
}

export type Edge = 'first' | 'last';

/** How long the last picture stands before it all begins again. */
const lingerMs = 1500;

let clip: Clip = { fromMs: undefined, toMs: undefined, loop: false };
/** The future that the clip was cut from. An edit makes another one, which is shown to its end. */
let future = '';
const listeners = new Set<(edge: Edge) => void>();

/** Plays between these moments from now on; gives the way to stop. */
export function keepToClip(wanted: Clip): () => void {
  clip = wanted;
  future = futureOf(ordinalStore.getState());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = ordinalStore.subscribe((now, before) => {
    if (now.playing && clipEndMs(now) !== undefined && isAtLast(now)) {
      now.pause();
      return;
    }
    if (now.playing || now.frame !== before.frame) clearTimeout(timer);
    if (clip.loop && before.playing && !now.playing && isAtLast(now)) timer = setTimeout(playAgain, lingerMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Calls back when somebody wants to go beyond the first or the last moment; gives the way to stop. */
export function onEdge(listener: (edge: Edge) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function next(): void {
  const store = ordinalStore.getState();
  if (isAtLast(store) && clipEndMs(store) !== undefined) store.pause();
  else if (store.next()) return;
  tell('last');
}

export function prev(): void {
  const store = ordinalStore.getState();
  if (isAtFirst(store)) {
    store.pause();
    tell('first');
    return;
  }
  const { steps, frame, stepUnit } = store;
  const stop = previousStop(steps, frame.step, stepUnit) ?? 0;
  if (clip.fromMs !== undefined && stop > 0 && timeOf(steps, stop) < clip.fromMs) toFirst();
  else store.prev();
}

/** From the end of the clip it plays all over again. */
export function play(): void {
  const store = ordinalStore.getState();
  if (clipEndMs(store) !== undefined && isAtLast(store)) toFirst();
  store.play();
}

/** Plays on, and where nothing is left to happen, all over again. */
export function playAgain(): void {
  play();
  if (ordinalStore.getState().playing) return;
  toFirst();
  ordinalStore.getState().play();
}

/** What the page was opened with, at the moment where it begins to play. */
export function reset(): void {
  ordinalStore.getState().reset();
  future = futureOf(ordinalStore.getState());
  if (clip.fromMs !== undefined) toFirst();
}

export function toFirst(): void {
  const store = ordinalStore.getState();
  if (clip.fromMs === undefined) store.toFirst();
  else store.goToTime(clip.fromMs);
}

export function toLast(): void {
  const store = ordinalStore.getState();
  const endMs = clipEndMs(store);
  if (endMs === undefined) store.toLast();
  else store.goToTime(endMs);
}

/** Whether nothing of the clip comes before the shown moment. */
export function isAtFirst({ frame, steps }: OrdinalState): boolean {
  return frame.step === 0 || timeOf(steps, frame.step) <= (clip.fromMs ?? -1);
}

/** Whether nothing of the clip comes after the shown moment, as far as it has been computed. */
export function isAtLast(store: OrdinalState): boolean {
  const { frame, steps, stepUnit, playing } = store;
  const stop = nextStop(steps, frame.step, playing ? 'event' : stepUnit);
  return stop === undefined || timeOf(steps, stop) > (clipEndMs(store) ?? Number.POSITIVE_INFINITY);
}

function clipEndMs(store: OrdinalState): number | undefined {
  return futureOf(store) === future ? clip.toMs : undefined;
}

function futureOf({ activeBranch, marks }: OrdinalState): string {
  return `${activeBranch} ${marks.length}`;
}

/** When a step was made that leads to a frame. */
function timeOf(steps: OrdinalState['steps'], step: number): number {
  return steps[step - 1]?.atMs ?? 0;
}

function tell(edge: Edge): void {
  for (const listener of listeners) listener(edge);
}
