import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep } from './depth.ts';
import { firstComplaint, holdsFor, tellSyncs } from './property.ts';
import { healthyScenario } from './scenarios.ts';
import { unfinished } from './unfinished.ts';

const numRuns = isDeep ? 5000 : 100;

describe.each(kubernetesVersions)('Under %s a set of healthy pods', (version) => {
  it('becomes what it should be, in bounded time, and then rests', { timeout: isDeep ? 3_600_000 : 60_000 }, () => {
    const syncs = holdsFor(
      healthyScenario(version),
      numRuns,
      (run, scenario) => firstComplaint(run, scenario) ?? unfinished(scenario, run),
    );
    tellSyncs(syncs, numRuns, `healthy sets under ${version}`);
    expect(syncs).toBeGreaterThan(numRuns);
  });
});
