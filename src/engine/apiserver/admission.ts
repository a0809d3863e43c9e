/** What a request of a person goes through before it is stored: decoding, defaulting, validation (semantics 9). */
import type { Json, JsonObject } from '../json.ts';
import { mergePatch } from '../mergePatch.ts';
import type { Service, StatefulSet } from '../objects.ts';
import type { Release } from '../versions.ts';
import { type ApiError, badRequest, invalid, isApiError, notFound } from './apiErrors.ts';
import type { ApiServer, Draft } from './apiServer.ts';
import { decodeManifest } from './decode.ts';
import { asStatefulSet, dropDisabledFields } from './defaultStatefulSet.ts';
import { invalidValue } from './fieldErrors.ts';
import type { Unstored } from './manifests.ts';
import { validateStatefulSet, validateStatefulSetUpdate } from './validateStatefulSet.ts';

/** The largest set that the simulated cluster takes; the real API server has no such bound. */
export const maxReplicas = 10_000;

/** Creates or replaces what the manifest describes. Gives the refusal, or undefined. */
export function applyManifest(api: ApiServer, release: Release, manifest: JsonObject): ApiError | undefined {
  switch (manifest['kind']) {
    case 'StatefulSet':
      return applyStatefulSet(api, release, manifest);
    case 'Service':
      return applyService(api, release, manifest);
    default:
      return badRequest(`no matches for kind "${String(manifest['kind'])}" in version "${String(manifest['apiVersion'])}"`);
  }
}

/** Merges a patch into the spec of a stored set, as `kubectl patch --type merge` does. */
export function patchStatefulSet(api: ApiServer, release: Release, name: string, spec: JsonObject): ApiError | undefined {
  const stored = api.get('statefulsets', name);
  if (stored === undefined) return notFound('statefulsets', name);
  const merged = mergePatch(stored.spec as unknown as Json, spec) as JsonObject;
  return applyStatefulSet(api, release, manifestOf(stored, merged));
}

/** Sets the image of one container, as `kubectl set image` does. */
export function setImage(api: ApiServer, release: Release, name: string, container: string, image: string): ApiError | undefined {
  const stored = api.get('statefulsets', name);
  if (stored === undefined) return notFound('statefulsets', name);
  const { template } = stored.spec;
  if (!template.spec.containers.some((known) => known.name === container)) {
    return badRequest(`unable to find container named "${container}"`);
  }
  const containers = template.spec.containers.map((known) => (known.name === container ? { ...known, image } : known));
  return patchStatefulSet(api, release, name, { template: { spec: { containers: containers as unknown as Json } } });
}

/** The set as a manifest: what a user's file would hold, without what the server stamped on it. */
export function manifestOf({ apiVersion, kind, metadata }: StatefulSet, spec: JsonObject): JsonObject {
  const { name, labels, annotations } = metadata;
  return { apiVersion, kind, metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }) }, spec };
}

function applyStatefulSet(api: ApiServer, release: Release, manifest: JsonObject): ApiError | undefined {
  const decoded = decodeManifest('StatefulSet', manifest, release);
  if ('error' in decoded) return decoded.error;
  const read = asStatefulSet(decoded.object);
  const name = read.metadata.name ?? '';
  const stored = api.get('statefulsets', name);
  const set = { ...read, spec: dropDisabledFields(read.spec, stored?.spec, release) };
  const refusal = refuseSet(set, stored, release);
  if (refusal !== undefined) return refusal;
  return stored === undefined ? asRefusal(api.create('statefulsets', set as Draft<'statefulsets'>)) : replaceSet(api, stored, set);
}

function refuseSet(set: Unstored<StatefulSet>, stored: StatefulSet | undefined, release: Release): ApiError | undefined {
  const name = set.metadata.name ?? '';
  const causes = stored === undefined ? validateStatefulSet(set, release) : validateStatefulSetUpdate(set, stored, release);
  if (causes.length > 0) return invalid('StatefulSet', name, causes);
  if (set.spec.replicas <= maxReplicas) return undefined;
  return invalid('StatefulSet', name, [invalidValue('spec.replicas', set.spec.replicas, `must be less than or equal to ${maxReplicas}, the most that Ordinal simulates`)]);
}

function replaceSet(api: ApiServer, stored: StatefulSet, set: Unstored<StatefulSet>): ApiError | undefined {
  const { labels, annotations } = set.metadata;
  return asRefusal(api.update('statefulsets', { ...stored, metadata: { ...stored.metadata, labels, annotations }, spec: set.spec }));
}

function applyService(api: ApiServer, release: Release, manifest: JsonObject): ApiError | undefined {
  const decoded = decodeManifest('Service', manifest, release);
  if ('error' in decoded) return decoded.error;
  const service = decoded.object as unknown as Unstored<Service>;
  const stored = api.get('services', service.metadata.name ?? '');
  if (stored === undefined) return asRefusal(api.create('services', { ...service, status: { loadBalancer: {} } } as Draft<'services'>));
  return asRefusal(api.update('services', { ...stored, spec: service.spec }));
}

function asRefusal(answer: object): ApiError | undefined {
  return isApiError(answer) ? answer : undefined;
}
