/** Claims: which there must be, and whose they are (semantics 4.5.3, 6.2, 7.2, 7.3). */
import type { OwnerReference, PersistentVolumeClaim } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';
import { lookedAfter } from './lookedAfter.ts';
import type { PodSeen } from './podSeen.ts';
import {
  done,
  hasWorked,
  type Invariant,
  isHealthy,
  isInRange,
  isOrdered,
  recreatedOf,
  type Seen,
  slotsOf,
} from './seen.ts';

/** The claims that a pod has by its set's templates. */
function claimNamesOf({ set }: Seen, { ordinal }: PodSeen): readonly string[] {
  return (set.spec.volumeClaimTemplates ?? []).map(
    ({ metadata }) => `${metadata.name}-${set.metadata.name}-${ordinal}`,
  );
}

/** A Pending pod that is looked after gets the claims that it lacks, unless it is only the next to be waited for and not yet its turn. */
export const givesPendingPodsTheirClaims: Invariant = (seen) => {
  if (!hasWorked(seen) || recreatedOf(seen).length > 0) return undefined;
  const slots = slotsOf(seen);
  const firstDown = slots.findIndex((pod) => !isHealthy(seen, pod));
  const made = new Set(done(seen, 'create', 'persistentvolumeclaims').map(({ name }) => name));
  for (const [index, pod] of slots.entries()) {
    if (pod?.pending !== true || (isOrdered(seen) && index !== firstDown)) continue;
    const lacking = claimNamesOf(seen, pod).find((name) => !seen.claims.has(name) && !made.has(name));
    if (lacking !== undefined) return `${pod.name} is Pending without its claim ${lacking}`;
  }
  return undefined;
};

/** Semantics 6.2: the labels of the template and of the selector, the template's spec, and no owner. */
export const claimAsMade: Invariant = (seen) => {
  const {
    metadata: { name: set },
    spec,
  } = seen.set;
  for (const { name, sent } of done(seen, 'create', 'persistentvolumeclaims')) {
    const template = spec.volumeClaimTemplates?.find(({ metadata }) => name.startsWith(`${metadata.name}-${set}-`));
    const { metadata, spec: made } = sent as PersistentVolumeClaim;
    const labels = { ...template?.metadata.labels, ...spec.selector.matchLabels };
    if (!sameJson(sorted(metadata.labels ?? {}), sorted(labels))) return `${name} has other labels than it should`;
    if (!sameJson(made, template?.spec)) return `${name} is not as its template`;
    if ((metadata.ownerReferences ?? []).length > 0) return `${name} was made with an owner`;
  }
  return undefined;
};

