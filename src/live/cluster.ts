/** Which cluster there is beside the page, and what there is to watch in it. */
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { type Failure, failureOf, isObject } from './answers.ts';
import type { ApiClient } from './apiClient.ts';
import { isNamespaceName, pathOf } from './watchedKinds.ts';

export interface ClusterIdentity {
  /** `v1.37.2`, as the server says. */
  readonly gitVersion: string;
  /** The release of ours that tells best of it. */
  readonly version: KubernetesVersion;
  /** What tells one cluster from another: the uid of `kube-system`; '' where that may not be read. */
  readonly uid: string;
}

/** Undefined when nobody there answers as an API server does. */
export async function findCluster(api: ApiClient, signal?: AbortSignal): Promise<ClusterIdentity | undefined> {
  const answer = await api.get('/version', signal);
  const gitVersion = 'body' in answer && isObject(answer.body) ? answer.body['gitVersion'] : undefined;
  const [, minor] = (typeof gitVersion === 'string' && /^v1\.(\d{1,3})\.[\w.+-]{1,60}$/.exec(gitVersion)) || [];
  if (minor === undefined) return undefined;
  const system = await api.get(`${pathOf('namespaces')}/kube-system`, signal);
  const metadata = 'body' in system && isObject(system.body) ? system.body['metadata'] : undefined;
  const uid = isObject(metadata) ? metadata['uid'] : undefined;
  return {
    gitVersion: String(gitVersion),
    version: Number(minor) <= 33 ? '1.33' : '1.37',
    uid: typeof uid === 'string' ? uid.slice(0, 36) : '',
  };
}

export interface SetListed {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly ready: number;
}

type Found<What> = readonly What[] | { readonly failure: Failure };

/** The names of all namespaces. */
export function listNamespaces(api: ApiClient, signal?: AbortSignal): Promise<Found<string>> {
  return listAll(api, pathOf('namespaces'), signal, ({ metadata }) => {
    const name = isObject(metadata) ? metadata['name'] : undefined;
    return isNamespaceName(name) ? name : undefined;
  });
}

/** The sets of a namespace, or of all. */
export function listSets(api: ApiClient, namespace?: string, signal?: AbortSignal): Promise<Found<SetListed>> {
  return listAll(api, pathOf('statefulsets', namespace), signal, ({ metadata, spec, status }) => {
    if (!isObject(metadata) || !isObject(spec)) return undefined;
    const { name, namespace: home } = metadata;
    if (typeof name !== 'string' || name.length > 253 || !isNamespaceName(home)) return undefined;
    const ready = isObject(status) ? status['readyReplicas'] : undefined;
    return { namespace: home, name, replicas: countOf(spec['replicas'], 1), ready: countOf(ready, 0) };
  });
}

function countOf(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
}

const pageSize = 500;
const mostPages = 40;

async function listAll<What>(
  api: ApiClient,
  path: string,
  signal: AbortSignal | undefined,
  read: (item: JsonObject) => What | undefined,
): Promise<Found<What>> {
  const found: What[] = [];
  let next = '';
  for (let pages = 0; pages < mostPages; pages++) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(next !== '' && { continue: next }) });
    const answer = await api.get(`${path}?${query}`, signal);
    if ('failure' in answer) return answer;
    const { items, metadata } = isObject(answer.body) ? answer.body : {};
    if (!isObject(metadata) || (items !== null && !Array.isArray(items))) return { failure: failureOf(200, undefined) };
    for (const item of (items ?? []) as readonly Json[]) {
      const one = isObject(item) ? read(item) : undefined;
      if (one !== undefined) found.push(one);
    }
    next = typeof metadata['continue'] === 'string' ? metadata['continue'] : '';
    if (next === '') break;
  }
  return found;
}
