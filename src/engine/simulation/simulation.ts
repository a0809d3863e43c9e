/**
 * The cluster in motion: takes the next event off the agenda or the next request of the scenario, lets the components do it, and
 * tells what it was. Deterministic: the same scenario gives the same steps, also from a checkpoint in the middle of it.
 */
import type { Answer } from '../apiserver/admission.ts';
import { withAdmissionDefaults } from '../apiserver/admissionDefaults.ts';
import { isApiError } from '../apiserver/apiErrors.ts';
import { ApiServer, type WatchEvent } from '../apiserver/apiServer.ts';
import type { Faults } from '../apiserver/faults.ts';
import { parseTime } from '../apiserver/time.ts';
import { EndpointSlices } from '../network/endpointSlices.ts';
import type { SavedWorkloads, Workloads } from '../deployment/workloads.ts';
import type { QuotaController, SavedQuotas } from '../quota/quotaController.ts';
import { Kubelet, type SavedKubelet } from '../node/kubelet.ts';
import { type SavedScheduler, Scheduler } from '../node/scheduler.ts';
import { type SavedController, StatefulSetController } from '../statefulset/controller.ts';
import { type Release, releaseOf } from '../versions.ts';
import { VolumeBinder } from '../volumes/binder.ts';
import { Agenda, type AgendaItem } from './agenda.ts';
import { createBeginning } from './beginning.ts';
import { worldOf } from './defaults.ts';
import { EventRecorder } from './eventRecorder.ts';
import type { Cluster, StepCause } from './frames.ts';
import { Housekeeping, type SavedHousekeeping } from './housekeeping.ts';
import type { Infrastructure, SavedInfrastructure } from './infrastructure.ts';
import type { LateParts } from './lateParts.ts';
import { type Component, Machinery } from './machinery.ts';
import { performRequest } from './requests.ts';
import type { Scenario, TimedRequest } from './scenario.ts';
import type { Traces } from './traces.ts';

/** All that a simulation needs to go on from where another one stopped: plain JSON. */
export interface Checkpoint {
  readonly steps: number;
  readonly requestsDone: number;
  readonly cluster: Cluster;
  readonly agenda: readonly AgendaItem[];
  readonly eventsWritten: number;
  readonly scheduler?: SavedScheduler;
  readonly kubelet: SavedKubelet;
  readonly controller: SavedController;
  readonly endpoints: Readonly<Record<string, readonly string[]>>;
  readonly housekeeping: SavedHousekeeping;
  readonly quotas?: SavedQuotas;
  readonly infrastructure?: SavedInfrastructure;
  readonly workloads?: SavedWorkloads;
}

/** One step: when it was, and what. */
export interface Step {
  readonly atMs: number;
  readonly cause: StepCause;
}

export class Simulation {
  readonly #scenario: Scenario;
  readonly #lateParts: LateParts | undefined;
  readonly #machinery: Machinery;
  readonly #faults: Faults | undefined;
  readonly #kubelet: Kubelet;
  readonly #controller: StatefulSetController;
  readonly #scheduler: Scheduler;
  readonly #endpoints: EndpointSlices;
  readonly #housekeeping: Housekeeping;
  readonly #quotas: QuotaController | undefined;
  readonly #infrastructure: Infrastructure | undefined;
  readonly #workloads: Workloads | undefined;
  readonly #traces: Traces | undefined;
  readonly #components: readonly Component[];
  readonly #undelivered: WatchEvent[] = [];
  readonly #startMs: number;
  readonly release: Release;
  /** What was answered to the last request, when there was anything to say. */
  lastAnswer: Answer | undefined;
  #steps: number;
  #requestsDone: number;

