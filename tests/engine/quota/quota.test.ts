import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { Container, ResourceQuota } from '#engine/objects.ts';
import type { Simulation } from '#engine/simulation/simulation.ts';
import type { Request, TimedRequest } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { at, deedsOf, scenarioOf, syncsUntil, troubled } from '../kit/runs.ts';
import { setOf, type Wanted } from '../kit/setOf.ts';
import { mustBe } from '../kit/world.ts';

const scale = (replicas: number): Request => ({ type: 'patchSet', name: 'web', spec: { replicas } });
const kill = (name: string): Request => ({ type: 'delete', resource: 'pods', name });

/** A quota `q`; the scopes are those of a pod. */
function quota(hard: Readonly<Record<string, string>>, spec: JsonObject = {}): Request {
  const manifest = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' }, spec: { ...spec, hard } };
  return { type: 'create', manifest };
}

interface Story {
  readonly wanted?: Wanted;
  readonly hard: Readonly<Record<string, string>>;
  readonly spec?: JsonObject;
  readonly later?: readonly TimedRequest[];
  readonly version?: KubernetesVersion;
}

/** The quota is there, and counted, a second before the set. */
function withQuota({ wanted = {}, hard, spec, later = [], version = '1.37' }: Story): Simulation {
  const { requests, ...scenario } = scenarioOf(wanted, later, { kubernetesVersion: version });
  const delayed = requests.map((timed) => (timed.atMs === 0 ? { ...timed, atMs: 1000 } : timed));
  const all = [at(0, quota(hard, spec)), ...delayed].toSorted((a, b) => a.atMs - b.atMs);
  return troubled({ ...scenario, requests: all });
}

function quotaOf(simulation: Simulation): ResourceQuota {
  return mustBe(simulation.api.get('resourcequotas', 'q'));
}

function errorsUntil(simulation: Simulation, untilMs: number): readonly string[] {
  return syncsUntil(simulation, untilMs).flatMap(({ report }) => (report.error === undefined ? [] : [report.error]));
}

function podNames(simulation: Simulation): readonly string[] {
  return [...simulation.api.list('pods')].map(({ metadata }) => metadata.name).toSorted();
}

