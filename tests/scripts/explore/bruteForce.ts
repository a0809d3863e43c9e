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

const never = { leastMs: 1_000_000_000, spreadMs: 0 };
const slowNodes = { schedule: never, provision: never, start: never, becomeReady: never, crashRestart: never };

/** How many different states there are within the bounds, and how many steps lead from one to another. */
export function countStates(bounds: Bounds): { readonly states: number; readonly transitions: number } {
  const met = new Set<string>([stateText(bounds, [])]);
  const open: Path[] = [[]];
  let transitions = 0;
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    for (const happening of happenings(bounds, path)) {
      transitions += 1;
      const longer = [...path, happening];
      const text = stateText(bounds, longer);
      if (met.has(text)) continue;
      met.add(text);
      open.push(longer);
    }
  }
  return { states: met.size, transitions };
}

function play({ replicas, policy = 'OrderedReady', version = '1.37' }: Bounds, path: Path) {
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
  return { simulation, report };
}

function nextSync(simulation: Simulation): SyncReport {
  for (let step = simulation.step(); step !== undefined; step = simulation.step())
    if (step.cause.type === 'sync') return step.cause.report;
  throw new Error('There was no sync to come.');
}

function happenings(bounds: Bounds, path: Path): readonly Happening[] {
  const { simulation } = play(bounds, path);
  const spent = (what: Happening['costs']) => path.filter(({ costs }) => costs === what).length;
  return [
    ...changing(
      bounds,
      path,
      podNames(simulation).map((name) => ({ type: 'hasten', name })),
      'nothing',
    ),
    ...(isQueued(simulation) ? [{ requests: [], isSync: true, costs: 'nothing' } as const] : []),
    ...(spent('an edit') < bounds.edits ? changing(bounds, path, edits(simulation, bounds.replicas), 'an edit') : []),
    ...(spent('a fault') < bounds.faults ? faults(simulation, bounds, path) : []),
  ];
}

/** Queued now, or to be tried again after an error. */
function isQueued(simulation: Simulation): boolean {
  const { queue, delayed } = simulation.cluster().controller;
  return queue.length + delayed.length > 0;
}

function podNames(simulation: Simulation): readonly string[] {
  return simulation.cluster().stored.objects.pods.map(({ metadata }) => metadata.name);
}

/** Of some requests those that change anything. */
function changing(
  bounds: Bounds,
  path: Path,
  asked: readonly Request[],
  costs: Happening['costs'],
): readonly Happening[] {
  const before = plainText(play(bounds, path).simulation.cluster().stored.objects);
  const all = asked.map((request) => ({ requests: [request], isSync: false, costs }));
  return all.filter((one) => plainText(play(bounds, [...path, one]).simulation.cluster().stored.objects) !== before);
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

function faults(simulation: Simulation, bounds: Bounds, path: Path): readonly Happening[] {
  const ofPods = podNames(simulation).flatMap((name): Request[] => [
    { type: 'podFault', name, fault: 'fail' },
    { type: 'podFault', name, fault: 'crash' },
  ]);
  const found: Happening[] = [...changing(bounds, path, ofPods, 'a fault')];
  if (!isQueued(simulation)) return found;
  const { report } = play(bounds, [...path, { requests: [], isSync: true, costs: 'nothing' }]);
  const calls = new Map(
    report!.writes.map(({ verb, resource, name }) => [`${verb} ${resource} ${name}`, { verb, resource, name }]),
  );
  for (const call of calls.values()) {
    const refused: Request = { type: 'apiFault', fault: { ...call, message: 'injected' } };
    found.push({ requests: [refused], isSync: true, costs: 'a fault' });
  }
  return found;
}

/** All that a state is, as text: what is stored, whether a sync is to come, and what may still be spent. */
function stateText(bounds: Bounds, path: Path): string {
  const { simulation } = play(bounds, path);
  const spent = (what: Happening['costs']) => path.filter(({ costs }) => costs === what).length;
  return [
    plainText(simulation.cluster().stored.objects),
    `queued ${isQueued(simulation)}`,
    `spent ${spent('an edit')} ${spent('a fault')}`,
  ].join('\n');
}
