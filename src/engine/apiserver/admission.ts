/** What a request of a person goes through before it is stored: decoding, defaulting, validation (semantics 9). */
// Validation is handed in: it judges new requests, and a replay of requests that were accepted has no need of it.
import type { Json, JsonObject } from '../json.ts';
import { mergePatch } from '../mergePatch.ts';
import type { KubeObject, StatefulSet } from '../objects.ts';
import type { Release } from '../versions.ts';
import { type ApiError, badRequest, invalid, isApiError, notFound } from './apiErrors.ts';
import type { ApiServer, Draft } from './apiServer.ts';
import { decodeManifest } from './decode.ts';
import { asStatefulSet, dropDisabledFields } from './defaultStatefulSet.ts';
import { invalidValue } from './fieldErrors.ts';
import type { FieldError } from './fieldErrors.ts';
import { asService } from './defaultService.ts';
import type { Unstored } from './manifests.ts';
import type { ApplyRequest, ObjectRequest } from './objectRequest.ts';

/** The largest set that the simulated cluster takes; the real API server has no such bound. */
export const maxReplicas = 10_000;

/** What the API server knows beyond the first frame: it judges requests, and carries out those for any kind of object. */
export interface Validation {
  /** All that is wrong with a StatefulSet, in the API server's order (`validateStatefulSet.ts`). */
  readonly create: (set: Unstored<StatefulSet>, release: Release, manifest: JsonObject) => readonly FieldError[];
  readonly update: (
    set: Unstored<StatefulSet>,
    old: StatefulSet,
    release: Release,
    manifest: JsonObject,
  ) => readonly FieldError[];
  /** Carries out a request, or changes nothing and says why (`validation.ts`). */
  readonly perform: (admission: Admission, request: ObjectRequest | ApplyRequest) => Answer;
  /** The refusal of a PUT by a component of the cluster, or undefined. */
  readonly judge: (stored: KubeObject, next: KubeObject) => ApiError | undefined;
  /** The refusal of a pod that a component makes, or undefined. */
  readonly judgeNewPod: (draft: Draft<'pods'>, release: Release) => ApiError | undefined;
}

/** What a request led to: the object as it is now, or as it was last when it is gone. `warnings` are without `Warning: `. */
export interface Accepted {
  readonly object: KubeObject;
  readonly warnings: readonly string[];
}
export type Answer = Accepted | ApiError;

/** The way in: where a request is stored, under which release, and who judges it. Without a judge it is taken as valid. */
export interface Admission {
  readonly api: ApiServer;
  readonly release: Release;
  readonly validation: Validation | undefined;
}

/** Creates or replaces what the manifest describes. Gives the refusal, or undefined. The first frame knows sets and services only. */
export function applyManifest(admission: Admission, manifest: JsonObject): ApiError | undefined {
  const { apiVersion, kind } = manifest;
  switch (kind) {
    case 'StatefulSet':
      return applyStatefulSet(admission, manifest);
    case 'Service':
      return applyService(admission, manifest);
    default:
      if (admission.validation !== undefined)
        return asRefusal(admission.validation.perform(admission, { type: 'apply', manifest }));
      return badRequest(`no matches for kind "${String(kind)}" in version "${String(apiVersion)}"`);
  }
}

/** Merges a patch into the spec of a stored set, as `kubectl patch --type merge` does. */
export function patchStatefulSet(admission: Admission, name: string, spec: JsonObject): ApiError | undefined {
  const stored = admission.api.get('statefulsets', name);
  if (stored === undefined) return notFound('statefulsets', name);
  const merged = mergePatch(stored.spec as unknown as Json, spec) as JsonObject;
  return applyStatefulSet(admission, manifestOf(stored, merged));
}

