import type { KubeObject, ObjectMeta } from '../objects.ts';

/** The metadata that a manifest brings along; the rest is for the store to fill in. */
export type ManifestMeta = Partial<ObjectMeta>;

/** An object that has been read and defaulted, but not stored yet: nobody has given it a uid. */
export type Unstored<T extends KubeObject> = Omit<T, 'metadata'> & { readonly metadata: ManifestMeta };
