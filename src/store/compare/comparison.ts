/** Two runs side by side, worked out as far as they are known: one clock, where they differ, and what each comes to. */
import type { Pod, Service } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import type { Frame, StepSummary } from '#engine/simulation/frames.ts';
import type { History } from '#engine/simulation/history.ts';
import { type LaneTrack, type Mark, tracksOfSet } from '#engine/simulation/tracks.ts';
import { RunCounters, type Wanted } from './counters.ts';
import { type Difference, differencesOf } from './differences.ts';
import { mergeSteps, type Moments } from './moments.ts';
import { PodSlots } from './podSlots.ts';

/** A set or a Deployment, and the Service in front of its pods. */
export interface Subject {
  readonly kind: 'set' | 'deployment';
  readonly name: string;
  readonly service?: string | undefined;
}

/** One of the two: a set or a Deployment in a run. */
export interface Side {
  readonly history: History;
  readonly subject: Subject;
  readonly steps: readonly StepSummary[];
  /** One a slot; their steps are those of the run. */
  readonly tracks: readonly LaneTrack[];
  /** The same with moments for steps, as they are drawn on the clock of both. */
  readonly tracksByMoment: readonly LaneTrack[];
  readonly marksByMoment: readonly Mark[];
  readonly counters: RunCounters;
  /** Where a Deployment's pods stand. */
  readonly slots: PodSlots | undefined;
}

export interface Comparison {
  readonly sides: readonly [Side, Side];
  /** How many steps the two have in common. */
  readonly shared: number;
  readonly moments: Moments;
  readonly differences: readonly Difference[];
}

type Objects = Frame['cluster']['stored']['objects'];

/** How far both are worked out beyond the last thing that was asked of either. */
const horizonMs = 15 * 60_000;
const mostSteps = 20_000;

/** The same set in two runs that are the same for so many steps. */
export function compareRuns(a: History, b: History, shared: number, setName: string): Comparison {
  const untilMs = Math.max(lastRequestMs(a), lastRequestMs(b)) + horizonMs;
  for (const history of [a, b]) history.extend({ untilMs, maxSteps: mostSteps });
  const moments = mergeSteps(a.steps, b.steps, shared);
  const sides = [
    sideOf(a, { kind: 'set', name: setName }, shared, moments.momentOf[0]),
    sideOf(b, { kind: 'set', name: setName }, shared, moments.momentOf[1]),
  ] as const;
  return { sides, shared, moments, differences: differencesOf([sides[0].tracks, sides[1].tracks], moments) };
}

/**
 * A set and a Deployment of the same run. Their pods have nothing to do with each other, so there are no differences to be named.
 * `known`: where the Deployment's pods stood in the run that this one goes on from.
 */
export function compareTwins(history: History, setName: string, deployment: string, known?: PodSlots): Comparison {
  history.extend({ untilMs: lastRequestMs(history) + horizonMs, maxSteps: mostSteps });
  const { length } = history.steps;
  const moments = mergeSteps(history.steps, history.steps, length);
  const from = firstStepOf(history, deployment);
  const { objects } = history.frameAt(length).cluster.stored;
  const set = { kind: 'set', name: setName, service: serviceOfSet(objects, setName) } as const;
  const twin = { kind: 'deployment', name: deployment, service: serviceOfDeployment(objects, deployment) } as const;
  const sides = [
    sideOf(history, set, from, moments.momentOf[0]),
    sideOf(history, twin, from, moments.momentOf[1], known),
  ] as const;
  return { sides, shared: length, moments, differences: [] };
}

/** The frame of a side at a moment. */
export function frameOf({ sides, moments }: Comparison, side: 0 | 1, moment: number): Frame {
  return sides[side].history.frameAt(moments.made[side][moment] ?? 0);
}

function sideOf(history: History, subject: Subject, fromStep: number, momentOf: Uint32Array, known?: PodSlots): Side {
  const isDeployment = subject.kind === 'deployment';
  const slots = isDeployment ? new PodSlots(history, subject.name, known) : undefined;
  const tracks = slots?.tracks() ?? tracksOfSet(history.tracks, subject.name);
  const steps = history.steps.slice();
  const wanted = wantedOf(history, subject);
  return {
    history,
    subject,
    steps,
    tracks,
    slots,
    tracksByMoment: tracks.map(({ changes, ...track }) => ({
      ...track,
      changes: changes.map((change) => ({ ...change, step: momentOf[change.step] ?? 0 })),
    })),
    marksByMoment: history.marks.map((mark) => ({ ...mark, step: momentOf[mark.step] ?? 0 })),
    counters: new RunCounters(tracks, steps, wanted, fromStep, isDeployment),
  };
}

/** What was asked for changes only by what somebody asks. */
function wantedOf(history: History, { kind, name }: Subject): readonly Wanted[] {
  return history.marks.flatMap(({ step, refused }) => {
    if (refused) return [];
    const { statefulsets, deployments } = history.frameAt(step).cluster.stored.objects;
    if (kind === 'deployment') {
      const found = deployments.find(({ metadata }) => metadata.name === name);
      return [{ step, start: 0, replicas: found?.spec.replicas ?? 0 }];
    }
    const set = statefulsets.find(({ metadata }) => metadata.name === name);
    return [{ step, start: set?.spec.ordinals?.start ?? 0, replicas: set?.spec.replicas ?? 0 }];
  });
}

/** Also of one that is no step yet. */
function lastRequestMs({ scenario }: History): number {
  return scenario.requests.at(-1)?.atMs ?? 0;
}

function serviceOfSet({ statefulsets }: Objects, setName: string): string | undefined {
  return statefulsets.find(({ metadata }) => metadata.name === setName)?.spec.serviceName;
}

function serviceOfDeployment({ deployments, services }: Objects, name: string): string | undefined {
  const labels = deployments.find(({ metadata }) => metadata.name === name)?.spec.template.metadata?.labels;
  return labels && serviceFor(labels, services)?.metadata.name;
}

/** The Service that picks pods with these labels. */
export function serviceFor(labels: Pod['metadata']['labels'], services: readonly Service[]): Service | undefined {
  return services.find(
    ({ spec }) => spec.selector !== undefined && matchesSelector({ matchLabels: spec.selector }, labels),
  );
}

/** The step that made the Deployment. */
function firstStepOf(history: History, deployment: string): number {
  const made = history.marks.find(({ step }) =>
    history.frameAt(step).cluster.stored.objects.deployments.some(({ metadata }) => metadata.name === deployment),
  );
  return made?.step ?? 0;
}
