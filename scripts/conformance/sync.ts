/** Replays recorded scenarios of the real StatefulSet controllers and compares everything that every sync did. */
import type { Fault } from '../../src/engine/apiserver/faults.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import type { FeatureGates } from '../../src/engine/versions.ts';
import { finalWorld, projectSync } from './projection.ts';
import { hasOnly, recordedRelease } from './recordedRelease.ts';
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

export type Step = { readonly op: string } & JsonObject;

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

const fields = ['scenario', 'about', 'kubernetesVersion', 'featureGates', 'steps', 'final'];

/** Gives how many steps could not be done: all of a release, or with a field, that is not known here. */
function playScenario(scenario: Scenario, differences: Difference[]): number {
  const release = recordedRelease(scenario.kubernetesVersion, scenario.featureGates);
  if (release === undefined || !hasOnly(scenario, fields)) return Math.max(scenario.steps.length, 1);
  const world = new RecordedWorld(release);
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

/** The steps that change the world, as the recordings write them. */
type Move =
  | { readonly op: 'apply'; readonly manifest: JsonObject }
  | { readonly op: 'pod'; readonly name: string; readonly to: PodMove }
  | { readonly op: 'deletePod'; readonly name: string; readonly force: boolean }
  | { readonly op: 'deletePVC'; readonly name: string }
  | { readonly op: 'labelPod'; readonly name: string; readonly label: string; readonly value: string }
  | { readonly op: 'deleteSet'; readonly propagationPolicy: 'Orphan' | 'Background' }
  | { readonly op: 'gc' }
  | ({ readonly op: 'fault' } & Fault)
  | { readonly op: 'advance'; readonly ms: number };

/** Every op with its fields. A step with another field is one that this world would only half do. */
const known: Readonly<Record<Move['op'], string>> = {
  apply: 'manifest,op',
  pod: 'name,op,to',
  deletePod: 'force,name,op',
  deletePVC: 'name,op',
  labelPod: 'label,name,op,value',
  deleteSet: 'op,propagationPolicy',
  gc: 'op',
  fault: 'message,name,op,resource,verb',
  advance: 'ms,op',
};

/** False when the op, or a field of it, is not known here. */
export function moveWorld(world: RecordedWorld, step: Step): boolean {
  if ((known as Readonly<Record<string, string>>)[step.op] !== Object.keys(step).sort().join()) return false;
  const move = step as unknown as Move;
  switch (move.op) {
    case 'apply':
      world.apply(move.manifest);
      break;
    case 'pod':
      world.movePod(move.name, move.to);
      break;
    case 'deletePod':
      world.deletePod(move.name, move.force);
      break;
    case 'deletePVC':
      world.deleteClaim(move.name);
      break;
    case 'labelPod':
      world.labelPod(move.name, move.label, move.value);
      break;
    case 'deleteSet':
      world.deleteSet(move.propagationPolicy);
      break;
    case 'gc':
      world.collectGarbage();
      break;
    case 'fault':
      world.setFault(move);
      break;
    case 'advance':
      world.advance(move.ms);
      break;
  }
  return true;
}

function compareSync(
  scenario: Scenario,
  step: string,
  recorded: Step,
  world: RecordedWorld,
  differences: Difference[],
): void {
  const { op: _op, unordered, ...expected } = recorded;
  const got = projectSync(world.sync(), unordered === true);
  if (!sameAsText(expected, got, unordered === true)) {
    differences.push({ scenario: scenario.scenario, step, expected: sortedText(expected), got: sortedText(got) });
  }
}

function byName(a: JsonObject, b: JsonObject): number {
  return String(a['name']) < String(b['name']) ? -1 : 1;
}
