import { describe, expect, it } from 'vitest';
import { PodRun, podScenario } from '../kit/podRun.ts';

const init = (name: string, tag = 'A') => ({ name, image: `nginx:${tag}` });

/** Which container of `web-0` started when, in seconds. */
function starts(run: PodRun): readonly string[] {
  return run
    .moments()
    .filter(({ what }) => what === 'initStarted' || what === 'started')
    .map(({ atMs, container }) => `${atMs / 1000} ${container}`);
}

describe('Init containers', () => {
  it('run one after the other, and the containers start when the last one has ended', () => {
    const run = new PodRun(podScenario({ initContainers: [init('first'), init('second')] })).until(20_000);
    expect(starts(run)).toEqual(['1.01 first', '5.01 second', '9.01 nginx']);
    expect(run.secondsOf('initDone')).toEqual([4.01, 8.01]);
  });

  it('keep their pod Pending, and its containers wait for them', () => {
    const run = new PodRun(podScenario({ initContainers: [init('first'), init('second')] })).until(6000);
    expect(run.pod().status.phase).toBe('Pending');
    expect(run.container('nginx').state).toEqual({ waiting: { reason: 'PodInitializing' } });
    expect(run.container('first').state?.terminated).toMatchObject({ exitCode: 0, reason: 'Completed' });
    expect(run.condition('Initialized')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [second]',
    });
  });

  it('are run again when they fail, at once at first, then after 10 s, 20 s and 40 s', () => {
    const run = new PodRun(podScenario({ initContainers: [init('first'), init('second', 'crash')] })).until(100_000);
    expect(run.secondsOf('crashed')).toEqual([8.01, 12.01, 25.01, 48.01, 91.01]);
    expect(run.secondsOf('restarted')).toEqual([9.01, 22.01, 45.01, 88.01]);
  });

  it('that have done their work are not repeated because a later one fails', () => {
    const run = new PodRun(podScenario({ initContainers: [init('first'), init('second', 'crash')] })).until(100_000);
    expect(run.secondsOf('initStarted', { container: 'first' })).toHaveLength(1);
    expect(run.container('first').restartCount).toBe(0);
    expect(run.container('second').restartCount).toBe(4);
    expect(run.pod().status.phase).toBe('Pending');
  });

  it('hold the controller up: under OrderedReady there is no second pod while one of them fails', () => {
    const stuck = podScenario({ initContainers: [init('first', 'crash')] }, [], { replicas: 2 });
    expect(new PodRun(stuck).until(100_000).pods).toHaveLength(1);
    const inParallel = podScenario({ initContainers: [init('first', 'crash')] }, [], {
      replicas: 2,
      policy: 'Parallel',
    });
    expect(new PodRun(inParallel).until(100_000).pods).toHaveLength(2);
  });

  it('whose image cannot be pulled say so, and let nothing start', () => {
    const run = new PodRun(podScenario({ initContainers: [init('first', 'no-such')] })).until(5000);
    expect(run.container('first').state?.waiting?.reason).toBe('ImagePullBackOff');
    expect(run.container('nginx').state).toEqual({ waiting: { reason: 'PodInitializing' } });
  });

  it('begin anew when the machine was off before they were done', () => {
    const run = new PodRun(
      podScenario({ initContainers: [init('first'), init('second', 'hang')] }, [
        [10_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.85', fault: 'down' }],
        [20_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.85', fault: 'up' }],
      ]),
    ).until(60_000);
    expect(run.secondsOf('initStarted', { container: 'first' })).toEqual([1.01, 23]);
    expect(run.secondsOf('initStarted', { container: 'second' })).toEqual([5.01, 27]);
  });
});
