/** The application in a container: when it answers which probe. It depends on its image, on what a teacher did to it, and on its peers. */
import type { ContainerRecord } from './containerRecord.ts';
import type { ImageTrait } from './images.ts';

export const defaultFlapMs = 20_000;
export const defaultSlowStartMs = 30_000;

/** A time in which the application answers in the same way; `untilMs` is no part of it. */
export interface Phase {
  readonly answers: boolean;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What its readiness probe finds at a moment after its process has started, since when and until when. */
export function readinessAt(record: ContainerRecord, trait: ImageTrait | undefined, atMs: number): Phase {
  const { startedMs = 0, upMs = startedMs, quorum, healedMs = 0 } = record;
  const silentMs = silentSince(record, trait);
  if (atMs < upMs) {
    const comesUp = silentMs === undefined || silentMs > upMs;
    return { answers: false, fromMs: startedMs, untilMs: comesUp ? upMs : Number.POSITIVE_INFINITY };
  }
  if (silentMs !== undefined && silentMs <= atMs)
    return { answers: false, fromMs: silentMs, untilMs: Number.POSITIVE_INFINITY };
  if (record.flap !== undefined) return flapAt(record.flap, upMs, atMs);
  const fromMs = Math.max(upMs, healedMs, quorum?.sinceMs ?? 0);
  return { answers: true, fromMs, untilMs: Number.POSITIVE_INFINITY };
}

/** Since when its liveness and startup probes fail, and until when; undefined while they succeed for good. */
export function deafness(record: ContainerRecord, trait: ImageTrait | undefined): Omit<Phase, 'answers'> | undefined {
  const { startedMs = 0, upMs = startedMs, hungMs, deafMs } = record;
  if (trait === 'hang') return { fromMs: startedMs, untilMs: Number.POSITIVE_INFINITY };
  const since = Math.min(hungMs ?? Number.POSITIVE_INFINITY, deafMs ?? Number.POSITIVE_INFINITY);
  if (since < upMs) return { fromMs: startedMs, untilMs: Number.POSITIVE_INFINITY };
  if (since < Number.POSITIVE_INFINITY) return { fromMs: since, untilMs: Number.POSITIVE_INFINITY };
  return upMs > startedMs ? { fromMs: startedMs, untilMs: upMs } : undefined;
}

/** Whether it answers nobody at all, and does not stop when it is told to. */
export function hangs({ hungMs }: ContainerRecord, trait: ImageTrait | undefined): boolean {
  return trait === 'hang' || hungMs !== undefined;
}

/** Since when nothing but somebody's help makes it ready. */
function silentSince({ startedMs = 0, ...record }: ContainerRecord, trait: ImageTrait | undefined): number | undefined {
  const never = (trait === 'broken' || trait === 'hang') && record.healedMs === undefined;
  const since = [
    never ? startedMs : undefined,
    record.unreadyMs,
    record.hungMs,
    record.quorum?.has === false ? record.quorum.sinceMs : undefined,
  ].filter((ms) => ms !== undefined);
  return since.length === 0 ? undefined : Math.min(...since);
}

function flapAt({ sinceMs, periodMs }: NonNullable<ContainerRecord['flap']>, upMs: number, atMs: number): Phase {
  const halfMs = periodMs / 2;
  const turn = Math.floor((atMs - sinceMs) / halfMs);
  const fromMs = Math.max(upMs, sinceMs + turn * halfMs);
  if (turn < 0) return { answers: true, fromMs: upMs, untilMs: sinceMs };
  return { answers: turn % 2 === 1, fromMs, untilMs: sinceMs + (turn + 1) * halfMs };
}
