import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { checkedRun } from './checkedRun.ts';
import { isDeep } from './depth.ts';
import { anyScenario } from './scenarios.ts';

const numRuns = isDeep ? 10_000 : 300;

describe.each(kubernetesVersions)('Under %s every sync', (version) => {
  it('keeps the invariants, whatever happens to the set', { timeout: isDeep ? 3_600_000 : 60_000 }, () => {
    let syncs = 0;
    fc.assert(
      fc.property(anyScenario(version), (scenario) => {
        const run = checkedRun(scenario);
        syncs += run.syncs;
        expect(run.complaints).toEqual([]);
      }),
      { numRuns },
    );
    expect(syncs).toBeGreaterThan(numRuns * 10);
  });
});
