import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import { at, scenarioOf } from '../kit/runs.ts';
import { imageOf, patchShop, type Shop, ShopRun, shopOf, shopScenario } from '../kit/shop.ts';

const restMs = 60_000;

function names(run: ShopRun): readonly string[] {
  return run.pods.map(({ metadata }) => metadata.name);
}

function messages(run: ShopRun): readonly string[] {
  const events = [...run.simulation.api.list('events')];
  return events.filter(({ involvedObject }) => involvedObject.kind === 'Deployment').map(({ message }) => message);
}

describe('A new Deployment', () => {
  const run = new ShopRun(shopScenario({})).toRest();
  const [replicaSet] = run.replicaSets;

  it('makes a ReplicaSet, and that makes the pods, all at once', () => {
    expect(run.deeds).toEqual(['replicaSetCreated revision=1 replicas=3', 'podsCreated pods=3 replicas=3 active=0']);
    expect(run.deployment.status).toMatchObject({ replicas: 3, updatedReplicas: 3, availableReplicas: 3 });
  });

  it('names them by the hash of the template and a random suffix', () => {
    expect(replicaSet?.metadata.name).toMatch(/^shop-[bcdfghjklmnpqrstvwxz2456789]{1,10}$/);
    for (const name of names(run)) expect(name).toMatch(/^shop-[a-z0-9]+-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(new Set(names(run)).size).toBe(3);
  });

  it('gives pods, ReplicaSet and selector the same pod-template-hash', () => {
    const hash = replicaSet?.metadata.labels?.['pod-template-hash'];
    expect(replicaSet?.metadata.name).toBe(`shop-${hash}`);
    expect(replicaSet?.spec.selector.matchLabels).toEqual({ app: 'shop', 'pod-template-hash': hash });
    for (const { metadata } of run.pods) expect(metadata.labels).toEqual({ app: 'shop', 'pod-template-hash': hash });
  });

  it('has other names with another seed, and the same ones again with the same', () => {
    const again = (seed: number) => names(new ShopRun(shopScenario({}, [], { seed })).toRest());
    expect(again(7)).toEqual(names(run));
    expect(again(8)).not.toEqual(names(run));
  });

  it('says how far it is', () => {
    const [available, progressing] = run.deployment.status.conditions ?? [];
    expect(available).toMatchObject({ type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' });
    expect(progressing).toMatchObject({
      type: 'Progressing',
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: `ReplicaSet "${replicaSet?.metadata.name}" has successfully progressed.`,
    });
    expect(messages(run)).toEqual([`Scaled up replica set ${replicaSet?.metadata.name} from 0 to 3`]);
  });

  it('goes with all that is its own', () => {
    const request = { type: 'delete', resource: 'deployments', name: 'shop' } as const;
    const gone = new ShopRun(shopScenario({}, [at(restMs, request)])).toRest();
    expect([gone.replicaSets, gone.pods]).toEqual([[], []]);
  });
});

describe('A Deployment that is changed before its controller has seen it', () => {
  it('is rolled out as it is by then', () => {
    const run = new ShopRun(shopScenario({}, [at(0, imageOf('B'))])).toRest();
    expect(run.deeds).toEqual(['replicaSetCreated revision=1 replicas=3', 'podsCreated pods=3 replicas=3 active=0']);
    for (const { spec } of run.pods) expect(spec.containers[0]?.image).toBe('shop:B');
  });
});

describe('A pod of a Deployment that is deleted', () => {
  it('is made up for at once by one of another name', () => {
    const before = names(new ShopRun(shopScenario({})).toRest());
    const request = { type: 'delete', resource: 'pods', name: before[1]! } as const;
    const run = new ShopRun(shopScenario({}, [at(restMs, request)])).until(restMs + 500);
    expect(run.pods).toHaveLength(4);
    run.toRest();
    expect(names(run)).toHaveLength(3);
    expect(names(run)).not.toContain(before[1]);
    expect(names(run)).toEqual(expect.arrayContaining([before[0], before[2]]));
  });

  it('and whose labels no longer match runs on alone', () => {
    const [first = ''] = names(new ShopRun(shopScenario({})).toRest());
    const relabel = {
      type: 'patch',
      resource: 'pods',
      name: first,
      patchType: 'merge',
      patch: { metadata: { labels: { app: 'aside' } } },
    } as const;
    const run = new ShopRun(shopScenario({}, [at(restMs, relabel)])).toRest();
    expect(run.pods).toHaveLength(4);
    expect(run.pods.find(({ metadata }) => metadata.name === first)?.metadata.ownerReferences ?? []).toEqual([]);
  });
});

describe('A rolling update', () => {
  const run = new ShopRun(shopScenario({}, [at(restMs, imageOf('B'))])).toRest();

  it('of three goes one up and one down, again and again', () => {
    const sizes = run.deeds.filter((deed) => /^(replicaSetCreated|newScaled|oldScaled)/.test(deed));
    expect(sizes).toEqual([
      'replicaSetCreated revision=1 replicas=3',
      'replicaSetCreated revision=2 replicas=1',
      'oldScaledDown from=3 to=2',
      'newScaledUp from=1 to=2',
      'oldScaledDown from=2 to=1',
      'newScaledUp from=2 to=3',
      'oldScaledDown from=1 to=0',
    ]);
  });

  it('has one pod more than asked for, and none less', () => {
    const rollout = run.counts.slice(run.counts.findIndex(({ ready }) => ready === 3));
    expect(Math.max(...rollout.map(({ pods }) => pods))).toBe(4);
    expect(Math.min(...rollout.map(({ ready }) => ready))).toBe(3);
  });

  it('keeps the old ReplicaSet, empty', () => {
    expect(run.replicaSets.map(({ spec }) => spec.replicas)).toEqual([0, 3]);
    expect(run.deployment.metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '2' });
  });

  it('that is undone makes no new ReplicaSet: the old one grows again, as the newest revision', () => {
    const undone = new ShopRun(shopScenario({}, [at(restMs, imageOf('B')), at(2 * restMs, imageOf('A'))])).toRest();
    expect(undone.replicaSets.map(({ spec }) => spec.replicas)).toEqual([3, 0]);
    expect(undone.replicaSets[0]?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    });
  });

  it('to a bad image stops with the old pods up, and goes on by itself once the image is right', () => {
    const bad = [at(restMs, imageOf('no-such-tag')), at(5 * restMs, imageOf('C'))];
    const stuck = new ShopRun(shopScenario({}, bad)).until(5 * restMs);
    expect(stuck.deployment.status).toMatchObject({ availableReplicas: 3, updatedReplicas: 1 });
    stuck.until(20 * restMs);
    expect(stuck.deployment.status).toMatchObject({ availableReplicas: 3, updatedReplicas: 3 });
  });

  it('that does not get on says so after progressDeadlineSeconds, and nothing else', () => {
    const more = { progressDeadlineSeconds: 120 };
    const run = new ShopRun(shopScenario({ more }, [at(restMs, imageOf('no-such-tag'))])).until(6 * restMs);
    expect(run.deeds.at(-1)).toBe('deadlineExceeded progressDeadlineSeconds=120');
    expect(run.deployment.status.conditions).toContainEqual(
      expect.objectContaining({ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }),
    );
    expect(run.replicaSets.map(({ spec }) => spec.replicas)).toEqual([3, 1]);
  });

  it('with minReadySeconds waits for each pod to be available', () => {
    const more = { minReadySeconds: 10 };
    const run = new ShopRun(shopScenario({ more }, [at(restMs, imageOf('B'))]));
    run.until(restMs + 9000);
    expect(run.replicaSets.map(({ spec }) => spec.replicas)).toEqual([3, 1]);
    run.toRest();
    expect(run.replicaSets.map(({ spec }) => spec.replicas)).toEqual([0, 3]);
    expect(run.deployment.status.availableReplicas).toBe(3);
  });

  it('that is paused changes no pods, and still scales', () => {
    const requests = [
      at(restMs, patchShop({ paused: true })),
      at(restMs + 1000, imageOf('B')),
      at(restMs + 2000, patchShop({ replicas: 5 })),
    ];
    const run = new ShopRun(shopScenario({}, requests)).toRest();
    expect(run.replicaSets.map(({ spec }) => spec.replicas)).toEqual([5]);
    const resumed = new ShopRun(shopScenario({}, [...requests, at(2 * restMs, patchShop({ paused: false }))])).toRest();
    expect(resumed.replicaSets.map(({ spec }) => spec.replicas)).toEqual([0, 5]);
  });

  it('is forgotten when there are more old ReplicaSets than revisionHistoryLimit', () => {
    const images = ['B', 'C', 'D'].map((image, place) => at(restMs * (place + 1), imageOf(image)));
    const run = new ShopRun(shopScenario({ more: { revisionHistoryLimit: 1 } }, images)).toRest();
    expect(run.replicaSets.map(({ spec }) => spec.replicas)).toEqual([0, 3]);
  });
});

describe('Recreate', () => {
  it('never has old pods and new ones at a time', () => {
    const shop: Shop = { strategy: { type: 'Recreate' } };
    const run = new ShopRun(shopScenario(shop, [at(restMs, imageOf('B'))]));
    const images = new Set<string>();
    for (let ms = restMs; ms < 2 * restMs; ms += 20) {
      run.until(ms);
      images.add([...new Set(run.pods.map(({ spec }) => spec.containers[0]?.image))].join(' '));
    }
    expect([...images]).toEqual(['shop:A', '', 'shop:B']);
  });
});

describe('A ReplicaSet', () => {
  const quota = (pods: string): JsonObject => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'small' },
    spec: { hard: { pods } },
  });

  it('whose pods are refused says so, and tries again until they are not', () => {
    const scenario = shopScenario({}, [], {
      requests: [
        at(0, { type: 'create', manifest: quota('2') }),
        at(1000, { type: 'apply', manifest: shopOf() }),
        at(restMs, { type: 'delete', resource: 'resourcequotas', name: 'small' }),
      ],
    });
    const run = new ShopRun(scenario).until(restMs);
    expect(run.pods).toHaveLength(2);
    expect(run.deployment.status.conditions).toContainEqual(
      expect.objectContaining({ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate' }),
    );
    run.toRest();
    expect(run.pods).toHaveLength(3);
    expect(run.deployment.status.conditions?.map(({ type }) => type)).not.toContain('ReplicaFailure');
  });
});

