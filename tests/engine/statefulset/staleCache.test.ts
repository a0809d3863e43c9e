import { describe, expect, it } from 'vitest';
import type { Simulation } from '#engine/simulation/simulation.ts';
import type { Request, TimedRequest } from '#engine/simulation/scenario.ts';
import type { CachedResource, Lag } from '#engine/statefulset/caches.ts';
import type { FeatureGates, KubernetesVersion } from '#engine/versions.ts';
import { at, deedsOf, scenarioOf, syncsUntil, troubled } from '../kit/runs.ts';
import type { Wanted } from '../kit/setOf.ts';
import { mustBe } from '../kit/world.ts';

const lag = (resource: CachedResource, how: Lag): Request => ({ type: 'cacheLag', resources: [resource], lag: how });
const imageB: Request = { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:B' };

interface Setting {
  readonly version: KubernetesVersion;
  readonly gates?: Partial<FeatureGates>;
}

/** A cluster in which the set comes up first, and the rest happens from a minute on. */
function settled(wanted: Wanted, later: readonly TimedRequest[], { version, gates = {} }: Setting): Simulation {
  const requests = later.map(({ atMs, request }) => at(60_000 + atMs, request));
  const simulation = troubled(scenarioOf(wanted, requests, { kubernetesVersion: version, featureGates: gates }));
  syncsUntil(simulation, 60_000);
  return simulation;
}

/** A new set whose controller sees some resource late from the start. */
function fresh(wanted: Wanted, resource: CachedResource, how: Lag, { version, gates = {} }: Setting): Simulation {
  const { requests, ...scenario } = scenarioOf(wanted, [], { kubernetesVersion: version, featureGates: gates });
  return troubled({ ...scenario, requests: [at(0, lag(resource, how)), ...requests] });
}

function deedsUntil(simulation: Simulation, untilMs: number): readonly string[] {
  return syncsUntil(simulation, untilMs).flatMap(({ report }) => deedsOf(report));
}

function cacheOf(simulation: Simulation, resource: CachedResource) {
  return simulation.cluster().controller.caches?.find((cache) => cache.resource === resource);
}

describe('A controller that does not see the pod it has made', () => {
  it('makes it again and again under 1.33: the name is taken, and no event tells of it', () => {
    const simulation = fresh({ replicas: 1 }, 'pods', 3000, { version: '1.33' });
    const deeds = deedsUntil(simulation, 3000);
    expect(deeds[0]).toBe('create web-0');
    expect(deeds.slice(1)).toEqual(Array.from({ length: deeds.length - 1 }, () => 'create web-0: AlreadyExists'));
    expect(deeds.length).toBeGreaterThan(5);
    expect([...simulation.api.list('events')].map(({ reason }) => reason)).not.toContain('FailedCreate');
  });

  it('does not even try under 1.37: the sync waits until the cache has read the write', () => {
    const simulation = fresh({ replicas: 1 }, 'pods', 3000, { version: '1.37' });
    const [first, ...waiting] = syncsUntil(simulation, 3000);
    expect(first?.report.error).toBeUndefined();
    expect(waiting.length).toBeGreaterThan(5);
    for (const { report } of waiting) {
      expect(report.writes).toEqual([]);
      expect(report.decisions).toMatchObject([
        { stage: 'claimPods', rule: 'waitStaleCache', verdict: 'wait', values: { resource: 'pods' } },
      ]);
    }
    expect(waiting[0]?.report.error).toMatch(
      /^read version: \d+ is not as new as written version: \d+ for group resource pods$/,
    );
  });

  it('tries under 1.37 too, when the guard is switched off', () => {
    const gates = { StaleControllerConsistencyStatefulSet: false };
    const simulation = fresh({ replicas: 1 }, 'pods', 3000, { version: '1.37', gates });
    expect(deedsUntil(simulation, 3000)).toContain('create web-0: AlreadyExists');
  });

  it('backs off, 5 ms at first and then twice as long each time', () => {
    const simulation = fresh({ replicas: 1 }, 'pods', 3000, { version: '1.37' });
    const times = syncsUntil(simulation, 1000).map(({ atMs }) => atMs);
    // Each delay, and the 10 ms that a key waits for a worker.
    expect(times).toEqual([10, 20, 35, 55, 85, 135, 225, 395, 725]);
  });

  it('goes on at once when the event arrives, whatever the back-off says', () => {
    const simulation = fresh({ replicas: 1 }, 'pods', 3000, { version: '1.37' });
    syncsUntil(simulation, 3000);
    expect(simulation.cluster().controller.failures).toEqual({ web: 10 });
    const [next] = syncsUntil(simulation, 3100);
    // The pod was made at 10 ms; its event comes 3 s later, and the worker 10 ms after that.
    expect(next?.atMs).toBe(3020);
    expect(next?.report.decisions.map(({ rule }) => rule)).toContain('waitRunning');
  });
});

describe('A controller that does not see the claim it has made', () => {
  const pendingPod: Wanted = { replicas: 1, image: 'no-such-tag' };

  it('makes it again at every look at the Pending pod under 1.33', () => {
    const simulation = fresh(pendingPod, 'persistentvolumeclaims', 'frozen', { version: '1.33' });
    const deeds = deedsUntil(simulation, 2000);
    expect(deeds[0]).toBe('create web-0');
    expect(deeds[1]).toBe('create persistentvolumeclaims www-web-0: AlreadyExists');
  });

  it('is woken by the back-off alone under 1.37, because claims wake nobody', () => {
    const simulation = fresh(pendingPod, 'persistentvolumeclaims', 'frozen', { version: '1.37' });
    const reports = syncsUntil(simulation, 20_000).map(({ report }) => report);
    const waiting = reports.filter(({ decisions }) => decisions[0]?.rule === 'waitStaleCache');
    expect(waiting[0]?.decisions[0]?.values['resource']).toBe('persistentvolumeclaims');
    expect(reports.flatMap(deedsOf)).toEqual(['create web-0']);
    expect(cacheOf(simulation, 'persistentvolumeclaims')?.believed).toEqual({ 'www-web-0': null });
  });
});

describe('A controller that does not see the claim owners it has written', () => {
  const own: Request = {
    type: 'patchSet',
    name: 'web',
    spec: { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Retain', whenDeleted: 'Delete' } },
  };
  const requests = [at(0, lag('persistentvolumeclaims', 'frozen')), at(1, lag('pods', 'frozen')), at(10, own)];
  const writes = (version: KubernetesVersion) => {
    const [first, second] = syncsUntil(settled({ replicas: 1 }, requests, { version }), 60_035);
    const told = [first, second].map((sync) =>
      mustBe(sync).report.writes.map(({ name, error }) => `${name} ${error?.reason ?? 'done'}`),
    );
    return { first: told[0], second: told[1] };
  };

  it('puts the old claim four times more under 1.33, and is refused each time', () => {
    expect(writes('1.33')).toEqual({
      first: ['www-web-0 done', 'web-0 done', 'web done'],
      second: Array.from({ length: 4 }, () => 'www-web-0 Conflict'),
    });
  });

  it('puts it once under 1.37, and waits', () => {
    expect(writes('1.37')).toEqual({ first: ['www-web-0 done', 'web-0 done', 'web done'], second: [] });
  });
});

describe('A controller that does not see the status it has written', () => {
  const rollout = [at(0, imageB), at(5, lag('statefulsets', 6000))];
  const updates = (simulation: Simulation): readonly string[] =>
    deedsUntil(simulation, 200_000).filter((deed) => deed.startsWith('delete'));

  it('tries the write five times within a sync, and the sync fails', () => {
    const simulation = settled({ replicas: 3 }, rollout, { version: '1.33' });
    const [first, second] = syncsUntil(simulation, 60_025);
    expect(deedsOf(mustBe(first).report)).toEqual(['delete web-2']);
    expect(deedsOf(mustBe(second).report)).toEqual(
      Array.from({ length: 5 }, () => 'update statefulsets/status web: Conflict'),
    );
    expect(second?.report.error).toContain('the object has been modified');
  });

  // Without a rollingUpdate block the cached status.currentReplicas says which pods come back old (semantics 4.3).
  it('brings an updated pod back at the old revision under 1.33, and has to delete it once more', () => {
    const simulation = settled({ replicas: 3, rollingUpdate: 'nil' }, rollout, { version: '1.33' });
    const deleted = updates(simulation);
    expect(deleted.slice(0, 3)).toEqual(['delete web-2', 'delete web-2', 'delete web-1']);
    expect(deleted.length).toBeGreaterThan(3);
  });

  it('restarts each pod once under 1.37, which waits for its own status', () => {
    const simulation = settled({ replicas: 3, rollingUpdate: 'nil' }, rollout, { version: '1.37' });
    expect(updates(simulation)).toEqual(['delete web-2', 'delete web-1', 'delete web-0']);
  });
});

describe('What the guard does not see', () => {
  it('is what others wrote: a set whose new replicas are unknown keeps its pods, in either version', () => {
    const scaleDown: Request = { type: 'patchSet', name: 'web', spec: { replicas: 1 } };
    const requests = [at(0, lag('statefulsets', 'frozen')), at(10, scaleDown), at(20_000, lag('statefulsets', 0))];
    for (const version of ['1.33', '1.37'] as const) {
      const simulation = settled({ replicas: 3 }, requests, { version });
      expect(deedsUntil(simulation, 80_000)).toEqual([]);
      expect(deedsUntil(simulation, 90_000)).toEqual(['delete web-2', 'delete web-1']);
    }
  });

  it('is what the controller deleted: it deletes the same pod again', () => {
    const scaleDown: Request = { type: 'patchSet', name: 'web', spec: { replicas: 2 } };
    const requests = [at(0, lag('pods', 10_000)), at(10, scaleDown)];
    const simulation = settled({ replicas: 3 }, requests, { version: '1.37' });
    // Its own status wakes it. The guard has no deletes on record, and the pod does not look as if it were terminating.
    expect(deedsUntil(simulation, 70_000)).toEqual(['delete web-2', 'delete web-2']);
  });

  it('is a pod of that name that is gone: 1.33 says FailedDelete, 1.37 takes it as deleted', () => {
    const scaleDown: Request = { type: 'patchSet', name: 'web', spec: { replicas: 2 } };
    const force: Request = { type: 'delete', resource: 'pods', name: 'web-2', options: { gracePeriodSeconds: 0 } };
    const requests = [at(0, lag('pods', 'frozen')), at(1, force), at(10, scaleDown)];
    const told = (version: KubernetesVersion) => {
      const simulation = settled({ replicas: 3 }, requests, { version });
      const [sync] = syncsUntil(simulation, 60_100);
      return sync?.report.events.map(({ reason }) => reason);
    };
    expect(told('1.33')).toEqual(['FailedDelete']);
    expect(told('1.37')).toEqual(['SuccessfulDelete']);
  });

  it('is health: a pod that has turned unready is still ready in the cache, and a rollout goes on', () => {
    const unready: Request = { type: 'podFault', name: 'web-0', fault: 'unready' };
    const requests = [at(0, lag('pods', 'frozen')), at(1, unready), at(1000, imageB)];
    const simulation = settled({ replicas: 3 }, requests, { version: '1.37' });
    expect(deedsUntil(simulation, 62_000)[0]).toBe('delete web-2');
  });
});

describe('The frames of a lagging cache', () => {
  it('say what the controller still believes, and since when', () => {
    const unready: Request = { type: 'podFault', name: 'web-1', fault: 'unready' };
    const simulation = settled({ replicas: 3 }, [at(0, lag('pods', 2000)), at(500, unready)], { version: '1.37' });
    syncsUntil(simulation, 60_600);
    const cache = cacheOf(simulation, 'pods');
    expect(cache).toMatchObject({ lag: 2000, behind: 1, oldestMs: 60_500 });
    const truth = simulation.api.get('pods', 'web-1');
    const believed = cache?.believed['web-1'];
    expect(believed).not.toEqual(truth);
    expect(believed).toMatchObject({ metadata: { uid: truth?.metadata.uid }, status: { phase: 'Running' } });
    expect(Number(cache?.readVersion)).toBeLessThan(Number(truth?.metadata.resourceVersion));
  });

  it('say nothing any more when the events have arrived and the lag is over', () => {
    const requests = [at(0, lag('pods', 'frozen')), at(10, imageB), at(9000, lag('pods', 0))];
    const simulation = settled({ replicas: 3 }, requests, { version: '1.37' });
    syncsUntil(simulation, 68_000);
    expect(cacheOf(simulation, 'pods')?.behind).toBeGreaterThan(0);
    syncsUntil(simulation, 69_100);
    expect(simulation.cluster().controller).not.toHaveProperty('caches');
  });

  it('keep the order of events when the lag becomes shorter', () => {
    const flap = (atMs: number, fault: 'unready' | 'ready') => at(atMs, { type: 'podFault', name: 'web-0', fault });
    const requests = [
      at(0, lag('pods', 5000)),
      flap(100, 'unready'),
      flap(200, 'ready'),
      flap(300, 'unready'),
      at(1000, lag('pods', 2000)),
    ];
    const simulation = settled({ replicas: 1 }, requests, { version: '1.37' });
    const arrivals: string[] = [];
    while ((simulation.nextAtMs ?? Number.POSITIVE_INFINITY) < 70_000) {
      const step = simulation.step();
      if (step?.cause.type === 'watchDelivered') arrivals.push(`${step.atMs - 60_000}: ${step.cause.behind} behind`);
    }
    expect(arrivals).toEqual(['2100: 2 behind', '2200: 1 behind', '2300: 0 behind']);
  });
});
