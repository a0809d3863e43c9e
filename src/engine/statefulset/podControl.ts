/** The controller's hand on pods and claims: create, update, delete, and the events about it (stateful_pod_control.go; semantics 6). */
import { type ApiError, isApiError } from '../apiserver/apiErrors.ts';
import type { PersistentVolumeClaim, Pod, StatefulSet } from '../objects.ts';
import type { Stage } from './decisions.ts';
import {
  getPersistentVolumeClaimName,
  identityMatches,
  newClaim,
  storageMatches,
  withIdentityAndStorage,
} from './identity.ts';
import { type PodFacts, podFacts } from './podFacts.ts';
import {
  hasConflictingOwner,
  hasStalePodOwner,
  isClaimOwnerUpToDate,
  retentionPolicyOf,
  withWantedOwner,
} from './retention.ts';
import { aggregate, type Sync, type SyncError, syncError } from './sync.ts';

type Verb = 'create' | 'update' | 'delete';

/** retry.DefaultBackoff: a refused "update pod" is tried this often in all. */
const updateTries = 4;

/**
 * createStatefulPod: first the claims, then the pod, then the claims' owners. Gives the error, or undefined.
 * A taken name is an error without an event (semantics 6.3).
 */
export function createStatefulPod(sync: Sync, set: StatefulSet, pod: PodFacts): SyncError | undefined {
  const claimsError = createPersistentVolumeClaims(sync, set, pod);
  if (claimsError !== undefined) return recordPodEvent(sync, 'create', pod, claimsError);
  const answer = sync.client.create('pods', pod.pod);
  const podError = isApiError(answer) ? refusal(sync, 'replicas', 'create', pod, answer) : undefined;
  if (podError?.cause?.reason === 'AlreadyExists') return podError;
  const ownerError = updatePodClaimForRetentionPolicy(sync, set, pod);
  if (ownerError !== undefined) return recordPodEvent(sync, 'update', pod, ownerError);
  return recordPodEvent(sync, 'create', pod, podError);
}

/** deleteStatefulPod: by name, with the pod's own grace. From 1.34 on a pod that is already gone counts as deleted (semantics 6.6, 11). */
export function deleteStatefulPod(sync: Sync, stage: Stage, pod: PodFacts): SyncError | undefined {
  const answer = sync.client.delete('pods', pod.name);
  if (!isApiError(answer) || (answer.reason === 'NotFound' && sync.behaviour.missingPodCountsAsDeleted)) {
    return recordPodEvent(sync, 'delete', pod, undefined);
  }
  return recordPodEvent(sync, 'delete', pod, refusal(sync, stage, 'delete', pod, answer));
}

/**
 * updateStatefulPod: mends identity, storage and claim owners, then PUTs the pod, even if only claims changed. Conflicts are retried
 * against the cache as it then is, other refusals end it (semantics 6.5, 6.9).
 */
export function updateStatefulPod(sync: Sync, set: StatefulSet, pod: PodFacts): SyncError | undefined {
  let current: PodFacts = pod;
  let attempted = false;
  let error: SyncError | undefined;
  for (let tries = 0; tries < updateTries; tries++) {
    const mended = mendPod(sync, set, current);
    error = mended.error;
    if (error === undefined) {
      if (mended.pod === undefined) break;
      attempted = true;
      const answer = sync.client.update('pods', mended.pod);
      if (!isApiError(answer)) break;
      error = refusal(sync, 'replicas', 'update', pod, answer);
      current = sync.listers.pods.get(pod.name) ?? podFacts(mended.pod);
    }
    if (error.cause?.reason !== 'Conflict') break;
  }
  return attempted ? recordPodEvent(sync, 'update', pod, error) : error;
}

/** One try: writes what the claims need and gives the pod to PUT, or undefined when all was right. */
function mendPod(sync: Sync, set: StatefulSet, pod: PodFacts): { pod?: Pod; error?: SyncError } {
  const identity = identityMatches(set, pod);
  const storage = storageMatches(set, pod);
  if (!storage) {
    const error = createPersistentVolumeClaims(sync, set, pod);
    if (error !== undefined) return { error: recordPodEvent(sync, 'update', pod, error) };
  }
  const owners = claimsMatchRetentionPolicy(sync, set, pod);
  if (!owners) {
    const error = updatePodClaimForRetentionPolicy(sync, set, pod);
    if (error !== undefined) return { error: recordPodEvent(sync, 'update', pod, error) };
  }
  if (identity && storage && owners) return {};
  return { pod: identity && storage ? pod.pod : withIdentityAndStorage(set, pod.pod, pod.ordinal) };
}

/** createMissingPersistentVolumeClaims: what a pending pod still lacks, and the owners of its claims (semantics 4.5.3). */
export function createMissingPersistentVolumeClaims(
  sync: Sync,
  set: StatefulSet,
  pod: PodFacts,
): SyncError | undefined {
  const error = createPersistentVolumeClaims(sync, set, pod);
  if (error !== undefined) return error;
  const ownerError = updatePodClaimForRetentionPolicy(sync, set, pod);
  return ownerError === undefined ? undefined : recordPodEvent(sync, 'update', pod, ownerError);
}

