/**
 * A path of an exploration as a scenario of the page: nodes that would do nothing for days are hastened, and every request has its place
 * among the steps, so that things happen in the order of the path.
 */
import type { PodState } from '../../src/engine/node/podLifecycle.ts';
import { stateOfPod } from '../../src/engine/node/podStates.ts';
import { fingerprintOf } from '../../src/engine/simulation/fingerprint.ts';
import { lateParts } from '../../src/engine/simulation/lateParts.ts';
import type { Request, Scenario, TimedRequest } from '../../src/engine/simulation/scenario.ts';
import { Simulation } from '../../src/engine/simulation/simulation.ts';
import { cachedResources } from '../../src/engine/statefulset/caches.ts';
import type { SyncReport } from '../../src/engine/statefulset/sync.ts';
import { encodeLink } from '../../src/share/link.ts';
import { checkedRun } from '../../tests/engine/invariants/checkedRun.ts';
import { headlessService } from '../../tests/engine/kit/runs.ts';
import { requestOf } from './effects.ts';
import type { Violation } from './explore.ts';
import { unfinishedAtRest } from './judge.ts';
import { type Move, setName } from './moves.ts';
import { type ExploreOptions, firstSet } from './options.ts';
import { slowWorld } from './slowWorld.ts';

/** What a sync did, or what state of its life a pod is in now; undefined for anything else. */
export type Outcome = { readonly report: SyncReport | undefined } | { readonly pod: PodState | 'gone' } | undefined;

export interface Replay {
  readonly scenario: Scenario;
  /** Where the path ends. */
  readonly simulation: Simulation;
  /** By move: what came of it. */
  readonly outcomes: readonly Outcome[];
  /** The hash of the link that opens the scenario at the end of the path. */
  readonly link: string;
}

export function replay(options: ExploreOptions, path: readonly Move[]): Replay {
  const requests: TimedRequest[] = [];
  const scenario: Scenario = {
    kubernetesVersion: options.version,
    featureGates: options.gates,
    seed: 1,
    requests,
    world: slowWorld,
  };
  const simulation = new Simulation(scenario, undefined, lateParts);
  const ask = (request: Request): void => {
    requests.push({ atMs: simulation.nowMs, afterSteps: simulation.steps, request });
    simulation.step();
  };
  if (options.stale > 0) ask({ type: 'cacheLag', resources: cachedResources, lag: 'frozen' });
  ask({ type: 'apply', manifest: headlessService });
  ask({ type: 'apply', manifest: firstSet(options) });
  const outcomes = path.map((move) => follow(move, simulation, ask));
  const shown = { step: simulation.steps, atMs: simulation.nowMs };
  const link = encodeLink({ scenario, shown, fingerprint: fingerprintOf(simulation.cluster()) });
  return { scenario, simulation, outcomes, link };
}

/** Whether the replay ends in what the exploration complained of. Undefined for what cannot be seen at one moment. */
export function isReproduced({ complaints }: Violation, { scenario, simulation }: Replay): boolean | undefined {
  const [complaint = ''] = complaints;
  const [invariant] = /^invariant\d+:/.exec(complaint) ?? [];
  // The numbers in a complaint count on in the page, and so may differ.
  if (invariant !== undefined)
    return checkedRun(scenario).complaints.some((each) => each.startsWith(`step ${simulation.steps}, ${invariant}`));
  if (!complaint.startsWith('at rest')) return undefined;
  return unfinishedAtRest(simulation.api.store.save().objects, simulation.release) === complaint;
}

function follow(move: Move, simulation: Simulation, ask: (request: Request) => void): Outcome {
  switch (move.type) {
    case 'sync':
      if (move.refused !== undefined) ask({ type: 'apiFault', fault: { ...move.refused, message: 'injected' } });
      return { report: nextSync(simulation) };
    case 'deliver':
      ask({ type: 'cacheLag', resources: [move.resource], lag: 0 });
      ask({ type: 'cacheLag', resources: [move.resource], lag: 'frozen' });
      return undefined;
    case 'edit':
      ask(requestOf(move));
      return undefined;
    default:
      ask(requestOf(move));
      return { pod: lifeOf(move.pod, simulation) };
  }
}

function lifeOf(name: string, simulation: Simulation): PodState | 'gone' {
  const pod = simulation.api.get('pods', name);
  return pod === undefined ? 'gone' : (stateOfPod(simulation.cluster().podStates, pod.metadata.uid) ?? 'gone');
}

function nextSync(simulation: Simulation): SyncReport | undefined {
  for (let step = simulation.step(); step !== undefined; step = simulation.step())
    if (step.cause.type === 'sync' && step.cause.report.set === setName) return step.cause.report;
  return undefined;
}
