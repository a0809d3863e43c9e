/** All that kubectl knows of a cluster: what there is at a moment, and a way to ask for changes. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { DeleteOptions } from '#engine/apiserver/apiServer.ts';
import type { ObjectRequest } from '#engine/apiserver/objectRequest.ts';
import type { ObjectMeta, Resource } from '#engine/objects.ts';
import type { PodTrouble, TraceRequest } from '#engine/simulation/scenario.ts';
import type { TraceState } from '#engine/simulation/traces.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import type { Kubeconfig } from './kubeconfig.ts';
import type { LocalPorts } from './localPorts.ts';

/** An API object of any kind, as the API server sends it. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly [field: string]: unknown;
}

/** The cluster at one moment. A command that takes time is handed a newer one with every step. */
export interface KubectlWorld {
  readonly nowMs: number;
  /** Which frame this is; printed rows remember it. */
  readonly step: number;
  readonly kubernetesVersion: KubernetesVersion;
  /** Where the person sits, in minutes east of UTC: `rollout restart` writes the local time. */
  readonly utcOffsetMinutes: number;
  /** Every object of a resource (`pods`), of all namespaces, in any order. Empty for resources that the cluster has none of. */
  list(resource: string): readonly ApiObject[];
  /** Asks the API server for a change. Afterwards `list` gives the changed objects. With `dryRun` nothing is stored. */
  submit(request: ApiRequest, options?: { readonly dryRun?: boolean }): Answer;
  /** The text of a file or of a known address, or undefined: nothing is ever fetched. */
  readFile(path: string): string | undefined;
  /** Writes one. Gives what is wrong, or undefined; absent where there are no files. */
  writeFile?(path: string, text: string): string | undefined;
  /** Whether a path is a directory, and the names in it; absent where there are no files. */
  listFiles?(path: string): readonly string[] | undefined;
  /** The ports of the person's own computer; absent where there is no computer. */
  readonly localPorts?: LocalPorts;
  /** The person's own settings; absent where every command stands alone. */
  readonly kubeconfig?: Kubeconfig;
  /** What fields are for, in the words of the person who asks; absent where nobody is there to read them. */
  readonly fieldTexts?: FieldTexts;
  /** What commands inside pods have left behind; undefined while there is nothing. */
  readonly traces?: TraceState | undefined;
  /** Only where a recording is replayed. */
  readonly tolerance?: PrintTolerance;
}

/** What `explain` says of kinds and fields; undefined where nothing is said. */
export interface FieldTexts {
  kind(kind: string): string | undefined;
  /** `owner`: the type that has the field, such as `StatefulSetSpec`. */
  field(owner: string, name: string): string | undefined;
}

/** Where the output of the same command may differ from one run to the next: ages, and the order of rows that sort alike. */
export interface PrintTolerance {
  /** The text of an age of so many seconds. */
  age(seconds: number): string;
  /** Rows that are sorted, and the group of equals that each is in: gives the order to print them in. */
  arrange(rows: readonly (readonly string[])[], groupOf: readonly number[]): readonly number[];
}

/** A request that changes something, as the engine's API server takes it. */
export type ApiRequest =
  | ObjectRequest
  | TraceRequest
  /** The process of a container ends, because of what was done in it. */
  | PodTrouble
  | { readonly type: 'delete'; readonly resource: Resource; readonly name: string; readonly options?: DeleteOptions };

/** What a request led to: the object as it is now, or as it was last when it is gone. `warnings` are without `Warning: `. */
export interface Accepted {
  readonly object: ApiObject;
  readonly warnings: readonly string[];
}

export type Answer = Accepted | ApiError;

/** The objects of a resource in one namespace, or everywhere, in the order in which the API server lists them. */
export function objectsIn(world: KubectlWorld, resource: string, namespace: string | undefined): readonly ApiObject[] {
  const all = world.list(resource);
  const chosen = namespace === undefined ? [...all] : all.filter((each) => each.metadata.namespace === namespace);
  return chosen.sort(byKey);
}

/** One object by name, or undefined. */
export function objectNamed(
  world: KubectlWorld,
  resource: string,
  namespace: string | undefined,
  name: string,
): ApiObject | undefined {
  return world
    .list(resource)
    .find(({ metadata }) => metadata.name === name && (namespace === undefined || metadata.namespace === namespace));
}

/** Namespaces that every cluster has. */
const systemNamespaces: ReadonlySet<string> = new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system']);

export function hasNamespace(world: KubectlWorld, name: string): boolean {
  return systemNamespaces.has(name) || objectNamed(world, 'namespaces', undefined, name) !== undefined;
}

/** As etcd orders its keys: by namespace, then by name. */
function byKey(left: ApiObject, right: ApiObject): number {
  const [one, other] = [keyOf(left), keyOf(right)];
  return one < other ? -1 : Number(one > other);
}

function keyOf({ metadata }: ApiObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