/** createPersistentVolumeClaims: all claims are tried, in the order of the templates, and the errors are gathered (semantics 6.3). */
function createPersistentVolumeClaims(sync: Sync, set: StatefulSet, pod: PodFacts): SyncError | undefined {
  const errors: SyncError[] = [];
  const templates = set.spec.volumeClaimTemplates ?? [];
  for (const template of templates) {
    // Go keeps the claims in a map: two templates of one name are one claim.
    if (templates.length > 1 && template !== templates.find(({ metadata }) => metadata.name === template.metadata.name))
      continue;
    const name = getPersistentVolumeClaimName(set, template, pod.ordinal);
    const cached = sync.listers.claims.get(name);
    if (cached?.metadata.deletionTimestamp !== undefined) errors.push({ message: `pvc ${name} is being deleted` });
    if (cached !== undefined) continue;
    const answer = sync.client.create('persistentvolumeclaims', newClaim(set, template, pod.ordinal));
    const refused = isApiError(answer) ? answer : undefined;
    if (refused !== undefined) errors.push({ message: `failed to create PVC ${name}: ${refused.message}` });
    if (refused?.reason !== 'AlreadyExists') recordClaimEvent(sync, name, pod, refused);
  }
  const error = aggregate(errors);
  if (error !== undefined)
    sync.refused('replicas', 'create', { resource: 'persistentvolumeclaims', name: pod.name }, error);
  return error;
}

/** podClaimIsStale: a claim still belongs to a dead pod of this name and will be collected (semantics 4.5.2). Gives the claim's name. */
export function staleClaim(sync: Sync, set: StatefulSet, pod: PodFacts): string | undefined {
  if (retentionPolicyOf(set).whenScaled === 'Retain') return undefined;
  return claimsOf(sync, set, pod).find((claim) => hasStalePodOwner(claim, pod))?.metadata.name;
}

export function claimsMatchRetentionPolicy(sync: Sync, set: StatefulSet, pod: PodFacts): boolean {
  return claimsOf(sync, set, pod).every((claim) => isClaimOwnerUpToDate(claim, set, pod));
}

/** updatePodClaimForRetentionPolicy: rewrites the owners of a pod's claims where they are out of date; the first refusal ends it. */
export function updatePodClaimForRetentionPolicy(sync: Sync, set: StatefulSet, pod: PodFacts): SyncError | undefined {
  for (const claim of claimsOf(sync, set, pod)) {
    const { name } = claim.metadata;
    if (hasConflictingOwner(claim, set, pod)) {
      sync.event('Warning', 'ConflictingController', conflictText(name));
    }
    if (isClaimOwnerUpToDate(claim, set, pod)) continue;
    const answer = sync.client.update('persistentvolumeclaims', withWantedOwner(claim, set, pod));
    if (isApiError(answer)) return syncError(answer, `could not update claim ${name} for delete policy ownerRefs: `);
  }
  return undefined;
}

/** The pod's claims that the cache knows, in the order of the templates. */
function claimsOf(sync: Sync, set: StatefulSet, pod: PodFacts): readonly PersistentVolumeClaim[] {
  const claims: PersistentVolumeClaim[] = [];
  for (const template of set.spec.volumeClaimTemplates ?? []) {
    const claim = sync.listers.claims.get(getPersistentVolumeClaimName(set, template, pod.ordinal));
    if (claim !== undefined) claims.push(claim);
  }
  return claims;
}

/** recordPodEvent: success or failure of a verb on a pod, told on the set. Gives the error back. */
function recordPodEvent(sync: Sync, verb: Verb, pod: PodFacts, error: SyncError | undefined): SyncError | undefined {
  const about = `${spoken(sync, verb)} Pod ${pod.name} in StatefulSet ${sync.set.metadata.name}`;
  if (error === undefined) sync.event('Normal', successful[verb], `${about} successful`);
  else sync.event('Warning', failed[verb], `${about} failed error: ${error.message}`);
  return error;
}

function recordClaimEvent(sync: Sync, claimName: string, pod: PodFacts, error: ApiError | undefined): void {
  const verb = spoken(sync, 'create');
  const set = sync.set.metadata.name;
  if (error === undefined) {
    sync.event(
      'Normal',
      'SuccessfulCreate',
      `${verb} Claim ${claimName} Pod ${pod.name} in StatefulSet ${set} success`,
    );
  } else {
    sync.event(
      'Warning',
      'FailedCreate',
      `${verb} Claim ${claimName} for Pod ${pod.name} in StatefulSet ${set} failed error: ${error.message}`,
    );
  }
}

function refusal(sync: Sync, stage: Stage, verb: Verb, pod: PodFacts, cause: ApiError): SyncError {
  const error = syncError(cause);
  sync.refused(stage, verb, { resource: 'pods', name: pod.name }, error);
  return error;
}

function spoken(sync: Sync, verb: Verb): string {
  return sync.behaviour.capitalVerbInMessages ? capital[verb] : verb;
}

const capital: Readonly<Record<Verb, string>> = { create: 'Create', update: 'Update', delete: 'Delete' };
const successful: Readonly<Record<Verb, string>> = {
  create: 'SuccessfulCreate',
  update: 'SuccessfulUpdate',
  delete: 'SuccessfulDelete',
};
const failed: Readonly<Record<Verb, string>> = {
  create: 'FailedCreate',
  update: 'FailedUpdate',
  delete: 'FailedDelete',
};

/** The event's text, upstream's spelling included. */
function conflictText(claimName: string): string {
  const why = 'has a conflicting OwnerReference that acts as a manging controller';
  return `PersistentVolumeClaim ${claimName} ${why}, the retention policy is ignored for this claim`;
}
