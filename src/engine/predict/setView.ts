/** A set's slots and the pods in them, as somebody sees them who is about to say what comes next. */
import type { StatefulSet } from '../objects.ts';
import type { Cluster } from '../simulation/frames.ts';
import { controllerOf } from '../statefulset/informers.ts';
import { type PodFacts, podFacts } from '../statefulset/podFacts.ts';

export interface Slot {
  readonly ordinal: number;
  readonly index: number;
  readonly name: string;
  readonly pod: PodFacts | undefined;
}

export interface SetView {
  readonly set: StatefulSet;
  readonly partition: number;
  /** By ordinal. */
  readonly slots: readonly Slot[];
  /** Pods out of range that are not going yet, by ordinal. */
  readonly condemned: readonly PodFacts[];
}

/** The set of this name with its own pods; undefined when there is none, or it is on its way out. */
export function setViewOf({ stored: { objects } }: Cluster, setName: string): SetView | undefined {
  const set = objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  if (set === undefined || set.metadata.deletionTimestamp !== undefined) return undefined;
  const { replicas, ordinals, updateStrategy } = set.spec;
  const start = ordinals?.start ?? 0;
  const owned = objects.pods.filter((pod) => controllerOf(pod)?.uid === set.metadata.uid).map(podFacts);
  const byOrdinal = new Map(owned.map((pod) => [pod.ordinal, pod]));
  const slots = Array.from({ length: replicas }, (_, index) => {
    const ordinal = start + index;
    return { ordinal, index, name: `${setName}-${ordinal}`, pod: byOrdinal.get(ordinal) };
  });
  const isOutside = ({ ordinal }: PodFacts): boolean => ordinal < start || ordinal >= start + replicas;
  const condemned = owned.filter((pod) => pod.ordinal >= 0 && isOutside(pod) && !pod.terminating);
  return {
    set,
    partition: updateStrategy.rollingUpdate?.partition ?? 0,
    slots,
    condemned: condemned.toSorted((a, b) => a.ordinal - b.ordinal),
  };
}

/** The names of slots whose pod is not there, or not for long any more. */
export function missingIn({ slots }: SetView): readonly string[] {
  return slots.flatMap(({ name, pod }) => (pod === undefined || pod.terminating ? [name] : []));
}

/** The names of pods that are not at this revision and are not going yet: those that the update takes, and those below the partition. */
export function outdatedIn(
  { slots, partition }: SetView,
  updateRevision: string,
): { readonly taken: readonly string[]; readonly held: readonly string[] } {
  const old = slots.filter(({ pod }) => pod !== undefined && !pod.terminating && pod.revision !== updateRevision);
  const names = (those: readonly Slot[]): readonly string[] => those.map(({ name }) => name);
  return {
    taken: names(old.filter(({ index }) => index >= partition)),
    held: names(old.filter(({ index }) => index < partition)),
  };
}
