/** What was heard of a namespace, change by change: the cluster at the beginning, and at any moment since. */
import type { KubeObject } from '#engine/objects.ts';
import type { StepCause, StepSummary } from '#engine/simulation/frames.ts';
import type { LaneTrack, Mark } from '#engine/simulation/tracks.ts';
import { summaryOf } from '#engine/simulation/summaries.ts';
import { observe } from './observed.ts';
import { PodTracks } from './podTracks.ts';
import type { WatchedChange } from './requests.ts';
import { type Lists, World } from './world.ts';

export interface TimedChange extends WatchedChange {
  /** Milliseconds since 1970: when it was heard of. */
  readonly timeMs: number;
}

/** A moment of the recording. */
export interface Moment {
  readonly lists: Lists;
  /** The names of all ControllerRevisions up to then, in the order in which they came. */
  readonly revisionNames: readonly string[];
}

/** A world is kept this often, so that no moment is far from one that is known. */
const keyframeInterval = 256;

export class Recording {
  readonly startMs: number;
  readonly #changes: TimedChange[] = [];
  readonly #causes: StepCause[] = [];
  readonly #keyframes: Moment[];
  readonly #tracks = new PodTracks();
  readonly #steps: StepSummary[] = [];
  #marks: readonly Mark[] = [];
  /** Stands at the end. */
  readonly #world: World;
  readonly #revisionNames: string[];
  /** Stands where somebody looked last. */
  #player: { readonly world: World; step: number };

  constructor(start: Lists, startMs: number) {
    this.startMs = startMs;
    this.#world = new World(start);
    const revisions = start.controllerrevisions.toSorted((a, b) => a.revision - b.revision);
    this.#revisionNames = revisions.map(({ metadata }) => metadata.name);
    this.#keyframes = [{ lists: start, revisionNames: [...this.#revisionNames] }];
    this.#player = { world: new World(start), step: 0 };
    for (const pod of start.pods) this.#tracks.note(pod.metadata.name, pod, 0);
  }

  /** All changes since the beginning. The list grows in place. */
  get changes(): readonly TimedChange[] {
    return this.#changes;
  }

  get start(): Lists {
    return (this.#keyframes[0] as Moment).lists;
  }

  get steps(): readonly StepSummary[] {
    return this.#steps;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  get tracks(): readonly LaneTrack[] {
    return this.#tracks.tracks;
  }

  /** Changes that have been heard at about the same time, in the order in which they were made as far as their versions show it. */
  append(changes: readonly TimedChange[]): void {
    for (const change of changes.toSorted((a, b) => versionOf(a.object) - versionOf(b.object))) this.#add(change);
  }

  /** The cluster after so many changes. */
  at(step: number): Moment {
    const keyframe = Math.floor(step / keyframeInterval);
    if (this.#player.step > step || this.#player.step < keyframe * keyframeInterval)
      this.#player = {
        world: new World((this.#keyframes[keyframe] as Moment).lists),
        step: keyframe * keyframeInterval,
      };
    while (this.#player.step < step) {
      this.#player.world.apply(this.#changes[this.#player.step] as TimedChange);
      this.#player.step += 1;
    }
    const names = [...(this.#keyframes[keyframe] as Moment).revisionNames];
    for (const change of this.#changes.slice(keyframe * keyframeInterval, step)) noteRevision(names, change);
    return { lists: this.#player.world.lists(), revisionNames: names };
  }

  /** What the change was that made a step; undefined for the beginning. */
  causeOf(step: number): StepCause | undefined {
    return this.#causes[step - 1];
  }

  #add(change: TimedChange): void {
    const { resource, object } = change;
    const before = this.#world.apply(change);
    const { cause, quiet } = observe(change, before, () => this.#world.lists().endpointslices);
    const atMs = Math.max(this.#steps.at(-1)?.atMs ?? 0, change.timeMs - this.startMs);
    this.#changes.push(change);
    this.#causes.push(cause);
    this.#steps.push(summaryOf({ atMs, cause }, quiet));
    noteRevision(this.#revisionNames, change);
    const step = this.#steps.length;
    if (cause.type === 'request') this.#marks = [...this.#marks, { step, request: cause.request, refused: false }];
    if (resource === 'pods') {
      const pod = change.change === 'DELETED' ? undefined : object;
      this.#tracks.note(object.metadata.name, pod as Lists['pods'][number] | undefined, step);
    }
    if (step % keyframeInterval === 0)
      this.#keyframes.push({ lists: this.#world.lists(), revisionNames: [...this.#revisionNames] });
  }
}

function noteRevision(names: string[], { resource, object }: WatchedChange): void {
  const { name } = object.metadata;
  if (resource === 'controllerrevisions' && !names.includes(name)) names.push(name);
}

/** Versions of one cluster can be compared, whatever the kind (etcd has one counter); what has none comes first. */
function versionOf({ metadata }: KubeObject): number {
  const version = Number(metadata.resourceVersion);
  return Number.isFinite(version) ? version : 0;
}
