import { resourceOfKind } from '#engine/apiserver/resources.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { KubeEvent, Resource } from '#engine/objects.ts';
import { endpointsOf } from './endpointsOf.ts';
import type { ApiObject } from './world.ts';

/** The objects of a resource as kubectl sees them: what is stored, and Endpoints made from the slices. */
export function listStored(objects: StoredObjects['objects'], resource: string): readonly ApiObject[] {
  if (resource === 'endpoints') return endpointsOf(objects.services, objects.endpointslices);
  if (!Object.hasOwn(objects, resource)) return [];
  if (resource === 'events') return objects.events.map(withApiVersion) as readonly object[] as readonly ApiObject[];
  return objects[resource as Resource] as readonly object[] as readonly ApiObject[];
}

/** The events of this page leave out what follows from the kind: which version of it they speak of. */
function withApiVersion(event: KubeEvent): KubeEvent {
  const { involvedObject } = event;
  const apiVersion = resourceOfKind(involvedObject.kind)?.apiVersion;
  if (apiVersion === undefined || 'apiVersion' in involvedObject) return event;
  return { ...event, involvedObject: { ...involvedObject, apiVersion } as KubeEvent['involvedObject'] };
}
