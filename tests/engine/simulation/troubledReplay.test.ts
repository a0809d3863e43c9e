import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { type Checkpoint, Simulation, type Step } from '#engine/simulation/simulation.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import { anyTroubledScenario } from '../invariants/scenarios.ts';

const maxSteps = 250;

/** The steps from a checkpoint on, and the cluster after each of them, as a link or a keyframe would carry them. */
function play(scenario: Scenario, from?: Checkpoint): readonly (Step & { readonly cluster: string })[] {
  const simulation = new Simulation(scenario, from, lateParts);
  const played: (Step & { cluster: string })[] = [];
  while (simulation.steps < maxSteps) {
    const step = simulation.step();
    if (step === undefined) break;
    played.push({ ...step, cluster: JSON.stringify(simulation.cluster()) });
  }
  return played;
}

describe.each(kubernetesVersions)('Under %s a history with troubles', (version) => {
  it('goes on from any moment as it did, with events on their way, syncs at work, and a crash to come', () => {
    fc.assert(
      fc.property(anyTroubledScenario(version), fc.double({ min: 0, max: 1, noNaN: true }), (scenario, where) => {
        const whole = play(scenario);
        const step = Math.floor(where * whole.length);
        const before = new Simulation(scenario, undefined, lateParts);
        while (before.steps < step) before.step();
        const checkpoint = JSON.parse(JSON.stringify(before.checkpoint())) as Checkpoint;
        expect(play(scenario, checkpoint)).toEqual(whole.slice(step));
      }),
      { numRuns: 60 },
    );
  });
});
