/** Which of the two known releases tells best of a cluster, by what its objects hold. */
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

/**
 * By the kubelets of the nodes; without any, by the newest revision: up to 1.33 it holds a time that is null, since 1.34 that is left out
 * (semantics 5.1). The newest release when neither says anything.
 */
export function versionOf(objects: readonly JsonObject[]): KubernetesVersion {
  const minors = objects.flatMap(({ kind, status }) => (kind === 'Node' ? minorOf(status) : []));
  if (minors.length > 0) return Math.max(...minors) <= 33 ? '1.33' : '1.37';
  const revisions = objects.filter(({ kind }) => kind === 'ControllerRevision');
  const newest = revisions.reduce<JsonObject | undefined>(
    (best, each) => (best === undefined || Number(each['revision']) > Number(best['revision']) ? each : best),
    undefined,
  );
  return JSON.stringify(newest?.['data'] ?? null).includes('"creationTimestamp":null') ? '1.33' : '1.37';
}

/** The 33 of `v1.33.13`; nothing where a node does not say. */
function minorOf(status: Json | undefined): readonly number[] {
  const info = isObject(status) ? status['nodeInfo'] : undefined;
  const version = isObject(info) ? info['kubeletVersion'] : undefined;
  const [, minor] = (typeof version === 'string' && /^v1\.(\d{1,3})\./.exec(version)) || [];
  return minor === undefined ? [] : [Number(minor)];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
