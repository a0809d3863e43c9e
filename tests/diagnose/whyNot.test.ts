import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { Request, Scenario } from '#engine/simulation/scenario.ts';
import { at, scenarioOf } from '../engine/kit/runs.ts';
import { walk } from './whyNotFrames.ts';

const image = (tag: string): Request => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });
const spec = (change: JsonObject): Request => ({ type: 'patchSet', name: 'web', spec: change });
const remove = (resource: 'pods' | 'persistentvolumeclaims', name: string): Request => ({
  type: 'delete',
  resource,
  name,
});
const service = (change: JsonObject): Request => ({
  type: 'apply',
  manifest: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'nginx' }, spec: change },
});
const relabel = (pod: string, app: string): Request => ({
  type: 'patch',
  resource: 'pods',
  name: pod,
  patchType: 'merge',
  patch: { metadata: { labels: { app } } },
});
const partitioned = (partition: number): Request =>
  spec({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } } });

const publishing = {
  clusterIP: 'None',
  ports: [{ port: 80 }],
  selector: { app: 'nginx' },
  publishNotReadyAddresses: true,
};

/** Confusions as people meet them (by name), each as a run of the whole cluster. */
const stories: Readonly<Record<string, Scenario>> = {
  'a set comes up in order': scenarioOf({ replicas: 4 }),
  'a set comes up in parallel': scenarioOf({ replicas: 5, policy: 'Parallel' }),
  'a rollout, and another one in the middle of it': scenarioOf({ replicas: 3 }, [
    at(60_000, image('B')),
    at(66_000, image('C')),
  ]),
  'a stuck rollout, corrected, then the pod deleted': scenarioOf({ replicas: 3 }, [
    at(60_000, image('no-such-tag')),
    at(120_000, image('B')),
    at(180_000, remove('pods', 'web-2')),
  ]),
  'the same under Parallel': scenarioOf({ replicas: 3, policy: 'Parallel' }, [
    at(60_000, image('no-such-tag')),
    at(120_000, image('B')),
  ]),
  'a first pod that never gets Ready': scenarioOf({ replicas: 3, image: 'broken' }),
  'a first pod that needs its peers, and one that is killed later': scenarioOf({ replicas: 3, image: 'quorum' }, [
    at(60_000, service(publishing)),
    at(120_000, remove('pods', 'web-0')),
  ]),
  'members that find each other under Parallel': scenarioOf({ replicas: 3, image: 'quorum', policy: 'Parallel' }, [
    at(60_000, service(publishing)),
    at(120_000, image('quorum-2')),
  ]),
  'a first pod that crashes': scenarioOf({ replicas: 2, image: 'crash' }, [at(60_000, image('B'))]),
  'a partition, moved down': scenarioOf({ replicas: 4, partition: 2 }, [
    at(60_000, image('B')),
    at(120_000, partitioned(1)),
    at(180_000, partitioned(0)),
  ]),
  'OnDelete, and pods deleted by hand': scenarioOf({ replicas: 3, strategy: 'OnDelete' }, [
    at(60_000, image('B')),
    at(90_000, remove('pods', 'web-1')),
    at(120_000, remove('pods', 'web-0')),
    at(150_000, remove('pods', 'web-2')),
  ]),
  'OnDelete as in 1.33': scenarioOf(
    { replicas: 2, strategy: 'OnDelete' },
    [at(60_000, image('B')), at(90_000, remove('pods', 'web-0')), at(120_000, remove('pods', 'web-1'))],
    { kubernetesVersion: '1.33' },
  ),
  'maxUnavailable 2 and a pod that is down': scenarioOf({ replicas: 5, maxUnavailable: 2 }, [
    at(90_000, { type: 'podFault', name: 'web-1', fault: 'unready' }),
    at(91_000, image('B')),
    at(150_000, { type: 'podFault', name: 'web-1', fault: 'ready' }),
  ]),
  'Parallel and a budget that is used up': scenarioOf({ replicas: 4, policy: 'Parallel' }, [
    at(60_000, { type: 'podFault', name: 'web-0', fault: 'unready' }),
    at(61_000, image('B')),
  ]),
  minReadySeconds: scenarioOf({ replicas: 3, minReadySeconds: 20 }, [at(120_000, image('B'))]),
  'scaled down while a pod is unhealthy, then up again': scenarioOf({ replicas: 4 }, [
    at(60_000, { type: 'podFault', name: 'web-0', fault: 'unready' }),
    at(61_000, spec({ replicas: 2 })),
    at(120_000, { type: 'podFault', name: 'web-0', fault: 'ready' }),
    at(180_000, spec({ replicas: 3 })),
  ]),
  'claims that go with the pod, and a quick scale-up': scenarioOf(
    { replicas: 3, whenScaled: 'Delete', whenDeleted: 'Delete' },
    [at(60_000, spec({ replicas: 1 })), at(62_000, spec({ replicas: 3 })), at(120_000, spec({ replicas: 1 }))],
  ),
  'a claim deleted under its pod': scenarioOf({ replicas: 2 }, [
    at(60_000, remove('persistentvolumeclaims', 'www-web-1')),
    at(90_000, remove('pods', 'web-1')),
  ]),
  'ordinals moved up': scenarioOf({ replicas: 3 }, [at(60_000, spec({ ordinals: { start: 2 } }))]),
  'a pod that is released by its labels, and adopted again': scenarioOf({ replicas: 3 }, [
    at(60_000, relabel('web-1', 'other')),
    at(90_000, relabel('web-1', 'nginx')),
  ]),
  'a set made anew over its orphans': scenarioOf({ replicas: 3 }, [
    at(60_000, { type: 'recreateSet', name: 'web', keepPods: true, spec: { podManagementPolicy: 'Parallel' } }),
  ]),
  'no pod at all': scenarioOf({ replicas: 2 }, [at(60_000, spec({ replicas: 0 })), at(90_000, image('B'))]),
  'a Service with another selector': scenarioOf({ replicas: 2 }, [
    at(60_000, service({ clusterIP: 'None', ports: [{ port: 80 }], selector: { app: 'other' } })),
    at(61_000, remove('pods', 'web-1')),
  ]),
  'a Service that publishes all': scenarioOf({ replicas: 2, image: 'broken' }, [at(30_000, service(publishing))]),
  'a lost node': scenarioOf({ replicas: 3 }, [
    at(60_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.85', fault: 'down' }),
    at(600_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.85', fault: 'up' }),
  ]),
  'a pod that is evicted': scenarioOf({ replicas: 3, partition: 1 }, [
    at(60_000, image('B')),
    at(90_000, { type: 'podFault', name: 'web-0', fault: 'fail' }),
  ]),
  'a controller that is down for a while': scenarioOf({ replicas: 3 }, [
    at(3000, { type: 'controllerDown' }),
    at(30_000, { type: 'controllerUp' }),
  ]),
  'caches that are late': scenarioOf({ replicas: 3 }, [
    at(10, { type: 'cacheLag', lag: 3000 }),
    at(60_000, { type: 'cacheLag', lag: 0 }),
  ]),
  'a pod that has just gone, while the caches of sets and pods are late': scenarioOf(
    { replicas: 3, policy: 'Parallel' },
    [
      at(0, { type: 'cacheLag', resources: ['statefulsets', 'pods'], lag: 20 }),
      at(1, image('C')),
      at(20_001, { type: 'cacheLag', lag: 0 }),
    ],
    { seed: 0, featureGates: { MaxUnavailableStatefulSet: false } },
  ),
  'a rollout under Parallel, while the cache of pods is late': scenarioOf(
    { replicas: 3, policy: 'Parallel' },
    [at(0, { type: 'cacheLag', resources: ['pods'], lag: 20 }), at(20_000, image('B'))],
    { seed: 0, kubernetesVersion: '1.33', featureGates: { MaxUnavailableStatefulSet: true } },
  ),
  'an application that fails its probe until somebody mends it, and a scale-down behind it': scenarioOf(
    { replicas: 3 },
    [
      at(60_000, { type: 'podFault', name: 'web-0', fault: 'unready' }),
      at(61_000, spec({ replicas: 1 })),
      at(120_000, remove('pods', 'web-0')),
    ],
  ),
  'ordinals moved up while a slow sync is about to make the pod again': scenarioOf(
    { replicas: 1 },
    [at(60_000, remove('pods', 'web-0')), at(67_000, spec({ ordinals: { start: 1 } }))],
    { world: { controller: { concurrentSyncs: 1, syncMs: 5000 } } },
  ),
  'the same with claims that go with the set': scenarioOf(
    { replicas: 1, whenDeleted: 'Delete' },
    [at(60_000, remove('pods', 'web-0')), at(67_000, spec({ ordinals: { start: 1 } }))],
    { world: { controller: { concurrentSyncs: 1, syncMs: 5000 } } },
  ),
  'calls that are refused': scenarioOf({ replicas: 3 }, [
    at(1, {
      type: 'apiFault',
      fault: { verb: 'create', resource: 'pods', name: '*', message: 'no', reason: 'Forbidden', times: 4 },
    }),
  ]),
  'a quota': scenarioOf({ replicas: 3 }, [
    at(0, {
      type: 'create',
      manifest: { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'small' }, spec: { hard: { pods: '1' } } },
    }),
    at(60_000, { type: 'delete', resource: 'resourcequotas', name: 'small' }),
  ]),
  'a set deleted in the foreground': scenarioOf({ replicas: 3 }, [
    at(60_000, {
      type: 'delete',
      resource: 'statefulsets',
      name: 'web',
      options: { propagationPolicy: 'Foreground' },
    }),
  ]),
};

describe('Why not?', () => {
  it.each(Object.entries(stories))(
    'has a reason at every moment of %s, and none that the next frames contradict',
    (_name, story) => {
      const { asked, wrong } = walk(story);
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(asked).toBeGreaterThan(10);
    },
  );
});
