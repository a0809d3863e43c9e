import { describe, expect, it } from 'vitest';
import { getPodsToDelete } from '#engine/deployment/activePods.ts';
import { maxSurge, maxUnavailable } from '#engine/deployment/fenceposts.ts';
import { sharesOf } from '#engine/deployment/scale.ts';
import type { Deployment, Pod, ReplicaSet } from '#engine/objects.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';

type Fences = NonNullable<Deployment['spec']['strategy']['rollingUpdate']>;

function deploymentOf(replicas: number, rollingUpdate: Fences = {}): Deployment {
  return {
    spec: { replicas, strategy: { type: 'RollingUpdate', rollingUpdate } },
    status: {},
  } as unknown as Deployment;
}

describe('How many pods a rollout may have too many and too few', () => {
  const quarter = { maxSurge: '25%', maxUnavailable: '25%' };
  it.each<[replicas: number, fences: Fences, surge: number, unavailable: number]>([
    // The surge is rounded up, the gap down.
    [1, quarter, 1, 0],
    [3, quarter, 1, 0],
    [4, quarter, 1, 1],
    [10, quarter, 3, 2],
    [10, { maxSurge: 2, maxUnavailable: 20 }, 2, 10],
    // Both would be nothing, and the rollout would never begin.
    [3, { maxSurge: 0, maxUnavailable: '1%' }, 0, 1],
    [2, { maxSurge: '1%', maxUnavailable: 0 }, 1, 0],
  ])('is, of %i with %o, %i and %i', (replicas, fences, surge, unavailable) => {
    const deployment = deploymentOf(replicas, fences);
    expect([maxSurge(deployment), maxUnavailable(deployment)]).toEqual([surge, unavailable]);
  });
});

describe('A Deployment that is scaled in the middle of a rollout', () => {
  /** Sizes from the oldest ReplicaSet to the newest; without a surge. */
  it.each<[from: number, to: number, sizes: readonly number[], after: readonly number[]]>([
    [5, 10, [3, 2], [6, 4]],
    [5, 3, [3, 2], [2, 1]],
    [9, 4, [1, 8], [0, 4]],
    [7, 10, [2, 3, 2], [3, 4, 3]],
    [13, 8, [3, 8, 2], [2, 5, 1]],
    [3, 4, [1, 1, 1], [1, 1, 2]],
    [3, 2, [1, 1, 1], [0, 1, 1]],
    [4, 5, [2, 2], [2, 3]],
    [6, 0, [1, 2, 3], [0, 0, 0]],
  ])('from %i to %i shares it out: %o become %o', (from, to, sizes, after) => {
    const sized = sizes.map((replicas, age) => replicaSetOf(replicas, age, from));
    const shares = sharesOf(deploymentOf(to), sized);
    expect(sized.map((each) => shares.get(each))).toEqual(after);
  });

  function replicaSetOf(replicas: number, age: number, madeFor: number): ReplicaSet {
    const creationTimestamp = `2026-01-01T00:00:0${age}Z`;
    const annotations = { 'deployment.kubernetes.io/max-replicas': String(madeFor) };
    return {
      metadata: { name: `shop-${age}`, creationTimestamp, annotations },
      spec: { replicas },
    } as unknown as ReplicaSet;
  }
});

describe('Of a ReplicaSet with too many pods the first to go is', () => {
  const nowMs = Date.parse('2026-01-01T01:00:00Z');
  const at = (minutesAgo: number): string => new Date(nowMs - minutesAgo * 60_000).toISOString().replace('.000', '');

  interface Look {
    readonly node?: string | undefined;
    readonly phase?: 'Pending' | 'Running';
    readonly readyFor?: number | undefined;
    readonly age?: number;
    readonly restarts?: number;
    readonly cost?: string;
  }

  function podOf(name: string, { node = 'a', phase = 'Running', readyFor, age = 40, restarts = 0, cost }: Look): Pod {
    const ready = { type: 'Ready', status: 'True', lastTransitionTime: at(readyFor ?? 0) };
    return {
      metadata: {
        name,
        uid: name,
        creationTimestamp: at(age),
        ...(cost !== undefined && { annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } }),
      },
      spec: { nodeName: node === '' ? undefined : node },
      status: {
        phase,
        conditions: readyFor === undefined ? [] : [ready],
        containerStatuses: [{ restartCount: restarts }],
      },
    } as unknown as Pod;
  }

  it.each<[why: string, goes: Look, stays: Look]>([
    ['one that is not placed', { node: '', phase: 'Pending' }, { phase: 'Pending', cost: '-9' }],
    ['one that is pending', { phase: 'Pending' }, { readyFor: undefined, cost: '-9' }],
    ['one that is not ready', { cost: '9' }, { readyFor: 1 }],
    ['the cheaper one', { readyFor: 30, cost: '-1' }, { readyFor: 1 }],
    ['one that became ready later', { readyFor: 1, restarts: 0 }, { readyFor: 30, restarts: 9 }],
    ['one that was restarted more', { readyFor: 5, restarts: 3 }, { readyFor: 5, restarts: 1 }],
    ['the younger one', { readyFor: 1, age: 2 }, { readyFor: 1, age: 40 }],
    ['as good as any, when their ages are alike', { readyFor: 33 }, { readyFor: 30 }],
  ])('%s', (_why, goes, stays) => {
    const pods = [podOf('b', stays), podOf('a', goes)].map(podFacts);
    expect(getPodsToDelete(pods, [], 1, nowMs).map(({ name }) => name)).toEqual(['a']);
  });

  it('one that stands on a node with another one, be that of another revision', () => {
    const [alone, doubled, other] = [
      podOf('alone', { node: 'a', readyFor: 1 }),
      podOf('doubled', { node: 'b', readyFor: 30 }),
      podOf('other', { node: 'b', readyFor: 30 }),
    ].map(podFacts);
    const first = getPodsToDelete([alone!, doubled!], [alone!, doubled!, other!], 1, nowMs);
    expect(first.map(({ name }) => name)).toEqual(['doubled']);
  });
});