describe('The pods of a Deployment with a claim', () => {
  const claim = (accessMode: string): JsonObject => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: [accessMode], resources: { requests: { storage: '1Gi' } } },
  });

  it('all use the same one', () => {
    const requests = [
      at(0, { type: 'create', manifest: claim('ReadWriteMany') } as const),
      at(10, { type: 'apply', manifest: shopOf({ claim: 'data' }) } as const),
    ];
    const run = new ShopRun({ ...shopScenario({}), requests }).toRest();
    expect(run.deployment.status.availableReplicas).toBe(3);
    expect([...run.simulation.api.list('persistentvolumes')]).toHaveLength(1);
  });
});

describe('Beside a StatefulSet', () => {
  it('a Deployment replaces the pod of a lost node, and the set does not', () => {
    const node = 'cn-hangzhou.192.168.1.83';
    const fault = at(restMs, { type: 'nodeFault', name: node, fault: 'down' } as const);
    const apply = at(100, { type: 'apply', manifest: shopOf() } as const);
    const run = new ShopRun(scenarioOf({ replicas: 3 }, [apply, fault], { seed: 3 })).until(restMs + 600_000);
    const lost = run.pods.filter(({ spec }) => spec.nodeName === node);
    expect(lost.some(({ metadata }) => metadata.name.startsWith('web-'))).toBe(true);
    expect(lost.some(({ metadata }) => metadata.name.startsWith('shop-'))).toBe(true);
    const standing = run.pods.filter(({ spec }) => spec.nodeName !== node).map(({ metadata }) => metadata.name);
    expect(standing.filter((name) => name.startsWith('shop-'))).toHaveLength(3);
    expect(standing.filter((name) => name.startsWith('web-')).length).toBeLessThan(3);
  });
});

describe.each(kubernetesVersions)('A history with a Deployment, under %s', (kubernetesVersion) => {
  it('comes to the same frames from its keyframes as from its beginning', () => {
    const requests = [
      at(8000, imageOf('B')),
      at(12_000, patchShop({ replicas: 6 })),
      at(30_000, imageOf('no-such-tag')),
    ];
    const scenario = shopScenario({ more: { minReadySeconds: 2 } }, requests, { kubernetesVersion });
    const history = new History(scenario, lateParts);
    history.extend({ untilMs: 60_000, maxSteps: 400 });
    const last = history.steps.length;
    expect(last).toBeGreaterThan(120);
    const forward = Array.from({ length: last + 1 }, (_, step) => fingerprintOf(history.frameAt(step).cluster));
    for (let step = last; step >= 0; step -= 7) {
      const anew = new History(scenario, lateParts);
      anew.extend({ maxSteps: step });
      expect(fingerprintOf(anew.frameAt(step).cluster), `step ${step}`).toBe(forward[step]);
      expect(fingerprintOf(history.frameAt(step).cluster), `step ${step}`).toBe(forward[step]);
    }
  });
});
