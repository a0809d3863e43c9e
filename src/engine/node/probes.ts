/** The probes of a container, and when the kubelet makes them (`pkg/kubelet/prober/worker.go`). */
import type { Container } from '../objects.ts';

export type ProbeKind = 'startupProbe' | 'readinessProbe' | 'livenessProbe';

/** A probe as it is stored: with the API server's defaults. */
export interface Probe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly successThreshold?: number;
  readonly failureThreshold?: number;
  readonly terminationGracePeriodSeconds?: number;
  readonly httpGet?: { readonly path?: string; readonly port?: number | string; readonly scheme?: string };
  readonly tcpSocket?: { readonly port?: number | string };
  readonly grpc?: { readonly port?: number };
  readonly exec?: { readonly command?: readonly string[] };
}

export function probeOf(container: Container, kind: ProbeKind): Probe | undefined {
  return container[kind] as Probe | undefined;
}

/** The moments at which a probe is made: a grid that begins with the container, or with the end of its startup probe. */
export interface Ticks {
  readonly startedMs: number;
  readonly firstMs: number;
}

/** The first tick at or after a moment that is not within the initial delay. Milliseconds since the scenario began. */
function tickFrom(probe: Probe, { startedMs, firstMs }: Ticks, fromMs: number): number {
  const period = periodMs(probe);
  const earliestMs = Math.max(fromMs, startedMs + (probe.initialDelaySeconds ?? 0) * 1000);
  return firstMs + Math.max(0, Math.ceil((earliestMs - firstMs) / period)) * period;
}

/** When a probe that succeeds from a moment on has succeeded often enough. */
export function successMs(probe: Probe, ticks: Ticks, fromMs: number): number {
  return tickFrom(probe, ticks, fromMs) + ((probe.successThreshold ?? 1) - 1) * periodMs(probe);
}

/** When a probe that fails from a moment on has failed often enough. */
export function failureMs(probe: Probe, ticks: Ticks, fromMs: number): number {
  return tickFrom(probe, ticks, fromMs) + ((probe.failureThreshold ?? 3) - 1) * periodMs(probe);
}

function periodMs({ periodSeconds = 10 }: Probe): number {
  return Math.max(1, periodSeconds) * 1000;
}

/** What a probe that failed reports. `hangs`: nobody answered in time. */
export function failureText(probe: Probe, container: Container, podIP: string, hangs: boolean): string {
  const { httpGet, tcpSocket, grpc, exec } = probe;
  if (httpGet !== undefined) {
    const { scheme = 'HTTP', path = '/' } = httpGet;
    const url = `${scheme.toLowerCase()}://${podIP}:${portOf(httpGet.port, container)}${path}`;
    return hangs
      ? `Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`
      : 'HTTP probe failed with statuscode: 503';
  }
  if (tcpSocket !== undefined) {
    const address = `${podIP}:${portOf(tcpSocket.port, container)}`;
    return hangs ? `dial tcp ${address}: i/o timeout` : `dial tcp ${address}: connect: connection refused`;
  }
  if (grpc !== undefined)
    return hangs
      ? 'timeout: health rpc did not complete within 1s'
      : 'service unhealthy (responded with "NOT_SERVING")';
  return hangs ? `command timed out: "${exec?.command?.join(' ') ?? ''}" timed out after 1s` : '';
}

function portOf(port: number | string | undefined, { ports = [] }: Container): number | string {
  if (typeof port !== 'string') return port ?? 0;
  return ports.find(({ name }) => name === port)?.containerPort ?? port;
}
