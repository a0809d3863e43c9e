import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { PodRun, podScenario } from '../kit/podRun.ts';

/** Seconds from the deletion of `web-0` to its end. A process takes two to stop. */
function secondsToStop(container: JsonObject, podSpec: JsonObject = {}, tag = 'A'): number | undefined {
  const containers = [{ name: 'nginx', image: `nginx:${tag}`, ...container }];
  const run = new PodRun(
    podScenario({ ...podSpec, containers }, [[20_000, { type: 'delete', resource: 'pods', name: 'web-0' }]]),
  ).until(400_000);
  const [goneAt] = run.secondsOf('gone');
  return goneAt === undefined ? undefined : goneAt - 20;
}

describe('A pod that is deleted', () => {
  it('stops when its container listens to SIGTERM', () => {
    expect(secondsToStop({})).toBe(2);
  });

  it('whose container does not listen is killed when its grace period is over', () => {
    expect(secondsToStop({}, {}, 'hang')).toBe(30);
    expect(secondsToStop({}, { terminationGracePeriodSeconds: 7 }, 'hang')).toBe(7);
  });

  it('runs its preStop hook before SIGTERM, within the same grace period', () => {
    expect(secondsToStop({ lifecycle: { preStop: { sleep: { seconds: 5 } } } })).toBe(7);
    expect(secondsToStop({ lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 5'] } } } })).toBe(7);
    expect(secondsToStop({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }, {}, 'hang')).toBe(30);
  });

  it('whose hook takes longer than the grace period gets two seconds more', () => {
    const lifecycle = { preStop: { exec: { command: ['sleep', '60'] } } };
    expect(secondsToStop({ lifecycle }, { terminationGracePeriodSeconds: 10 })).toBe(12);
    expect(secondsToStop({ lifecycle }, { terminationGracePeriodSeconds: 10 }, 'hang')).toBe(12);
  });

  it('takes as long as its slowest container', () => {
    const containers = [
      { name: 'nginx', image: 'nginx:A' },
      { name: 'logs', image: 'nginx:A', lifecycle: { preStop: { sleep: { seconds: 9 } } } },
    ];
    expect(secondsToStop({}, { containers })).toBe(2);
    const run = new PodRun(
      podScenario({ containers }, [[20_000, { type: 'delete', resource: 'pods', name: 'web-0' }]]),
    ).until(60_000);
    expect(run.secondsOf('gone')).toEqual([31]);
  });

  it('tells all its containers to stop at once, and its sidecars too', () => {
    const run = new PodRun(
      podScenario({ initContainers: [{ name: 'proxy', image: 'nginx:A', restartPolicy: 'Always' }] }, [
        [20_000, { type: 'delete', resource: 'pods', name: 'web-0' }],
      ]),
    ).until(20_500);
    expect(run.events().filter((event) => event.startsWith('Killing'))).toEqual([
      'Killing: Stopping container proxy',
      'Killing: Stopping container nginx',
    ]);
  });

  it('stays in the way of its successor for as long as it takes', () => {
    const containers = [{ name: 'nginx', image: 'nginx:A', lifecycle: { preStop: { sleep: { seconds: 20 } } } }];
    const run = new PodRun(
      podScenario({ containers }, [[20_000, { type: 'delete', resource: 'pods', name: 'web-0' }]]),
    );
    expect(run.until(41_900).pod().metadata.uid).toBe('Pod/web-0#1');
    expect(run.until(43_000).pod().metadata.uid).toBe('Pod/web-0#2');
  });
});
