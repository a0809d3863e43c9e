import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep } from './depth.ts';
import { firstComplaint, holdsFor, tellSyncs } from './property.ts';
import { anyTroubledScenario, healthyTroubledScenario } from './scenarios.ts';
import { unfinished } from './unfinished.ts';

const numRuns = isDeep ? 10_000 : 200;
const timeout = isDeep ? 3_600_000 : 60_000;

describe.each(kubernetesVersions)(
  'Under %s a controller with stale caches, refused calls and sudden deaths',
  (version) => {
    it('keeps the invariants by what it sees', { timeout }, () => {
      const syncs = holdsFor(anyTroubledScenario(version), numRuns, firstComplaint);
      tellSyncs(syncs, numRuns, `the invariants of a troubled controller under ${version}`);
      expect(syncs).toBeGreaterThan(numRuns * 10);
    });

    it('has every healthy set as it should be, once it can see and write again', { timeout }, () => {
      const syncs = holdsFor(
        healthyTroubledScenario(version),
        numRuns,
        (run, scenario) => firstComplaint(run, scenario) ?? unfinished(scenario, run),
      );
      tellSyncs(syncs, numRuns, `healthy sets of a troubled controller under ${version}`);
      expect(syncs).toBeGreaterThan(numRuns);
    });
  },
);
