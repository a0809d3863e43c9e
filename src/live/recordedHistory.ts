/**
 * A recording where the page expects a history: the same frames, tracks and marks, of what was seen instead of what was computed. Why a
 * set is as it is at a moment is what the engine's own controller decides on the objects of that moment.
 */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { formatTime, parseTime } from '#engine/apiserver/time.ts';
import { nextSync } from '#engine/nextSync.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import { settledStates } from '#engine/node/podStates.ts';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Cluster, Frame, StepCause, StepSummary } from '#engine/simulation/frames.ts';
import { History } from '#engine/simulation/history.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Request, Scenario } from '#engine/simulation/scenario.ts';
import type { Checkpoint } from '#engine/simulation/simulation.ts';
import type { LaneTrack, Mark } from '#engine/simulation/tracks.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Release } from '#engine/versions.ts';
import { fillIn } from '#diagnose/fillIn.ts';
import { seenState } from '#diagnose/seenState.ts';
import type { Moment, Recording } from './recording.ts';

const mostQuiet = 100;

export class RecordedHistory extends History {
  readonly #recording: Recording;
  readonly #release: Release;

  constructor(recording: Recording, release: Release) {
    super(beginningOf(recording, release));
    this.#recording = recording;
    this.#release = release;
  }

  override get steps(): readonly StepSummary[] {
    return this.#recording.steps;
  }

  override get tracks(): readonly LaneTrack[] {
    return this.#recording.tracks;
  }

  override get marks(): readonly Mark[] {
    return this.#recording.marks;
  }

  /** Nothing can be computed: what comes next comes by itself. */
  override extend(): boolean {
    return true;
  }

  override frameAt(step: number): Frame {
    const told = this.#lastTold(step);
    const before = told === 0 ? undefined : this.#storedAt(told - 1);
    const cluster = this.#clusterAt(step);
    return {
      step,
      cause: this.#causeOf(told, before, cluster),
      cluster,
      lastSyncs: reportsOf(cluster),
    };
  }

  /** Real clusters are asked elsewhere, after a question; here everything is refused. */
  override refusalOf(): ApiError {
    return {
      code: 403,
      reason: 'Forbidden',
      message: 'what is shown here was seen in a real cluster: nothing on the stage changes it',
    };
  }

  override answerTo(): ApiError {
    return this.refusalOf();
  }

  override momentAfter(step: number): { readonly atMs: number } {
    return { atMs: this.steps[step - 1]?.atMs ?? 0 };
  }

  override requestsUpTo(): readonly [] {
    return [];
  }

  override stepAt(ms: number): number {
    const later = this.steps.findIndex(({ atMs }) => atMs > ms);
    return later < 0 ? this.steps.length : later;
  }

  /** A moment from which nothing goes on by itself. */
  override checkpointAt(step: number): Checkpoint {
    return checkpointOf(this.#clusterAt(step), step);
  }

  /** What may become of a moment in the simulation: a history of its own, which begins there. */
  override fork(step: number, request: Request, lateParts?: LateParts): History {
    const start = { ...this.checkpointAt(step), steps: 0 };
    const atMs = start.cluster.nowMs;
    return new History({ ...this.scenario, requests: [{ atMs, request }], start }, lateParts);
  }

  #storedAt(step: number): StoredObjects {
    return storedOf(this.#recording.at(step));
  }

  #clusterAt(step: number): Cluster {
    const { atMs } = this.momentAfter(step);
    return clusterOf(this.#storedAt(step), this.#release, atMs, this.#recording.startMs);
  }

  /** What happened last that anybody could see: a step of which nothing came is not what a caption is about. */
  #lastTold(step: number): number {
    let told = step;
    while (told > 0 && step - told < mostQuiet && this.steps[told - 1]?.quiet === true) told -= 1;
    return this.steps[told - 1]?.quiet === true ? step : told;
  }

