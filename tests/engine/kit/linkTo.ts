import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { encodeLink } from '#share/link.ts';

/** The link, from its `#` on, that opens a scenario in the page after so many of its steps. */
export function linkTo(scenario: Scenario, step: number): string {
  const simulation = new Simulation(scenario, undefined, lateParts);
  while (simulation.steps < step) if (simulation.step() === undefined) break;
  const shown = { step: simulation.steps, atMs: simulation.nowMs };
  return encodeLink({ scenario, shown, fingerprint: fingerprintOf(simulation.cluster()) });
}
