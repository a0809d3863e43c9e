import { describe, expect, it } from 'vitest';
import { goSeconds } from '#engine/node/backOff.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { PodRun, podScenario } from '../kit/podRun.ts';

const crash: Request = { type: 'podFault', name: 'web-0', fault: 'crash' };

function imageOf(tag: string) {
  return { containers: [{ name: 'nginx', image: `nginx:${tag}` }] };
}

/** How long after such a moment the container ran again, in whole seconds. */
function secondsDown(run: PodRun, ...crashedAt: readonly number[]): readonly number[] {
  const restarts = run.secondsOf('restarted');
  return crashedAt.map((at) => Math.round((restarts.find((restart) => restart > at) ?? Number.NaN) - at));
}

/** How long the container was down each time, in whole seconds. */
function pauses(run: PodRun): readonly number[] {
  const ends = run.secondsOf('crashed');
  return run.secondsOf('restarted').map((restart, at) => Math.round(restart - (ends[at] ?? Number.NaN)));
}

describe('A container that crashes', () => {
  it('is restarted at once, then after 10 s, each time twice as late, and after 300 s at the latest', () => {
    const run = new PodRun(podScenario(imageOf('crash'))).until(2_000_000);
    expect(pauses(run).slice(0, 9)).toEqual([1, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it('reports the pause, and how the last process ended', () => {
    const run = new PodRun(podScenario(imageOf('crash'))).until(30_000);
    expect(run.container('nginx')).toMatchObject({
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: 'back-off 20s restarting failed container=nginx pod=web-0_default(Pod/web-0#1)',
        },
      },
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      ready: false,
      started: false,
      restartCount: 2,
    });
    expect(run.pod().status.phase).toBe('Running');
  });

  it('has its pause forgiven when it has run for more than ten minutes', () => {
    const run = new PodRun(
      podScenario({}, [
        [20_000, crash],
        [60_000, crash],
        [800_000, crash],
        [840_000, crash],
      ]),
    ).until(900_000);
    expect(secondsDown(run, 20, 60, 800, 840)).toEqual([1, 10, 1, 10]);
  });

  it('keeps its pause when it has run for less than ten minutes', () => {
    const run = new PodRun(
      podScenario({}, [
        [20_000, crash],
        [60_000, crash],
        [660_000, crash],
      ]),
    ).until(900_000);
    expect(secondsDown(run, 20, 60, 660)).toEqual([1, 10, 20]);
  });

  it('waits by itself: the container beside it runs on, and the pod is not Ready', () => {
    const containers = [
      { name: 'nginx', image: 'nginx:A' },
      { name: 'logs', image: 'nginx:crash' },
    ];
    const run = new PodRun(podScenario({ containers })).until(30_000);
    expect(run.container('logs').state?.waiting?.reason).toBe('CrashLoopBackOff');
    expect(run.container('nginx')).toMatchObject({ ready: true, restartCount: 0 });
    expect(run.condition('Ready').message).toBe('containers with unready status: [logs]');
  });

  it('is told from one that was killed for its memory', () => {
    const run = new PodRun(podScenario({}, [[20_000, { type: 'podFault', name: 'web-0', fault: 'oom' }]])).until(
      40_000,
    );
    expect(run.container('nginx').lastState?.terminated).toMatchObject({ exitCode: 137, reason: 'OOMKilled' });
    const image = new PodRun(podScenario(imageOf('oom'))).until(5000);
    expect(image.container('nginx').state?.terminated).toBeUndefined();
    expect(image.container('nginx').lastState?.terminated?.reason).toBe('OOMKilled');
  });

  it('is restarted also when it ended well, because the pods of a set always are', () => {
    const done: Request = { type: 'podFault', name: 'web-0', fault: 'crash', exitCode: 0 };
    const run = new PodRun(podScenario({}, [[20_000, done]])).until(40_000);
    expect(run.container('nginx')).toMatchObject({
      restartCount: 1,
      ready: true,
      lastState: { terminated: { exitCode: 0, reason: 'Completed' } },
    });
  });
});

describe('An image that cannot be pulled', () => {
  it('is tried again after 10 s, each time twice as late, and after 300 s at the latest', () => {
    const run = new PodRun(podScenario(imageOf('no-such'))).until(1_500_000);
    const failures = run.secondsOf('imageFailed');
    const waits = run.secondsOf('imageRetried').map((retry, at) => Math.round(retry - (failures[at] ?? Number.NaN)));
    expect(waits.slice(0, 7)).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('reports the failure first, and the pause when the kubelet looks again', () => {
    const run = new PodRun(podScenario(imageOf('no-such')));
    expect(run.until(1500).container('nginx').state?.waiting?.reason).toBe('ErrImagePull');
    const { reason, message } = run.until(3000).container('nginx').state?.waiting ?? {};
    expect(reason).toBe('ImagePullBackOff');
    expect(message).toMatch(/^Back-off pulling image "nginx:no-such": ErrImagePull: rpc error: code = NotFound/);
    expect(run.container('nginx').restartCount).toBe(0);
  });

  it('is told of in the events as the kubelet does', () => {
    const events = new PodRun(podScenario(imageOf('no-such'))).until(3000).events();
    expect(events.slice(1).map((event) => event.slice(0, 60))).toEqual([
      'Pulling: Pulling image "nginx:no-such"',
      'Failed: Failed to pull image "nginx:no-such": rpc error: cod',
      'Failed: Error: ErrImagePull',
      'BackOff: Back-off pulling image "nginx:no-such"',
      'Failed: Error: ImagePullBackOff',
    ]);
  });

  it('does not keep the other containers of the pod from starting', () => {
    const containers = [
      { name: 'nginx', image: 'nginx:A' },
      { name: 'logs', image: 'nginx:no-such' },
    ];
    const run = new PodRun(podScenario({ containers })).until(20_000);
    expect(run.container('nginx')).toMatchObject({ ready: true });
    expect(run.pod().status.phase).toBe('Pending');
  });
});

describe('A pause', () => {
  it('is written as Go writes durations', () => {
    expect([10_000, 80_000, 300_000].map(goSeconds)).toEqual(['10s', '1m20s', '5m0s']);
  });
});
