import fc from 'fast-check';
import { describe, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { isDeep } from '../engine/invariants/depth.ts';
import { anyScenario, anyTroubledScenario } from '../engine/invariants/scenarios.ts';
import { walk } from './whyNotFrames.ts';

/** The same stories in every run, but for a long look. */
const look = isDeep ? { numRuns: 300 } : { numRuns: 5, seed: 6 };

describe.each(kubernetesVersions)('Why not? under %s', (version) => {
  it.each([
    ['anything happens', anyScenario(version)],
    ['the controller is troubled, too', anyTroubledScenario(version)],
  ])('has a reason for everything while %s, and none that the next frames contradict', (_what, scenarios) => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { wrong } = walk(scenario);
        if (wrong.length > 0) throw new Error(wrong.slice(0, 3).join('\n'));
      }),
      look,
    );
  });
});
