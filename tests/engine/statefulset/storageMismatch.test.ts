import { describe, expect, it } from 'vitest';
import { at, finished, scenarioOf, syncsUntil, troubled } from '../kit/runs.ts';

/** The set is made anew with one claim more, and its pods are kept: they have no volume for it. */
const kept = scenarioOf({ replicas: 1, claims: 1 }, [
  at(60_000, {
    type: 'recreateSet',
    name: 'web',
    keepPods: true,
    spec: {
      volumeClaimTemplates: ['www', 'logs'].map((name) => ({
        metadata: { name },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      })),
    },
  }),
]);

describe('A pod without a volume that its set wants now', () => {
  it('cannot be given it: the API server refuses, and the controller says so each time it tries', () => {
    const simulation = troubled(kept);
    const errors = syncsUntil(simulation, 65_000).flatMap(({ report }) => report.error ?? []);
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.at(-1)).toContain(
      'Pod "web-0" is invalid: spec: Forbidden: pod updates may not change fields other than',
    );
    const events = [...simulation.api.list('events')].filter(({ reason }) => reason === 'FailedUpdate');
    expect(events.length).toBeGreaterThan(0);
    expect(simulation.api.get('pods', 'web-0')?.spec.volumes).toHaveLength(1);
  });

  it('is made with it when somebody deletes it', () => {
    const { simulation } = finished({
      ...kept,
      requests: [...kept.requests, at(65_000, { type: 'delete', resource: 'pods', name: 'web-0' })],
    });
    expect(simulation.api.get('pods', 'web-0')?.spec.volumes).toHaveLength(2);
  });
});
