import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep, timeout } from './depth.ts';
import { holdsFor, tellSyncs } from './property.ts';
import { healthy } from './suites.ts';

const numRuns = isDeep ? 5000 : 100;

describe.each(kubernetesVersions)('Under %s a set of healthy pods', (version) => {
  it('becomes what it should be, in bounded time, and then rests', { timeout }, () => {
    const syncs = holdsFor(healthy.scenarios(version), numRuns, healthy.judge);
    tellSyncs(syncs, numRuns, `${healthy.what} under ${version}`);
    expect(syncs).toBeGreaterThan(numRuns);
  });
});
