/** What the page can do to a real cluster, when somebody says so: as a request to its API server, and as the line that does the same. */
import type { JsonObject } from '#engine/json.ts';
import type { ApiClient } from './apiClient.ts';
import type { Failure } from './answers.ts';
import { isNamespaceName, pathOf } from './watchedKinds.ts';

export type Deed =
  | { readonly type: 'scale'; readonly set: string; readonly replicas: number }
  | { readonly type: 'setImage'; readonly set: string; readonly container: string; readonly image: string }
  | { readonly type: 'partition'; readonly set: string; readonly partition: number }
  | { readonly type: 'deletePod'; readonly pod: string };

/** Without the namespace, for people to read; `kubectl -n NAMESPACE` goes before it. */
export function deedLine(deed: Deed): string {
  switch (deed.type) {
    case 'scale':
      return `scale statefulset ${deed.set} --replicas=${deed.replicas}`;
    case 'setImage':
      return `set image statefulset/${deed.set} ${deed.container}=${deed.image}`;
    case 'partition':
      return `patch statefulset ${deed.set} --type=merge -p '${JSON.stringify(partitionPatch(deed.partition))}'`;
    case 'deletePod':
      return `delete pod ${deed.pod}`;
  }
}

/** Whether nothing in it could be taken for something else: names are names, and numbers are counts. */
export function isPossible(namespace: string, deed: Deed): boolean {
  if (!isNamespaceName(namespace) || !isName(deed.type === 'deletePod' ? deed.pod : deed.set)) return false;
  switch (deed.type) {
    case 'scale':
      return isCount(deed.replicas);
    case 'partition':
      return isCount(deed.partition);
    case 'setImage':
      return isName(deed.container) && /^[\w][\w.\-/:@]{0,500}$/.test(deed.image);
    case 'deletePod':
      return true;
  }
}

/** Does it. Gives what the server refused it for, or undefined; the change itself is heard of as any other. */
export async function carryOut(api: ApiClient, namespace: string, deed: Deed): Promise<Failure | undefined> {
  if (!isPossible(namespace, deed)) return { code: 'unexpected', status: 0, message: '' };
  const { method, path, body, contentType } = requestOf(namespace, deed);
  const answer = await api.send(method, path, body, contentType);
  return 'failure' in answer ? answer.failure : undefined;
}

interface WriteRequest {
  readonly method: 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: JsonObject;
  readonly contentType: string;
}

function requestOf(namespace: string, deed: Deed): WriteRequest {
  const set = (name: string) => `${pathOf('statefulsets', namespace)}/${encodeURIComponent(name)}`;
  const merge = 'application/merge-patch+json';
  switch (deed.type) {
    case 'scale':
      return {
        method: 'PATCH',
        path: `${set(deed.set)}/scale`,
        body: { spec: { replicas: deed.replicas } },
        contentType: merge,
      };
    case 'partition':
      return { method: 'PATCH', path: set(deed.set), body: partitionPatch(deed.partition), contentType: merge };
    case 'setImage': {
      const containers = [{ name: deed.container, image: deed.image }];
      return {
        method: 'PATCH',
        path: set(deed.set),
        body: { spec: { template: { spec: { containers } } } },
        // Containers are merged by their names.
        contentType: 'application/strategic-merge-patch+json',
      };
    }
    case 'deletePod':
      return {
        method: 'DELETE',
        path: `${pathOf('pods', namespace)}/${encodeURIComponent(deed.pod)}`,
        body: { kind: 'DeleteOptions', apiVersion: 'v1' },
        contentType: 'application/json',
      };
  }
}

function partitionPatch(partition: number): JsonObject {
  return { spec: { updateStrategy: { rollingUpdate: { partition } } } };
}

/** A DNS subdomain, as sets and pods are called. */
function isName(name: string): boolean {
  return /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(name);
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= 2_147_483_647;
}