function sorted(map: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The table of semantics 7.2, after a sync that looked after the pod. */
export const claimsHaveTheirOwners: Invariant = (seen) => {
  const written = new Map(
    done(seen, 'update', 'persistentvolumeclaims').map(({ name, sent }) => [name, sent as PersistentVolumeClaim]),
  );
  for (const pod of lookedAfter(seen)) {
    for (const name of claimNamesOf(seen, pod)) {
      const claim = written.get(name) ?? seen.claims.get(name);
      if (claim === undefined) continue;
      const { own, isStale, isForeign } = ownersOf(seen, claim, pod);
      if (isStale) continue;
      const wanted = isForeign && hasPolicy(seen) ? 'nobody' : wantedOwner(seen, pod);
      const got =
        own
          .map(({ kind, controller }) => (controller === true ? kind : `${kind} that does not control`))
          .join(' and ') || 'nobody';
      if (got !== wanted) return `${name} belongs to ${got}, not to ${wanted}`;
    }
  }
  return undefined;
};

function hasPolicy({ set }: Seen): boolean {
  const { whenScaled, whenDeleted } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  return whenScaled === 'Delete' || whenDeleted === 'Delete';
}

function wantedOwner(seen: Seen, { ordinal }: PodSeen): string {
  const { whenScaled, whenDeleted } = seen.set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  if (whenScaled === 'Delete' && !isInRange(seen, ordinal)) return 'Pod';
  return whenDeleted === 'Delete' ? 'StatefulSet' : 'nobody';
}

/** The references to this set and this pod, whether there is one to a dead namesake, and whether somebody else controls the claim. */
function ownersOf({ set }: Seen, { metadata }: PersistentVolumeClaim, { pod, name }: PodSeen) {
  const references = metadata.ownerReferences ?? [];
  const isOfSet = (reference: OwnerReference): boolean =>
    reference.kind === 'StatefulSet' && reference.name === set.metadata.name;
  const isOfPod = (reference: OwnerReference): boolean => reference.kind === 'Pod' && reference.name === name;
  const named = references.filter((reference) => isOfSet(reference) || isOfPod(reference));
  const own = named.filter(({ uid }) => uid === set.metadata.uid || uid === pod.metadata.uid);
  const isForeign = references.some((reference) => !named.includes(reference) && reference.controller === true);
  return { own, isStale: own.length < named.length, isForeign };
}

/** Semantics 7.3: a write leaves the references of others alone, and a claim of the dead is not written. */
export const leavesForeignOwnersAlone: Invariant = (seen) => {
  for (const { verb, resource, name, sent } of seen.report.writes) {
    const before = seen.claims.get(name);
    if (verb !== 'update' || resource !== 'persistentvolumeclaims' || before === undefined) continue;
    const after = (sent as PersistentVolumeClaim).metadata.ownerReferences ?? [];
    const isOwn = ({ kind, name: owner }: OwnerReference): boolean =>
      (kind === 'StatefulSet' && owner === seen.set.metadata.name) || (kind === 'Pod' && name.endsWith(`-${owner}`));
    const foreign = (list: readonly OwnerReference[]) => list.filter((reference) => !isOwn(reference));
    if (!sameJson(foreign(before.metadata.ownerReferences ?? []), foreign(after)))
      return `${name} lost an owner that is not the controller's to take`;
    const dead = (before.metadata.ownerReferences ?? [])
      .filter(isOwn)
      .find(({ kind, uid }) => !isAlive(seen, kind, uid));
    if (dead !== undefined) return `${name} belongs to ${dead.uid}, which is gone, and was written`;
  }
  return undefined;
};

/** No object can have two controllers: the API server would refuse it at every try, so the controller asks for none (semantics 7.3). */
export const claimsHaveOneController: Invariant = ({ report }) => {
  for (const { verb, resource, name, sent } of report.writes) {
    if (verb !== 'update' || resource !== 'persistentvolumeclaims') continue;
    const controllers = (sent as PersistentVolumeClaim).metadata.ownerReferences?.filter(
      ({ controller }) => controller === true,
    );
    if ((controllers?.length ?? 0) > 1) return `${name} was to have ${controllers?.length} controllers`;
  }
  return undefined;
};

function isAlive({ set, pods }: Seen, kind: string, uid: string): boolean {
  return kind === 'StatefulSet' ? uid === set.metadata.uid : pods.some(({ pod }) => pod.metadata.uid === uid);
}

/** Semantics 7.3: a claim of a Pending pod that is looked after, and that another controller or a dead namesake holds, is warned of. */
export const warnsOfConflicts: Invariant = (seen) => {
  if (!hasWorked(seen) || !hasPolicy(seen) || recreatedOf(seen).length > 0) return undefined;
  const slots = slotsOf(seen);
  const firstDown = slots.findIndex((pod) => !isHealthy(seen, pod));
  const warnings = seen.report.events.filter(({ reason }) => reason === 'ConflictingController');
  for (const [index, pod] of slots.entries()) {
    if (pod?.pending !== true || (isOrdered(seen) && index !== firstDown)) continue;
    for (const name of claimNamesOf(seen, pod)) {
      const claim = seen.claims.get(name);
      const owners = claim && ownersOf(seen, claim, pod);
      const isTold = warnings.some(({ message }) => message.startsWith(`PersistentVolumeClaim ${name} `));
      if ((owners?.isStale === true || owners?.isForeign === true) && !isTold) return `nobody warned of ${name}`;
    }
  }
  return undefined;
};
