import { describe, expect, it } from 'vitest';
import type { Simulation } from '#engine/simulation/simulation.ts';
import { type KubernetesVersion, kubernetesVersions } from '#engine/versions.ts';
import { at, headlessService, syncsUntil, troubled } from '../kit/runs.ts';
import { setOf } from '../kit/setOf.ts';

/** A run of a set with a name of so many letters. */
function named(letters: number, kubernetesVersion: KubernetesVersion): Simulation {
  const manifest = { ...setOf({ replicas: 2 }), metadata: { name: 'w'.repeat(letters) } };
  return troubled({
    kubernetesVersion,
    seed: 7,
    requests: [at(0, { type: 'apply', manifest: headlessService }), at(0, { type: 'create', manifest })],
  });
}

function podsOf(simulation: Simulation): number {
  return [...simulation.api.list('pods')].length;
}

describe.each(kubernetesVersions)('In %s a StatefulSet whose name is long', (version) => {
  it('gets its pods as long as the label of their revision has 63 letters', () => {
    const simulation = named(52, version);
    syncsUntil(simulation, 60_000);
    const [pod] = simulation.api.list('pods');
    expect(podsOf(simulation)).toBe(2);
    expect(pod?.metadata.labels?.['controller-revision-hash']?.length).toBeLessThanOrEqual(63);
  });

  it('is taken, and gets no pod when that label is longer: the API server says why, and the controller tries again', () => {
    const simulation = named(56, version);
    const errors = syncsUntil(simulation, 60_000).flatMap(({ report }) => report.error ?? []);
    const unit = version === '1.33' ? 'characters' : 'bytes';
    expect(simulation.api.get('statefulsets', 'w'.repeat(56))?.metadata.name).toHaveLength(56);
    expect(podsOf(simulation)).toBe(0);
    expect(errors.length).toBeGreaterThan(1);
    expect(errors[0]).toMatch(
      new RegExp(
        `^Pod "w{56}-0" is invalid: metadata.labels: Invalid value: "w{56}-[a-z0-9]+": must be no more than 63 ${unit}$`,
      ),
    );
  });
});
