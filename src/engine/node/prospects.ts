/** What a running container comes to next by itself, from what its application does and what its probes make of it. */
import type { Container, ContainerStatus } from '../objects.ts';
import { deafness, readinessAt } from './application.ts';
import type { ContainerRecord } from './containerRecord.ts';
import type { ImageTrait } from './images.ts';
import { failureMs, type Probe, probeOf, successMs, type Ticks } from './probes.ts';

export type ProspectEvent =
  /** Its process ends by itself, or because it was told to. */
  'ended' | 'startupSucceeded' | 'startupFailed' | 'livenessFailed' | 'probeSucceeded' | 'probeFailed';

export interface Prospect {
  readonly event: ProspectEvent;
  /** Milliseconds since the scenario began. */
  readonly atMs: number;
}

/** An application that flaps is looked at for so many turns; what has not happened by then never does. */
const turnsAhead = 64;

/** A container that runs, and what is known of it. `endsItself`: it is an init container, and ends when its work is done. */
export interface RunningContainer {
  readonly container: Container;
  readonly record: ContainerRecord;
  readonly status: ContainerStatus;
  readonly trait: ImageTrait | undefined;
  readonly endsItself: boolean;
}

/** The first thing that happens to it; undefined when it stays as it is. */
export function prospectOf(running: RunningContainer, nowMs: number): Prospect | undefined {
  const { record, status } = running;
  if (record.ends !== undefined) return { event: 'ended', atMs: record.ends.atMs };
  const startup = probeOf(running.container, 'startupProbe');
  const waitsForStartup = startup !== undefined && status.started !== true && !running.endsItself;
  const found = waitsForStartup
    ? [ending(running), startupResult(running, startup)]
    : [ending(running), readinessChange(running, nowMs), livenessFailure(running)];
  return found.reduce((first, next) =>
    next !== undefined && (first === undefined || next.atMs < first.atMs) ? next : first,
  );
}

function ending({ record, trait, endsItself }: RunningContainer): Prospect | undefined {
  const fails = trait === 'crash' || trait === 'oom';
  if (record.upMs === undefined || (!fails && !endsItself) || trait === 'hang' || record.hungMs !== undefined)
    return undefined;
  return { event: 'ended', atMs: record.upMs };
}

function startupResult({ record, trait }: RunningContainer, probe: Probe): Prospect | undefined {
  const deaf = deafness(record, trait);
  const ticks = ticksOf(record);
  const succeeds = deaf === undefined ? ticks.startedMs : deaf.untilMs;
  const failedMs = failureMs(probe, ticks, ticks.startedMs);
  const succeededMs = Number.isFinite(succeeds) ? successMs(probe, ticks, succeeds) : Number.POSITIVE_INFINITY;
  // A tick that finds it up in time is the last one.
  if (succeededMs <= failedMs) return { event: 'startupSucceeded', atMs: succeededMs };
  return { event: 'startupFailed', atMs: failedMs };
}

function livenessFailure({ container, record, trait, endsItself }: RunningContainer): Prospect | undefined {
  const probe = probeOf(container, 'livenessProbe');
  const deaf = probe === undefined || endsItself ? undefined : deafness(record, trait);
  if (probe === undefined || deaf === undefined) return undefined;
  const atMs = failureMs(probe, ticksOf(record), deaf.fromMs);
  return atMs < deaf.untilMs ? { event: 'livenessFailed', atMs } : undefined;
}

/** When its readiness probe makes it ready or not ready. Without a probe it is what its application is. */
function readinessChange(
  { container, record, status, trait, endsItself }: RunningContainer,
  nowMs: number,
): Prospect | undefined {
  if (endsItself) return undefined;
  const probe = probeOf(container, 'readinessProbe');
  const ticks = ticksOf(record);
  let atMs = nowMs;
  for (let turn = 0; turn < turnsAhead && Number.isFinite(atMs); turn++) {
    const { answers, fromMs, untilMs } = readinessAt(record, trait, atMs);
    if (answers !== status.ready) {
      const changeMs =
        probe === undefined ? fromMs : answers ? successMs(probe, ticks, fromMs) : failureMs(probe, ticks, fromMs);
      if (changeMs < untilMs) return { event: answers ? 'probeSucceeded' : 'probeFailed', atMs: changeMs };
    } else if (!answers && probe !== undefined && record.toldUnready !== true) {
      const toldMs = failureMs(probe, ticks, ticks.startedMs);
      if (toldMs < untilMs) return { event: 'probeFailed', atMs: toldMs };
    }
    atMs = untilMs;
  }
  return undefined;
}

/** The probes begin with the container, or when its startup probe has succeeded. */
function ticksOf({ startedMs = 0, startupMs = startedMs }: ContainerRecord): Ticks {
  return { startedMs, firstMs: startupMs };
}
