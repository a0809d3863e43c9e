import { describe, expect, it } from 'vitest';
import type { Simulation } from '#engine/simulation/simulation.ts';
import type { Request, TimedRequest } from '#engine/simulation/scenario.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import { at, deedsOf, scenarioOf, syncsUntil, troubled } from '../kit/runs.ts';
import type { Wanted } from '../kit/setOf.ts';
import { mustBe } from '../kit/world.ts';

const down: Request = { type: 'controllerDown' };
const up: Request = { type: 'controllerUp' };
const crash = (afterWrites: number): Request => ({ type: 'controllerCrash', afterWrites });
const imageB: Request = { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:B' };
const kill = (name: string): Request => ({ type: 'delete', resource: 'pods', name });
const soon = 10 * 60_000;

/** What the cluster has come to: pods with their revisions, claims, revisions, and the set's status. */
function outcomeOf({ api }: Simulation): object {
  return {
    pods: [...api.list('pods')]
      .map(podFacts)
      .map(({ name, revision, ready }) => `${name} ${revision} ${ready}`)
      .toSorted(),
    claims: [...api.list('persistentvolumeclaims')].map(({ metadata }) => metadata.name).toSorted(),
    revisions: [...api.list('controllerrevisions')].map(({ metadata, revision }) => `${metadata.name} ${revision}`),
    status: api.get('statefulsets', 'web')?.status,
  };
}

function settledAfter(wanted: Wanted, requests: readonly TimedRequest[], version: '1.33' | '1.37' = '1.37') {
  const simulation = troubled(scenarioOf(wanted, requests, { kubernetesVersion: version }));
  const syncs = syncsUntil(simulation, soon);
  return { simulation, deeds: syncs.flatMap(({ report }) => deedsOf(report)), syncs };
}

describe('While the controller is down', () => {
  it('nothing that was on its way to its caches wakes it, also when the lag ends', () => {
    const lagging: Request = { type: 'cacheLag', resources: ['pods'], lag: 'frozen' };
    const caughtUp: Request = { type: 'cacheLag', resources: ['pods'], lag: 0 };
    const requests = [at(60_000, lagging), at(61_000, kill('web-1')), at(62_000, down), at(63_000, caughtUp)];
    const simulation = troubled(scenarioOf({ replicas: 3 }, requests));
    syncsUntil(simulation, 60_000);
    expect(syncsUntil(simulation, soon)).toEqual([]);
  });

  it('pods run on, and one that goes is not replaced', () => {
    const simulation = troubled(scenarioOf({ replicas: 3 }, [at(60_000, down), at(61_000, kill('web-1'))]));
    syncsUntil(simulation, 60_000);
    expect(syncsUntil(simulation, soon)).toEqual([]);
    expect([...simulation.api.list('pods')].map(({ metadata }) => metadata.name).toSorted()).toEqual([
      'web-0',
      'web-2',
    ]);
    expect(simulation.cluster().controller).toMatchObject({ loop: 'down', queue: [], delayed: [], failures: {} });
  });

  it('an edit is stored, and nobody observes it', () => {
    const { simulation } = settledAfter({ replicas: 1 }, [at(60_000, down), at(61_000, imageB)]);
    expect(simulation.api.get('statefulsets', 'web')).toMatchObject({
      metadata: { generation: 2 },
      status: { observedGeneration: 1 },
    });
  });

  it('stopping or starting it twice is the same as once', () => {
    const twice = [at(60_000, down), at(60_001, down), at(61_000, up), at(61_001, up)];
    const { simulation, syncs } = settledAfter({ replicas: 2 }, twice);
    expect(simulation.cluster().controller.loop).toBe('idle');
    expect(syncs.filter(({ atMs }) => atMs >= 61_000).map(({ atMs }) => atMs)).toEqual([61_010]);
  });
});

describe('When the controller comes back', () => {
  it('it lists everything and syncs every set once, without a write for a set that is at rest', () => {
    const { syncs } = settledAfter({ replicas: 3 }, [at(60_000, down), at(90_000, up)]);
    const after = syncs.filter(({ atMs }) => atMs >= 60_000);
    expect(after.map(({ atMs, report }) => [atMs, report.writes.length])).toEqual([[90_010, 0]]);
  });

  it('it replaces the pod that went meanwhile', () => {
    const { deeds } = settledAfter({ replicas: 3 }, [at(60_000, down), at(61_000, kill('web-1')), at(90_000, up)]);
    expect(deeds.slice(3)).toEqual(['create web-1']);
  });

  it('it goes on with a rollout where it was: no pod is restarted twice, and none is left out', () => {
    const undisturbed = settledAfter({ replicas: 4 }, [at(60_000, imageB)]);
    const disturbed = settledAfter({ replicas: 4 }, [at(60_000, imageB), at(66_000, down), at(80_000, up)]);
    const deletions = (deeds: readonly string[]) => deeds.filter((deed) => deed.startsWith('delete'));
    expect(deletions(undisturbed.deeds)).toEqual(['delete web-3', 'delete web-2', 'delete web-1', 'delete web-0']);
    expect(deletions(disturbed.deeds)).toEqual(deletions(undisturbed.deeds));
    expect(outcomeOf(disturbed.simulation)).toEqual(outcomeOf(undisturbed.simulation));
  });

  it('it has forgotten the back-off, and begins at 5 ms again', () => {
    const outage: Request = {
      type: 'apiFault',
      fault: { verb: 'create', resource: 'pods', name: '*', message: '', reason: 'InternalError', forMs: 20_000 },
    };
    const requests = [at(0, outage), at(9000, down), at(9500, up)];
    const { requests: own, ...scenario } = scenarioOf({ replicas: 1 });
    const simulation = troubled({ ...scenario, requests: [at(0, outage), ...own, ...requests.slice(1)] });
    syncsUntil(simulation, 9000);
    expect(simulation.cluster().controller.failures['web']).toBeGreaterThan(8);
    const times = syncsUntil(simulation, 10_000).map(({ atMs }) => atMs);
    expect(times.slice(0, 4)).toEqual([9510, 9525, 9545, 9575]);
  });

  it('it waits for minReadySeconds by the pods’ own times, not by a timer that it has lost', () => {
    const wanted: Wanted = { replicas: 2, minReadySeconds: 30 };
    const undisturbed = settledAfter(wanted, []);
    const disturbed = settledAfter(wanted, [at(20_000, down), at(25_000, up)]);
    const secondPod = ({ simulation }: typeof disturbed) =>
      simulation.api.get('pods', 'web-1')?.metadata.creationTimestamp;
    expect(secondPod(disturbed)).toBe(secondPod(undisturbed));
  });

  it('its caches are fresh, though they had been frozen: the list is not late', () => {
    const requests = [
      at(60_000, { type: 'cacheLag', lag: 'frozen' } as const),
      at(61_000, kill('web-0')),
      at(70_000, down),
      at(71_000, up),
    ];
    const { deeds } = settledAfter({ replicas: 1 }, requests);
    expect(deeds.slice(1)).toEqual(['create web-0']);
  });
});

describe('A sync that the controller does not survive', () => {
  it('leaves what it had written, and nothing else', () => {
    const { syncs, simulation } = settledAfter({ replicas: 1, claims: 2 }, [at(5, crash(3))]);
    const [first, ...more] = syncs;
    expect(first?.report).toMatchObject({ crashed: true });
    expect(first?.report).not.toHaveProperty('error');
    expect(first?.report.writes.map(({ verb, name }) => `${verb} ${name}`)).toEqual([
      expect.stringMatching(/^create web-/),
      'create www-web-0',
      'create logs-web-0',
    ]);
    expect(more).toEqual([]);
    expect([...simulation.api.list('pods')]).toEqual([]);
    expect(simulation.cluster().controller.loop).toBe('down');
  });

  it('decides nothing and tells of nothing after its last write', () => {
    const { syncs } = settledAfter({ replicas: 1, claims: 0 }, [at(5, crash(1))]);
    expect(syncs[0]?.report.decisions.map(({ rule }) => rule)).toEqual(['podsClaimed', 'revisionCreated']);
    expect(syncs[0]?.report.events).toEqual([]);
  });

  it('is the first one with so many writes: those before it that write less are survived', () => {
    const { syncs } = settledAfter({ replicas: 1 }, [at(60_000, crash(3)), at(61_000, imageB)]);
    const crashed = syncs.filter(({ report }) => report.crashed === true);
    expect(crashed.map(({ report }) => deedsOf(report))).toEqual([['delete web-0']]);
    expect(syncs.indexOf(mustBe(crashed[0]))).toBe(syncs.length - 1);
  });
});

const stories: Readonly<Record<string, { readonly wanted: Wanted; readonly requests: readonly TimedRequest[] }>> = {
  'a new set with two claims a pod': { wanted: { replicas: 3, claims: 2 }, requests: [] },
  'a new Parallel set': { wanted: { replicas: 4, policy: 'Parallel' }, requests: [] },
  'a rollout': { wanted: { replicas: 3 }, requests: [at(60_000, imageB)] },
  'a rollout of a Parallel set, three at a time': {
    wanted: { replicas: 4, policy: 'Parallel', maxUnavailable: 3 },
    requests: [at(60_000, imageB)],
  },
  'a rollout without a rollingUpdate block': {
    wanted: { replicas: 3, rollingUpdate: 'nil' },
    requests: [at(60_000, imageB)],
  },
  'a scale-down that takes the claims along': {
    wanted: { replicas: 3, whenScaled: 'Delete' },
    requests: [at(60_000, { type: 'patchSet', name: 'web', spec: { replicas: 1 } })],
  },
};

describe.each(kubernetesVersions)('Under %s', (version) => {
  describe.each(Object.entries(stories))('%s', (_, { wanted, requests }) => {
    const firstMs = requests[0]?.atMs ?? 0;
    const undisturbed = settledAfter(wanted, requests, version);
    // Between any two writes of the sync that makes the most of them, before the first, and after the last.
    const counts = undisturbed.syncs.filter(({ atMs }) => atMs > firstMs).map(({ report }) => report.writes.length);
    const places = Array.from({ length: Math.max(...counts) + 1 }, (__, writes) => writes);

    it.each(places)('ends as if nothing had happened when the controller dies after %i writes', (writes) => {
      const troubles = [at(firstMs + 5, crash(writes)), at(firstMs + 30_000, up)];
      const disturbed = settledAfter(wanted, [...requests, ...troubles], version);
      expect(disturbed.syncs.filter(({ report }) => report.crashed === true)).toHaveLength(1);
      expect(outcomeOf(disturbed.simulation)).toEqual(outcomeOf(undisturbed.simulation));
    });
  });
});