/** Sets the image of one container, as `kubectl set image` does. */
export function setImage(admission: Admission, name: string, container: string, image: string): ApiError | undefined {
  const stored = admission.api.get('statefulsets', name);
  if (stored === undefined) return notFound('statefulsets', name);
  const { template } = stored.spec;
  if (!template.spec.containers.some((known) => known.name === container)) {
    return badRequest(`unable to find container named "${container}"`);
  }
  const containers = template.spec.containers.map((known) => (known.name === container ? { ...known, image } : known));
  return patchStatefulSet(admission, name, { template: { spec: { containers: containers as unknown as Json } } });
}

/** The set as a manifest: what a user's file would hold, without what the server stamped on it. */
export function manifestOf({ apiVersion, kind, metadata }: StatefulSet, spec: JsonObject): JsonObject {
  const { name, labels, annotations } = metadata;
  return { apiVersion, kind, metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }) }, spec };
}

/** What the API server would answer to a set that is created, were its name free: the refusal, or undefined. */
export function refusalOfNewSet(admission: Admission, manifest: JsonObject): ApiError | undefined {
  const read = readSet(admission, manifest, () => undefined);
  return 'error' in read ? read.error : undefined;
}

function applyStatefulSet(admission: Admission, manifest: JsonObject): ApiError | undefined {
  const { api } = admission;
  const read = readSet(admission, manifest, (name) => api.get('statefulsets', name));
  if ('error' in read) return read.error;
  const { set, stored } = read;
  return stored === undefined
    ? asRefusal(api.create('statefulsets', set as Draft<'statefulsets'>))
    : replaceSet(api, stored, set);
}

interface ReadSet {
  readonly set: Unstored<StatefulSet>;
  readonly stored: StatefulSet | undefined;
}

/** Decodes and judges a set, as a new one or as a change of the one that is found under its name. */
function readSet(
  admission: Admission,
  manifest: JsonObject,
  find: (name: string) => StatefulSet | undefined,
): ReadSet | { readonly error: ApiError } {
  const { release } = admission;
  const decoded = decodeManifest('StatefulSet', manifest, release);
  if ('error' in decoded) return decoded;
  const read = asStatefulSet(decoded.object);
  const stored = find(read.metadata.name ?? '');
  const set = { ...read, spec: dropDisabledFields(read.spec, stored?.spec, release) };
  const error = refuseSet(admission, set, stored, manifest);
  return error === undefined ? { set, stored } : { error };
}

function refuseSet(
  { release, validation }: Admission,
  set: Unstored<StatefulSet>,
  stored: StatefulSet | undefined,
  manifest: JsonObject,
): ApiError | undefined {
  if (validation === undefined) return undefined;
  const name = set.metadata.name ?? '';
  const causes =
    stored === undefined
      ? validation.create(set, release, manifest)
      : validation.update(set, stored, release, manifest);
  if (causes.length > 0) return invalid('StatefulSet', name, causes);
  if (set.spec.replicas <= maxReplicas) return undefined;
  return invalid('StatefulSet', name, [
    invalidValue(
      'spec.replicas',
      set.spec.replicas,
      `must be less than or equal to ${maxReplicas}, the most that Ordinal simulates`,
    ),
  ]);
}

function replaceSet(api: ApiServer, stored: StatefulSet, set: Unstored<StatefulSet>): ApiError | undefined {
  const { labels, annotations } = set.metadata;
  return asRefusal(
    api.update('statefulsets', { ...stored, metadata: { ...stored.metadata, labels, annotations }, spec: set.spec }),
  );
}

function applyService({ api, release }: Admission, manifest: JsonObject): ApiError | undefined {
  const decoded = decodeManifest('Service', manifest, release);
  if ('error' in decoded) return decoded.error;
  const service = asService(decoded.object);
  const stored = api.get('services', service.metadata.name ?? '');
  if (stored === undefined)
    return asRefusal(api.create('services', { ...service, status: { loadBalancer: {} } } as Draft<'services'>));
  return asRefusal(api.update('services', { ...stored, spec: service.spec }));
}

function asRefusal(answer: object): ApiError | undefined {
  return isApiError(answer) ? answer : undefined;
}
