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
    const live = liveUids(api);
    for (const resource of dependents) {
      for (const object of [...api.list(resource)]) {
        if (collect(api, resource, object, live)) touched.push(`${resource}/${object.metadata.name}`);
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
      forEachDependent(api, uid, (kind, dependent) => {
        const { name: dependentName, deletionTimestamp } = dependent.metadata;
        if (deletionTimestamp === undefined) {
          api.delete(kind, dependentName);
          touched.push(`${kind}/${dependentName}`);
        }
        // What goes at once, as a ControllerRevision does, holds nothing up.
        if (blocksDeletion(dependent, uid) && api.get(kind, dependentName) !== undefined) blocking += 1;
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

function liveUids(api: ApiServer): ReadonlySet<string> {
  const live = new Set<string>();
  for (const resource of owners) for (const { metadata } of api.list(resource)) live.add(metadata.uid);
  return live;
}

/** True when the object was changed. */
function collect(api: ApiServer, resource: Resource, object: KubeObject, live: ReadonlySet<string>): boolean {
  const { name, ownerReferences = [], deletionTimestamp } = object.metadata;
  const isDead = ({ uid }: OwnerReference): boolean => !live.has(uid);
  if (!ownerReferences.some(isDead)) return false;
  if (ownerReferences.every(isDead)) {
    if (deletionTimestamp !== undefined) return false;
    return !isApiError(api.delete(resource, name));
  }
  dropReferences(api, resource, object, isDead);
  return true;
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
