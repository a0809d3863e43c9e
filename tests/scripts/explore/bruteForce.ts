/**
 * The same states, counted in the plainest way: every path is played from its beginning in the simulation that the page runs, and what it
 * comes to is written out. Nothing is shared with the explorer but the names of its options; small bounds take seconds here.
 */
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request, TimedRequest } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { setOf } from '../../engine/kit/setOf.ts';
import { plainText } from './plainText.ts';

export interface Bounds {
  readonly replicas: number;
  readonly edits: number;
  readonly faults: number;
  readonly policy?: 'OrderedReady' | 'Parallel';
  readonly version?: '1.33' | '1.37';
}

/** One thing that happens, and what it costs. A sync is no request: it comes by itself. */
interface Happening {
  readonly requests: readonly Request[];
  readonly isSync: boolean;
  readonly costs: 'nothing' | 'an edit' | 'a fault';
}

type Path = readonly Happening[];

/** What a path comes to, played once. */
interface Moment {
  readonly path: Path;
  readonly simulation: Simulation;
  /** The last sync of the path. */
  readonly report: SyncReport | undefined;
  /** What is stored, as text. */
  readonly stored: string;
}

const never = { leastMs: 1_000_000_000, spreadMs: 0 };
const slowNodes = { schedule: never, provision: never, start: never, becomeReady: never, crashRestart: never };

/** How many different states there are within the bounds, and how many steps lead from one to another. */
export function countStates(bounds: Bounds): { readonly states: number; readonly transitions: number } {
  const first = play(bounds, []);
  const met = new Set<string>([stateText(first)]);
  const open: Moment[] = [first];
  let transitions = 0;
  for (let moment = open.shift(); moment !== undefined; moment = open.shift()) {
    for (const next of nextMoments(bounds, moment)) {
      transitions += 1;
      const text = stateText(next);
      if (met.has(text)) continue;
      met.add(text);
      open.push(next);
    }
  }
  return { states: met.size, transitions };
}

function play({ replicas, policy = 'OrderedReady', version = '1.37' }: Bounds, path: Path): Moment {
  const requests: TimedRequest[] = [];
  const scenario = { kubernetesVersion: version, seed: 3, requests, world: { durations: slowNodes } };
  const simulation = new Simulation(scenario, undefined, lateParts);
  const ask = (request: Request) => {
    requests.push({ atMs: simulation.nowMs, afterSteps: simulation.steps, request });
    simulation.step();
  };
  ask({ type: 'apply', manifest: setOf({ replicas, policy, strategy: 'RollingUpdate' }) });
  let report: SyncReport | undefined;
  for (const { requests: asked, isSync } of path) {
    for (const request of asked) ask(request);
    if (isSync) report = nextSync(simulation);
  }
  return { path, simulation, report, stored: plainText(simulation.cluster().stored.objects) };
}

function nextSync(simulation: Simulation): SyncReport {
  for (let step = simulation.step(); step !== undefined; step = simulation.step())
    if (step.cause.type === 'sync') return step.cause.report;
  throw new Error('There was no sync to come.');
}

function nextMoments(bounds: Bounds, moment: Moment): readonly Moment[] {
  const { path, simulation } = moment;
  const after = (happening: Happening) => play(bounds, [...path, happening]);
  const changing = (asked: readonly Request[], costs: Happening['costs']) =>
    asked
      .map((request) => after({ requests: [request], isSync: false, costs }))
      .filter(({ stored }) => stored !== moment.stored);
  const synced = isQueued(simulation) ? after({ requests: [], isSync: true, costs: 'nothing' }) : undefined;
  const found = [
    ...changing(
      podNames(simulation).map((name) => ({ type: 'hasten', name })),
      'nothing',
    ),
    ...(synced === undefined ? [] : [synced]),
  ];
  if (spent(path, 'an edit') < bounds.edits) found.push(...changing(edits(simulation, bounds.replicas), 'an edit'));
  if (spent(path, 'a fault') === bounds.faults) return found;
  found.push(...changing(podFaults(simulation), 'a fault'));
  for (const refused of refusals(synced?.report))
    found.push(after({ requests: [refused], isSync: true, costs: 'a fault' }));
  return found;
}

function spent(path: Path, what: Happening['costs']): number {
  return path.filter(({ costs }) => costs === what).length;
}

/** Queued now, or to be tried again after an error. */
function isQueued(simulation: Simulation): boolean {
  const { queue, delayed } = simulation.cluster().controller;
  return queue.length + delayed.length > 0;
}

function podNames(simulation: Simulation): readonly string[] {
  return simulation.cluster().stored.objects.pods.map(({ metadata }) => metadata.name);
}

function edits(simulation: Simulation, replicasAtFirst: number): readonly Request[] {
  const { statefulsets, controllerrevisions } = simulation.cluster().stored.objects;
  const { spec } = statefulsets[0]!;
  const image = spec.template.spec.containers[0]?.image ?? '';
  const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const asked: Request[] = [];
  const patch = (change: Extract<Request, { type: 'patchSet' }>['spec']) =>
    asked.push({ type: 'patchSet', name: 'web', spec: change });
  for (let replicas = 0; replicas <= replicasAtFirst + 1; replicas++)
    if (replicas !== spec.replicas) patch({ replicas });
  for (let next = 0; next <= replicasAtFirst; next++)
    if (next !== partition) patch({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: next } } });
  const used = new Set([image, ...controllerrevisions.map(({ data }) => data.spec.template.spec.containers[0]?.image)]);
  const letters = ['A', 'B', 'C', 'D'].map((letter) => `nginx:${letter}`);
  // Every image up to the last that was used, and a new one.
  const last = Math.max(...[...used].map((one) => letters.indexOf(one ?? '')));
  for (const next of letters.slice(0, last + 2))
    if (next !== image) asked.push({ type: 'setImage', name: 'web', container: 'nginx', image: next });
  for (const name of podNames(simulation)) asked.push({ type: 'delete', resource: 'pods', name });
  return asked;
}

function podFaults(simulation: Simulation): readonly Request[] {
  return podNames(simulation).flatMap((name): Request[] => [
    { type: 'podFault', name, fault: 'fail' },
    { type: 'podFault', name, fault: 'crash' },
  ]);
}

/** Each call that a sync makes, refused. */
function refusals(report: SyncReport | undefined): readonly Request[] {
  const calls = new Map(
    report?.writes.map(({ verb, resource, name }) => [`${verb} ${resource} ${name}`, { verb, resource, name }]),
  );
  return [...calls.values()].map((call) => ({ type: 'apiFault', fault: { ...call, message: 'injected' } }));
}

/** All that a state is, as text: what is stored, whether a sync is to come, and what may still be spent. */
function stateText({ path, simulation, stored }: Moment): string {
  return [stored, `queued ${isQueued(simulation)}`, `spent ${spent(path, 'an edit')} ${spent(path, 'a fault')}`].join(
    '\n',
  );
}