  /** What its controller was about to create is told as the sync that did it. */
  #causeOf(step: number, before: StoredObjects | undefined, { wallClockMs }: Cluster): StepCause | undefined {
    const cause = this.#recording.causeOf(step);
    if (before === undefined || cause?.type !== 'observed' || cause.what !== 'created') return cause;
    const object = this.#recording.changes[step - 1]?.object;
    const owner = object && controllerOf(object);
    const set = before.objects.statefulsets.find(({ metadata }) => metadata.uid === owner?.uid);
    if (set === undefined) return cause;
    const report = reportOf(before, this.#release, set, wallClockMs);
    const isItsDeed = report.writes.some(
      ({ verb, resource, name }) => verb === 'create' && resource === cause.resource && name === cause.name,
    );
    return isItsDeed ? { type: 'sync', report } : cause;
  }
}

/** As long as nobody has asked, nothing is decided: a frame is mostly asked for one set. */
function reportsOf({ stored, release, wallClockMs }: Cluster): Readonly<Record<string, SyncReport>> {
  const reports: Record<string, SyncReport> = {};
  for (const set of stored.objects.statefulsets) {
    let known: SyncReport | undefined;
    Object.defineProperty(reports, set.metadata.name, {
      enumerable: true,
      get: () => (known ??= reportOf(stored, release, set, wallClockMs)),
    });
  }
  return reports;
}

function reportOf(given: StoredObjects, release: Release, set: StatefulSet, nowMs: number): SyncReport {
  const stored = isWhole(given, set) ? given : fillIn(given, set, release).stored;
  return nextSync(stored, release, set.metadata.name, nowMs);
}

/** Revisions come a little late, and claims may be what nobody may read; nothing else is ever missing of what is watched. */
function isWhole({ objects }: StoredObjects, { status }: StatefulSet): boolean {
  const names = [status.currentRevision, status.updateRevision].filter((name) => name !== undefined);
  const known = new Set(objects.controllerrevisions.map(({ metadata }) => metadata.name));
  return objects.persistentvolumeclaims.length > 0 && names.every((name) => known.has(name));
}

function storedOf({ lists, revisionNames }: Moment): StoredObjects {
  return {
    // No uid and no resourceVersion of ours may meet one of theirs.
    resourceVersion: Number.MAX_SAFE_INTEGER / 2,
    incarnations: Object.fromEntries(revisionNames.map((name) => [`ControllerRevision/${name}`, 1])),
    objects: lists,
  };
}

function clusterOf(stored: StoredObjects, release: Release, atMs: number, startMs: number): Cluster {
  return {
    release,
    nowMs: atMs,
    wallClockMs: startMs + atMs,
    stored,
    watched: true,
    podStates: settledStates(statesOf(stored.objects.pods)),
    controller: { loop: 'idle', queue: [], delayed: [], failures: {} },
    faults: [],
  };
}

const states = new WeakMap<Pod, PodState>();

function statesOf(pods: readonly Pod[]): ReadonlyMap<string, PodState> {
  const found = new Map<string, PodState>();
  for (const pod of pods) {
    let state = states.get(pod);
    if (state === undefined) {
      state = seenState(pod);
      states.set(pod, state);
    }
    found.set(pod.metadata.uid, state);
  }
  return found;
}

/** A scenario that stands at the beginning of the recording, and in which nothing happens by itself. */
function beginningOf(recording: Recording, release: Release): Scenario {
  const startTime = formatTime(recording.startMs);
  const cluster = clusterOf(storedOf(recording.at(0)), release, 0, parseTime(startTime));
  return {
    kubernetesVersion: release.version,
    featureGates: release.gates,
    seed: 1,
    requests: [],
    world: { startTime, nodes: [] },
    start: checkpointOf(cluster, 0),
  };
}

function checkpointOf(cluster: Cluster, steps: number): Checkpoint {
  return {
    steps,
    requestsDone: 0,
    cluster,
    agenda: [],
    eventsWritten: 0,
    kubelet: { states: cluster.podStates, addresses: {}, images: {} },
    controller: {
      queue: { keys: [], failures: {}, bucket: { tokens: 100, atMs: 0 }, due: {} },
      workersAhead: 0,
      lastSyncs: {},
    },
    endpoints: {},
    housekeeping: { collecting: false, releasing: false },
  };
}
