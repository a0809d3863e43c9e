import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep, timeout } from './depth.ts';
import { holdsFor, tellSyncs } from './property.ts';
import { ownership, whatever } from './suites.ts';

const numRuns = isDeep ? 25_000 : 300;
/** Of each version; together the deep run makes more than a million. */
const leastSyncs = isDeep ? 500_000 : 3000;

describe.each(kubernetesVersions)('Under %s every sync', (version) => {
  it('keeps the invariants, whatever happens to the set', { timeout }, () => {
    const syncs = holdsFor(whatever.scenarios(version), numRuns, whatever.judge);
    tellSyncs(syncs, numRuns, `${whatever.what} under ${version}`);
    expect(syncs).toBeGreaterThan(leastSyncs);
  });

  it('keeps the invariants, whoever owns what', { timeout }, () => {
    const runs = numRuns / 5;
    const syncs = holdsFor(ownership.scenarios(version), runs, ownership.judge);
    tellSyncs(syncs, runs, `${ownership.what} under ${version}`);
    expect(syncs).toBeGreaterThan(leastSyncs / 10);
  });
});
