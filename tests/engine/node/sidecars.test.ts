import { describe, expect, it } from 'vitest';
import type { Request } from '#engine/simulation/scenario.ts';
import { PodRun, podScenario } from '../kit/podRun.ts';

const init = { name: 'init', image: 'nginx:A' };
const sidecar = { name: 'proxy', image: 'nginx:A', restartPolicy: 'Always' };

describe('A sidecar', () => {
  it('is an init container that is not waited for: the next one starts as soon as it has started', () => {
    const run = new PodRun(podScenario({ initContainers: [sidecar, init] })).until(20_000);
    expect(run.secondsOf('initStarted', { container: 'proxy' })).toEqual([1.01]);
    expect(run.secondsOf('initDone', { container: 'proxy' })).toEqual([2.01]);
    expect(run.secondsOf('initStarted', { container: 'init' })).toEqual([3.01]);
    expect(run.secondsOf('started', { container: 'nginx' })).toEqual([7.01]);
    expect(run.container('proxy').state?.running).toBeDefined();
  });

  it('with a startup probe holds up what comes after it until the probe succeeds', () => {
    const startupProbe = { exec: { command: ['true'] }, periodSeconds: 4 };
    const run = new PodRun(podScenario({ initContainers: [{ ...sidecar, startupProbe }] })).until(20_000);
    // It is up after 2 s, and the next probe is 4 s after its start.
    expect(run.secondsOf('initDone', { container: 'proxy' })).toEqual([5.01]);
    expect(run.secondsOf('started', { container: 'nginx' })).toEqual([6.01]);
  });

  it('counts for the readiness of its pod', () => {
    const readinessProbe = { exec: { command: ['true'] }, periodSeconds: 30 };
    const run = new PodRun(podScenario({ initContainers: [{ ...sidecar, readinessProbe }] })).until(20_000);
    expect(run.container('nginx').ready).toBe(true);
    expect(run.condition('Ready')).toMatchObject({
      status: 'False',
      message: 'containers with unready status: [proxy]',
    });
    expect(run.until(40_000).condition('Ready').status).toBe('True');
  });

  it('that crashes is restarted, and nothing else is', () => {
    const crash = { type: 'podFault', name: 'web-0', fault: 'crash', container: 'proxy' } as const;
    const run = new PodRun(podScenario({ initContainers: [sidecar, init] }, [[20_000, crash]])).until(40_000);
    expect(run.secondsOf('restarted', { container: 'proxy' })).toEqual([21]);
    expect(run.container('proxy').restartCount).toBe(1);
    expect([run.container('init').restartCount, run.container('nginx').restartCount]).toEqual([0, 0]);
    expect(run.state()).toBe('running.ready');
  });

  it('that had crashed before its machine went off starts again before the containers when the machine is back', () => {
    const crash = { type: 'podFault', name: 'web-0', fault: 'crash', container: 'proxy' } as const;
    const all = (atMs: number, fault: 'down' | 'up') =>
      ['85', '83', '84'].map((last): [number, Request] => [
        atMs,
        { type: 'nodeFault', name: `cn-hangzhou.192.168.1.${last}`, fault },
      ]);
    const run = new PodRun(
      podScenario({ initContainers: [sidecar] }, [[1500, crash], ...all(2600, 'down'), ...all(30_000, 'up')]),
    ).until(60_000);
    expect(run.secondsOf('restarted', { container: 'proxy' })).toEqual([2.5]);
    expect(run.secondsOf('initStarted', { container: 'proxy' })).toEqual([1.01, 33]);
    expect(run.secondsOf('started', { container: 'nginx' })).toEqual([35]);
    expect(run.state()).toBe('running.ready');
  });

  it('stops after the containers, the last one first', () => {
    const deletion = { type: 'delete', resource: 'pods', name: 'web-0' } as const;
    const alone = new PodRun(podScenario({}, [[20_000, deletion]])).until(50_000);
    expect(alone.secondsOf('gone')).toEqual([22]);
    const initContainers = [sidecar, { ...sidecar, name: 'logs' }];
    const accompanied = new PodRun(podScenario({ initContainers }, [[20_000, deletion]])).until(50_000);
    expect(accompanied.secondsOf('gone')).toEqual([26]);
  });

  it('gets what is left of the grace period, and two seconds at least', () => {
    const deletion = { type: 'delete', resource: 'pods', name: 'web-0' } as const;
    const deaf = { type: 'podFault', name: 'web-0', fault: 'hang', container: 'proxy' } as const;
    const run = new PodRun(
      podScenario({ initContainers: [sidecar], terminationGracePeriodSeconds: 3 }, [
        [20_000, deaf],
        [21_000, deletion],
      ]),
    ).until(50_000);
    // nginx has stopped after 2 s; one second is left, but two are given.
    expect(run.secondsOf('gone')).toEqual([25]);
  });
});
