/** Follows the pods while a history grows, and notes for each ordinal of a set when its look changes. */
import type { ContainerStatus, Pod } from '../objects.ts';
import { parseOrdinal, podFacts } from '../statefulset/podFacts.ts';
import type { StepCause } from './frames.ts';
import { requestObject } from './requestObject.ts';
import type { Simulation, Step } from './simulation.ts';
import type { LaneChange, LaneTrack, Level, Mark } from './tracks.ts';

interface GrowingTrack {
  readonly set: string;
  readonly ordinal: number;
  readonly changes: LaneChange[];
}

export class TrackRecorder {
  /** By the name of the pod. */
  readonly #byPod = new Map<string, GrowingTrack>();
  readonly #published = new Map<string, LaneTrack>();
  #tracks: readonly LaneTrack[] = [];
  #marks: readonly Mark[] = [];
  #changed = false;

  /** By ordinal. The list is a new one whenever something in it changed, and so is each track that did; the others stay the same. */
  get tracks(): readonly LaneTrack[] {
    if (this.#changed) this.#publish();
    return this.#tracks;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** Notes what a step changed; `step` is how many steps there are now. */
  record({ api }: Simulation, { cause }: Step, step: number): void {
    if (cause.type === 'request')
      this.#marks = [...this.#marks, { step, request: cause.request, refused: cause.refusal !== undefined }];
    for (const name of podsTouchedBy(cause, () => [...api.list('pods')].map(({ metadata }) => metadata.name))) {
      this.#note(name, api.get('pods', name), step);
    }
  }

  /** Notes what there is before the first step, in a history that does not begin with an empty cluster. */
  begin({ api }: Simulation): void {
    for (const pod of api.list('pods')) this.#note(pod.metadata.name, pod, 0);
  }

  /** A recorder that has seen only the first steps. */
  upTo(step: number): TrackRecorder {
    const recorder = new TrackRecorder();
    for (const [pod, { changes, ...track }] of this.#byPod) {
      const kept = changes.filter((change) => change.step <= step);
      if (kept.length > 0) recorder.#byPod.set(pod, { ...track, changes: kept });
    }
    recorder.#marks = this.#marks.filter((mark) => mark.step <= step);
    recorder.#changed = true;
    return recorder;
  }

  #publish(): void {
    this.#changed = false;
    for (const [pod, track] of this.#byPod)
      if (this.#published.get(pod)?.changes.length !== track.changes.length)
        this.#published.set(pod, { ...track, changes: [...track.changes] });
    this.#tracks = [...this.#published.values()].sort((a, b) => a.ordinal - b.ordinal);
  }

  #note(name: string, pod: Pod | undefined, step: number): void {
    const { parent, ordinal } = parseOrdinal(name);
    // The random suffix of a Deployment's pod may be a number too.
    if (ordinal < 0 || pod?.metadata.ownerReferences?.[0]?.kind === 'ReplicaSet') return;
    const track = this.#byPod.get(name) ?? { set: parent, ordinal, changes: [] };
    const { level, revision } = lookOf(pod);
    const last = track.changes.at(-1);
    if ((last?.level ?? 'none') === level && (last?.revision ?? '') === revision) return;
    track.changes.push({ step, level, revision });
    this.#byPod.set(name, track);
    this.#changed = true;
  }
}

function podsTouchedBy(cause: StepCause, all: () => readonly string[]): readonly string[] {
  switch (cause.type) {
    case 'sync':
    case 'workloadSynced':
      return cause.report.writes.flatMap(({ resource, name, error }) =>
        resource === 'pods' && error === undefined ? [name] : [],
      );
    case 'podScheduled':
    case 'podMoved':
    case 'podGone':
    case 'podUnschedulable':
    case 'podEvicted':
    case 'podShutDown':
      return [cause.pod];
    case 'nodeLost':
    case 'nodeReady':
    case 'podsCollected':
      return cause.pods;
    case 'drainTried':
      return cause.evicted;
    case 'request':
      return touchedByRequest(cause, all);
    case 'garbageCollected':
      return cause.objects.flatMap((object) => (object.startsWith('pods/') ? [object.slice('pods/'.length)] : []));
    default:
      return [];
  }
}

function touchedByRequest(
  { request }: Extract<StepCause, { type: 'request' }>,
  all: () => readonly string[],
): readonly string[] {
  const { resource, name } = requestObject(request);
  if (resource === 'pods') return [name];
  return request.type === 'delete' ? all() : [];
}

/** How far a pod is, and of which revision. */
export function lookOf(pod: Pod | undefined): { level: Level; revision: string } {
  if (pod === undefined) return { level: 'none', revision: '' };
  const facts = podFacts(pod);
  return { level: levelOf(pod, facts), revision: facts.revision };
}

function levelOf(pod: Pod, { terminating, terminal, runningAndReady }: ReturnType<typeof podFacts>): Level {
  if (terminating) return 'terminating';
  if (terminal || isFaulty(pod.status.containerStatuses) || isFaulty(pod.status.initContainerStatuses)) return 'fault';
  if (runningAndReady) return 'ready';
  return pod.status.phase === 'Running' ? 'notReady' : 'waiting';
}

/** A container waits to be pulled or started again, or has ended and is going to be. */
function isFaulty(statuses: readonly ContainerStatus[] = []): boolean {
  return statuses.some(({ state }) => {
    if (state?.terminated !== undefined) return state.terminated.exitCode !== 0;
    return state?.waiting !== undefined && /BackOff$|^Err/.test(state.waiting.reason);
  });
}
