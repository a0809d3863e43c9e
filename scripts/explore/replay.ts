/**
 * A path of an exploration as a scenario of the page: nodes that would do nothing for days are hastened, and every request has its place
 * among the steps, so that things happen in the order of the path.
 */
import { worldOf } from '../../src/engine/simulation/defaults.ts';
import { fingerprintOf } from '../../src/engine/simulation/fingerprint.ts';
import { lateParts } from '../../src/engine/simulation/lateParts.ts';
import type { Durations, Request, Scenario, TimedRequest } from '../../src/engine/simulation/scenario.ts';
import { Simulation } from '../../src/engine/simulation/simulation.ts';
import { cachedResources } from '../../src/engine/statefulset/caches.ts';
import type { SyncReport } from '../../src/engine/statefulset/sync.ts';
import { encodeLink } from '../../src/share/link.ts';
import { checkedRun } from '../../tests/engine/invariants/checkedRun.ts';
import { headlessService } from '../../tests/engine/kit/runs.ts';
import type { Violation } from './explore.ts';
import { unfinishedAtRest } from './judge.ts';
import { type Move, setName } from './moves.ts';
import { type ExploreOptions, firstSet } from './options.ts';

export interface Replay {
  readonly scenario: Scenario;
  /** Where the path ends. */
  readonly simulation: Simulation;
  /** The reports of the path's syncs, in their order. */
  readonly reports: readonly SyncReport[];
  /** The hash of the link that opens the scenario at the end of the path. */
  readonly link: string;
}

const days = { leastMs: 1_000_000_000, spreadMs: 0 };
/** Nothing happens by itself for days, whatever there is that takes time. */
const durations: Partial<Durations> = Object.fromEntries(Object.keys(worldOf().durations).map((kind) => [kind, days]));

export function replay(options: ExploreOptions, path: readonly Move[]): Replay {
  const requests: TimedRequest[] = [];
  const scenario: Scenario = {
    kubernetesVersion: options.version,
    featureGates: options.gates,
    seed: 1,
    requests,
    world: { durations },
  };
  const simulation = new Simulation(scenario, undefined, lateParts);
  const ask = (request: Request): void => {
    requests.push({ atMs: simulation.nowMs, afterSteps: simulation.steps, request });
    simulation.step();
  };
  if (options.stale > 0) ask({ type: 'cacheLag', resources: cachedResources, lag: 'frozen' });
  ask({ type: 'apply', manifest: headlessService });
  ask({ type: 'apply', manifest: firstSet(options) });
  const reports = path.flatMap((move) => follow(move, simulation, ask) ?? []);
  const shown = { step: simulation.steps, atMs: simulation.nowMs };
  const link = encodeLink({ scenario, shown, fingerprint: fingerprintOf(simulation.cluster()) });
  return { scenario, simulation, reports, link };
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

/** Makes one move of the path. Gives the report when it is a sync. */
function follow(move: Move, simulation: Simulation, ask: (request: Request) => void): SyncReport | undefined {
  switch (move.type) {
    case 'pod':
      ask({ type: 'hasten', name: move.pod });
      return undefined;
    case 'podFault':
      ask({ type: 'podFault', name: move.pod, fault: move.fault });
      return undefined;
    case 'edit':
      ask(move.request);
      return undefined;
    case 'deliver':
      ask({ type: 'cacheLag', resources: [move.resource], lag: 0 });
      ask({ type: 'cacheLag', resources: [move.resource], lag: 'frozen' });
      return undefined;
    case 'sync':
      if (move.refused !== undefined) ask({ type: 'apiFault', fault: { ...move.refused, message: 'injected' } });
      return nextSync(simulation);
  }
}

function nextSync(simulation: Simulation): SyncReport | undefined {
  for (let step = simulation.step(); step !== undefined; step = simulation.step())
    if (step.cause.type === 'sync' && step.cause.report.set === setName) return step.cause.report;
  return undefined;
}