describe('A quota of three pods', () => {
  it('refuses the fourth in the server’s words', () => {
    const simulation = withQuota({ wanted: { replicas: 4 }, hard: { pods: '3' } });
    const errors = new Set(errorsUntil(simulation, 60_000));
    expect(errors).toEqual(
      new Set(['pods "web-3" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3']),
    );
    expect(podNames(simulation)).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('makes the controller say FailedCreate on the set, and back off', () => {
    const simulation = withQuota({ wanted: { replicas: 4 }, hard: { pods: '3' } });
    const failed = syncsUntil(simulation, 60_000).filter(({ report }) => report.error !== undefined);
    expect(failed.length).toBeGreaterThan(5);
    expect(simulation.cluster().controller.failures).toEqual({ web: failed.length });
    expect([...simulation.api.list('events')].find(({ reason }) => reason === 'FailedCreate')).toMatchObject({
      type: 'Warning',
      count: failed.length,
      message:
        'Create Pod web-3 in StatefulSet web failed error: pods "web-3" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3',
    });
  });

  it('refuses it again after a scale-down and up only until the pod is counted out', () => {
    const later = [at(60_000, scale(2)), at(61_000, scale(3))];
    const simulation = withQuota({ wanted: { replicas: 3 }, hard: { pods: '3' }, later });
    expect(errorsUntil(simulation, 60_000)).toEqual([]);
    syncsUntil(simulation, 120_000);
    expect(podNames(simulation)).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('lets a pod that was deleted come back only once the quota controller has counted it out', () => {
    const simulation = withQuota({ wanted: { replicas: 3 }, hard: { pods: '3' }, later: [at(60_000, kill('web-2'))] });
    const syncs = syncsUntil(simulation, 120_000).filter(({ atMs }) => atMs > 60_000);
    const creations = syncs.flatMap(({ atMs, report }) => deedsOf(report).map((deed) => `${atMs} ${deed}`));
    expect(creations[0]).toMatch(/create web-2: Forbidden$/);
    expect(creations.at(-1)).toMatch(/create web-2$/);
    expect(quotaOf(simulation).status.used).toEqual({ pods: '3' });
  });

  it('does not count a pod that has failed, while count/pods does', () => {
    const later = [
      at(60_000, { type: 'podFault', name: 'web-1', fault: 'fail' } as const),
      at(60_000, { type: 'controllerDown' } as const),
    ];
    const simulation = withQuota({ wanted: { replicas: 2 }, hard: { pods: '9', 'count/pods': '9' }, later });
    syncsUntil(simulation, 120_000);
    expect(quotaOf(simulation).status.used).toEqual({ pods: '1', 'count/pods': '2' });
  });
});

describe('A new quota', () => {
  it('holds from its first count on: what there is already stays, even if it is too much', () => {
    const simulation = troubled(scenarioOf({ replicas: 3 }, [at(50_000, quota({ pods: '2' })), at(60_000, scale(4))]));
    expect(new Set(errorsUntil(simulation, 90_000))).toEqual(
      new Set(['pods "web-3" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=2']),
    );
    expect(podNames(simulation)).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('has no effect before that', () => {
    const simulation = troubled(scenarioOf({ replicas: 1 }, [at(0, quota({ pods: '0' }))]));
    // The first sync comes after 10 ms, the quota controller after 100.
    expect(errorsUntil(simulation, 50)).toEqual([]);
    expect(podNames(simulation)).toEqual(['web-0']);
  });
});

describe('A quota of claims', () => {
  it('refuses the claim, so its pod is not even tried; both have an event', () => {
    const simulation = withQuota({ wanted: { replicas: 2 }, hard: { persistentvolumeclaims: '1' } });
    const [error] = errorsUntil(simulation, 60_000);
    const refusal =
      'persistentvolumeclaims "www-web-1" is forbidden: exceeded quota: q, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=1, limited: persistentvolumeclaims=1';
    expect(error).toBe(`failed to create PVC www-web-1: ${refusal}`);
    expect(podNames(simulation)).toEqual(['web-0']);
    const messages = [...simulation.api.list('events')].flatMap(({ reason, message }) =>
      reason === 'FailedCreate' ? [message] : [],
    );
    expect(messages).toEqual([
      `Create Claim www-web-1 for Pod web-1 in StatefulSet web failed error: ${refusal}`,
      `Create Pod web-1 in StatefulSet web failed error: failed to create PVC www-web-1: ${refusal}`,
    ]);
  });

  it('can be a quota of storage, whatever the units', () => {
    const simulation = withQuota({ wanted: { replicas: 4 }, hard: { 'requests.storage': '2560Mi' } });
    const [error] = errorsUntil(simulation, 60_000);
    expect(error).toContain(
      'exceeded quota: q, requested: requests.storage=1Gi, used: requests.storage=2Gi, limited: requests.storage=2560Mi',
    );
    expect(quotaOf(simulation).status).toEqual({
      hard: { 'requests.storage': '2560Mi' },
      used: { 'requests.storage': '2Gi' },
    });
  });

  it('stays used up after a scale-down that keeps the claims', () => {
    const later = [at(60_000, scale(1)), at(90_000, scale(2))];
    const simulation = withQuota({ wanted: { replicas: 2 }, hard: { persistentvolumeclaims: '2' }, later });
    expect(errorsUntil(simulation, 150_000)).toEqual([]);
    expect(quotaOf(simulation).status.used).toEqual({ persistentvolumeclaims: '2' });
    expect(podNames(simulation)).toEqual(['web-0', 'web-1']);
  });

  it('says everything that is too much at once, in the order of the names', () => {
    const hard = { 'requests.storage': '1Gi', persistentvolumeclaims: '1', 'count/persistentvolumeclaims': '5' };
    const [error] = errorsUntil(withQuota({ wanted: { replicas: 2 }, hard }), 60_000);
    expect(error).toContain(
      'requested: persistentvolumeclaims=1,requests.storage=1Gi, used: persistentvolumeclaims=1,requests.storage=1Gi, limited: persistentvolumeclaims=1,requests.storage=1Gi',
    );
  });
});

describe('A quota of cpu', () => {
  const asking = (containers: readonly Partial<Container>[]): TimedRequest => {
    const named = containers.map((container, at_) => ({ name: `c${at_}`, image: 'nginx:A', ...container }));
    const template = { spec: { containers: named } };
    return at(1000, { type: 'patchSet', name: 'web', spec: { template } } as never);
  };

  it('wants every container to ask for some', () => {
    const simulation = withQuota({ wanted: { replicas: 1 }, hard: { 'requests.cpu': '1', 'limits.cpu': '2' } });
    expect(errorsUntil(simulation, 5000)[0]).toBe(
      'pods "web-0" is forbidden: failed quota: q: must specify limits.cpu for: nginx; requests.cpu for: nginx',
    );
  });

  it('adds the containers up, and takes a limit for a request that is not given', () => {
    const containers = [{ resources: { requests: { cpu: '300m' } } }, { resources: { limits: { cpu: '0.2' } } }];
    const simulation = withQuota({
      wanted: { replicas: 3 },
      hard: { 'requests.cpu': '1' },
      later: [asking(containers)],
    });
    expect(errorsUntil(simulation, 60_000).at(-1)).toContain(
      'requested: requests.cpu=500m, used: requests.cpu=1, limited: requests.cpu=1',
    );
    expect(podNames(simulation)).toEqual(['web-0', 'web-1']);
  });
});

describe('A quota', () => {
  it('counts only what is in its scope', () => {
    const later = [at(60_000, scale(2))];
    const outside = withQuota({
      wanted: { replicas: 1 },
      hard: { pods: '0' },
      spec: { scopes: ['Terminating'] },
      later,
    });
    expect(errorsUntil(outside, 90_000)).toEqual([]);
    const inside = withQuota({
      wanted: { replicas: 1 },
      hard: { pods: '0' },
      spec: { scopes: ['NotTerminating', 'BestEffort'] },
    });
    expect(errorsUntil(inside, 5000)[0]).toContain('exceeded quota');
  });

  it('can select its pods by their priority', () => {
    const select = (operator: string, values: readonly string[] = []) => ({
      scopeSelector: {
        matchExpressions: [{ scopeName: 'PriorityClass', operator, ...(values.length > 0 && { values }) }],
      },
    });
    const refuses = (spec: JsonObject) =>
      errorsUntil(withQuota({ wanted: { replicas: 1 }, hard: { pods: '0' }, spec }), 5000).length > 0;
    // The pods have no priority class.
    expect(refuses(select('Exists'))).toBe(false);
    expect(refuses(select('In', ['high']))).toBe(false);
    expect(refuses(select('NotIn', ['high']))).toBe(true);
    expect(refuses(select('DoesNotExist'))).toBe(true);
  });

  it('can be about the sets themselves', () => {
    const simulation = withQuota({
      wanted: { replicas: 1 },
      hard: { 'count/statefulsets.apps': '1' },
      later: [at(9000, { type: 'apply', manifest: { ...setOf({}), metadata: { name: 'db' } } })],
    });
    const refusals: string[] = [];
    for (let step = simulation.step(); step !== undefined; step = simulation.step())
      if (step.cause.type === 'request' && step.cause.refusal !== undefined) refusals.push(step.cause.refusal.message);
    expect(refusals).toEqual([
      'statefulsets.apps "db" is forbidden: exceeded quota: q, requested: count/statefulsets.apps=1, used: count/statefulsets.apps=1, limited: count/statefulsets.apps=1',
    ]);
  });

  it('is charged before the name is found taken, and a stale cache of 1.33 uses it up; the recount finds it', () => {
    const lag = at(0, { type: 'cacheLag', resources: ['pods'], lag: 3000 } as const);
    const used = (version: KubernetesVersion) => {
      const simulation = withQuota({ wanted: { replicas: 1 }, hard: { pods: '5' }, later: [lag], version });
      const errors = errorsUntil(simulation, 3500);
      const atFirst = quotaOf(simulation).status.used;
      syncsUntil(simulation, 400_000);
      return [atFirst, errors.some((error) => error.includes('exceeded quota')), quotaOf(simulation).status.used];
    };
    expect(used('1.33')).toEqual([{ pods: '5' }, true, { pods: '1' }]);
    expect(used('1.37')).toEqual([{ pods: '1' }, false, { pods: '1' }]);
  });
});

describe('A pod that nobody controls', () => {
  it('is counted as it comes, without a status', () => {
    const bare = (name: string): Request => {
      const containers = [{ name: 'nginx', image: 'nginx:A' }];
      return { type: 'create', manifest: { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers } } };
    };
    const later = [at(2000, bare('one')), at(3000, bare('two'))];
    const simulation = withQuota({ wanted: { replicas: 0 }, hard: { pods: '1' }, later });
    syncsUntil(simulation, 60_000);
    expect(podNames(simulation)).toEqual(['one']);
  });
});
