/** Which pods and revisions are the set's: adopt orphans that match, release what no longer does (ClaimPods; semantics 2.4, 2.5). */
import { isApiError } from '../apiserver/apiErrors.ts';
import type { ControllerRevision, KubeObject } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';
import { controllerReference } from './identity.ts';
import { controllerOf } from './informers.ts';
import type { OwnedPods } from './ownedPods.ts';
import type { PodFacts } from './podFacts.ts';
import { aggregate, type Sync, type SyncError, syncError } from './sync.ts';

/** adoptOrphanRevisions: patches a controller reference into revisions that have none; the first error ends it. */
export function adoptOrphanRevisions(sync: Sync, revisions: readonly ControllerRevision[]): SyncError | undefined {
  const orphans = revisions.filter((revision) => controllerOf(revision) === undefined);
  if (orphans.length === 0) return undefined;
  const refused = canAdopt(sync);
  if (refused !== undefined) return { message: `can't adopt ControllerRevisions: ${refused.message}` };
  for (const revision of orphans.toSorted(byName)) {
    const { name } = revision.metadata;
    const answer = sync.client.patchMetadata('controllerrevisions', name, { ownerReferences: adopted(sync, revision) });
    if (isApiError(answer)) return syncError(answer);
    sync.decide(
      'claimPods',
      'revisionAdopted',
      'act',
      { revision: revision.revision },
      { resource: 'controllerrevisions', name },
    );
  }
  return undefined;
}

/** The claimed pods, by ordinal. `owned` is the index that holds exactly these, unless some were adopted only now. */
export interface Claimed {
  readonly pods: readonly PodFacts[];
  readonly owned?: OwnedPods;
}

/** The pods that are the set's. All candidates are tried; the errors are gathered. */
export function claimPods(sync: Sync): Claimed | SyncError {
  const owned = sync.informers.podsOf(sync.set);
  const errors: SyncError[] = [];
  const adoptedPods: PodFacts[] = [];
  // The common case costs nothing: every pod is owned and matches.
  if (owned.strangers.size > 0 || sync.informers.orphans.size > 0) {
    const candidates = [...owned.strangers.values(), ...sync.informers.orphans.values()].sort((a, b) =>
      byName(a.pod, b.pod),
    );
    let recheck: SyncError | 'adoptable' | undefined;
    for (const pod of candidates) {
      if (controllerOf(pod.pod) !== undefined) {
        pushDefined(errors, releasePod(sync, pod));
      } else if (isAdoptable(sync, pod)) {
        recheck ??= canAdopt(sync) ?? 'adoptable';
        const outcome = recheck === 'adoptable' ? adoptPod(sync, pod) : cannotAdopt(pod, recheck);
        if (outcome === 'adopted') adoptedPods.push(pod);
        else if (outcome !== 'gone') errors.push(outcome);
      }
    }
  }
  const error = aggregate(errors);
  if (error !== undefined) return error;
  sync.decide('claimPods', 'podsClaimed', 'pass', { claimed: owned.members.length + adoptedPods.length });
  if (adoptedPods.length === 0) return { pods: owned.members, owned };
  return { pods: [...owned.members, ...adoptedPods].sort((a, b) => a.ordinal - b.ordinal || byName(a.pod, b.pod)) };
}

/** An orphan is ours to take if name and labels match and neither it nor the set is being deleted. */
function isAdoptable({ set }: Sync, { pod, parent, terminating }: PodFacts): boolean {
  if (set.metadata.deletionTimestamp !== undefined || terminating) return false;
  return parent === set.metadata.name && matchesSelector(set.spec.selector, pod.metadata.labels);
}

/** canAdoptFunc: the set must still be the one in the cache, and not be on its way out, by a live GET. */
function canAdopt({ set, client }: Sync): SyncError | undefined {
  const { namespace, name, uid } = set.metadata;
  const fresh = client.get('statefulsets', name);
  if (fresh === undefined) return { message: `statefulsets.apps "${name}" not found` };
  if (fresh.metadata.uid !== uid) {
    return {
      message: `original StatefulSet ${namespace}/${name} is gone: got uid ${fresh.metadata.uid}, wanted ${uid}`,
    };
  }
  const { deletionTimestamp } = fresh.metadata;
  return deletionTimestamp === undefined
    ? undefined
    : { message: `${namespace}/${name} has just been deleted at ${deletionTimestamp}` };
}

function cannotAdopt({ pod }: PodFacts, { message }: SyncError): SyncError {
  const { namespace, name, uid } = pod.metadata;
  return { message: `can't adopt Pod ${namespace}/${name} (${uid}): ${message}` };
}

function adoptPod(sync: Sync, { pod, ordinal }: PodFacts): 'adopted' | 'gone' | SyncError {
  const { name, uid } = pod.metadata;
  const answer = sync.client.patchMetadata('pods', name, { ownerReferences: adopted(sync, pod) }, uid);
  if (isApiError(answer)) return answer.reason === 'NotFound' ? 'gone' : syncError(answer);
  sync.decide('claimPods', 'podAdopted', 'act', { ordinal }, { resource: 'pods', name });
  return 'adopted';
}

/** Takes our reference off a pod that no longer matches, unless the set is being deleted. A pod that is gone is no error. */
function releasePod(sync: Sync, { pod }: PodFacts): SyncError | undefined {
  if (sync.set.metadata.deletionTimestamp !== undefined) return undefined;
  const { name, uid } = pod.metadata;
  const ownerReferences = (pod.metadata.ownerReferences ?? []).filter(
    (reference) => reference.uid !== sync.set.metadata.uid,
  );
  const answer = sync.client.patchMetadata('pods', name, { ownerReferences }, uid);
  if (isApiError(answer))
    return answer.reason === 'NotFound' || answer.reason === 'Invalid' ? undefined : syncError(answer);
  sync.decide('claimPods', 'podReleased', 'act', {}, { resource: 'pods', name });
  return undefined;
}

function adopted({ set }: Sync, object: KubeObject) {
  return [...(object.metadata.ownerReferences ?? []), controllerReference(set)];
}

function byName(a: KubeObject, b: KubeObject): number {
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

function pushDefined<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}
