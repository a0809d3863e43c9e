/** What is watched of a real cluster, and where its API server has it. */
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { Resource } from '#engine/objects.ts';

/** Kinds whose every change matters have a stream each. */
export const steadyKinds = ['statefulsets', 'pods', 'persistentvolumeclaims', 'events'] as const;
/**
 * The others take turns on one stream: a browser opens six connections to a host that speaks HTTP/1.1, as `kubectl proxy` does, and one of
 * them has to be left for everything else. Nothing is missed, since each turn goes on from where the last one ended.
 */
export const kindsByTurns = [
  'controllerrevisions',
  'services',
  'endpointslices',
  'nodes',
  'poddisruptionbudgets',
  'storageclasses',
] as const;

export type WatchedKind = (typeof steadyKinds)[number] | (typeof kindsByTurns)[number];
export const watchedKinds: readonly WatchedKind[] = [...steadyKinds, ...kindsByTurns];

/** A label of RFC 1123, which is what a namespace is called: nothing else ever becomes a part of a path. */
export function isNamespaceName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
}

/** `/apis/apps/v1/namespaces/shop/statefulsets`; without a namespace those of all of them. The namespace must have been checked. */
export function pathOf(resource: Resource, namespace?: string): string {
  const { apiVersion, isNamespaced } = resourceInfos[resource];
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const where = isNamespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${group}${where}/${resource}`;
}
