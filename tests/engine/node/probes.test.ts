import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { PodRun, podScenario } from '../kit/podRun.ts';

const port = { httpGet: { port: 80 } };

/** `web-0` with these probes. Its application is up two seconds after its start at 1.01 s. */
function probed(
  probes: JsonObject,
  requests: readonly [number, Request][] = [],
  tag = 'A',
  podSpec: JsonObject = {},
): PodRun {
  const containers = [{ name: 'nginx', image: `nginx:${tag}`, ...probes }];
  return new PodRun(podScenario({ ...podSpec, containers }, requests));
}

function fault(kind: 'unready' | 'ready' | 'hang' | 'livenessFail' | 'flap' | 'slowStart', ms?: number): Request {
  return { type: 'podFault', name: 'web-0', fault: kind, ...(ms !== undefined && { ms }) };
}

describe('A readiness probe', () => {
  it('makes a pod ready when it first succeeds after the application is up', () => {
    const run = probed({ readinessProbe: { ...port, periodSeconds: 5 } }).until(30_000);
    expect(run.secondsOf('probeSucceeded')).toEqual([6.01]);
  });

  it('is not made before its initial delay is over', () => {
    const run = probed({ readinessProbe: { ...port, initialDelaySeconds: 12, periodSeconds: 5 } }).until(30_000);
    expect(run.secondsOf('probeSucceeded')).toEqual([16.01]);
  });

  it('has to succeed as often as its successThreshold says', () => {
    const run = probed({ readinessProbe: { ...port, periodSeconds: 5, successThreshold: 3 } }).until(30_000);
    expect(run.secondsOf('probeSucceeded')).toEqual([16.01]);
  });

  it('has to fail as often as its failureThreshold says, and then nothing is restarted', () => {
    const readinessProbe = { ...port, periodSeconds: 5, failureThreshold: 3 };
    const run = probed({ readinessProbe }, [[20_000, fault('unready')]]).until(120_000);
    // Made at 21.01, 26.01 and 31.01 s.
    expect(run.secondsOf('probeFailed').at(-1)).toBe(31.01);
    expect(run.container('nginx')).toMatchObject({ ready: false, restartCount: 0 });
    expect(run.events()).toContain('Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503');
  });

  it('that fails for less than that changes nothing', () => {
    const readinessProbe = { ...port, periodSeconds: 5, failureThreshold: 3 };
    const run = probed({ readinessProbe }, [
      [20_000, fault('unready')],
      [29_000, fault('ready')],
    ]).until(120_000);
    expect(run.secondsOf('probeFailed').filter((at) => at > 20)).toEqual([]);
    expect(run.container('nginx').ready).toBe(true);
  });

  it('of an application that flaps makes its pod unready and ready by turns', () => {
    const run = probed({}, [[20_000, fault('flap', 10_000)]]).until(42_000);
    expect(
      run
        .moments()
        .filter(({ atMs }) => atMs > 20_000)
        .map(({ atMs, state }) => [atMs, state]),
    ).toEqual([
      [25_000, 'running.ready'],
      [30_000, 'running.notReady'],
      [35_000, 'running.ready'],
      [40_000, 'running.notReady'],
    ]);
    expect(run.container('nginx').restartCount).toBe(0);
  });

  it('that is slower than the application flaps sees nothing of it', () => {
    const readinessProbe = { ...port, periodSeconds: 10, failureThreshold: 3 };
    const run = probed({ readinessProbe }, [[20_000, fault('flap', 10_000)]]).until(120_000);
    expect(run.secondsOf('probeFailed').filter((at) => at > 20)).toEqual([]);
  });
});

describe('A liveness probe', () => {
  const livenessProbe = { ...port, periodSeconds: 5, failureThreshold: 2 };

  it('has a container that hangs killed after its grace period, and started again in the same pod', () => {
    const run = probed({ livenessProbe }, [[20_000, fault('hang')]], 'A', { terminationGracePeriodSeconds: 8 }).until(
      60_000,
    );
    expect(run.secondsOf('livenessFailed')).toEqual([26.01]);
    expect(run.secondsOf('crashed')).toEqual([34.01]);
    expect(run.secondsOf('restarted')).toEqual([35.01]);
    const { restartCount, lastState } = run.container('nginx');
    expect([restartCount, lastState?.terminated?.exitCode]).toEqual([1, 137]);
    expect(run.pod().metadata.uid).toBe('Pod/web-0#1');
  });

  it('may have a grace period of its own', () => {
    const impatient = { ...livenessProbe, terminationGracePeriodSeconds: 3 };
    const run = probed({ livenessProbe: impatient }, [[20_000, fault('hang')]]).until(60_000);
    expect(run.secondsOf('crashed')).toEqual([29.01]);
  });

  it('that fails has an application that listens end by SIGTERM', () => {
    const run = probed({ livenessProbe }, [[20_000, fault('livenessFail')]]).until(60_000);
    expect(run.secondsOf('crashed')).toEqual([28.01]);
    expect(run.container('nginx').lastState?.terminated).toMatchObject({ exitCode: 143, reason: 'Error' });
    expect(run.events()).toContain('Killing: Container nginx failed liveness probe, will be restarted');
  });

  it('is what a container that hangs needs: without one nobody restarts it', () => {
    const run = probed({}, [[20_000, fault('hang')]]).until(600_000);
    expect(run.container('nginx')).toMatchObject({ ready: false, restartCount: 0 });
  });

  it('that is too eager kills a slow application again and again before it is up', () => {
    const run = probed({ livenessProbe }, [], 'slow').until(100_000);
    expect(run.secondsOf('livenessFailed').length).toBeGreaterThan(2);
    expect(run.secondsOf('probeSucceeded')).toEqual([]);
  });
});

describe('A startup probe', () => {
  const livenessProbe = { ...port, periodSeconds: 5, failureThreshold: 2 };

  it('keeps the liveness probe away from a slow application until it is up', () => {
    const startupProbe = { ...port, periodSeconds: 5, failureThreshold: 10 };
    const run = probed({ livenessProbe, startupProbe }, [], 'slow').until(100_000);
    // The application takes 32 s.
    expect(run.secondsOf('startupSucceeded')).toEqual([36.01]);
    expect(run.secondsOf('livenessFailed')).toEqual([]);
    expect(run.state()).toBe('running.ready');
  });

  it('says in the status whether the container has started', () => {
    const run = probed({ startupProbe: { ...port, periodSeconds: 5 } });
    expect(run.until(3000).container('nginx')).toMatchObject({ started: false, ready: false });
    expect(run.until(10_000).container('nginx')).toMatchObject({ started: true, ready: true });
  });

  it('begins the readiness probe when it succeeds', () => {
    const readinessProbe = { ...port, periodSeconds: 7 };
    const run = probed({ readinessProbe, startupProbe: { ...port, periodSeconds: 5 } }).until(60_000);
    expect(run.secondsOf('startupSucceeded')).toEqual([6.01]);
    expect(run.secondsOf('probeSucceeded')).toEqual([6.01]);
  });

  it('that fails too often has the container restarted', () => {
    const startupProbe = { ...port, periodSeconds: 5, failureThreshold: 3 };
    const run = probed({ startupProbe }, [], 'slow').until(30_000);
    expect(run.secondsOf('startupFailed')).toEqual([11.01, 24.01]);
    expect(run.events()).toContain('Killing: Container nginx failed startup probe, will be restarted');
  });
});
