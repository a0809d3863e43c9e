/** One sync as a checker sees it: the world that the controller read, what it wrote, and the set afterwards. */
import type { Write, WriteVerb } from '#engine/apiserver/client.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { ControllerRevision, PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Release } from '#engine/versions.ts';
import type { Belief } from './believed.ts';
import { type PodSeen, podSeen } from './podSeen.ts';
import { keepsTemplateOf } from './templates.ts';

export interface Seen {
  readonly release: Release;
  /** A sync that the controller did not survive has failed. */
  readonly report: SyncReport;
  /** All that the caches held, and all that the API server holds afterwards. */
  readonly before: StoredObjects;
  readonly after: StoredObjects;
  /** The sync did not see the cluster as it was. */
  readonly isStale: boolean;
  /** The set as the cache held it, and as it is afterwards. */
  readonly set: StatefulSet;
  readonly setAfter: StatefulSet | undefined;
  /** The claimed pods, by ordinal: the set's own, and those that this sync adopted. */
  readonly pods: readonly PodSeen[];
  readonly claims: ReadonlyMap<string, PersistentVolumeClaim>;
  readonly revisions: readonly ControllerRevision[];
  readonly revisionsAfter: readonly ControllerRevision[];
}

/** A checker gives a sentence when its invariant is broken. */
export type Invariant = (seen: Seen) => string | undefined;

export function seenSync(
  release: Release,
  { stored: before, isStale }: Belief,
  after: StoredObjects,
  whole: SyncReport,
): Seen | undefined {
  const report = whole.crashed === true ? { ...whole, error: 'the controller died' } : whole;
  const set = before.objects.statefulsets.find(({ metadata }) => metadata.name === report.set);
  if (set === undefined) return undefined;
  const { uid } = set.metadata;
  const patched = new Set(
    report.writes.flatMap(({ verb, name, error }) => (verb === 'patch' && error === undefined ? [name] : [])),
  );
  const isClaimed = (pod: Pod): boolean => (isOwned(pod, uid) || patched.has(pod.metadata.name)) && isMember(pod, set);
  const pods = before.objects.pods.filter(isClaimed).map(podSeen);
  return {
    release,
    report,
    before,
    after,
    isStale,
    set,
    setAfter: after.objects.statefulsets.find(({ metadata }) => metadata.uid === uid),
    pods: pods.toSorted((a, b) => a.ordinal - b.ordinal || (a.name < b.name ? -1 : 1)),
    claims: new Map(before.objects.persistentvolumeclaims.map((claim) => [claim.metadata.name, claim])),
    revisions: before.objects.controllerrevisions.filter((revision) => isListed(revision, set)),
    revisionsAfter: after.objects.controllerrevisions.filter((revision) => isListed(revision, set)),
  };
}

export function isOwned({ metadata }: Pod | ControllerRevision, uid: string): boolean {
  return metadata.ownerReferences?.some((reference) => reference.controller === true && reference.uid === uid) === true;
}

/** Name and labels are those of the set's pods (memberOf; semantics 2.5). */
export function isMember({ metadata }: Pod, set: StatefulSet): boolean {
  const parent = /^(.*)-\d+$/.exec(metadata.name)?.[1];
  return parent === set.metadata.name && matchesSelector(set.spec.selector, metadata.labels);
}

function isListed(revision: ControllerRevision, set: StatefulSet): boolean {
  const isFree = revision.metadata.ownerReferences?.some(({ controller }) => controller === true) !== true;
  return (
    matchesSelector(set.spec.selector, revision.metadata.labels) && (isFree || isOwned(revision, set.metadata.uid))
  );
}

/** By number; of two with the same number, which a stale cache leads to, the younger and then the later by name comes last (semantics 3.1). */
export function inOrder(revisions: readonly ControllerRevision[]): readonly ControllerRevision[] {
  const ageOf = ({ metadata }: ControllerRevision): string => `${metadata.creationTimestamp} ${metadata.name}`;
  return revisions.toSorted((a, b) => a.revision - b.revision || (ageOf(a) < ageOf(b) ? -1 : 1));
}

// --- What the rules speak of ----------------------------------------------------------------------------------------

const startOf = ({ set }: Seen): number => set.spec.ordinals?.start ?? 0;
export const isOrdered = ({ set }: Seen): boolean => set.spec.podManagementPolicy !== 'Parallel';
export const partitionOf = ({ set }: Seen): number => set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
export const isRecreate = ({ set }: Seen): boolean => set.spec.updateStrategy.type === 'Recreate';

export function indexOf(seen: Seen, ordinal: number): number {
  return ordinal - startOf(seen);
}

export function isInRange(seen: Seen, ordinal: number): boolean {
  const index = indexOf(seen, ordinal);
  return index >= 0 && index < seen.set.spec.replicas;
}

export function condemnedOf(seen: Seen): readonly PodSeen[] {
  return seen.pods.filter(({ ordinal }) => ordinal >= 0 && !isInRange(seen, ordinal));
}

/** The pod that has the slot; of two with one ordinal the last. */
export function podAt(seen: Seen, index: number): PodSeen | undefined {
  return seen.pods.findLast(({ ordinal }) => indexOf(seen, ordinal) === index);
}

