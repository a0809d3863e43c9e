import { describe, expect, it } from 'vitest';
import { Simulation } from '#engine/simulation/simulation.ts';
import { at, finished, runUntil, scenarioOf } from '../kit/runs.ts';
import { mustBe } from '../kit/world.ts';

describe('A claim', () => {
  it('waits for its first pod, and is then bound to a volume of its own', () => {
    const simulation = new Simulation(scenarioOf({ replicas: 1 }));
    runUntil(simulation, ({ type }) => type === 'sync');
    expect(mustBe(simulation.api.get('persistentvolumeclaims', 'www-web-0')).status.phase).toBe('Pending');
    runUntil(simulation, ({ type }) => type === 'claimBound');
    const claim = mustBe(simulation.api.get('persistentvolumeclaims', 'www-web-0'));
    expect(claim.status).toMatchObject({ phase: 'Bound', capacity: { storage: '1Gi' } });
    const volume = mustBe(simulation.api.get('persistentvolumes', claim.spec.volumeName ?? ''));
    expect(volume.spec.claimRef).toMatchObject({ name: 'www-web-0', uid: claim.metadata.uid });
  });

  it('is kept with its volume when the pod comes back', () => {
    const { simulation } = finished(
      scenarioOf({ replicas: 1 }, [at(30_000, { type: 'delete', resource: 'pods', name: 'web-0' })]),
    );
    expect(mustBe(simulation.api.get('persistentvolumeclaims', 'www-web-0')).metadata.uid).toBe(
      'PersistentVolumeClaim/www-web-0#1',
    );
    expect([...simulation.api.list('persistentvolumes')]).toHaveLength(1);
  });

  it('is kept after a scale-down, and used again by the next pod of its ordinal', () => {
    const scale = (replicas: number) => ({ type: 'patchSet', name: 'web', spec: { replicas } }) as const;
    const { simulation, causes } = finished(scenarioOf({ replicas: 2 }, [at(60_000, scale(1)), at(90_000, scale(2))]));
    expect(causes.filter(({ type }) => type === 'claimBound')).toHaveLength(2);
    expect([...simulation.api.list('persistentvolumeclaims')]).toHaveLength(2);
    expect([...simulation.api.list('pods')]).toHaveLength(2);
  });

  it('takes its volume with it when it is deleted', () => {
    const scenario = scenarioOf({ replicas: 1 }, [
      at(60_000, { type: 'patchSet', name: 'web', spec: { replicas: 0 } }),
      at(90_000, { type: 'delete', resource: 'persistentvolumeclaims', name: 'www-web-0' }),
    ]);
    const { simulation } = finished(scenario);
    expect([...simulation.api.list('persistentvolumeclaims'), ...simulation.api.list('persistentvolumes')]).toEqual([]);
  });
});
