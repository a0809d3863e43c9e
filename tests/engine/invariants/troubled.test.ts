import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep, timeout } from './depth.ts';
import { holdsFor, tellSyncs } from './property.ts';
import { healthyTroubled, whateverTroubled } from './suites.ts';

const numRuns = isDeep ? 10_000 : 200;

describe.each(kubernetesVersions)(
  'Under %s a controller with stale caches, refused calls and sudden deaths',
  (version) => {
    it('keeps the invariants by what it sees', { timeout }, () => {
      const syncs = holdsFor(whateverTroubled.scenarios(version), numRuns, whateverTroubled.judge);
      tellSyncs(syncs, numRuns, `${whateverTroubled.what} under ${version}`);
      expect(syncs).toBeGreaterThan(numRuns * 10);
    });

    it('has every healthy set as it should be, once it can see and write again', { timeout }, () => {
      const syncs = holdsFor(healthyTroubled.scenarios(version), numRuns, healthyTroubled.judge);
      tellSyncs(syncs, numRuns, `${healthyTroubled.what} under ${version}`);
      expect(syncs).toBeGreaterThan(numRuns);
    });
  },
);
