/**
 * The history of a scenario: its steps, and any frame of it. The requests are the history; keyframes make seeking fast, and what lies
 * between two of them is computed again. Nothing is stored twice: frames share every object that did not change.
 */
import type { Answer } from '../apiserver/admission.ts';
import { type ApiError, isApiError } from '../apiserver/apiErrors.ts';
import type { Frame, StepCause, StepSummary } from './frames.ts';
import type { LateParts } from './lateParts.ts';
import type { Request, Scenario, TimedRequest } from './scenario.ts';
import { type Checkpoint, Simulation, type Step } from './simulation.ts';
import { summaryOf } from './summaries.ts';
import { TrackRecorder } from './trackRecorder.ts';
import type { LaneTrack, Mark } from './tracks.ts';

/** Keyframes are made this often at first; when there are too many, every other one goes and they are made half as often. */
const firstInterval = 84;
const maxKeyframes = 160;
/** How long a person looks at a cluster that has come to rest before the next request. */
const restMs = 1000;

/** What a history takes over from the one it was forked from. */
interface Known {
  readonly steps: StepSummary[];
  readonly tracks: TrackRecorder;
  readonly keyframes: Checkpoint[];
  readonly interval: number;
  /** Where it was forked: the first thing wanted of it is what comes next. */
  readonly fork: Checkpoint;
  readonly cause: StepCause | undefined;
}

export class History {
  readonly #scenario: Scenario;
  readonly #lateParts: LateParts | undefined;
  readonly #steps: StepSummary[];
  readonly #tracks: TrackRecorder;
  #keyframes: Checkpoint[];
  #interval: number;
  /** Stands at some step of the history; moved forward, or set back to a keyframe. */
  #player: Simulation;
  /** What the player's last step was; undefined at the beginning, and just after it was set back. */
  #cause: StepCause | undefined;
  /** The player has looked for what comes after the last step. There is none, but what came to nothing is off its agenda. */
  #isSpent = false;
  /** Nothing comes after the last known step. */
  #isEnded = false;
  /** A request is often judged by several, one after the other, before it is made. */
  #judged: { readonly step: number; readonly request: Request; readonly answer: Answer | undefined } | undefined;

  /** `lateParts`: who judges and carries out requests. The lecture needs none until there is a new one. */
  constructor(scenario: Scenario, lateParts?: LateParts, known?: Known) {
    this.#scenario = scenario;
    this.#lateParts = lateParts;
    this.#steps = known?.steps ?? [];
    this.#tracks = known?.tracks ?? new TrackRecorder();
    this.#interval = known?.interval ?? firstInterval;
    this.#keyframes = known?.keyframes ?? [new Simulation(scenario, undefined, lateParts).checkpoint()];
    this.#player = new Simulation(scenario, known?.fork ?? this.#keyframes.at(-1), lateParts);
    this.#cause = known?.cause;
    if (known === undefined && scenario.start !== undefined) this.#tracks.begin(this.#player);
  }

  get scenario(): Scenario {
    return this.#scenario;
  }

  /** All steps known so far. The list grows in place. */
  get steps(): readonly StepSummary[] {
    return this.#steps;
  }

  get tracks(): readonly LaneTrack[] {
    return this.#tracks.tracks;
  }

  get marks(): readonly Mark[] {
    return this.#tracks.marks;
  }

