import { describe, expect, it } from 'vitest';
import { twinManifests } from '#engine/deployment/twin.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario, lectureSetName } from '#engine/simulation/lecture.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { needsOf } from '#panels/compare/needs.ts';
import { ownStep } from '#panels/compare/ownStep.ts';
import { compareTwins, type Side } from '#store/compare/comparison.ts';
import { type TwinDeed, twinPods, twinRequests } from '#store/compare/openTwin.ts';
import { ownReplicaSets } from '#store/compare/podSlots.ts';

/** The lecture's set and its Deployment in one cluster, which somebody does things to, each when all is quiet. */
function twinsAfter(...deeds: readonly ((names: Names) => TwinDeed)[]) {
  let history = new History(lectureScenario, lateParts);
  const rest = () => history.extend({ maxSteps: 10_000, untilMs: lastMs() + 600_000 });
  const lastMs = () => history.steps[(history.marks.at(-1)?.step ?? 1) - 1]?.atMs ?? 0;
  const now = () => history.frameAt(history.steps.length).cluster.stored.objects;
  const ask = (requests: readonly Request[]) => {
    for (const request of requests) {
      const { length } = history.steps;
      expect(history.refusalOf(length, request, lateParts)).toBeUndefined();
      history = history.fork(length, request, lateParts);
      history.extend({ maxSteps: length + 1 });
    }
    rest();
  };
  rest();
  ask(twinManifests(now().statefulsets[0]!).map((manifest) => ({ type: 'apply', manifest })));
  for (const deed of deeds) {
    const { statefulsets, deployments, replicasets, pods } = now();
    const chosen = twinPods(pods, statefulsets[0]!, ownReplicaSets(replicasets, 'shop'));
    ask(twinRequests(deed({ node: chosen.ofSet?.spec.nodeName ?? '' }), statefulsets[0]!, deployments[0]!, chosen));
  }
  const { sides, moments } = compareTwins(history, lectureSetName, 'shop');
  const end = history.frameAt(history.steps.length);
  return { sides, moments, needs: sides.map((side) => needsOf(side, end)), history };
}

interface Names {
  readonly node: string;
}

const deletePod = () => ({ type: 'deletePod' }) as const;
const mainline = () => ({ type: 'image', image: 'nginx:mainline' }) as const;

describe('A set beside its Deployment', () => {
  it('keeps its names when a pod is deleted, where the Deployment makes up another one', () => {
    const [set, deployment] = twinsAfter(deletePod).needs;
    expect(set).toMatchObject({ pods: 4, names: 3, order: [1] });
    expect(deployment).toMatchObject({ pods: 4 });
  });

  it('has a claim for each of its names, and the Deployment one for all its pods', () => {
    expect(twinsAfter().needs.map(({ claims }) => claims)).toEqual([3, 1]);
  });

  it('is known to DNS by three names, and the Deployment by that of its Service', () => {
    expect(twinsAfter().needs.map(({ dns }) => dns)).toEqual([3, 'shop']);
  });

  it('updates from the highest ordinal down, and the Deployment more than it has slots', () => {
    const { needs, sides } = twinsAfter(mainline);
    expect(needs[0]?.order).toEqual([2, 1, 0]);
    expect(needs[1]?.order).toHaveLength(3);
    expect(sides[0].tracks).toHaveLength(3);
    expect(sides[1].tracks.length).toBeGreaterThan(3);
  });

  it('waits for a lost node with its name, while the Deployment makes another pod', () => {
    const { sides, needs, history } = twinsAfter(({ node }) => ({ type: 'node', node, fault: 'down' }));
    const { statefulsets, deployments } = history.frameAt(history.steps.length).cluster.stored.objects;
    expect(statefulsets[0]?.status.readyReplicas).toBe(2);
    expect(deployments[0]?.status.readyReplicas).toBe(3);
    expect(needs[0]).toMatchObject({ pods: 3, names: 3 });
    expect(sides[1].tracks.length).toBeGreaterThan(3);
  });
});

describe('A pod of a Deployment', () => {
  it('stands in the lowest slot that is free, and stays there for as long as it lives', () => {
    const { tracks } = twinsAfter(deletePod).sides[1];
    for (const { changes } of tracks) {
      const births = changes.filter(
        ({ level }, at) => level !== 'none' && (changes[at - 1]?.level ?? 'none') === 'none',
      );
      const deaths = changes.filter(({ level }) => level === 'none');
      expect(births.length - deaths.length).toBeLessThanOrEqual(1);
      expect(births.length - deaths.length).toBeGreaterThanOrEqual(0);
    }
    expect(tracks).toHaveLength(4);
  });

  it('stands where it stood when the run goes on another way', () => {
    const { history, sides } = twinsAfter(deletePod);
    const fork = history.fork(
      sides[1].steps.length,
      { type: 'scale', resource: 'deployments', name: 'shop', replicas: 4 },
      lateParts,
    );
    const anew = compareTwins(fork, lectureSetName, 'shop').sides[1];
    const known = compareTwins(fork, lectureSetName, 'shop', sides[1].slots).sides[1];
    expect(known.tracks).toEqual(anew.tracks);
    expect([...(known.slots?.slotOf ?? [])]).toEqual([...(anew.slots?.slotOf ?? [])]);
  });
});

describe('What a side tells', () => {
  const { sides, history } = twinsAfter(mainline);
  const [set, deployment] = sides;
  const told = (own: Side, other: Side) => {
    const steps = history.steps.map((_, at) => ownStep([own, other], at + 1)).filter((step) => step > 0);
    return new Set(
      [...new Set(steps)].map((step) => history.steps[step - 1]!).map(({ type, subject }) => `${type} ${subject}`),
    );
  };

  it('is what befell its own pods, its Service and its claims', () => {
    const ofSet = [...told(set, deployment)].join('\n');
    const ofDeployment = [...told(deployment, set)].join('\n');
    expect(ofSet).toMatch(/podMoved nginx-web-2/);
    expect(ofSet).toMatch(/endpointsUpdated nginx$/m);
    expect(ofSet).not.toMatch(/shop-/);
    expect(ofDeployment).toMatch(/workloadSynced .*shop/);
    expect(ofDeployment).toMatch(/endpointsUpdated shop$/m);
    expect(ofDeployment).not.toMatch(/nginx-web-/);
  });
});
