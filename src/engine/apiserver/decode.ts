/**
 * Reads a manifest as the API server does before it validates anything (semantics 9.6): every value must be of the
 * type of its field, and no field unknown. What comes out is defaulted and in canonical form.
 */
import type { JsonObject } from '../json.ts';
import type { Release } from '../versions.ts';
import { badRequest, type ApiError } from './apiErrors.ts';
import { noProblems, root, type ReadProblems } from './readProblems.ts';
import { readStruct } from './structReader.ts';

/** The kinds whose manifests can be read. */
export const manifestKinds = [
  'Deployment',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet',
  'Service',
  'StatefulSet',
] as const;
export type ManifestKind = (typeof manifestKinds)[number];

export type Decoded = { readonly object: JsonObject } | { readonly error: ApiError };

/** The manifest as the API server reads it, or its BadRequest. */
export function decodeManifest(kind: ManifestKind, manifest: JsonObject, release: Release): Decoded {
  const problems = noProblems();
  const object = readStruct(kind, manifest, root, { release, withDefaults: true }, problems);
  const problem = firstProblem(problems);
  if (problem === undefined) return { object };
  return { error: badRequest(`${kind} in version "v1" cannot be handled as a ${kind}: ${problem}`) };
}

/** The defaulted form of a struct, without strictness: what does not fit is left out. */
export function defaulted(struct: string, given: JsonObject, release: Release): JsonObject {
  return readStruct(struct, given, root, { release, withDefaults: true }, noProblems());
}

/** The canonical form of a struct as it stands, without defaults: what a client encodes after decoding it. */
export function canonical(struct: string, given: JsonObject, release: Release): JsonObject {
  return readStruct(struct, given, root, { release, withDefaults: false }, noProblems());
}

/** What the API server says of a manifest that it cannot read; undefined when all fits. */
export function firstProblem({ fatal, wrongType, unknown }: ReadProblems): string | undefined {
  if (fatal !== undefined || wrongType !== undefined) return fatal ?? wrongType;
  return unknown.length === 0 ? undefined : `strict decoding error: ${unknown.map(unknownField).join(', ')}`;
}

export function unknownField(path: string): string {
  return `unknown field ${JSON.stringify(path)}`;
}
