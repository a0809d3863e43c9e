import { describe, expect, it } from 'vitest';
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { DeleteOptions } from '#engine/apiserver/apiServer.ts';
import { collectGarbage } from '#engine/garbageCollector.ts';
import type { JsonObject } from '#engine/json.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import type { Wanted } from './kit/setOf.ts';
import { at, finished, runUntil, scenarioOf } from './kit/runs.ts';
import { mustBe, World } from './kit/world.ts';

function deleted(propagationPolicy: DeleteOptions['propagationPolicy'], wanted: Wanted = {}): Simulation {
  const request = { type: 'delete', resource: 'statefulsets', name: 'web', options: { propagationPolicy } } as const;
  return finished(scenarioOf({ replicas: 2, ...wanted }, [at(60_000, request)])).simulation;
}

function left({ api }: Simulation): Readonly<Record<string, number>> {
  const resources = ['statefulsets', 'pods', 'controllerrevisions', 'persistentvolumeclaims'] as const;
  return Object.fromEntries(resources.map((resource) => [resource, [...api.list(resource)].length]));
}

describe('Deleting a set', () => {
  it('in the background takes pods and revisions with it, and leaves the claims', () => {
    expect(left(deleted('Background'))).toEqual({
      statefulsets: 0,
      pods: 0,
      controllerrevisions: 0,
      persistentvolumeclaims: 2,
    });
  });

  it('with whenDeleted: Delete takes the claims too', () => {
    expect(left(deleted('Background', { whenDeleted: 'Delete' }))).toMatchObject({
      pods: 0,
      persistentvolumeclaims: 0,
    });
  });

  it('as orphan leaves everything running, without an owner', () => {
    const simulation = deleted('Orphan', { whenDeleted: 'Delete' });
    expect(left(simulation)).toEqual({ statefulsets: 0, pods: 2, controllerrevisions: 1, persistentvolumeclaims: 2 });
    const { api } = simulation;
    const all = [...api.list('pods'), ...api.list('controllerrevisions'), ...api.list('persistentvolumeclaims')];
    expect(all.flatMap(({ metadata }) => metadata.ownerReferences ?? [])).toEqual([]);
  });

  it('in the foreground ends with nothing left, and no pod made again meanwhile', () => {
    const request = {
      type: 'delete',
      resource: 'statefulsets',
      name: 'web',
      options: { propagationPolicy: 'Foreground' },
    } as const;
    const { simulation, causes } = finished(scenarioOf({ replicas: 2 }, [at(60_000, request)]));
    expect(left(simulation)).toMatchObject({ statefulsets: 0, pods: 0, controllerrevisions: 0 });
    const after = causes.slice(causes.findIndex((cause) => cause.type === 'request' && cause.request === request));
    const made = after.flatMap((cause) =>
      cause.type === 'sync'
        ? cause.report.writes.filter(({ verb, resource }) => verb === 'create' && resource === 'pods')
        : [],
    );
    expect(made).toEqual([]);
  });

  it('in the foreground waits for the claims that go with the set', () => {
    const counts = Object.values(left(deleted('Foreground', { whenDeleted: 'Delete' })));
    expect(counts).toEqual(counts.map(() => 0));
  });

  it('in the foreground leaves a claim that somebody else owns as well to that owner, and does not wait for it', () => {
    const service = { apiVersion: 'v1', kind: 'Service', name: 'nginx', uid: 'Service/nginx#1' };
    const set = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', uid: 'StatefulSet/web#1' };
    const own = {
      type: 'patch',
      resource: 'persistentvolumeclaims',
      name: 'www-web-0',
      patchType: 'merge',
      patch: { metadata: { ownerReferences: [service, { ...set, controller: true, blockOwnerDeletion: true }] } },
    } as const;
    const end = {
      type: 'delete',
      resource: 'statefulsets',
      name: 'web',
      options: { propagationPolicy: 'Foreground' },
    } as const;
    const story = [at(50_000, own), at(60_000, end)];
    const { simulation } = finished(scenarioOf({ replicas: 2, whenDeleted: 'Delete' }, story));
    expect(left(simulation)).toMatchObject({ statefulsets: 0, pods: 0, persistentvolumeclaims: 1 });
    const [kept] = simulation.api.list('persistentvolumeclaims');
    expect(mustBe(kept).metadata.ownerReferences).toEqual([service]);
  });

  it('in the foreground keeps the set until its pods are gone', () => {
    const world = new World({ replicas: 2 }).settle();
    const { api } = world.recorded;
    mustBe(api.delete('statefulsets', 'web', { propagationPolicy: 'Foreground' }));
    expect(world.set.metadata).toMatchObject({ finalizers: ['foregroundDeletion'], generation: 2 });
    expect(world.set.metadata.deletionTimestamp).toBeDefined();
  });
});

