/** How objects of one kind are made and changed: what upstream keeps in the `strategy.go` of each registry. */
import type { JsonObject } from '../../json.ts';
import type { Release } from '../../versions.ts';
import type { ApiError } from '../apiErrors.ts';
import type { ApiServer } from '../apiServer.ts';
import type { FieldError } from '../fieldErrors.ts';
import { text } from '../validation/jsonFields.ts';

/** What a strategy may look at besides the object. `manifest` is the object as it was sent, before anything was filled in. */
export interface Context {
  readonly api: ApiServer;
  readonly release: Release;
  readonly manifest: JsonObject;
}

/** All objects are decoded and defaulted; stored ones too, so that the two of an update can be compared. */
export interface Strategy {
  /** What the decoder cannot read, beyond values of a wrong type; in its words. */
  readonly decodeProblem?: (object: JsonObject) => string | undefined;
  /** Fills in what depends on more than one struct (upstream `SetDefaults_...`). */
  readonly setDefaults?: (object: JsonObject) => JsonObject;
  /** What a new object begins with, whatever was sent (`PrepareForCreate`, and what admission plug-ins add). */
  readonly prepareForCreate?: (object: JsonObject, context: Context) => JsonObject;
  readonly validate: (object: JsonObject, context: Context) => readonly FieldError[];
  /** What an update leaves as it was, beside the status (`PrepareForUpdate`). */
  readonly prepareForUpdate?: (object: JsonObject, stored: JsonObject, context: Context) => JsonObject;
  readonly validateUpdate: (object: JsonObject, stored: JsonObject, context: Context) => readonly FieldError[];
  /** The refusal of an admission plug-in to an update that is valid. */
  readonly admitUpdate?: (object: JsonObject, stored: JsonObject, context: Context) => ApiError | undefined;
  readonly warnings?: (object: JsonObject, stored: JsonObject | undefined) => readonly string[];
  /** The struct of its status, for a kind with a status subresource: the main resource leaves the status alone. */
  readonly status?: string;
  readonly validateStatus?: (status: JsonObject, old: JsonObject, context: Context) => readonly FieldError[];
  /** Whether a change of the spec raises `metadata.generation`. */
  readonly countsGenerations?: boolean;
  /** An update must say which version it replaces. */
  readonly needsResourceVersion?: boolean;
}

export function metadataOf(object: JsonObject): JsonObject {
  return (object['metadata'] ?? {}) as JsonObject;
}

export function specOf(object: JsonObject): JsonObject {
  return (object['spec'] ?? {}) as JsonObject;
}

export function nameOf(object: JsonObject): string {
  return text(metadataOf(object), 'name');
}

export function namespaceOf(object: JsonObject): string {
  return text(metadataOf(object), 'namespace');
}

export function withSpec(object: JsonObject, spec: JsonObject): JsonObject {
  return { ...object, spec };
}
