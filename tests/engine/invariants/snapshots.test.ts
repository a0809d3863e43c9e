import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep, timeout } from './depth.ts';
import { firstWrongSnapshot, holdsFromAnywhere } from './snapshots.ts';

const numRuns = isDeep ? 50_000 : 500;

describe.each(kubernetesVersions)('Under %s a sync', (version) => {
  it('does right whatever it finds', { timeout }, () => {
    const syncs = holdsFromAnywhere(version, numRuns);
    console.log(`${syncs} simulated syncs from ${numRuns} snapshots under ${version}`);
    expect(syncs).toBeGreaterThan(numRuns / 2);
    expect(firstWrongSnapshot(version, 10, 1)).toBeUndefined();
  });
});
