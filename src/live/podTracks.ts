/** The shape of what was watched: for each ordinal of each set, how far its pod was at each step. */
import type { Pod } from '#engine/objects.ts';
import { lookOf } from '#engine/simulation/trackRecorder.ts';
import type { LaneChange, LaneTrack } from '#engine/simulation/tracks.ts';
import { parseOrdinal } from '#engine/statefulset/podFacts.ts';

export class PodTracks {
  readonly #byPod = new Map<string, LaneTrack & { readonly changes: LaneChange[] }>();
  readonly #published = new Map<string, LaneTrack>();
  #tracks: readonly LaneTrack[] = [];
  readonly #changed = new Set<string>();

  /** By ordinal. The list is a new one whenever something in it changed, and so is each track that did. */
  get tracks(): readonly LaneTrack[] {
    if (this.#changed.size === 0) return this.#tracks;
    for (const pod of this.#changed) {
      const track = this.#byPod.get(pod);
      if (track !== undefined) this.#published.set(pod, { ...track, changes: [...track.changes] });
    }
    this.#changed.clear();
    this.#tracks = [...this.#published.values()].sort((a, b) => a.ordinal - b.ordinal);
    return this.#tracks;
  }

  /** `pod` is undefined when it is gone. Pods that are nobody's ordinal have no track. */
  note(name: string, pod: Pod | undefined, step: number): void {
    const { parent, ordinal } = parseOrdinal(name);
    const owner = pod?.metadata.ownerReferences?.find(({ controller }) => controller === true);
    if (ordinal < 0 || (owner !== undefined && owner.kind !== 'StatefulSet')) return;
    const track = this.#byPod.get(name) ?? { set: parent, ordinal, changes: [] };
    const { level, revision } = lookOf(pod);
    const last = track.changes.at(-1);
    if ((last?.level ?? 'none') === level && (last?.revision ?? '') === revision) return;
    track.changes.push({ step, level, revision });
    this.#byPod.set(name, track);
    this.#changed.add(name);
  }
}
