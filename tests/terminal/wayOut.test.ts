import { describe, expect, it } from 'vitest';
import type { Request, Scenario } from '#engine/simulation/scenario.ts';
import { holdsIn } from '#diagnose/until.ts';
import { isResolved, type Subject, subjectsOf } from '#diagnose/whyNot/subjects.ts';
import { whyNot } from '#diagnose/whyNot/whyNot.ts';
import { leftBehind } from '#store/leftBehind.ts';
import { at, scenarioOf } from '../engine/kit/runs.ts';
import { openCluster } from './page.ts';

const image = (tag: string): Request => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });
const remove = (resource: 'pods' | 'persistentvolumeclaims' | 'services', name: string): Request => ({
  type: 'delete',
  resource,
  name,
});
const service = (spec: object): Request => ({
  type: 'apply',
  manifest: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'nginx' },
    spec: { ports: [{ port: 80 }], ...spec },
  },
});
const relabel = (pod: string, app: string): Request => ({
  type: 'patch',
  resource: 'pods',
  name: pod,
  patchType: 'merge',
  patch: { metadata: { labels: { app } } },
});
const minute = 60_000;

/** What somebody asks, when, in which run. */
const questions: Readonly<Record<string, readonly [Scenario, number, Subject]>> = {
  'a pod that is stuck at the old revision': [
    scenarioOf({ replicas: 3 }, [at(minute, image('no-such-tag')), at(2 * minute, image('B'))]),
    3 * minute,
    { type: 'oldPod', pod: 'web-2' },
  ],
  'a pod that cannot pull its image': [
    scenarioOf({ replicas: 3 }, [at(minute, image('no-such-tag'))]),
    2 * minute,
    { type: 'unreadyPod', pod: 'web-2' },
  ],
  'a pod below the partition': [
    scenarioOf({ replicas: 3, partition: 2 }, [at(minute, image('B'))]),
    2 * minute,
    { type: 'oldPod', pod: 'web-1' },
  ],
  'currentRevision, which the partition holds': [
    scenarioOf({ replicas: 3, partition: 1 }, [at(minute, image('B'))]),
    2 * minute,
    { type: 'currentRevision' },
  ],
  'a pod under OnDelete': [
    scenarioOf({ replicas: 2, strategy: 'OnDelete' }, [at(minute, image('B'))]),
    2 * minute,
    { type: 'oldPod', pod: 'web-0' },
  ],
  'a slot above the range': [scenarioOf({ replicas: 2 }), minute, { type: 'ghost', ordinal: 3 }],
  'a slot below the range': [scenarioOf({ replicas: 2, start: 2 }), minute, { type: 'ghost', ordinal: 1 }],
  'a slot of a set that wants none': [scenarioOf({ replicas: 0 }), minute, { type: 'ghost', ordinal: 0 }],
  'a name without a Service': [
    scenarioOf({ replicas: 2 }, [at(minute, remove('services', 'nginx'))]),
    2 * minute,
    { type: 'dnsName', ordinal: 1 },
  ],
  'a name whose Service is not headless': [
    scenarioOf({ replicas: 2 }, [
      at(minute, remove('services', 'nginx')),
      at(2 * minute, service({ selector: { app: 'nginx' } })),
    ]),
    3 * minute,
    { type: 'dnsName', ordinal: 0 },
  ],
  'a name whose Service selects others': [
    scenarioOf({ replicas: 2 }, [at(minute, service({ clusterIP: 'None', selector: { app: 'other', tier: 'x' } }))]),
    2 * minute,
    { type: 'dnsName', ordinal: 0 },
  ],
  'the name of a pod that needs its peers to be Ready': [
    scenarioOf({ replicas: 3, image: 'quorum', policy: 'Parallel' }),
    minute,
    { type: 'dnsName', ordinal: 0 },
  ],
  'a claim that somebody has deleted under its pod': [
    scenarioOf({ replicas: 2 }, [at(minute, remove('persistentvolumeclaims', 'www-web-1'))]),
    2 * minute,
    { type: 'claim', claim: 'www-web-1' },
  ],
  'a claim that is kept': [
    scenarioOf({ replicas: 3 }, [at(minute, { type: 'patchSet', name: 'web', spec: { replicas: 2 } })]),
    2 * minute,
    { type: 'claim', claim: 'www-web-2' },
  ],
  'a slot for which a quota leaves no pod': [
    scenarioOf({ replicas: 4 }, [
      at(0, {
        type: 'create',
        manifest: {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: { name: 'small' },
          spec: { hard: { pods: '2' } },
        },
      }),
    ]),
    minute,
    { type: 'ghost', ordinal: 3 },
  ],
  'a scale-down behind a pod whose application fails its probe': [
    scenarioOf({ replicas: 3 }, [
      at(minute, { type: 'podFault', name: 'web-0', fault: 'unready' }),
      at(2 * minute, { type: 'patchSet', name: 'web', spec: { replicas: 2 } }),
    ]),
    3 * minute,
    { type: 'surplusPod', pod: 'web-2' },
  ],
  'a pod whose labels somebody has changed': [
    scenarioOf({ replicas: 3 }, [at(minute, relabel('web-1', 'other'))]),
    2 * minute,
    { type: 'orphan', pod: 'web-1' },
  ],
  'the name of a pod whose labels somebody has changed': [
    scenarioOf({ replicas: 3 }, [at(minute, relabel('web-1', 'other'))]),
    2 * minute,
    { type: 'dnsName', ordinal: 1 },
  ],
  'a pod that is leaving a lost node': [
    scenarioOf({ replicas: 2 }, [at(minute, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.85', fault: 'down' })]),
    15 * minute,
    { type: 'leavingPod', pod: 'web-0' },
  ],
};

describe('What is left of a set that is gone', () => {
  it('is adopted when its manifest is applied again, as the answer says', async () => {
    const { store, run, settle } = await openCluster(scenarioOf({ replicas: 2 }));
    settle();
    run('kubectl delete statefulset web --cascade=orphan');
    settle();
    run('kubectl delete pod web-1');
    settle();
    const { frame } = store();
    const gone = leftBehind(frame, 'web');
    if (gone === undefined) throw new Error('got nothing left of web, wanted a pod and claims');
    expect(subjectsOf(frame, gone)).toEqual([
      { type: 'orphan', pod: 'web-0' },
      { type: 'claim', claim: 'www-web-1' },
    ]);
    const answers = subjectsOf(frame, gone).map((subject) => whyNot(frame, gone, subject));
    expect(answers.map((answer) => answer?.reasons.map(({ name }) => name))).toEqual([
      ['withoutSet'],
      ['claimWithoutSet'],
    ]);
    const [command = ''] = answers.flatMap((answer) => answer?.wayOut.map((way) => way.command) ?? []);
    expect(run(command)).toMatchObject({ exit: 0 });
    settle();
    const after = store().frame;
    const [web] = after.cluster.stored.objects.statefulsets;
    expect(web && isResolved(after, web, { type: 'orphan', pod: 'web-0' })).toBe(true);
    expect(web && isResolved(after, web, { type: 'claim', claim: 'www-web-1' })).toBe(true);
    expect(answers.map((answer) => answer && holdsIn(answer.until, after))).toEqual([true, true]);
  });
});

describe('What an answer says to type', () => {
  it.each(Object.entries(questions))('lets %s come right', async (_name, [scenario, ms, subject]) => {
    const { store, run, settle } = await openCluster(scenario);
    store().goToTime(ms);
    const { frame } = store();
    const [set] = frame.cluster.stored.objects.statefulsets;
    const answer = set && whyNot(frame, set, subject);
    expect(answer?.wayOut.length).toBeGreaterThan(0);
    for (const { command } of answer?.wayOut ?? []) expect(run(command)).toMatchObject({ exit: 0 });
    settle();
    const after = store().frame;
    const [now] = after.cluster.stored.objects.statefulsets;
    expect(now && isResolved(after, now, subject)).toBe(true);
  });
});
