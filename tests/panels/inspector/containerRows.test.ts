import { describe, expect, it } from 'vitest';
import { containerRows } from '#panels/inspector/containerRows.ts';
import { PodRun, podScenario } from '../../engine/kit/podRun.ts';

const image = 'nginx:A';
const run = new PodRun(
  podScenario({
    initContainers: [
      { name: 'init', image },
      { name: 'proxy', image, restartPolicy: 'Always' },
    ],
    containers: [
      { name: 'nginx', image },
      { name: 'logs', image: 'nginx:crash' },
    ],
  }),
);

describe('The containers of a pod', () => {
  it('are listed in the order in which they start, and wait before they do', () => {
    const rows = containerRows(run.until(500).pod());
    expect(rows.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'init: init',
      'proxy: sidecar',
      'nginx: container',
      'logs: container',
    ]);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['Waiting: PodInitializing']));
  });

  it('are told in the words of the API', () => {
    const rows = containerRows(run.until(15_000).pod());
    expect(rows.map(({ state, ready, restarts }) => [state, ready, restarts])).toEqual([
      ['Terminated: Completed 0', true, 0],
      ['Running', true, 0],
      ['Running', true, 0],
      ['Waiting: CrashLoopBackOff', false, 1],
    ]);
    expect(rows[3]?.message).toContain('back-off 10s restarting failed container=logs');
  });
});
