/**
 * How things may go on from a moment when nobody asks for anything more: once as they will with this scenario's durations, and a few
 * times with other ones. What is the same in all of them follows from the rules; what is not is a race.
 */
import type { Cluster } from '../simulation/frames.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import { chance } from '../simulation/chance.ts';
import type { History } from '../simulation/history.ts';
import type { LateParts } from '../simulation/lateParts.ts';
import type { Request, Scenario } from '../simulation/scenario.ts';
import { type Checkpoint, Simulation } from '../simulation/simulation.ts';
import type { SyncReport } from '../statefulset/sync.ts';

/** No answer is further away than this. */
const horizonMs = 3_600_000;
const maxSteps = 2000;
/** How often all durations are drawn anew, and for how many pods it is tried that they are far ahead or far behind. */
const redraws = 4;
const racers = 4;
const headStartMs = 60_000;

/** One sync of the set, the cluster that it found, where that is asked for, and the one it left. */
export interface Sync {
  readonly report: SyncReport;
  readonly before?: Cluster;
  readonly after: Cluster;
  /** After how many steps, counted from the frame that the question is asked on. */
  readonly stepsAhead: number;
}

/** The end of a future: nothing is left to happen. */
export interface Rest {
  readonly cluster: Cluster;
  readonly lastSync: SyncReport | undefined;
  readonly stepsAhead: number;
}

export class Future {
  readonly #simulation: Simulation;
  readonly #from: Checkpoint;
  readonly #setName: string;
  readonly #beganSteps: number;
  readonly #untilMs: number;

  constructor(simulation: Simulation, from: Checkpoint, setName: string) {
    this.#simulation = simulation;
    this.#from = from;
    this.#setName = setName;
    this.#beganSteps = simulation.steps;
    this.#untilMs = simulation.nowMs + horizonMs;
  }

  /** The first sync of the set that is wanted; the rest when there is none; undefined when neither is in sight. */
  find(isWanted: (report: SyncReport) => boolean, keepsBefore = false): Sync | Rest | undefined {
    const simulation = this.#simulation;
    let before = keepsBefore ? this.#from.cluster : undefined;
    for (let steps = 0; steps < maxSteps && (simulation.nextAtMs ?? 0) <= this.#untilMs; steps++) {
      const step = simulation.step();
      if (step === undefined) return this.#rest();
      const { cause } = step;
      if (cause.type === 'sync' && cause.report.set === this.#setName && isWanted(cause.report))
        return {
          report: cause.report,
          ...(before !== undefined && { before }),
          after: simulation.cluster(),
          stepsAhead: this.#stepsAhead,
        };
      if (keepsBefore) before = simulation.cluster();
    }
    return (simulation.nextAtMs ?? 0) > this.#untilMs ? this.#rest() : undefined;
  }

  #rest(): Rest {
    const simulation = this.#simulation;
    const lastSync = simulation.lastSyncs.get(this.#setName);
    return { cluster: simulation.cluster(), lastSync, stepsAhead: this.#stepsAhead };
  }

  get #stepsAhead(): number {
    return this.#simulation.steps - this.#beganSteps;
  }
}

/** What the questions of one frame are about, and how they are answered. */
export interface Futures {
  readonly step: number;
  readonly setName: string;
  readonly cluster: Cluster;
  /** What happens, and what might have happened with other durations. A new one at each call: they are run and thrown away. */
  readonly begin: (premise?: Request) => Future;
  readonly others: (premise?: Request) => Iterable<Future>;
}

export function futuresOf(history: History, step: number, setName: string, lateParts: LateParts): Futures {
  const from = { ...history.checkpointAt(step), requestsDone: 0 };
  const { atMs } = history.momentAfter(step);
  const futureOf = (checkpoint: Checkpoint, seed: number, premise: Request | undefined): Future => {
    const requests = premise === undefined ? [] : [{ atMs, afterSteps: step, request: premise }];
    const scenario: Scenario = { ...history.scenario, seed, requests };
    return new Future(new Simulation(scenario, checkpoint, lateParts), checkpoint, setName);
  };
  const { seed } = history.scenario;
  return {
    step,
    setName,
    cluster: from.cluster,
    begin: (premise) => futureOf(from, seed, premise),
    others: function* (premise) {
      for (const [at, agenda] of otherAgendas(from, seed).entries())
        yield futureOf({ ...from, agenda }, seed + 1 + at, premise);
    },
  };
}

/** What pods, claims and the collectors are about to do, at other times; the controller keeps its own. */
function otherAgendas({ agenda, cluster: { nowMs } }: Checkpoint, seed: number): readonly (readonly AgendaItem[])[] {
  const subjects = [...new Set(agenda.flatMap((item) => subjectOf(item) ?? []))].sort();
  const spread = (draw: number) =>
    at(agenda, (subject) => nowMs + Math.round(4000 * chance(seed + draw, `other ${subject}`)));
  const chosen = [...subjects.slice(0, racers / 2), ...subjects.slice(-racers / 2)];
  const racing = (racer: string, isAhead: boolean) =>
    at(agenda, (subject) => nowMs + ((subject === racer) === isAhead ? 0 : headStartMs));
  return [
    ...Array.from({ length: redraws }, (_, draw) => spread(draw)),
    ...(subjects.length > 1 ? chosen.flatMap((racer) => [racing(racer, true), racing(racer, false)]) : []),
  ];
}

/** Moves all that a subject has on the agenda, so that the first of it comes at another time. */
function at(agenda: readonly AgendaItem[], atMsOf: (subject: string) => number): readonly AgendaItem[] {
  const firstMs = new Map<string, number>();
  for (const item of agenda) {
    const subject = subjectOf(item);
    if (subject !== undefined) firstMs.set(subject, Math.min(item.atMs, firstMs.get(subject) ?? item.atMs));
  }
  return agenda.map((item) => {
    const subject = subjectOf(item);
    if (subject === undefined) return item;
    return { ...item, atMs: atMsOf(subject) + item.atMs - (firstMs.get(subject) ?? item.atMs) };
  });
}

/** Whose time an item takes; undefined for what goes by the clock of a controller. */
function subjectOf(item: AgendaItem): string | undefined {
  switch (item.type) {
    case 'schedule':
    case 'kubelet':
    case 'attach':
      return item.pod;
    case 'provision':
    case 'reviewClaim':
      return item.claim;
    case 'collectGarbage':
    case 'releaseClaims':
      return item.type;
    default:
      return undefined;
  }
}
