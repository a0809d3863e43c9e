import { describe, expect, it } from 'vitest';
import { slicesOf } from '#engine/network/endpointSlices.ts';
import type { Endpoint } from '#engine/objects.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { at, finished, headlessService, runUntil, scenarioOf } from '../kit/runs.ts';

function endpoints(simulation: Simulation): readonly Endpoint[] {
  return slicesOf(simulation.api.list('endpointslices'), 'nginx').flatMap((slice) => slice.endpoints);
}

function readyOnes(simulation: Simulation): readonly string[] {
  return endpoints(simulation).flatMap(({ conditions, hostname }) => (conditions.ready ? [hostname ?? ''] : []));
}

const faultOn = (name: string) => ({ type: 'podFault', name, fault: 'unready' }) as const;

describe('The endpoints of a headless Service', () => {
  it('are the pods that have an address, under their own names', () => {
    const { simulation } = finished(scenarioOf({ replicas: 3 }));
    expect(endpoints(simulation)).toMatchObject([
      {
        hostname: 'web-0',
        addresses: ['172.27.0.133'],
        conditions: { ready: true, serving: true, terminating: false },
      },
      { hostname: 'web-1', addresses: ['172.27.0.5'] },
      { hostname: 'web-2', addresses: ['172.27.1.9'] },
    ]);
  });

  it('keep a pod that is not ready, as not ready', () => {
    const { simulation } = finished(scenarioOf({ replicas: 2 }, [at(60_000, faultOn('web-1'))]));
    expect(endpoints(simulation)).toHaveLength(2);
    expect(readyOnes(simulation)).toEqual(['web-0']);
  });

  it('call a pod not ready as soon as it terminates, though it still serves', () => {
    const simulation = new Simulation(
      scenarioOf({ replicas: 2 }, [at(60_000, { type: 'delete', resource: 'pods', name: 'web-1' })]),
    );
    runUntil(simulation, (cause) => cause.type === 'request' && cause.request.type === 'delete');
    runUntil(simulation, ({ type }) => type === 'endpointsUpdated');
    const last = endpoints(simulation).at(-1);
    expect(last?.conditions).toEqual({ ready: false, serving: true, terminating: true });
  });

  it('lose a pod that is gone, and get its successor under another address', () => {
    const { simulation } = finished(
      scenarioOf({ replicas: 2 }, [at(60_000, { type: 'delete', resource: 'pods', name: 'web-1' })]),
    );
    expect(endpoints(simulation)).toHaveLength(2);
    expect(readyOnes(simulation)).toEqual(['web-0', 'web-1']);
    expect(endpoints(simulation).map(({ addresses }) => addresses[0])).not.toContain('172.27.0.5');
  });

  it('lose all pods when the Service selects others', () => {
    const spec = { ...(headlessService['spec'] as object), selector: { app: 'other' } };
    const service = at(60_000, { type: 'apply', manifest: { ...headlessService, spec } });
    expect(endpoints(finished(scenarioOf({ replicas: 2 }, [service])).simulation)).toEqual([]);
  });

  it('are all ready when the Service publishes addresses that are not', () => {
    const spec = { ...(headlessService['spec'] as object), publishNotReadyAddresses: true };
    const service = at(0, { type: 'apply', manifest: { ...headlessService, spec } });
    const { simulation } = finished(scenarioOf({ replicas: 2 }, [service, at(60_000, faultOn('web-1'))]));
    expect(readyOnes(simulation)).toEqual(['web-0', 'web-1']);
  });

  it('fill slices of a hundred', () => {
    const { simulation } = finished(scenarioOf({ replicas: 120, policy: 'Parallel' }));
    const slices = slicesOf(simulation.api.list('endpointslices'), 'nginx');
    expect(slices.map((slice) => slice.endpoints.length)).toEqual([100, 20]);
  });

  it('go with their Service', () => {
    const { simulation } = finished(
      scenarioOf({ replicas: 1 }, [at(60_000, { type: 'delete', resource: 'services', name: 'nginx' })]),
    );
    expect([...simulation.api.list('endpointslices')]).toEqual([]);
  });
});
