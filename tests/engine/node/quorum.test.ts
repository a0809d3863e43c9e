import { describe, expect, it } from 'vitest';
import type { Request } from '#engine/simulation/scenario.ts';
import { PodRun, podScenario } from '../kit/podRun.ts';
import { headlessService } from '../kit/runs.ts';
import type { Wanted } from '../kit/setOf.ts';

const members = { containers: [{ name: 'nginx', image: 'nginx:quorum' }] };
const published: Request = {
  type: 'apply',
  manifest: { ...headlessService, spec: { ...(headlessService['spec'] as object), publishNotReadyAddresses: true } },
};

function readyPods(run: PodRun): readonly string[] {
  return run.pods
    .filter(({ status }) => status.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True'))
    .map(({ metadata }) => metadata.name)
    .toSorted();
}

function run(requests: readonly [number, Request][], wanted: Wanted = {}): PodRun {
  return new PodRun(podScenario(members, requests, { replicas: 3, policy: 'Parallel', ...wanted }));
}

function drop(...ordinals: readonly number[]): readonly [number, Request][] {
  return ordinals.map((ordinal) => [50_000, { type: 'delete', resource: 'pods', name: `web-${ordinal}` }]);
}

describe('Members that are ready only with a majority', () => {
  it('never get ready under OrderedReady: the first waits for peers that are made when it is ready', () => {
    const ordered = run([[0, published]], { policy: 'OrderedReady' }).until(600_000);
    expect(ordered.pods.map(({ metadata }) => metadata.name)).toEqual(['web-0']);
    expect(readyPods(ordered)).toEqual([]);
  });

  it('never find each other in parallel either, while DNS has only those that are ready', () => {
    const hidden = run([]).until(600_000);
    expect(hidden.pods).toHaveLength(3);
    expect(readyPods(hidden)).toEqual([]);
  });

  it('get ready in parallel when the Service publishes addresses that are not ready', () => {
    const found = run([[0, published]]).until(20_000);
    expect(readyPods(found)).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('get ready as soon as the addresses are published', () => {
    const late = run([[100_000, published]]);
    expect(readyPods(late.until(100_000))).toEqual([]);
    expect(readyPods(late.until(110_000))).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('stay ready when a minority is lost', () => {
    const lessOne = run([[0, published], ...drop(1)]).until(52_000);
    expect(readyPods(lessOne)).toEqual(['web-0', 'web-2']);
    expect(readyPods(lessOne.until(70_000))).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('are not ready, all of them, while a majority is lost', () => {
    const lessTwo = run([[0, published], ...drop(1, 2)]);
    expect(readyPods(lessTwo.until(52_800))).toEqual([]);
    expect(readyPods(lessTwo.until(70_000))).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('count the replicas of their set: a set of one is a majority by itself', () => {
    expect(readyPods(run([[0, published]], { replicas: 1, policy: 'OrderedReady' }).until(20_000))).toEqual(['web-0']);
  });

  it('lose their majority when the set is told to have more than they are', () => {
    const grown = run([
      [0, published],
      [50_000, { type: 'patchSet', name: 'web', spec: { replicas: 6 } }],
    ]);
    expect(readyPods(grown.until(50_000))).toHaveLength(3);
    // Three of six are no majority.
    expect(readyPods(grown.until(51_000))).toEqual([]);
    expect(readyPods(grown.until(70_000))).toHaveLength(6);
  });

  it('are not reached on nodes that are cut off, and join again when the nodes are back', () => {
    const cutOff = run([
      [0, published],
      [50_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.83', fault: 'cutOff' }],
      [50_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.84', fault: 'cutOff' }],
      [60_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.83', fault: 'up' }],
      [60_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.84', fault: 'up' }],
    ]);
    expect(readyPods(cutOff.until(50_000))).toHaveLength(3);
    expect(cutOff.until(51_000).container('nginx', 'web-0').ready).toBe(false);
    expect(readyPods(cutOff.until(80_000))).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('may be declared by an annotation of the template, whatever the image', () => {
    const scenario = podScenario({}, [[0, published]], { replicas: 3, policy: 'OrderedReady' });
    const annotated = JSON.parse(
      JSON.stringify(scenario).replace(
        '"labels":{"app":"nginx"}}',
        '"labels":{"app":"nginx"},"annotations":{"ordinal.dev/readiness":"quorum"}}',
      ),
    ) as typeof scenario;
    expect(new PodRun(scenario).until(60_000).pods).toHaveLength(3);
    expect(new PodRun(annotated).until(60_000).pods).toHaveLength(1);
  });
});
