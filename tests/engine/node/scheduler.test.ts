import { describe, expect, it } from 'vitest';
import { Simulation } from '#engine/simulation/simulation.ts';
import { at, finished, runUntil, scenarioOf } from '../kit/runs.ts';
import { mustBe } from '../kit/world.ts';

describe('The scheduler', () => {
  it('gives each pod the node with the fewest pods', () => {
    const { simulation } = finished(scenarioOf({ replicas: 6 }));
    const nodes = [...simulation.api.list('pods')].map(({ spec }) => spec.nodeName);
    expect(nodes.slice(0, 3)).toEqual(nodes.slice(3));
    expect(new Set(nodes).size).toBe(3);
  });

  it('lets the claims of a pod be bound first', () => {
    const { causes } = finished(scenarioOf({ replicas: 1, claims: 2 }));
    const types = causes.map(({ type }) => type);
    expect(types.filter((type) => type === 'claimBound')).toHaveLength(2);
    expect(types.lastIndexOf('claimBound')).toBeLessThan(types.indexOf('podScheduled'));
  });

  it('does not place a pod whose claim is being deleted, and says so', () => {
    const simulation = new Simulation(scenarioOf({ replicas: 1 }));
    runUntil(simulation, ({ type }) => type === 'sync');
    mustBe(simulation.api.delete('persistentvolumeclaims', 'www-web-0'));
    const cause = runUntil(simulation, ({ type }) => type === 'podUnschedulable');
    expect(cause).toMatchObject({ pod: 'web-0', reason: 'persistentvolumeclaim "www-web-0" is being deleted' });
    const [event] = [...simulation.api.list('events')].filter(({ reason }) => reason === 'FailedScheduling');
    expect(event?.message).toBe('0/3 nodes are available: persistentvolumeclaim "www-web-0" is being deleted.');
  });

  it('counts a node free again when its pod is gone', () => {
    const kill = at(60_000, { type: 'delete', resource: 'pods', name: 'web-1' });
    const { simulation } = finished(scenarioOf({ replicas: 3 }, [kill]));
    const nodes = [...simulation.api.list('pods')].map(({ spec }) => spec.nodeName);
    expect(new Set(nodes).size).toBe(3);
  });
});