  /** Computes further until nothing is left to happen, `untilMs` is passed or `maxSteps` are known. True when nothing is left. */
  extend({
    untilMs = Number.POSITIVE_INFINITY,
    maxSteps = Number.POSITIVE_INFINITY,
  }: {
    untilMs?: number;
    maxSteps?: number;
  }): boolean {
    if (this.#isEnded) return true;
    this.#seek(this.#steps.length);
    while (this.#steps.length < maxSteps) {
      const nextAtMs = this.#player.nextAtMs;
      if (nextAtMs === undefined) return true;
      if (nextAtMs > untilMs) return false;
      if (this.#advance() === undefined) return true;
    }
    return this.#player.nextAtMs === undefined;
  }

  /** The frame after so many steps. `step` must be known. */
  frameAt(step: number): Frame {
    if (step < 0 || step > this.#steps.length)
      throw new RangeError(`step ${step} is not between 0 and ${this.#steps.length}`);
    this.#seek(step);
    const cluster = this.#player.cluster();
    return {
      step,
      cause: step === 0 ? undefined : this.#cause,
      cluster,
      lastSyncs: Object.fromEntries(this.#player.lastSyncs),
    };
  }

  /** A history that is the same up to a step and goes on with a request there. This one stays as it is; what is known is shared. */
  fork(step: number, request: Request, lateParts = this.#lateParts): History {
    const { atMs } = this.momentAfter(step);
    const requests = [...this.requestsUpTo(step), { atMs, afterSteps: step, request }];
    return new History({ ...this.#scenario, requests }, lateParts, {
      steps: this.#steps.slice(0, step),
      tracks: this.#tracks.upTo(step),
      keyframes: this.#keyframes.filter((keyframe) => keyframe.steps <= step),
      interval: this.#interval,
      fork: this.checkpointAt(step),
      cause: this.#cause,
    });
  }

  /** The refusal that a request would meet after so many steps, or undefined. Nothing is changed. */
  refusalOf(step: number, request: Request, lateParts = this.#lateParts): ApiError | undefined {
    const answer = this.answerTo(step, request, lateParts);
    return answer !== undefined && isApiError(answer) ? answer : undefined;
  }

  /** What would be answered to a request after so many steps, as to a dry run; undefined when there is nothing to say. */
  answerTo(step: number, request: Request, lateParts = this.#lateParts): Answer | undefined {
    if (this.#judged?.request === request && this.#judged.step === step) return this.#judged.answer;
    const { atMs } = this.momentAfter(step);
    const trial = { ...this.#scenario, requests: [{ atMs, afterSteps: step, request }] };
    const simulation = new Simulation(trial, { ...this.checkpointAt(step), requestsDone: 0 }, lateParts);
    simulation.step();
    const answer = simulation.lastAnswer;
    // Without the parts that judge, there is no answer yet.
    if (lateParts !== undefined) this.#judged = { step, request, answer };
    return answer;
  }

  /** All that is needed to go on from a step by oneself. */
  checkpointAt(step: number): Checkpoint {
    this.#seek(step);
    if (this.#isSpent) {
      this.#playFrom(this.#keyframeBefore(Math.max(0, step - 1)));
      this.#seek(step);
    }
    return this.#player.checkpoint();
  }

  /** When a person's next request would be: at once while things are moving, a little later in a cluster that has come to rest. */
  momentAfter(step: number): { readonly atMs: number } {
    const atMs = this.#steps[step - 1]?.atMs ?? 0;
    const settled = step === this.#steps.length && this.#isOver();
    return { atMs: settled ? atMs + restMs : atMs };
  }

  /** The requests that have become steps among the first `step` ones. As they were made: a replay of them is the same up to there. */
  requestsUpTo(step: number): readonly TimedRequest[] {
    return this.#scenario.requests.slice(0, this.marks.filter((mark) => mark.step <= step).length);
  }

  /** The first step at a later moment than `ms`, less one: the last step that had happened by then. */
  stepAt(ms: number): number {
    let low = 0;
    let high = this.#steps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#steps[middle] as StepSummary).atMs <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isOver(): boolean {
    if (this.#isEnded) return true;
    this.#seek(this.#steps.length);
    return this.#player.nextAtMs === undefined;
  }

  #seek(step: number): void {
    const keyframe = this.#keyframeBefore(step);
    if (this.#player.steps > step || this.#player.steps < keyframe.steps) {
      this.#playFrom(keyframe);
    }
    // A keyframe does not say what its last step was; the step is made again from the keyframe before it.
    if (this.#player.steps === step && step > 0 && this.#cause === undefined) {
      this.#playFrom(this.#keyframeBefore(step - 1));
    }
    while (this.#player.steps < step) this.#cause = this.#player.step()?.cause;
  }

  #playFrom(keyframe: Checkpoint): void {
    this.#player = new Simulation(this.#scenario, keyframe, this.#lateParts);
    this.#cause = undefined;
    this.#isSpent = false;
  }

  #advance(): Step | undefined {
    const step = this.#player.step();
    if (step === undefined) {
      this.#isSpent = true;
      this.#isEnded = true;
      return undefined;
    }
    this.#cause = step.cause;
    this.#steps.push(summaryOf(step));
    this.#tracks.record(this.#player, step, this.#steps.length);
    if (this.#steps.length % this.#interval === 0) this.#keep();
    return step;
  }

  #keep(): void {
    this.#keyframes.push(this.#player.checkpoint());
    if (this.#keyframes.length <= maxKeyframes) return;
    this.#interval *= 2;
    this.#keyframes = this.#keyframes.filter(({ steps }) => steps % this.#interval === 0);
  }

  #keyframeBefore(step: number): Checkpoint {
    return this.#keyframes.findLast(({ steps }) => steps <= step) as Checkpoint;
  }
}
