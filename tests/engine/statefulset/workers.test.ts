import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { ControllerOptions, Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { at, deedsOf, scenarioOf, syncsUntil, troubled } from '../kit/runs.ts';
import { setOf, type Wanted } from '../kit/setOf.ts';
import { mustBe } from '../kit/world.ts';

/** A set of another name whose pods are its own. */
function setNamed(name: string, wanted: Wanted = { replicas: 1 }): JsonObject {
  const set = setOf(wanted);
  const labels = { app: name };
  const spec = set['spec'] as JsonObject;
  const template = { ...(spec['template'] as JsonObject), metadata: { labels } };
  return { ...set, metadata: { name }, spec: { ...spec, selector: { matchLabels: labels }, template } };
}

function several(names: readonly string[], controller?: ControllerOptions): Scenario {
  const requests = names.map((name): TimedRequest => at(0, { type: 'apply', manifest: setNamed(name) }));
  return { kubernetesVersion: '1.37', seed: 7, requests, ...(controller && { world: { controller } }) };
}

const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** When each set is synced for the first time. */
function firstSyncs(scenario: Scenario): readonly string[] {
  const first = new Map<string, number>();
  for (const { atMs, report } of syncsUntil(troubled(scenario), 1000)) {
    if (!first.has(report.set)) first.set(report.set, atMs);
  }
  return [...first].map(([set, atMs]) => `${set} at ${atMs}`);
}

describe('Seven sets at once', () => {
  it('are taken by five workers, and the next two as soon as one is free', () => {
    const order = firstSyncs(several(seven));
    expect(order.slice(0, 5)).toEqual(['a at 10', 'b at 10', 'c at 10', 'd at 10', 'e at 10']);
    expect(order.slice(5)).toEqual(['f at 20', 'g at 20']);
  });

  it('are taken one after the other by a single worker', () => {
    expect(firstSyncs(several(seven, { concurrentSyncs: 1 })).slice(0, 3)).toEqual(['a at 10', 'b at 20', 'c at 30']);
  });

  it('are all at work while syncs take time, and no more of them than there are workers', () => {
    const simulation = troubled(several(seven, { syncMs: 300, concurrentSyncs: 3 }));
    syncsUntil(simulation, 310);
    expect(simulation.cluster().controller).toMatchObject({
      loop: 'syncing',
      processing: ['a', 'b', 'c'],
      queue: ['d', 'e', 'f', 'g'],
    });
  });
});

describe('A set that changes while a worker syncs it', () => {
  const scale = (atMs: number, replicas: number) => at(atMs, { type: 'patchSet', name: 'web', spec: { replicas } });
  const slow = { world: { controller: { syncMs: 100 } } };

  it('is never with two workers, and is queued again when the first is done', () => {
    const simulation = troubled(scenarioOf({ replicas: 1 }, [scale(50, 2)], slow));
    syncsUntil(simulation, 60);
    expect(simulation.cluster().controller).toMatchObject({ processing: ['web'], dirty: ['web'], queue: [] });
    const [first] = syncsUntil(simulation, 111);
    expect(first?.atMs).toBe(110);
    expect(simulation.cluster().controller.queue).toEqual(['web']);
  });

  it('is synced as it was when the sync began; the next sync sees the change', () => {
    const simulation = troubled(scenarioOf({ replicas: 1, policy: 'Parallel' }, [scale(50, 2)], slow));
    const created = syncsUntil(simulation, 400).map(({ report }) =>
      deedsOf(report).filter((deed) => deed.startsWith('create')),
    );
    expect(created.slice(0, 2)).toEqual([['create web-0'], ['create web-1']]);
  });

  it('makes the status write conflict once; the copy from the cache that has caught up goes through', () => {
    const simulation = troubled(scenarioOf({ replicas: 1 }, [scale(50, 2)], slow));
    const [first] = syncsUntil(simulation, 111);
    const writes = mustBe(first).report.writes.filter(({ resource }) => resource === 'statefulsets/status');
    expect(writes.map(({ error }) => error?.reason)).toEqual(['Conflict', undefined]);
    // The status was worked out before the edit, and says so.
    expect(simulation.api.get('statefulsets', 'web')).toMatchObject({
      metadata: { generation: 2 },
      status: { observedGeneration: 1 },
    });
  });

  it('makes it conflict five times when the cache lags, and the sync fails', () => {
    const freeze: Request = { type: 'cacheLag', resources: ['statefulsets'], lag: 'frozen' };
    const simulation = troubled(scenarioOf({ replicas: 1 }, [at(20, freeze), scale(50, 2)], slow));
    const [first] = syncsUntil(simulation, 111);
    expect(deedsOf(mustBe(first).report).slice(1)).toEqual(
      Array.from({ length: 5 }, () => 'update statefulsets/status web: Conflict'),
    );
    expect(first?.report.error).toContain('the object has been modified');
    expect(simulation.cluster().controller.failures).toEqual({ web: 1 });
  });

  it('can be deleted under its hands: the writes that it still makes do no harm', () => {
    const remove: Request = { type: 'delete', resource: 'statefulsets', name: 'web' };
    const simulation = troubled(scenarioOf({ replicas: 2 }, [at(50, remove)], slow));
    const [first, ...rest] = syncsUntil(simulation, 60_000);
    expect(deedsOf(mustBe(first).report)).toEqual(['create web-0', 'update statefulsets/status web: NotFound']);
    expect(rest.at(-1)?.report.decisions).toEqual([]);
    // The pod's owner never came back, so the garbage collector takes it.
    expect([...simulation.api.list('pods')]).toEqual([]);
  });

  // The retry takes the set from the cache by its name, and does not look at the UID (UpdateStatefulSetStatus).
  it('can be made again meanwhile: the new set gets the status of the old one, until its own first sync', () => {
    const again: Request = {
      type: 'recreateSet',
      name: 'web',
      keepPods: true,
      spec: { podManagementPolicy: 'Parallel' },
    };
    const simulation = troubled(scenarioOf({ replicas: 0 }, [scale(1000, 1), at(1050, again)], slow));
    syncsUntil(simulation, 1111);
    expect(simulation.api.get('statefulsets', 'web')).toMatchObject({
      metadata: { uid: 'StatefulSet/web#2', generation: 1 },
      status: { observedGeneration: 2 },
    });
    syncsUntil(simulation, 60_000);
    expect(simulation.api.get('statefulsets', 'web')?.status.observedGeneration).toBe(1);
  });
});
