import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep } from './depth.ts';
import { firstComplaint, holdsFor, tellSyncs } from './property.ts';
import { anyScenario } from './scenarios.ts';

const numRuns = isDeep ? 25_000 : 300;
/** Of each version; together the deep run makes more than a million. */
const leastSyncs = isDeep ? 500_000 : 3000;

describe.each(kubernetesVersions)('Under %s every sync', (version) => {
  it('keeps the invariants, whatever happens to the set', { timeout: isDeep ? 3_600_000 : 600_000 }, () => {
    const syncs = holdsFor(anyScenario(version), numRuns, firstComplaint);
    tellSyncs(syncs, numRuns, `the invariants under ${version}, whatever happens`);
    expect(syncs).toBeGreaterThan(leastSyncs);
  });
});
