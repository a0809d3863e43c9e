import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPatch, revisionBytes } from '#engine/statefulset/revisionData.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import { checkedRun, type CheckedRun } from './checkedRun.ts';
import { isDeep } from './depth.ts';
import { healthyScenario } from './scenarios.ts';

const numRuns = isDeep ? 5000 : 100;
/** Pods come up in six seconds and go in three: so long may five of them take, one after the other, scaled and updated. */
const boundMs = 180_000;

/** What is not as the set wants it; undefined when all is. */
function unfinished({ simulation, isOver }: CheckedRun): string | undefined {
  const { api, release } = simulation;
  const set = api.get('statefulsets', 'web');
  if (set === undefined) return 'the set is gone';
  if (!isOver) return 'the cluster does not come to rest';
  const { replicas, ordinals } = set.spec;
  const pods = [...api.list('pods')].map(podFacts);
  const names = pods.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b);
  const wanted = Array.from({ length: replicas }, (_, index) => index + (ordinals?.start ?? 0));
  if (names.join() !== wanted.join()) return `there are the pods ${names.join()}, not ${wanted.join()}`;
  const update = [...api.list('controllerrevisions')].find(
    (revision) => revisionBytes(revision) === getPatch(set, release.version),
  );
  const old = pods.find(({ revision, runningAndReady }) => revision !== update?.metadata.name || !runningAndReady);
  if (old !== undefined) return `${old.name} is not ready at the update revision`;
  const { status } = set;
  const counts = [
    status.replicas,
    status.readyReplicas ?? 0,
    status.availableReplicas,
    status.currentReplicas ?? 0,
    status.updatedReplicas ?? 0,
  ];
  if (counts.some((count) => count !== replicas)) return `the status is ${JSON.stringify(status)}`;
  return status.currentRevision === update?.metadata.name ? undefined : 'the rollout is not complete';
}

describe.each(kubernetesVersions)('Under %s a set of healthy pods', (version) => {
  it('becomes what it should be, in bounded time, and then rests', { timeout: isDeep ? 3_600_000 : 60_000 }, () => {
    fc.assert(
      fc.property(healthyScenario(version), (scenario) => {
        const run = checkedRun(scenario);
        expect(unfinished(run)).toBeUndefined();
        expect(run.complaints).toEqual([]);
        expect(run.simulation.nowMs - (scenario.requests.at(-1)?.atMs ?? 0)).toBeLessThan(boundMs);
      }),
      { numRuns },
    );
  });
});
