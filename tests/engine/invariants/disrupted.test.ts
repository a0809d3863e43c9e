import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep, timeout } from './depth.ts';
import { holdsFor, tellSyncs } from './property.ts';
import { healthyDisrupted, whateverDisrupted } from './suites.ts';

const numRuns = isDeep ? 5000 : 60;

describe.each(kubernetesVersions)('Under %s, on nodes and disks that fail and come back, the controller', (version) => {
  it('keeps the invariants', { timeout }, () => {
    const syncs = holdsFor(whateverDisrupted.scenarios(version), numRuns, whateverDisrupted.judge);
    tellSyncs(syncs, numRuns, `${whateverDisrupted.what} under ${version}`);
    expect(syncs).toBeGreaterThan(numRuns * 10);
  });

  it('has every healthy set as it should be in the end', { timeout }, () => {
    const syncs = holdsFor(healthyDisrupted.scenarios(version), numRuns, healthyDisrupted.judge);
    tellSyncs(syncs, numRuns, `${healthyDisrupted.what} under ${version}`);
    expect(syncs).toBeGreaterThan(numRuns);
  });
});
