/** The properties that random scenarios are held to, wherever they are run: in the tests, in depth, and on planted bugs. */
import type fc from 'fast-check';
import type { Scenario } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { anyDisruptedScenario, healthyDisruptedScenario } from './disruptions.ts';
import { firstComplaint, type Judge } from './property.ts';
import {
  anyScenario,
  anyTroubledScenario,
  healthyScenario,
  healthyTroubledScenario,
  ownershipScenario,
} from './scenarios.ts';
import { unfinished } from './unfinished.ts';

export interface Suite {
  readonly what: string;
  readonly scenarios: (version: KubernetesVersion) => fc.Arbitrary<Scenario>;
  readonly judge: Judge;
}

/** Keeps the invariants, comes to what the set wants, and rests. */
const converges: Judge = (run, scenario) => firstComplaint(run, scenario) ?? unfinished(scenario, run);

export const whatever: Suite = {
  what: 'the invariants, whatever happens',
  scenarios: anyScenario,
  judge: firstComplaint,
};
export const ownership: Suite = {
  what: 'the invariants while owners change',
  scenarios: ownershipScenario,
  judge: firstComplaint,
};
export const healthy: Suite = { what: 'healthy sets', scenarios: healthyScenario, judge: converges };
export const whateverTroubled: Suite = {
  what: 'the invariants of a troubled controller',
  scenarios: anyTroubledScenario,
  judge: firstComplaint,
};
export const healthyTroubled: Suite = {
  what: 'healthy sets of a troubled controller',
  scenarios: healthyTroubledScenario,
  judge: converges,
};

export const whateverDisrupted: Suite = {
  what: 'the invariants on nodes that fail',
  scenarios: anyDisruptedScenario,
  judge: firstComplaint,
};
export const healthyDisrupted: Suite = {
  what: 'healthy sets on nodes that fail',
  scenarios: healthyDisruptedScenario,
  judge: converges,
};

/** Those that only keep the invariants, and those that come to an end as well. */
export const keeping: readonly Suite[] = [whatever, ownership, whateverTroubled, whateverDisrupted];
export const converging: readonly Suite[] = [healthy, healthyTroubled, healthyDisrupted];
