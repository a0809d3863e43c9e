/** A probe has succeeded or failed often enough: what the kubelet makes of it (`pkg/kubelet/prober`, `computePodActions`). */
import type { Container, Pod } from '../objects.ts';
import type { StepCause } from '../simulation/frames.ts';
import { hangs, readinessAt } from './application.ts';
import { withReadiness } from './containerStatus.ts';
import { traitOf } from './images.ts';
import type { InsidePods, Place } from './insidePods.ts';
import { changedStatus, containersOf, isInit, isReady, isRunning, podEventsOf, statusOf } from './podContainers.ts';
import { hasStartedOnce, isSidecar } from './podStatus.ts';
import { failureText, type ProbeKind, probeOf } from './probes.ts';
import { containerStopMs } from './stopping.ts';

const probeWords = { startupProbe: 'Startup', readinessProbe: 'Readiness', livenessProbe: 'Liveness' } as const;

/** The startup probe has succeeded; the others begin. */
export function startUp(inside: InsidePods, pod: Pod, container: Container): StepCause {
  const { name } = container;
  const { nowMs, records } = inside;
  comeUp(inside, { pod, name });
  records.change(pod, name, { startupMs: nowMs });
  const { answers } = readinessAt(records.of(pod, name), traitOf(container.image), nowMs);
  const ready = answers && probeOf(container, 'readinessProbe') === undefined;
  const after = changedStatus(pod, name, (status) => ({ ...status, started: true, ready }));
  const place = { pod, name };
  const isWaitedFor = isSidecar(container) && !after.containers.some(hasStartedOnce);
  if (isWaitedFor && podEventsOf(after, name, 'initDone').length > 0)
    return inside.report(place, 'initDone', ['initDone'], after);
  return inside.report(place, 'startupSucceeded', isReady(after) ? ['probeSucceeded'] : [], after);
}

/** A startup or liveness probe has failed too often: the container is told to stop, and is started again when it has. */
export function condemn(
  inside: InsidePods,
  pod: Pod,
  container: Container,
  kind: 'startupProbe' | 'livenessProbe',
): StepCause {
  const { name } = container;
  const { desk, times, records, nowMs } = inside;
  tellUnhealthy(inside, pod, container, kind);
  desk.events.killing(pod, name, killingText(pod, name, kind));
  const { terminationGracePeriodSeconds: ofPod = 30 } = pod.spec;
  const graceSeconds = probeOf(container, kind)?.terminationGracePeriodSeconds ?? ofPod;
  const stopMs = containerStopMs(container, graceSeconds * 1000, (each) => times.stopMs(pod, each));
  // SIGTERM is 15, SIGKILL 9.
  const exitCode = hangs(records.of(pod, name), traitOf(container.image)) ? 137 : 143;
  records.change(pod, name, { ends: { atMs: nowMs + stopMs, exitCode } });
  const event = kind === 'startupProbe' ? 'startupFailed' : 'livenessFailed';
  return inside.report({ pod, name }, event, ['livenessFailed']);
}

function killingText(pod: Pod, name: string, kind: 'startupProbe' | 'livenessProbe'): string {
  const which = isInit(pod, name) ? 'Init container' : 'Container';
  const what = `${which} ${name} failed ${probeWords[kind].toLowerCase()} probe`;
  return isInit(pod, name) ? what : `${what}, will be restarted`;
}

/** Undefined when there is no process. */
export function becomeReady(inside: InsidePods, { pod, name }: Place): StepCause | undefined {
  const status = statusOf(containersOf(pod), name);
  if (status === undefined || !isRunning(status)) return undefined;
  comeUp(inside, { pod, name });
  inside.records.change(pod, name, { toldUnready: undefined });
  const after = changedStatus(pod, name, (each) => withReadiness(each, true));
  return inside.report({ pod, name }, 'probeSucceeded', isReady(after) ? ['probeSucceeded'] : [], after);
}

/** It was ready, or it is told once more that it is not. Undefined when there is no process. */
export function becomeUnready(inside: InsidePods, pod: Pod, container: Container): StepCause | undefined {
  const { name } = container;
  const status = statusOf(containersOf(pod), name);
  if (status === undefined || !isRunning(status)) return undefined;
  if (probeOf(container, 'readinessProbe') !== undefined) tellUnhealthy(inside, pod, container, 'readinessProbe');
  inside.records.change(pod, name, { toldUnready: true });
  const after = changedStatus(pod, name, (each) => withReadiness(each, false));
  return inside.report({ pod, name }, 'probeFailed', ['probeFailed'], after);
}

/** Whatever it was drawn to take: the application has started. */
export function comeUp({ records, nowMs }: InsidePods, { pod, name }: Place): void {
  const { upMs = nowMs } = records.of(pod, name);
  if (upMs > nowMs) records.change(pod, name, { upMs: nowMs });
}

function tellUnhealthy({ desk, records }: InsidePods, pod: Pod, container: Container, kind: ProbeKind): void {
  const probe = probeOf(container, kind);
  if (probe === undefined) return;
  const hung = hangs(records.of(pod, container.name), traitOf(container.image));
  const text = failureText(probe, container, pod.status.podIP ?? '', hung);
  desk.events.record(pod, 'Warning', 'Unhealthy', `${probeWords[kind]} probe failed: ${text}`);
}
