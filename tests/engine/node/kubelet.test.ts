import { describe, expect, it } from 'vitest';
import type { StepCause } from '#engine/simulation/frames.ts';
import { at, finished, runUntil, scenarioOf, troubled } from '../kit/runs.ts';
import { mustBe } from '../kit/world.ts';

/** The states that a pod went through. */
function statesOf(causes: readonly StepCause[], pod: string): readonly string[] {
  return causes.flatMap((cause) => (cause.type === 'podMoved' && cause.pod === pod ? [cause.to] : []));
}

describe('A kubelet', () => {
  it('starts a pod, and reports it ready when its probe succeeds', () => {
    const { simulation, causes } = finished(scenarioOf({ replicas: 1 }));
    expect(statesOf(causes, 'web-0')).toEqual(['running.notReady', 'running.ready']);
    expect(mustBe(simulation.api.get('pods', 'web-0')).status).toMatchObject({
      phase: 'Running',
      podIP: '172.27.0.133',
      containerStatuses: [{ ready: true, started: true, restartCount: 0 }],
    });
  });

  it('tries an image that cannot be pulled again and again', () => {
    const bad = scenarioOf({ replicas: 1, image: 'no-such-tag' }, [
      at(40_000, { type: 'delete', resource: 'statefulsets', name: 'web' }),
    ]);
    const states = statesOf(finished(bad).causes, 'web-0');
    expect(states.slice(0, 4)).toEqual(['pullFailed', 'pullBackOff', 'creating', 'pullFailed']);
  });

  it('restarts a container that exits, later each time', () => {
    const crashing = scenarioOf({ replicas: 1, image: 'crash' }, [
      at(300_000, { type: 'delete', resource: 'statefulsets', name: 'web' }),
    ]);
    const { causes, simulation } = finished(crashing);
    const crashes = statesOf(causes, 'web-0').filter((state) => state === 'crashBackOff');
    expect(crashes.length).toBeGreaterThan(3);
    expect(crashes.length).toBeLessThan(8);
    expect([...simulation.api.list('pods')]).toEqual([]);
  });

  it('holds a pod unready until it is told otherwise', () => {
    const { simulation } = finished(
      scenarioOf({ replicas: 1 }, [at(20_000, { type: 'podFault', name: 'web-0', fault: 'unready' })]),
    );
    expect(simulation.api.get('statefulsets', 'web')?.status.readyReplicas).toBeUndefined();
    const healed = finished(
      scenarioOf({ replicas: 1 }, [
        at(20_000, { type: 'podFault', name: 'web-0', fault: 'unready' }),
        at(30_000, { type: 'podFault', name: 'web-0', fault: 'ready' }),
      ]),
    );
    expect(healed.simulation.api.get('statefulsets', 'web')?.status.readyReplicas).toBe(1);
  });

  it('lets a pod go within its grace period, and a new one of the same name has another address', () => {
    const { simulation, causes } = finished(
      scenarioOf({ replicas: 1 }, [at(20_000, { type: 'delete', resource: 'pods', name: 'web-0' })]),
    );
    expect(causes.filter(({ type }) => type === 'podGone')).toHaveLength(1);
    const { metadata, status } = mustBe(simulation.api.get('pods', 'web-0'));
    expect(metadata.uid).toBe('Pod/web-0#2');
    expect(status.podIP).not.toBe('172.27.0.133');
  });

  it('reports an evicted pod as Failed, which the controller then replaces', () => {
    const simulation = troubled(
      scenarioOf({ replicas: 1 }, [at(20_000, { type: 'podFault', name: 'web-0', fault: 'fail' })]),
    );
    runUntil(
      simulation,
      ({ type, ...cause }) => type === 'request' && 'request' in cause && cause.request.type === 'podFault',
    );
    expect(mustBe(simulation.api.get('pods', 'web-0')).status).toMatchObject({ phase: 'Failed', reason: 'Evicted' });
    while (simulation.step() !== undefined);
    const { metadata, status } = mustBe(simulation.api.get('pods', 'web-0'));
    expect([metadata.uid, status.phase]).toEqual(['Pod/web-0#2', 'Running']);
  });
});
