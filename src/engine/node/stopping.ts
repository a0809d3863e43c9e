/** How long the containers of a pod take to stop: hooks first, then SIGTERM, and SIGKILL when the grace period is over (`killContainer`). */
import type { Container, Pod } from '../objects.ts';
import { isSidecar } from './podStatus.ts';

/** Every container has at least so long after its hook (`minimumGracePeriodInSeconds`). */
const leastShutdownMs = 2000;

/** How a container takes SIGTERM: how long it needs, for ever when it does not listen. */
export type StopMs = (container: Container) => number;

/**
 * Milliseconds from the deletion to the end of the last container. Those that run together stop together; sidecars follow, the last first.
 */
export function podStopMs({ spec }: Pod, graceMs: number, stopMs: StopMs): number {
  const together = Math.max(...spec.containers.map((container) => containerStopMs(container, graceMs, stopMs)));
  const sidecars = (spec.initContainers ?? []).filter(isSidecar).toReversed();
  return sidecars.reduce((spentMs, sidecar) => spentMs + containerStopMs(sidecar, graceMs - spentMs, stopMs), together);
}

/** Milliseconds that one container takes. */
export function containerStopMs(container: Container, graceMs: number, stopMs: StopMs): number {
  const hookMs = Math.min(preStopMs(container), Math.max(0, graceMs));
  return hookMs + Math.min(stopMs(container), Math.max(graceMs - hookMs, leastShutdownMs));
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