describe('The garbage collector', () => {
  it('keeps what still has a living owner, and takes the dead reference off', () => {
    const world = new World({ replicas: 1, whenDeleted: 'Delete' }).settle();
    const { api } = world.recorded;
    const claim = mustBe(api.get('persistentvolumeclaims', 'www-web-0'));
    const ghost = { apiVersion: 'v1', kind: 'Pod', name: 'web-9', uid: 'Pod/web-9#1' };
    const ownerReferences = [...(claim.metadata.ownerReferences ?? []), ghost];
    mustBe(api.patchMetadata('persistentvolumeclaims', 'www-web-0', { ownerReferences }));
    expect(collectGarbage(api)).toEqual(['persistentvolumeclaims/www-web-0']);
    const kept = mustBe(api.get('persistentvolumeclaims', 'www-web-0'));
    expect(kept.metadata.ownerReferences?.map(({ kind }) => kind)).toEqual(['StatefulSet']);
  });

  it('takes the claim of a pod that owned it without using it', () => {
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'web-0', uid: 'Pod/web-0#1' };
    const ownedBy = { metadata: { ownerReferences: [owner] } };
    const patch = {
      type: 'patch',
      resource: 'persistentvolumeclaims',
      name: 'www-web-1',
      patchType: 'merge',
      patch: ownedBy,
    } as const;
    const kill = { type: 'delete', resource: 'pods', name: 'web-0' } as const;
    const spare = scenarioOf({ replicas: 2 }, [at(30_000, { type: 'patchSet', name: 'web', spec: { replicas: 1 } })]);
    const { api } = finished({
      ...spare,
      requests: [...spare.requests, at(60_000, patch), at(90_000, kill)],
    }).simulation;
    expect([...api.list('persistentvolumeclaims')].map(({ metadata }) => metadata.name)).toEqual(['www-web-0']);
  });

  it('finds nothing to do in a cluster at rest', () => {
    const world = new World({ replicas: 2 }).settle();
    expect(collectGarbage(world.recorded.api)).toEqual([]);
    expect(isApiError(world.set)).toBe(false);
  });
});

/** A Deployment with a ReplicaSet and a pod, as their controllers would make them. */
function deployed(propagationPolicy: DeleteOptions['propagationPolicy']): Simulation {
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'nginx', image: 'nginx:1' }] },
  };
  const spec = { selector: { matchLabels: { app: 'web' } }, template };
  const owned = (apiVersion: string, kind: string, owner: string, more: JsonObject): JsonObject => ({
    apiVersion,
    kind,
    metadata: {
      name: 'web',
      labels: { app: 'web' },
      ...(owner !== '' && {
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: owner,
            name: 'web',
            uid: `${owner}/web#1`,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      }),
    },
    ...more,
  });
  const manifests = [
    owned('apps/v1', 'Deployment', '', { spec }),
    owned('apps/v1', 'ReplicaSet', 'Deployment', { spec }),
    owned('v1', 'Pod', 'ReplicaSet', { spec: template.spec }),
  ];
  const requests = [
    ...manifests.map((manifest) => at(0, { type: 'create', manifest })),
    at(60_000, { type: 'delete', resource: 'deployments', name: 'web', options: { propagationPolicy } }),
  ];
  return finished({ kubernetesVersion: '1.37', seed: 7, requests }).simulation;
}

describe('Deleting a Deployment', () => {
  const rest = ({ api }: Simulation) =>
    (['deployments', 'replicasets', 'pods'] as const).map((resource) => [...api.list(resource)].length);

  it('takes its ReplicaSets and their pods with it', () => {
    expect(rest(deployed('Background'))).toEqual([0, 0, 0]);
    expect(rest(deployed('Foreground'))).toEqual([0, 0, 0]);
  });

  it('as orphan leaves the ReplicaSet, which keeps its pods', () => {
    const simulation = deployed('Orphan');
    expect(rest(simulation)).toEqual([0, 1, 1]);
    expect(simulation.api.get('replicasets', 'web')?.metadata.ownerReferences ?? []).toEqual([]);
    expect(simulation.api.get('pods', 'web')?.metadata.ownerReferences).toHaveLength(1);
  });
});

describe('Deleting what owns nothing', () => {
  it.each(['Orphan', 'Foreground'] as const)('by %s takes it away all the same', (propagationPolicy) => {
    const { simulation } = finished(
      scenarioOf({ replicas: 1 }, [
        at(60_000, { type: 'delete', resource: 'services', name: 'nginx', options: { propagationPolicy } }),
        at(60_000, {
          type: 'delete',
          resource: 'storageclasses',
          name: 'alicloud-storage',
          options: { propagationPolicy },
        }),
      ]),
    );
    expect(simulation.api.get('services', 'nginx')).toBeUndefined();
    expect(simulation.api.get('storageclasses', 'alicloud-storage')).toBeUndefined();
  });

  it('is refused for a namespace that must stay', () => {
    const { causes } = finished(
      scenarioOf({ replicas: 1 }, [at(60_000, { type: 'delete', resource: 'namespaces', name: 'default' })]),
    );
    expect(causes.find((cause) => cause.type === 'request' && cause.refusal !== undefined)).toMatchObject({
      refusal: { code: 403, message: 'namespaces "default" is forbidden: this namespace may not be deleted' },
    });
  });
});

describe('A controller that sees late that its set is gone', () => {
  it('leaves nothing behind of what it still makes for it', () => {
    const simulation = new Simulation(
      scenarioOf({ replicas: 1 }, [
        at(0, { type: 'cacheLag', resources: ['statefulsets'], lag: 200 }),
        at(1, { type: 'delete', resource: 'statefulsets', name: 'web', options: { propagationPolicy: 'Background' } }),
      ]),
      undefined,
      lateParts,
    );
    const made = runUntil(simulation, (cause) => cause.type === 'sync' && cause.report.writes.length > 0);
    expect(made).toMatchObject({ report: { set: 'web' } });
    while (simulation.step() !== undefined);
    expect(left(simulation)).toMatchObject({ statefulsets: 0, pods: 0, controllerrevisions: 0 });
  });
});
