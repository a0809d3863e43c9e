/** How long the containers of a pod take to stop: hooks first, then SIGTERM, and SIGKILL when the grace period is over (`killContainer`). */
import type { Container, Pod } from '../objects.ts';
import { isSidecar } from './podStatus.ts';

/** Every container has at least so long after its hook (`minimumGracePeriodInSeconds`). */
const leastShutdownMs = 2000;

/** How a container takes SIGTERM: how long it needs, for ever when it does not listen. */
export type StopMs = (container: Container) => number;

/**
 * Milliseconds from the deletion to the end of the last container. All hooks run at once; those that run together stop together, sidecars
 * when all that started after them have ended, but not later than the grace period (`terminationOrdering`).
 */
export function podStopMs({ spec }: Pod, graceMs: number, stopMs: StopMs): number {
  const together = Math.max(...spec.containers.map((container) => containerStopMs(container, graceMs, stopMs)));
  const sidecars = (spec.initContainers ?? []).filter(isSidecar).toReversed();
  return sidecars.reduce((endedMs, sidecar) => containerStopMs(sidecar, graceMs, stopMs, endedMs), together);
}

/** Milliseconds to the end of one container, whose turn comes so late. */
export function containerStopMs(container: Container, graceMs: number, stopMs: StopMs, turnMs = 0): number {
  const toldMs = Math.min(Math.max(preStopMs(container), turnMs), graceMs);
  return toldMs + Math.min(stopMs(container), Math.max(graceMs - toldMs, leastShutdownMs));
}

/** How long its hook takes: one that sleeps does that, any other is done at once. */
function preStopMs({ lifecycle }: Container): number {
  const { preStop } = (lifecycle ?? {}) as { preStop?: PreStop };
  if (preStop?.sleep !== undefined) return (preStop.sleep.seconds ?? 0) * 1000;
  const seconds = /\bsleep\s+(\d+(?:\.\d+)?)/.exec(preStop?.exec?.command?.join(' ') ?? '')?.[1];
  return Number(seconds ?? 0) * 1000;
}

interface PreStop {
  readonly sleep?: { readonly seconds?: number };
  readonly exec?: { readonly command?: readonly string[] };
}
