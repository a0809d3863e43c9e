/**
 * persistentVolumeClaimRetentionPolicy: which owner a claim must have, so that the garbage collector does the deleting
 * (updateClaimOwnerRefForSetAndPod, isClaimOwnerUpToDate; semantics 7).
 */
import type { OwnerReference, PersistentVolumeClaim, StatefulSet } from '../objects.ts';
import { podInOrdinalRange } from './identity.ts';
import type { PodFacts } from './podFacts.ts';

export interface RetentionPolicy {
  readonly whenDeleted: 'Retain' | 'Delete';
  readonly whenScaled: 'Retain' | 'Delete';
}

const retainBoth: RetentionPolicy = { whenDeleted: 'Retain', whenScaled: 'Retain' };

export function retentionPolicyOf(set: StatefulSet): RetentionPolicy {
  return set.spec.persistentVolumeClaimRetentionPolicy ?? retainBoth;
}

/** Who owns a claim now, as far as this set and this pod are concerned. */
interface ClaimOwners {
  readonly set: OwnerReference | undefined;
  readonly pod: OwnerReference | undefined;
  /** A reference to the set's or the pod's name and kind with another UID. */
  readonly stale: boolean;
  /** Somebody else's controller reference. */
  readonly foreignController: boolean;
}

/** Whether the claim's owners are as the policy wants them, or not ours to mend. */
export function isClaimOwnerUpToDate(claim: PersistentVolumeClaim, set: StatefulSet, pod: PodFacts): boolean {
  const policy = retentionPolicyOf(set);
  if (claim.metadata.ownerReferences === undefined || claim.metadata.ownerReferences.length === 0) {
    return wantedOwner(policy, set, pod) === undefined;
  }
  const owners = claimOwners(claim, set, pod);
  if (owners.stale) return true;
  const own = [owners.set, owners.pod].filter((reference) => reference !== undefined);
  if (conflicts(policy, owners)) return own.length === 0;
  if (own.some(({ controller }) => controller !== true)) return false;
  const wanted = wantedOwner(policy, set, pod);
  return (owners.set !== undefined) === (wanted === 'set') && (owners.pod !== undefined) === (wanted === 'pod');
}

/** The claim with its owners as the policy wants them: own references off, the wanted one at the end, foreign ones kept. */
export function withWantedOwner(claim: PersistentVolumeClaim, set: StatefulSet, pod: PodFacts): PersistentVolumeClaim {
  const policy = retentionPolicyOf(set);
  const owners = claimOwners(claim, set, pod);
  const ownerReferences = (claim.metadata.ownerReferences ?? []).filter(
    (reference) => reference !== owners.set && reference !== owners.pod,
  );
  const wanted = conflicts(policy, owners) ? undefined : wantedOwner(policy, set, pod);
  if (wanted !== undefined) ownerReferences.push(ownerReference(wanted === 'set' ? set : pod.pod));
  return { ...claim, metadata: { ...claim.metadata, ownerReferences } };
}

/** Whether another owner makes the policy give way; the controller then warns with ConflictingController. */
export function hasConflictingOwner(claim: PersistentVolumeClaim, set: StatefulSet, pod: PodFacts): boolean {
  if ((claim.metadata.ownerReferences ?? []).length === 0) return false;
  return conflicts(retentionPolicyOf(set), claimOwners(claim, set, pod));
}

/** hasStaleOwnerRef: the claim still names a dead pod of this pod's name. A pod not yet created has no UID, so any such name is stale. */
export function hasStalePodOwner(claim: PersistentVolumeClaim, pod: PodFacts): boolean {
  return (claim.metadata.ownerReferences ?? []).some(
    ({ kind, name, uid }) => kind === 'Pod' && name === pod.name && uid !== pod.pod.metadata.uid,
  );
}

/** The table of semantics 7.2. */
function wantedOwner(
  { whenScaled, whenDeleted }: RetentionPolicy,
  set: StatefulSet,
  pod: PodFacts,
): 'set' | 'pod' | undefined {
  if (whenScaled === 'Delete' && !podInOrdinalRange(set, pod.ordinal)) return 'pod';
  return whenDeleted === 'Delete' ? 'set' : undefined;
}

function conflicts({ whenScaled, whenDeleted }: RetentionPolicy, { stale, foreignController }: ClaimOwners): boolean {
  return (whenScaled === 'Delete' || whenDeleted === 'Delete') && (stale || foreignController);
}

/** Kind and name say whether a reference means the set or the pod, the UID whether it is this one. */
function claimOwners(claim: PersistentVolumeClaim, set: StatefulSet, pod: PodFacts): ClaimOwners {
  let setReference: OwnerReference | undefined;
  let podReference: OwnerReference | undefined;
  let stale = false;
  let foreignController = false;
  for (const reference of claim.metadata.ownerReferences ?? []) {
    const { kind, name, uid, controller } = reference;
    if (kind === 'StatefulSet' && name === set.metadata.name) {
      if (uid === set.metadata.uid) setReference = reference;
      else stale = true;
    } else if (kind === 'Pod' && name === pod.name) {
      if (uid === pod.pod.metadata.uid) podReference = reference;
      else stale = true;
    } else if (controller === true) {
      foreignController = true;
    }
  }
  return { set: setReference, pod: podReference, stale, foreignController };
}

function ownerReference({ apiVersion, kind, metadata }: StatefulSet | PodFacts['pod']): OwnerReference {
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true, blockOwnerDeletion: true };
}
