/** Replays recorded scenarios of the real StatefulSet controllers and compares everything that every sync did. */
import type { Fault } from '../../src/engine/apiserver/client.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import { type FeatureGates, kubernetesVersions, type KubernetesVersion, releaseOf } from '../../src/engine/versions.ts';
import { finalWorld, projectSync } from './projection.ts';
import { type PodMove, RecordedWorld } from './recordedWorld.ts';
import type { ConformanceReport, Difference } from './report.ts';
import { sameAsText, sortedText } from './sortedText.ts';

export interface Scenario {
  readonly scenario: string;
  readonly kubernetesVersion: string;
  readonly featureGates: Partial<FeatureGates>;
  readonly steps: readonly Step[];
  readonly final: JsonObject;
}

type Step = { readonly op: string } & JsonObject;

/** Plays all scenarios. A step that the world cannot do makes its scenario unsupported from there on, and is counted. */
export function checkSync(scenarios: readonly Scenario[]): ConformanceReport {
  const tally = { checked: 0, scenariosWithMismatches: 0, unsupported: 0 };
  const differences: Difference[] = [];
  for (const scenario of scenarios) {
    const before = differences.length;
    tally.checked += scenario.steps.filter(({ op }) => op === 'sync').length;
    tally.unsupported += playScenario(scenario, differences);
    if (differences.length > before) tally.scenariosWithMismatches += 1;
  }
  return { kind: 'sync', scenarios: scenarios.length, mismatches: differences.length, ...tally, differences };
}

/** Gives how many steps could not be done. */
function playScenario(scenario: Scenario, differences: Difference[]): number {
  const version = kubernetesVersions.find((known) => known === scenario.kubernetesVersion);
  if (version === undefined) return scenario.steps.length;
  const world = new RecordedWorld(releaseOf(version as KubernetesVersion, scenario.featureGates));
  for (const [at, step] of scenario.steps.entries()) {
    const name = `step ${at} (${step.op})`;
    try {
      if (step.op === 'sync') compareSync(scenario, name, step, world, differences);
      else if (!moveWorld(world, step)) return scenario.steps.length - at;
    } catch (error) {
      const got = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
      differences.push({ scenario: scenario.scenario, step: name, expected: sortedText(step), got });
      return 0;
    }
  }
  const [expected, got] = [sortedText(scenario.final, byName), sortedText(finalWorld(world), byName)];
  if (expected !== got) differences.push({ scenario: scenario.scenario, step: 'final', expected, got });
  return 0;
}

/** False when the op, or a field of it, is not known here. */
function moveWorld(world: RecordedWorld, step: Step): boolean {
  const { op, ...fields } = step as Step & Record<string, never>;
  const given = Object.keys(fields).sort().join();
  switch (`${op} ${given}`) {
    case 'apply manifest':
      world.apply(fields['manifest'] as unknown as JsonObject);
      return true;
    case 'pod name,to':
      world.movePod(fields['name'], fields['to'] as PodMove);
      return true;
    case 'deletePod force,name':
      world.deletePod(fields['name'], fields['force']);
      return true;
    case 'deletePVC name':
      world.deleteClaim(fields['name']);
      return true;
    case 'labelPod label,name,value':
      world.labelPod(fields['name'], fields['label'], fields['value']);
      return true;
    case 'deleteSet propagationPolicy':
      world.deleteSet(fields['propagationPolicy']);
      return true;
    case 'gc ':
      world.collectGarbage();
      return true;
    case 'fault message,name,resource,verb':
      world.setFault(fields as unknown as Fault);
      return true;
    case 'advance ms':
      world.advance(fields['ms']);
      return true;
    default:
      return false;
  }
}

function compareSync(scenario: Scenario, step: string, recorded: Step, world: RecordedWorld, differences: Difference[]): void {
  const { op: _op, unordered, ...expected } = recorded;
  const got = projectSync(world.sync(), unordered === true);
  if (!sameAsText(expected, got, unordered === true)) {
    differences.push({ scenario: scenario.scenario, step, expected: sortedText(expected), got: sortedText(got) });
  }
}

function byName(a: JsonObject, b: JsonObject): number {
  return String(a['name']) < String(b['name']) ? -1 : 1;
}
