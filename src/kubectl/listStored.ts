import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { Resource } from '#engine/objects.ts';
import { endpointsOf } from './endpointsOf.ts';
import type { ApiObject } from './world.ts';

/** The objects of a resource as kubectl sees them: what is stored, and Endpoints made from the slices. */
export function listStored(objects: StoredObjects['objects'], resource: string): readonly ApiObject[] {
  if (resource === 'endpoints') return endpointsOf(objects.services, objects.endpointslices);
  if (!Object.hasOwn(objects, resource)) return [];
  return objects[resource as Resource] as readonly object[] as readonly ApiObject[];
}