/** The slots from the first on, empty ones too. */
export function slotsOf(seen: Seen): readonly (PodSeen | undefined)[] {
  return Array.from({ length: seen.set.spec.replicas }, (_, index) => podAt(seen, index));
}

export function isAvailable({ set, report }: Seen, pod: PodSeen): boolean {
  const { minReadySeconds = 0 } = set.spec;
  return pod.ready && (minReadySeconds === 0 || pod.readySinceMs + minReadySeconds * 1000 <= report.atMs);
}

/** Running, ready, available, and not on its way out. */
export function isHealthy(seen: Seen, pod: PodSeen | undefined): boolean {
  return pod !== undefined && pod.runningAndReady && isAvailable(seen, pod) && !pod.terminating;
}

/** Health as each release means it where it looks for the first unhealthy pod and counts the unavailable (semantics 4.4, 4.9, 11). */
export function isUp(seen: Seen, pod: PodSeen | undefined): boolean {
  if (pod === undefined || pod.terminating) return false;
  return seen.release.version === '1.33' ? pod.runningAndReady : isAvailable(seen, pod);
}

export function isRangeHealthy(seen: Seen): boolean {
  return slotsOf(seen).every((pod) => isHealthy(seen, pod));
}

/** Pods that Recreate has to see gone before it goes on (semantics 4.4c); none under another strategy. */
export function recreatedOf(seen: Seen): readonly PodSeen[] {
  if (!isRecreate(seen)) return [];
  const update = updateRevisionOf(seen);
  return [...slotsOf(seen), ...condemnedOf(seen)]
    .filter((pod) => pod !== undefined)
    .filter(({ revision }) => revision !== update);
}

/** The sync went through, and the set is not being deleted: whatever was to be done had to be done. */
export function hasWorked({ report, set }: Seen): boolean {
  return report.error === undefined && set.metadata.deletionTimestamp === undefined;
}

export function budgetOf({ set, release }: Seen): number {
  const { maxUnavailable = 1 } = set.spec.updateStrategy.rollingUpdate ?? {};
  if (!release.gates.MaxUnavailableStatefulSet) return 1;
  if (typeof maxUnavailable === 'number') return Math.max(1, maxUnavailable);
  return Math.max(1, Math.floor((set.spec.replicas * Number.parseInt(maxUnavailable, 10)) / 100));
}

/** The name of the revision that keeps the template, there or believed to be; undefined before there is one. */
export function updateRevisionOf({ set, setAfter, revisions, revisionsAfter, report }: Seen): string | undefined {
  const equal = [...revisionsAfter, ...revisions].filter((revision) => keepsTemplateOf(revision, set));
  // One of the same name and data is taken whoever owns it, and then it is not listed.
  const found = report.decisions.find(({ rule }) => rule === 'revisionFound')?.object?.name;
  const own = equal.toSorted((a, b) => b.revision - a.revision)[0]?.metadata.name;
  return own ?? found ?? setAfter?.status.updateRevision;
}

export function currentRevisionOf(seen: Seen): string | undefined {
  const { currentRevision } = seen.set.status;
  const isThere = seen.revisions.some(({ metadata }) => metadata.name === currentRevision);
  return isThere ? currentRevision : updateRevisionOf(seen);
}

// --- What was written -----------------------------------------------------------------------------------------------

/** The writes of a verb on a resource that the API server took. */
export function done({ report }: Seen, verb: WriteVerb, resource: Write['resource']): readonly Write[] {
  return report.writes.filter(
    (write) => write.verb === verb && write.resource === resource && write.error === undefined,
  );
}

export function createdPods(seen: Seen): readonly PodSeen[] {
  return done(seen, 'create', 'pods').map(({ sent }) => podSeen(sent as Pod));
}

/** Why a pod of the snapshot was deleted: it had ended, it is out of range, or it is old. */
export type Reason = 'terminal' | 'scaleDown' | 'update';

export interface Deletion {
  readonly pod: PodSeen;
  readonly reason: Reason;
}

export function deletions(seen: Seen): readonly Deletion[] {
  const gone = seen.report.writes.filter(({ error }) => error?.reason === 'NotFound');
  // A pod that somebody else has deleted meanwhile is as good as deleted.
  const tried = [...done(seen, 'delete', 'pods'), ...gone.filter(isPodDeletion)];
  const names = new Set(tried.map(({ name }) => name));
  const known = [...seen.pods, ...createdPods(seen).filter(({ name }) => !seen.pods.some((pod) => pod.name === name))];
  return known.filter(({ name }) => names.has(name)).map((pod) => ({ pod, reason: reasonOf(seen, pod) }));
}

function isPodDeletion({ verb, resource }: Write): boolean {
  return verb === 'delete' && resource === 'pods';
}

function reasonOf(seen: Seen, pod: PodSeen): Reason {
  if (!isInRange(seen, pod.ordinal)) return 'scaleDown';
  return pod.terminal ? 'terminal' : 'update';
}

export function deletedFor(seen: Seen, reason: Reason): readonly PodSeen[] {
  return deletions(seen).flatMap((deletion) => (deletion.reason === reason ? [deletion.pod] : []));
}
