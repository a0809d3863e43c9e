/** Properties over random scenarios. What breaks one is shrunk, and told as a link that opens in the page. */
import fc from 'fast-check';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { linkTo } from '../kit/linkTo.ts';
import { type CheckedRun, checkedRun } from './checkedRun.ts';

/** What a run has against its scenario; undefined when it has nothing. */
export type Judge = (run: CheckedRun, scenario: Scenario) => string | undefined;

/** The first invariant that a run breaks. */
export const firstComplaint: Judge = ({ complaints }) => complaints[0];

/** Runs so many random scenarios and judges each. Gives how many syncs that took, or throws the shortest scenario that is not right. */
export function holdsFor(scenarios: fc.Arbitrary<Scenario>, numRuns: number, judge: Judge): number {
  let syncs = 0;
  const property = fc.property(scenarios, (scenario) => {
    const { complaint, run } = judged(scenario, judge);
    syncs += run?.syncs ?? 0;
    return complaint === undefined;
  });
  const { counterexample, seed, numShrinks } = fc.check(property, { numRuns });
  if (counterexample !== null)
    throw new Error(`${told(counterexample[0], judge)}\n\nSeed ${seed}, ${numShrinks} shrinks.`);
  return syncs;
}

/** How many runs, how many syncs: so that nobody takes a small number for a large one. */
export function tellSyncs(syncs: number, numRuns: number, what: string): void {
  console.log(`${syncs} simulated syncs in ${numRuns} runs: ${what}`);
}

/** What is wrong with the first of so many scenarios that is not right, without looking for a shorter one; undefined when all are. */
export function firstFailure(
  scenarios: fc.Arbitrary<Scenario>,
  numRuns: number,
  judge: Judge,
  seed: number,
): string | undefined {
  const property = fc.property(scenarios, (scenario) => judged(scenario, judge).complaint === undefined);
  const { counterexample } = fc.check(property, { numRuns, seed, endOnFailure: true });
  return counterexample === null
    ? undefined
    : (judged(counterexample[0], judge).complaint ?? 'It was wrong only once.');
}

function judged(
  scenario: Scenario,
  judge: Judge,
): { readonly run?: CheckedRun; readonly complaint: string | undefined } {
  try {
    const run = checkedRun(scenario);
    return { run, complaint: judge(run, scenario) };
  } catch (error) {
    return { complaint: `The engine threw: ${String(error)}` };
  }
}

/** A counterexample for people: what is wrong, where to look at it, and what was asked of the cluster. */
function told(scenario: Scenario, judge: Judge): string {
  const { run, complaint = 'It was wrong only once.' } = judged(scenario, judge);
  const step = Number(/^step (\d+),/.exec(complaint)?.[1] ?? run?.simulation.steps ?? 0);
  const requests = scenario.requests.map(({ atMs, request }) => `  ${atMs} ms  ${JSON.stringify(request)}`);
  return [complaint, '', linkTo(scenario, step), '', `Kubernetes ${scenario.kubernetesVersion}`, ...requests].join(
    '\n',
  );
}