  /**
   * `from`: where to go on; the beginning of the scenario without it. `lateParts`: who judges and carries out the requests; without them a scenario of
   * applied sets and services runs, and is taken as valid.
   */
  constructor(scenario: Scenario, from: Checkpoint | undefined = scenario.start, lateParts?: LateParts) {
    this.#scenario = scenario;
    this.#lateParts = lateParts;
    this.release = releaseOf(scenario.kubernetesVersion, scenario.featureGates);
    const world = worldOf(scenario.world);
    this.#startMs = parseTime(world.startTime);
    const api = new ApiServer(() => this.#startMs + this.#machinery.nowMs, from?.cluster.stored);
    api.complete = (resource, draft) => withAdmissionDefaults(api, resource, draft);
    api.judge = lateParts?.judge;
    api.judgeNewPod = lateParts && ((draft) => lateParts.judgeNewPod(draft, this.release));
    const recorder = new EventRecorder(api, from?.eventsWritten);
    this.#machinery = new Machinery(api, new Agenda(from?.agenda), recorder, world, scenario.seed);
    this.#machinery.nowMs = from?.cluster.nowMs ?? 0;
    this.#steps = from?.steps ?? 0;
    this.#requestsDone = from?.requestsDone ?? 0;
    const troubles = lateParts?.troubles;
    this.#faults = troubles && new troubles.Faults();
    for (const fault of from?.cluster.faults ?? []) this.#faults?.set(fault, api.nowMs);
    this.#kubelet = new Kubelet(this.#machinery, scenario.kubernetesVersion, from?.kubelet);
    this.#controller = new StatefulSetController(
      this.#machinery,
      this.release,
      this.#faults,
      troubles,
      from?.controller,
    );
    this.#endpoints = new EndpointSlices(this.#machinery, from?.endpoints);
    this.#housekeeping = new Housekeeping(this.#machinery, from?.housekeeping);
    this.#scheduler = new Scheduler(this.#machinery, from?.scheduler);
    const binder = new VolumeBinder(this.#machinery);
    if (troubles !== undefined)
      this.#kubelet.runtime = new troubles.ContainerRuntime(this.#machinery, this.#kubelet, from?.kubelet.containers);
    if (troubles !== undefined) this.#quotas = new troubles.QuotaController(this.#machinery, from?.quotas);
    this.#components = [this.#controller, this.#scheduler, binder, this.#kubelet, this.#endpoints, this.#housekeeping];
    if (troubles !== undefined) {
      this.#infrastructure = new troubles.Infrastructure(
        this.#machinery,
        this.#kubelet,
        this.release,
        from?.infrastructure,
      );
      this.#workloads = new troubles.Workloads(this.#machinery, this.release, from?.workloads);
      this.#traces = new troubles.Traces(this.#machinery, from?.cluster.traces);
    }
    for (const late of [this.#quotas, this.#infrastructure, this.#workloads, this.#traces])
      if (late !== undefined) this.#components = [...this.#components, late];
    // A write tells the watchers only after the component that made it has finished, as over a network.
    api.onWatchEvent = (event) => {
      // Nobody watches Events, and there are more of them than of anything else.
      if (event.resource !== 'events') this.#undelivered.push(event);
    };
    if (from === undefined) {
      createBeginning(api, world, scenario.kubernetesVersion);
      this.#deliver();
    }
  }

  get steps(): number {
    return this.#steps;
  }

  get nowMs(): number {
    return this.#machinery.nowMs;
  }

  get api(): ApiServer {
    return this.#machinery.api;
  }

  get lastSyncs() {
    return this.#controller.lastSyncs;
  }

  /** When the next event or request is due; undefined when nothing will ever happen by itself. */
  get nextAtMs(): number | undefined {
    const request = this.#dueRequest();
    const item = this.#machinery.agenda.peek();
    if (request === undefined) return item?.atMs;
    return this.#isRequestNext(request, item) ? Math.max(request.atMs, this.nowMs) : item?.atMs;
  }

  /** Goes one step on; undefined when there is nothing left to happen. Agenda items that come to nothing are passed over. */
  step(): Step | undefined {
    const beganMs = this.#machinery.nowMs;
    for (;;) {
      const request = this.#dueRequest();
      const item = this.#machinery.agenda.peek();
      if (request !== undefined && this.#isRequestNext(request, item))
        return this.#finish(this.#performRequest(request));
      if (item === undefined) {
        // What was only passed over is no step, and a frame does not depend on whether somebody looked further.
        this.#machinery.nowMs = beganMs;
        return undefined;
      }
      this.#machinery.agenda.take();
      this.#machinery.nowMs = Math.max(this.#machinery.nowMs, item.atMs);
      const cause = this.#perform(item);
      this.#deliver();
      if (cause !== undefined) return this.#finish(cause);
    }
  }

  checkpoint(): Checkpoint {
    const scheduler = this.#scheduler.save();
    return {
      steps: this.#steps,
      requestsDone: this.#requestsDone,
      cluster: this.cluster(),
      agenda: this.#machinery.agenda.save(),
      eventsWritten: this.#machinery.recorder.written,
      ...(scheduler !== undefined && { scheduler }),
      kubelet: this.#kubelet.save(),
      controller: this.#controller.save(),
      endpoints: this.#endpoints.save(),
      housekeeping: this.#housekeeping.save(),
      ...(this.#quotas !== undefined && { quotas: this.#quotas.save() }),
      ...(this.#infrastructure !== undefined && { infrastructure: this.#infrastructure.save() }),
      ...(this.#workloads !== undefined && { workloads: this.#workloads.save() }),
    };
  }

  /** The cluster as one JSON value. */
  cluster(): Cluster {
    const { nowMs, api } = this.#machinery;
    const infrastructure = this.#infrastructure?.state();
    const traces = this.#traces?.state;
    const ailments = this.#kubelet.runtime?.ailments;
    const workloads = this.#workloads?.state();
    return {
      release: this.release,
      nowMs,
      wallClockMs: api.nowMs,
      stored: api.store.save(),
      podStates: this.#kubelet.podStates,
      controller: this.#controller.state(),
      faults: this.#faults?.save(api.nowMs) ?? [],
      ...(infrastructure !== undefined && { infrastructure }),
      ...(traces !== undefined && { traces }),
      ...(ailments !== undefined && { ailments }),
      ...(workloads !== undefined && { workloads }),
    };
  }

  #perform(item: AgendaItem): StepCause | undefined {
    switch (item.type) {
      case 'sync':
      case 'syncEnd':
      case 'enqueue':
      case 'watch':
        return this.#controller.perform(item);
      default:
        for (const component of this.#components) {
          const cause = component.perform(item);
          if (cause !== undefined) return cause;
        }
        return undefined;
    }
  }

  readonly #performNow = (item: AgendaItem): void => {
    this.#perform(item);
    this.#deliver();
  };

  #performRequest({ atMs, request }: TimedRequest): StepCause {
    this.#machinery.nowMs = Math.max(this.#machinery.nowMs, atMs);
    this.#requestsDone += 1;
    const { api } = this.#machinery;
    const { troubles } = this.#lateParts ?? {};
    const answer = performRequest(
      {
        admission: { api, release: this.release, validation: this.#lateParts },
        kubelet: this.#kubelet,
        controller: this.#controller,
        faults: this.#faults,
        infrastructure: this.#infrastructure,
        traces: this.#traces,
        hasten: troubles && ((pod) => troubles.hasten(pod, this.#machinery, this.#kubelet, this.#performNow)),
      },
      request,
    );
    this.#deliver();
    this.lastAnswer = answer;
    if (answer === undefined || !isApiError(answer)) return { type: 'request', request };
    return { type: 'request', request, refusal: answer };
  }

  #finish(cause: StepCause): Step {
    this.#steps += 1;
    return { atMs: this.#machinery.nowMs, cause };
  }

  #dueRequest(): TimedRequest | undefined {
    return this.#scenario.requests[this.#requestsDone];
  }

  /** A request with a place comes exactly there; one with a time only, after everything up to that time. */
  #isRequestNext({ atMs, afterSteps }: TimedRequest, item: AgendaItem | undefined): boolean {
    if (afterSteps !== undefined) return this.#steps >= afterSteps || item === undefined;
    return item === undefined || atMs < item.atMs;
  }

  /** Watchers may write in turn, so this goes on until all is told. */
  #deliver(): void {
    for (let at = 0; at < this.#undelivered.length; at++) {
      const event = this.#undelivered[at] as WatchEvent;
      for (const component of this.#components) component.observe(event);
    }
    this.#undelivered.length = 0;
  }
}
