import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { checkedRun } from './checkedRun.ts';
import { isDeep } from './depth.ts';
import { anyTroubledScenario, healthyTroubledScenario } from './scenarios.ts';
import { unfinished } from './unfinished.ts';

const numRuns = isDeep ? 10_000 : 200;
const timeout = isDeep ? 3_600_000 : 60_000;

describe.each(kubernetesVersions)(
  'Under %s a controller with stale caches, refused calls and sudden deaths',
  (version) => {
    it('keeps the invariants by what it sees', { timeout }, () => {
      let syncs = 0;
      fc.assert(
        fc.property(anyTroubledScenario(version), (scenario) => {
          const run = checkedRun(scenario);
          syncs += run.syncs;
          expect(run.complaints).toEqual([]);
        }),
        { numRuns },
      );
      expect(syncs).toBeGreaterThan(numRuns * 10);
    });

    it('has every healthy set as it should be, once it can see and write again', { timeout }, () => {
      fc.assert(
        fc.property(healthyTroubledScenario(version), (scenario) => {
          const run = checkedRun(scenario);
          expect(unfinished(scenario, run)).toBeUndefined();
          expect(run.complaints).toEqual([]);
        }),
        { numRuns },
      );
    });
  },
);
