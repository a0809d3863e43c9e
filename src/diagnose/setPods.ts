/** The pods of a set, and where each stands: its slot, its revision. */
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Rule } from '#engine/statefulset/decisions.ts';
import { getStartOrdinal, podInOrdinalRange } from '#engine/statefulset/identity.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { parseOrdinal, revisionLabel } from '#engine/statefulset/podFacts.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { KnownCluster } from './knownCluster.ts';
import { firstOf } from './mainDecision.ts';

/** The pods that the set controls, by ordinal. */
export function podsOf({ stored }: Pick<KnownCluster, 'stored'>, set: StatefulSet): readonly Pod[] {
  const { pods } = stored.objects;
  let known = owned.get(pods);
  if (known === undefined) {
    known = byOwner(pods);
    owned.set(pods, known);
  }
  return known.get(set.metadata.uid) ?? none;
}

const none: readonly Pod[] = [];
const owned = new WeakMap<readonly Pod[], ReadonlyMap<string, readonly Pod[]>>();

function byOwner(pods: readonly Pod[]): ReadonlyMap<string, readonly Pod[]> {
  const lists = new Map<string, Pod[]>();
  for (const pod of pods) {
    const uid = controllerOf(pod)?.uid;
    if (uid === undefined) continue;
    const list = lists.get(uid);
    if (list === undefined) lists.set(uid, [pod]);
    else list.push(pod);
  }
  for (const list of lists.values()) list.sort((a, b) => ordinalOf(a) - ordinalOf(b));
  return lists;
}

/** Pods in the slots of a set, present and past, that it does not own, by name: an orphan or somebody else's. */
export function strangersOf({ stored }: Pick<KnownCluster, 'stored'>, set: StatefulSet): readonly Pod[] {
  return stored.objects.pods.filter((pod) => !isOwnedBy(pod, set) && isNamedAfter(pod, set));
}

export function isOwnedBy(pod: Pod, set: StatefulSet): boolean {
  return controllerOf(pod)?.uid === set.metadata.uid;
}

/** `<set>-<ordinal>`. */
function isNamedAfter({ metadata }: Pod, set: StatefulSet): boolean {
  const { parent, ordinal } = parseOrdinal(metadata.name);
  return ordinal >= 0 && parent === set.metadata.name;
}

export function podsInRange(cluster: Pick<KnownCluster, 'stored'>, set: StatefulSet): readonly Pod[] {
  return podsOf(cluster, set).filter((pod) => podInOrdinalRange(set, ordinalOf(pod)));
}

/** Pods in range that do not carry the update revision, as the sync chose it. */
export function oldPods(cluster: KnownCluster, set: StatefulSet, report: SyncReport): readonly Pod[] {
  const update = updateRevisionOf(set, report);
  return podsInRange(cluster, set).filter((pod) => revisionOf(pod) !== update);
}

/** The update revision that a sync chose; without a choice, the one of the status. */
function updateRevisionOf(set: StatefulSet, report: SyncReport): string | undefined {
  const found = firstOf(report, chosen);
  const named = found?.values['updateRevision'] ?? found?.object?.name;
  return typeof named === 'string' ? named : set.status.updateRevision;
}

const chosen: readonly Rule[] = [
  'templateUnchanged',
  'templateSemanticallyEqual',
  'revisionCreated',
  'revisionFound',
  'revisionReused',
];

/** The pod carries an old revision, and would not come back at the same one. */
export function isReplaceable(set: StatefulSet, report: SyncReport, pod: Pod): boolean {
  return revisionOf(pod) !== updateRevisionOf(set, report) && indexOf(set, pod) >= partitionOf(set);
}

export function partitionOf({ spec }: StatefulSet): number {
  return spec.updateStrategy.rollingUpdate?.partition ?? 0;
}

export function revisionOf({ metadata }: Pod): string {
  return metadata.labels?.[revisionLabel] ?? '';
}

export function ordinalOf({ metadata }: Pod): number {
  return parseOrdinal(metadata.name).ordinal;
}

/** The slot that a pod has in its set: what the partition counts. */
export function indexOf(set: StatefulSet, pod: Pod): number {
  return ordinalOf(pod) - getStartOrdinal(set);
}
