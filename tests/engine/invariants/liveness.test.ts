import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { checkedRun } from './checkedRun.ts';
import { isDeep } from './depth.ts';
import { healthyScenario } from './scenarios.ts';
import { unfinished } from './unfinished.ts';

const numRuns = isDeep ? 5000 : 100;

describe.each(kubernetesVersions)('Under %s a set of healthy pods', (version) => {
  it('becomes what it should be, in bounded time, and then rests', { timeout: isDeep ? 3_600_000 : 60_000 }, () => {
    fc.assert(
      fc.property(healthyScenario(version), (scenario) => {
        const run = checkedRun(scenario);
        expect(unfinished(scenario, run)).toBeUndefined();
        expect(run.complaints).toEqual([]);
      }),
      { numRuns },
    );
  });
});
