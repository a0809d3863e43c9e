import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { parseTime } from '#engine/apiserver/time.ts';
import { layoutPod } from '#stage/layoutPod.ts';
import { startKubectl } from '../../src/kubectl/kubectl.ts';
import { listStored } from '../../src/kubectl/listStored.ts';
import { PodRun, podScenario } from '../engine/kit/podRun.ts';

const startMs = parseTime('2026-01-01T00:00:00Z');

const container = (name: string, tag = 'A', more: JsonObject = {}) => ({ name, image: `nginx:${tag}`, ...more });
const oneOf = (tag: string, more: JsonObject = {}) => ({ containers: [container('nginx', tag, more)] });
const sidecar = (tag = 'A', more: JsonObject = {}) => container('proxy', tag, { restartPolicy: 'Always', ...more });
const deletion: Request = { type: 'delete', resource: 'pods', name: 'web-0' };

/** READY, STATUS and RESTARTS of `web-0` in the table of `kubectl get pods`, so many milliseconds after the beginning. */
function row(run: PodRun, atMs: number): string {
  run.until(atMs);
  const command = startKubectl(
    { args: ['get', 'pods', '--no-headers'] },
    {
      nowMs: startMs + atMs,
      step: 1,
      kubernetesVersion: '1.37',
      utcOffsetMinutes: 0,
      list: (resource) => listStored(run.objects, resource),
      submit: () => {
        throw new Error('Nothing is asked for.');
      },
      readFile: () => undefined,
    },
  );
  const printed = command.chunks.map(({ text }) => text).join('');
  return (/^web-0 +(.*?) +\S+\n$/.exec(printed)?.[1] ?? printed).replaceAll(/ {2,}/g, ' ');
}

/** Each row at the moment in milliseconds before it. */
const stories: Readonly<
  Record<string, readonly [JsonObject, readonly (readonly [number, string])[], (readonly [number, Request][])?]>
> = {
  'that starts and is deleted': [
    {},
    [
      [500, '0/1 ContainerCreating 0'],
      [2000, '0/1 Running 0'],
      [4000, '1/1 Running 0'],
      [21_000, '1/1 Terminating 0'],
    ],
    [[20_000, deletion]],
  ],
  'with init containers': [
    { initContainers: [container('a'), container('b')] },
    [
      [500, '0/1 Init:0/2 0'],
      [2000, '0/1 Init:0/2 0'],
      [6000, '0/1 Init:1/2 0'],
      [8500, '0/1 PodInitializing 0'],
      [12_000, '1/1 Running 0'],
    ],
  ],
  'whose init container fails': [
    { initContainers: [container('a'), container('b', 'crash')] },
    [
      [8500, '0/1 Init:Error 0'],
      [10_000, '0/1 Init:1/2 1 (2s ago)'],
      [15_000, '0/1 Init:CrashLoopBackOff 1 (3s ago)'],
    ],
  ],
  'whose init container cannot be pulled': [
    { initContainers: [container('a', 'no-such')] },
    [
      [1500, '0/1 Init:ErrImagePull 0'],
      [3000, '0/1 Init:ImagePullBackOff 0'],
    ],
  ],
  'with a sidecar': [
    { initContainers: [sidecar()] },
    [
      [1500, '0/2 PodInitializing 0'],
      [3500, '1/2 Running 0'],
      [10_000, '2/2 Running 0'],
    ],
  ],
  'that crashes': [
    oneOf('crash'),
    [
      [3500, '0/1 Error 0'],
      [5000, '0/1 Running 1 (2s ago)'],
      [8000, '0/1 CrashLoopBackOff 1 (2s ago)'],
    ],
  ],
  'that has no memory left': [
    oneOf('oom'),
    [
      [3500, '0/1 OOMKilled 0'],
      [8000, '0/1 CrashLoopBackOff 1 (2s ago)'],
    ],
  ],
  'whose container ends well': [
    {},
    [[20_500, '0/1 Completed 0']],
    [[20_000, { type: 'podFault', name: 'web-0', fault: 'crash', exitCode: 0 }]],
  ],
  'whose image cannot be pulled': [
    oneOf('no-such'),
    [
      [1500, '0/1 ErrImagePull 0'],
      [3000, '0/1 ImagePullBackOff 0'],
      [11_500, '0/1 ImagePullBackOff 0'],
    ],
  ],
  'that is evicted': [{}, [[20_000, '0/1 Error 0']], [[20_000, { type: 'podFault', name: 'web-0', fault: 'fail' }]]],
};

describe.each(Object.entries(stories))('A pod %s', (_what, [podSpec, rows, requests]) => {
  it('is shown by kubectl get pods as a real one is', () => {
    const run = new PodRun(podScenario(podSpec, requests, { policy: 'Parallel' }));
    for (const [atMs, wanted] of rows) expect(row(run, atMs), `after ${atMs} ms`).toBe(wanted);
  });

  it('has the same status on the stage', () => {
    const run = new PodRun(podScenario(podSpec, requests, { policy: 'Parallel' }));
    for (const [atMs] of rows) {
      const [, status] = row(run, atMs).split(' ');
      const looks = { hue: 0, hash: '', adopted: false, orphan: false };
      const around = { ...looks, state: undefined, minReadySeconds: 0, nowMs: startMs + atMs };
      const card = layoutPod(podFacts(run.pod()), around);
      expect(card.status, `after ${atMs} ms`).toBe(status);
    }
  });
});
