/**
 * What a simulated container has written. Nothing runs here, so the lines follow from what is known of the container: its image, its
 * command, when it started and ended and how, and the probes that asked it over HTTP.
 */
import { isMap, listAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import { momentOf } from '../print/age.ts';
import type { ApiObject } from '../world.ts';
import type { ContainerRun } from './containerRuns.ts';
import { programOf } from './programs.ts';
import { shellLines } from './shellLines.ts';

export interface LogLine {
  readonly atMs: number;
  readonly text: string;
}

/** The lines until a moment, the oldest first. Of very long logs the end, as after a rotation. */
export function logLines(pod: ApiObject, container: unknown, run: ContainerRun, nowMs: number): readonly LogLine[] {
  const untilMs = run.endedMs ?? nowMs;
  const script = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  const own = isShell(script)
    ? shellLines(script.at(-1) ?? '', pod, run.startedMs, untilMs)
    : programLines(pod, container, run, untilMs);
  return own.filter(({ atMs }) => atMs <= untilMs).slice(-mostLines);
}

/** The next moment at which a running container will have written more; undefined when that cannot be told. */
export function nextLineMs(pod: ApiObject, container: unknown, run: ContainerRun, nowMs: number): number | undefined {
  if (run.endedMs !== undefined) return undefined;
  return logLines(pod, container, { ...run, endedMs: nowMs + lookAheadMs }, nowMs).find(({ atMs }) => atMs > nowMs)
    ?.atMs;
}

const mostLines = 2000;
const lookAheadMs = 60_000;

/** `sh -c SCRIPT`: then the script says what is written. */
function isShell([program = '', flag, ...rest]: readonly string[]): boolean {
  return /(^|\/)(ba|da|a)?sh$/.test(program) && flag === '-c' && rest.length === 1;
}

function programLines(pod: ApiObject, container: unknown, run: ContainerRun, untilMs: number): readonly LogLine[] {
  const program = programOf(textAt(container, 'image'));
  const { startedMs, endedMs } = run;
  const said = program.start(startedMs, textAt(container, 'image'));
  const lines: LogLine[] = said.map((text, at) => ({ atMs: startedMs + at, text }));
  if (program.request !== undefined) {
    for (const { atMs, path, code } of requests(pod, container, run, untilMs)) {
      lines.push({ atMs, text: program.request(atMs, path, code) });
    }
  }
  const stoppedMs = stopRequestedMs(pod);
  if (stoppedMs !== undefined && stoppedMs >= startedMs) {
    lines.push(...program.stop(stoppedMs).map((text) => ({ atMs: stoppedMs, text })));
  }
  // Whoever is killed has no last words.
  if (endedMs !== undefined && run.reason !== 'OOMKilled' && (run.exitCode ?? 0) !== 0 && (run.exitCode ?? 0) < 128) {
    lines.push(...program.crash(endedMs).map((text) => ({ atMs: endedMs, text })));
  }
  return lines.sort((one, other) => one.atMs - other.atMs);
}

/** When the pod's containers were told to stop. */
function stopRequestedMs({ metadata }: ApiObject): number | undefined {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata;
  if (deletionTimestamp === undefined) return undefined;
  return momentOf(deletionTimestamp) - deletionGracePeriodSeconds * 1000;
}

interface Request {
  readonly atMs: number;
  readonly path: string;
  readonly code: number;
}

/** The kubelet's probes over HTTP, one every period; those of readiness have been refused since the container is not ready. */
function requests(pod: ApiObject, container: unknown, run: ContainerRun, untilMs: number): readonly Request[] {
  const refusedMs = unreadySinceMs(pod, container, run);
  return ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap((field) => {
    const probe = valueAt(container, field);
    if (!isMap(valueAt(probe, 'httpGet'))) return [];
    const periodMs = (numberAt(probe, 'periodSeconds') || 10) * 1000;
    const firstMs = run.startedMs + Math.max(1000, numberAt(probe, 'initialDelaySeconds') * 1000);
    const path = textAt(probe, 'httpGet', 'path') || '/';
    const count = Math.floor((untilMs - firstMs) / periodMs) + 1;
    const from = Math.max(0, count - mostLines);
    const last = field === 'startupProbe' ? Math.min(count, 1) : count;
    return Array.from({ length: Math.max(0, last - from) }, (_, at) => {
      const atMs = firstMs + (from + at) * periodMs;
      const isRefused = field === 'readinessProbe' && refusedMs !== undefined && atMs >= refusedMs;
      return { atMs, path, code: isRefused ? 503 : 200 };
    });
  });
}

function unreadySinceMs(pod: ApiObject, container: unknown, run: ContainerRun): number | undefined {
  const name = textAt(container, 'name');
  const status = listAt(pod, 'status', 'containerStatuses').find((each) => textAt(each, 'name') === name);
  if (run.endedMs !== undefined || valueAt(status, 'ready') === true) return undefined;
  const conditions = listAt(pod, 'status', 'conditions');
  const ready = conditions.find((each) => textAt(each, 'type') === 'ContainersReady');
  const sinceMs = momentOf(valueAt(ready, 'lastTransitionTime'));
  return Number.isNaN(sinceMs) ? run.startedMs : sinceMs;
}
