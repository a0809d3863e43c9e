/** What is known of a cluster at one moment, and finding an object in it. Lists that do not change are indexed once. */
import { parseTime } from '#engine/apiserver/time.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { Ailments } from '#engine/node/ailments.ts';
import type { KubeEvent, KubeObject, Node, Pod, Resource, ResourceTypes } from '#engine/objects.ts';
import type { Release } from '#engine/versions.ts';

export interface KnownCluster {
  readonly stored: StoredObjects;
  readonly release: Release;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** The step of the history that it is of; 0 where there is none. */
  readonly step: number;
  /** Kinds of which nothing can be said: there is no object of them, and there may be some. */
  readonly unknown: ReadonlySet<Resource>;
  /** What is wrong with the applications in pods; a pasted cluster does not say. */
  readonly ailments?: Ailments;
}

export function objectNamed<R extends Resource>(
  { stored }: Pick<KnownCluster, 'stored'>,
  resource: R,
  name: string,
): ResourceTypes[R] | undefined {
  const list = stored.objects[resource] as readonly KubeObject[] | undefined;
  if (list === undefined) return undefined;
  let index = indexes.get(list);
  if (index === undefined) {
    index = new Map(list.map((object) => [object.metadata.name, object]));
    indexes.set(list, index);
  }
  return index.get(name) as ResourceTypes[R] | undefined;
}

const indexes = new WeakMap<readonly KubeObject[], ReadonlyMap<string, KubeObject>>();

/** The names of the claims that a pod mounts. */
export function claimsOfPod({ spec }: Pod): readonly string[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
}

/** Whether the node is known not to be well: its kubelet says so, or says nothing any more. */
export function isNodeLost(cluster: KnownCluster, name: string | undefined): boolean {
  const node = name === undefined ? undefined : objectNamed(cluster, 'nodes', name);
  if (node === undefined) return name !== undefined && knowsNodes(cluster);
  return !isReady(node);
}

/** Clusters have nodes: a paste without any does not tell of them. */
function knowsNodes({ stored }: KnownCluster): boolean {
  return (stored.objects.nodes ?? []).length > 0;
}

function isReady({ status }: Node): boolean {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return ready === undefined || ready.status === 'True';
}

/** The newest event about an object whose reason is one of these. */
export function lastEventAbout(
  { stored }: KnownCluster,
  { metadata: { uid } }: KubeObject,
  reasons: readonly string[],
): KubeEvent | undefined {
  let last: KubeEvent | undefined;
  for (const event of stored.objects.events ?? []) {
    if (event.involvedObject.uid !== uid || !reasons.includes(event.reason)) continue;
    if (last === undefined || eventTimeMs(event) >= eventTimeMs(last)) last = event;
  }
  return last;
}

function eventTimeMs({ lastTimestamp, metadata }: KubeEvent): number {
  const ms = parseTime(lastTimestamp);
  return Number.isNaN(ms) ? parseTime(metadata.creationTimestamp) : ms;
}

/** Whole seconds from a time of the API until now; 0 when it is unknown or in the future. */
export function secondsSince({ nowMs }: KnownCluster, time: string | undefined): number {
  const ms = parseTime(time);
  return Number.isNaN(ms) ? 0 : Math.max(0, Math.floor((nowMs - ms) / 1000));
}
