import { describe, expect, it } from 'vitest';
import { twinManifests } from '#engine/deployment/twin.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Pod } from '#engine/objects.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario, lectureSetName } from '#engine/simulation/lecture.ts';

/** The lecture's set at rest, with its twin beside it, at rest. */
function twins(change?: JsonObject) {
  let history = new History(lectureScenario, lateParts);
  const toRest = () => history.extend({ maxSteps: 5000 });
  const now = () => history.frameAt(history.steps.length).cluster.stored.objects;
  toRest();
  const ask = (request: Parameters<History['fork']>[1]) => {
    expect(history.refusalOf(history.steps.length, request, lateParts)).toBeUndefined();
    history = history.fork(history.steps.length, request, lateParts);
    toRest();
  };
  if (change) ask({ type: 'patchSet', name: lectureSetName, spec: change });
  const set = now().statefulsets[0]!;
  for (const manifest of twinManifests(set)) ask({ type: 'apply', manifest });
  return { objects: now(), set };
}

const claimsOf = ({ spec }: Pod) => (spec.volumes ?? []).flatMap((each) => each.persistentVolumeClaim?.claimName ?? []);

describe('The twin of a set', () => {
  const { objects, set } = twins();
  const pods = objects.pods.filter(({ metadata }) => metadata.labels?.['app'] === 'shop');

  it('is a Deployment that the API server takes, with as many pods, all of them available', () => {
    const [deployment] = objects.deployments;
    expect(deployment?.spec.replicas).toBe(set.spec.replicas);
    expect(deployment?.status.availableReplicas).toBe(3);
    expect(pods).toHaveLength(3);
  });

  it('runs the same containers', () => {
    for (const pod of pods) expect(pod.spec.containers).toEqual(set.spec.template.spec.containers);
  });

  it('has one claim for all of them, where the set has one for each', () => {
    expect(new Set(pods.flatMap(claimsOf))).toEqual(new Set(['www-storage-shop']));
    const own = objects.pods.filter((pod) => !pods.includes(pod));
    expect(new Set(own.flatMap(claimsOf)).size).toBe(3);
  });

  it('has a Service of its own, which picks none of the set’s pods', () => {
    const ready = (service: string) =>
      objects.endpointslices
        .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service)
        .flatMap(({ endpoints }) => endpoints).length;
    expect([ready('nginx'), ready('shop')]).toEqual([3, 3]);
  });

  it('leaves the set with the pods that are its own', () => {
    expect(objects.statefulsets[0]?.status.readyReplicas).toBe(3);
  });

  it('follows the set’s number, as it is when it is made', () => {
    expect(twins({ replicas: 5 }).objects.deployments[0]?.status.readyReplicas).toBe(5);
  });
});
