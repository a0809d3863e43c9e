import type { JsonObject } from '../json.ts';
import type { PersistentVolumeClaim } from '../objects.ts';
import type { Release } from '../versions.ts';
import { defaulted } from './decode.ts';
import type { Unstored } from './manifests.ts';

/**
 * A claim as the API server reads it from a manifest: `volumeMode: Filesystem`, phase Pending, canonical quantities.
 * Its storage class is for an admission step of the store.
 */
export function defaultPersistentVolumeClaim(manifest: JsonObject, release: Release): Unstored<PersistentVolumeClaim> {
  const read = defaulted('PersistentVolumeClaim', { ...manifest, status: {} }, release);
  // The reader gives every field of the shape that the type tells of.
  return { ...read, apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as unknown as Unstored<PersistentVolumeClaim>;
}
