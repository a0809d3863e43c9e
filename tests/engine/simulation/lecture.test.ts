import { describe, expect, it } from 'vitest';
import { lectureScenario, lectureSetName } from '#engine/simulation/lecture.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { at, finished } from '../kit/runs.ts';
import { mustBe } from '../kit/world.ts';

function withNewImage(kubernetesVersion: Scenario['kubernetesVersion']): Scenario {
  const request = { type: 'setImage', name: lectureSetName, container: 'nginx', image: 'nginx:mainline' } as const;
  return { ...lectureScenario, kubernetesVersion, requests: [...lectureScenario.requests, at(60_000, request)] };
}

describe('The lecture’s set', () => {
  it.each([
    ['1.33', '677759c9b8', '7c55499668'],
    ['1.37', '56cc7db54', '5447547998'],
  ] as const)('under %s goes from revision %s to %s, as on the slides', (version, first, second) => {
    const before = finished({ ...lectureScenario, kubernetesVersion: version }).simulation;
    expect(before.api.get('statefulsets', lectureSetName)?.status.currentRevision).toBe(`${lectureSetName}-${first}`);
    const { simulation } = finished(withNewImage(version));
    const { status } = mustBe(simulation.api.get('statefulsets', lectureSetName));
    expect(status).toMatchObject({
      currentRevision: `${lectureSetName}-${second}`,
      updateRevision: `${lectureSetName}-${second}`,
      readyReplicas: 3,
    });
    const names = [...simulation.api.list('controllerrevisions')].map(
      ({ metadata, revision }) => `${revision} ${metadata.name}`,
    );
    expect(names).toEqual([`1 ${lectureSetName}-${first}`, `2 ${lectureSetName}-${second}`]);
  });

  it('comes up on the nodes and under the addresses of the slides', () => {
    const { api } = finished(lectureScenario).simulation;
    const pods = [...api.list('pods')].map(({ metadata, spec, status }) => [
      metadata.name,
      status.podIP,
      spec.nodeName,
    ]);
    expect(pods).toEqual([
      ['nginx-web-0', '172.27.0.133', 'cn-hangzhou.192.168.1.85'],
      ['nginx-web-1', '172.27.0.5', 'cn-hangzhou.192.168.1.83'],
      ['nginx-web-2', '172.27.1.9', 'cn-hangzhou.192.168.1.84'],
    ]);
  });

  it('comes up one pod after the other, each with its claim', () => {
    const { causes, simulation } = finished(lectureScenario);
    const order = causes.flatMap((cause) => (cause.type === 'podMoved' ? [`${cause.pod} ${cause.to}`] : []));
    expect(order).toEqual(
      [0, 1, 2].flatMap((n) => [`nginx-web-${n} running.notReady`, `nginx-web-${n} running.ready`]),
    );
    const claims = [...simulation.api.list('persistentvolumeclaims')].map(
      ({ metadata, status }) => `${metadata.name} ${status.phase}`,
    );
    expect(claims).toEqual([0, 1, 2].map((n) => `www-storage-nginx-web-${n} Bound`));
  });
});
