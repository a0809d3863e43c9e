/** The garbage collector: deletes what has lost all its owners, and takes dead references off the rest (semantics 8, appendix C10). */
import { isApiError } from './apiserver/apiErrors.ts';
import { resourceOfKind } from './apiserver/resources.ts';
import { type ApiServer, foregroundDeletion, orphanDependents, policyOwners } from './apiserver/apiServer.ts';
import type { KubeObject, OwnerReference, Resource } from './objects.ts';

/** Resources whose objects can own or be owned in this cluster; of the owners, pods are not deleted by a policy. */
const owners: readonly Resource[] = [...policyOwners, 'pods'];
const dependents: readonly Resource[] = [
  'replicasets',
  'pods',
  'persistentvolumeclaims',
  'controllerrevisions',
  'endpointslices',
];

/** Runs to the fixed point: what goes may orphan more. Gives the names of what was deleted or patched, as `resource/name`. */
export function collectGarbage(api: ApiServer): readonly string[] {
  const touched: string[] = [];
  for (;;) {
    const before = touched.length;
    const states = ownerStates(api);
    for (const resource of dependents) {
      for (const object of [...api.list(resource)]) {
        const hasDeadOwner = object.metadata.ownerReferences?.some(({ uid }) => !states.has(uid)) === true;
        if (hasDeadOwner && collect(api, resource, object, states)) touched.push(`${resource}/${object.metadata.name}`);
      }
    }
    if (touched.length === before) return touched;
  }
}

/** Whether the object names an owner that is gone, as one does that a late controller made for a set that was deleted meanwhile. */
export function hasGoneOwner(api: ApiServer, { metadata }: KubeObject): boolean {
  return (metadata.ownerReferences ?? []).some(({ kind, name, uid }) => {
    const resource = resourceOfKind(kind)?.resource;
    return resource !== undefined && owners.includes(resource) && api.get(resource, name)?.metadata.uid !== uid;
  });
}

/** Whether some owner is on its way out or gone, so that a run would find something to do. */
export function hasDeletingOwner(api: ApiServer): boolean {
  return deletingOwners(api).length > 0;
}

/**
 * Works on owners that wait for the collector: `orphan` takes the owner's references off its dependents, `foregroundDeletion` deletes
 * them first. Then the finalizer goes, and with the last one the owner. Gives the names of what was deleted or patched.
 */
export function finishDeletingOwners(api: ApiServer): readonly string[] {
  const touched: string[] = [];
  for (const [resource, owner] of deletingOwners(api)) {
    const { uid, name, finalizers = [] } = owner.metadata;
    if (finalizers.includes(orphanDependents)) {
      forEachDependent(api, uid, (kind, dependent) => {
        dropReferences(api, kind, dependent, (reference) => reference.uid === uid);
        touched.push(`${kind}/${dependent.metadata.name}`);
      });
      removeFinalizer(api, resource, name, finalizers, orphanDependents);
      touched.push(`${resource}/${name}`);
    } else if (finalizers.includes(foregroundDeletion)) {
      let blocking = 0;
      const states = ownerStates(api);
      forEachDependent(api, uid, (kind, dependent) => {
        const { name: dependentName } = dependent.metadata;
        if (collect(api, kind, dependent, states)) touched.push(`${kind}/${dependentName}`);
        // What goes at once, as a ControllerRevision does, holds nothing up, nor does what stays with another owner.
        const left = api.get(kind, dependentName);
        if (left !== undefined && blocksDeletion(left, uid)) blocking += 1;
      });
      if (blocking > 0) continue;
      removeFinalizer(api, resource, name, finalizers, foregroundDeletion);
      touched.push(`${resource}/${name}`);
    }
  }
  return touched;
}

function deletingOwners(api: ApiServer): readonly (readonly [Resource, KubeObject])[] {
  const found: (readonly [Resource, KubeObject])[] = [];
  for (const resource of policyOwners) {
    for (const object of api.list(resource)) {
      if (object.metadata.deletionTimestamp !== undefined) found.push([resource, object]);
    }
  }
  return found;
}

/** Who could own something, by UID. `waiting`: it is being deleted in the foreground, and waits until its dependents are gone. */
type OwnerStates = ReadonlyMap<string, 'solid' | 'waiting'>;

function ownerStates(api: ApiServer): OwnerStates {
  const states = new Map<string, 'solid' | 'waiting'>();
  for (const resource of owners) {
    for (const { metadata } of api.list(resource)) {
      const { uid, deletionTimestamp, finalizers = [] } = metadata;
      const isWaiting = deletionTimestamp !== undefined && finalizers.includes(foregroundDeletion);
      states.set(uid, isWaiting ? 'waiting' : 'solid');
    }
  }
  return states;
}

/** attemptToDeleteItem: whoever has a solid owner keeps that one and loses the others; nobody else stays. True when it was changed. */
function collect(api: ApiServer, resource: Resource, object: KubeObject, states: OwnerStates): boolean {
  const { name, ownerReferences = [], deletionTimestamp } = object.metadata;
  const isSolid = ({ uid }: OwnerReference): boolean => states.get(uid) === 'solid';
  if (ownerReferences.some(isSolid)) {
    dropReferences(api, resource, object, (reference) => !isSolid(reference));
    return true;
  }
  if (deletionTimestamp !== undefined) return false;
  return !isApiError(api.delete(resource, name));
}

function dropReferences(
  api: ApiServer,
  resource: Resource,
  { metadata }: KubeObject,
  dropped: (reference: OwnerReference) => boolean,
): void {
  const ownerReferences = (metadata.ownerReferences ?? []).filter((reference) => !dropped(reference));
  api.patchMetadata(resource, metadata.name, { ownerReferences });
}

function forEachDependent(
  api: ApiServer,
  uid: string,
  visit: (resource: Resource, dependent: KubeObject) => void,
): void {
  for (const resource of dependents) {
    for (const object of [...api.list(resource)]) {
      if (object.metadata.ownerReferences?.some((reference) => reference.uid === uid)) visit(resource, object);
    }
  }
}

function blocksDeletion({ metadata }: KubeObject, uid: string): boolean {
  return (metadata.ownerReferences ?? []).some(
    (reference) => reference.uid === uid && reference.blockOwnerDeletion === true,
  );
}

function removeFinalizer(
  api: ApiServer,
  resource: Resource,
  name: string,
  finalizers: readonly string[],
  done: string,
): void {
  api.patchMetadata(resource, name, { finalizers: finalizers.filter((each) => each !== done) });
}
