/** Finds the lanes that cannot have changed since the frame before, so that a frame lays out the others only. */
import type { Endpoint, PersistentVolumeClaim } from '#engine/objects.ts';
import { getPersistentVolumeClaimName } from '#engine/statefulset/identity.ts';
import type { PodFacts } from '#engine/statefulset/podFacts.ts';
import type { LaneSurroundings } from './layoutLane.ts';
import type { Lane, WalkMark } from './scene.ts';

/** All that a settled pod's lane is made of, by identity. */
interface Basis {
  readonly spec: object;
  readonly updateRevision: string | undefined;
  readonly revisions: object;
  readonly history: object | undefined;
  readonly service: object | undefined;
  readonly facts: PodFacts;
  readonly endpoint: Endpoint | undefined;
  readonly claim: PersistentVolumeClaim | undefined;
  readonly mark: WalkMark;
  readonly walkKind: string;
  readonly next: number | undefined;
  readonly selected: boolean;
}

export class LaneKeeper {
  readonly #bases = new WeakMap<Lane, Basis>();

  /** The earlier lane if it still stands, otherwise what `make` makes. */
  lane(ordinal: number, earlier: Lane | undefined, around: LaneSurroundings, make: () => Lane): Lane {
    const basis = basisOf(ordinal, around);
    const before = earlier === undefined ? undefined : this.#bases.get(earlier);
    if (earlier !== undefined && basis !== undefined && before !== undefined && isSame(before, basis)) return earlier;
    const made = make();
    if (basis !== undefined && made.pod?.adopted === false) this.#bases.set(made, basis);
    else this.#bases.delete(made);
    return made;
  }
}

/** Undefined for a lane that time alone can change, or whose look has more to it than this. */
function basisOf(
  ordinal: number,
  { set, index, frame, history, markAt, walkKind, replacements, selected }: LaneSurroundings,
): Basis | undefined {
  const facts = index.pods.get(ordinal);
  const templates = set.spec.volumeClaimTemplates ?? [];
  const isPlain = templates.length <= 1 && (set.spec.minReadySeconds ?? 0) === 0;
  if (facts === undefined || index.pods.unsettled.has(ordinal) || !isPlain) return undefined;
  const [template] = templates;
  return {
    spec: set.spec,
    updateRevision: set.status.updateRevision,
    revisions: frame.cluster.stored.objects.controllerrevisions,
    history,
    service: index.service,
    facts,
    endpoint: index.endpoints.of(facts.pod.metadata.uid),
    claim: template === undefined ? undefined : index.claims.get(getPersistentVolumeClaimName(set, template, ordinal)),
    mark: markAt(ordinal),
    walkKind,
    next: replacements.get(ordinal),
    selected: selected === ordinal,
  };
}

function isSame(before: Basis, now: Basis): boolean {
  return (
    before.facts === now.facts &&
    before.spec === now.spec &&
    before.updateRevision === now.updateRevision &&
    before.revisions === now.revisions &&
    before.history === now.history &&
    before.service === now.service &&
    before.endpoint === now.endpoint &&
    before.claim === now.claim &&
    before.mark === now.mark &&
    before.walkKind === now.walkKind &&
    before.next === now.next &&
    before.selected === now.selected
  );
}
