/** The shape of what was watched: for each ordinal, how far its pod was at each step. */
import type { Pod } from '#engine/objects.ts';
import { lookOf } from '#engine/simulation/trackRecorder.ts';
import type { LaneChange, LaneTrack } from '#engine/simulation/tracks.ts';
import { parseOrdinal } from '#engine/statefulset/podFacts.ts';

export class PodTracks {
  readonly #byOrdinal = new Map<number, LaneChange[]>();
  #tracks: readonly LaneTrack[] = [];
  readonly #changed = new Set<number>();

  /** By ordinal. The list is a new one whenever something in it changed, and so is each track that did. */
  get tracks(): readonly LaneTrack[] {
    if (this.#changed.size === 0) return this.#tracks;
    const known = new Map(this.#tracks.map((track) => [track.ordinal, track]));
    this.#tracks = [...this.#byOrdinal]
      .sort(([one], [other]) => one - other)
      .map(([ordinal, changes]) =>
        this.#changed.has(ordinal)
          ? { ordinal, changes: [...changes] }
          : (known.get(ordinal) ?? { ordinal, changes: [...changes] }),
      );
    this.#changed.clear();
    return this.#tracks;
  }

  /** `pod` is undefined when it is gone. Pods that are nobody's ordinal have no track. */
  note(name: string, pod: Pod | undefined, step: number): void {
    const { ordinal } = parseOrdinal(name);
    const owner = pod?.metadata.ownerReferences?.find(({ controller }) => controller === true);
    if (ordinal < 0 || (owner !== undefined && owner.kind !== 'StatefulSet')) return;
    const changes = this.#byOrdinal.get(ordinal) ?? [];
    const { level, revision } = lookOf(pod);
    const last = changes.at(-1);
    if ((last?.level ?? 'none') === level && (last?.revision ?? '') === revision) return;
    changes.push({ step, level, revision });
    this.#byOrdinal.set(ordinal, changes);
    this.#changed.add(ordinal);
  }
}
