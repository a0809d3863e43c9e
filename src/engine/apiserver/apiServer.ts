/**
 * The API server: the only writer of objects. It stamps uid, resourceVersion, generation and times, refuses what the real one
 * refuses at this level, and tells the watchers. Defaulting and validation of what users send come before it (`admission.ts`).
 */
import type {
  ObjectMeta,
  OwnerReference,
  Pod,
  PodStatus,
  Resource,
  ResourceTypes,
  StatefulSet,
  StatefulSetStatus,
} from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { alreadyExists, type ApiError, conflict, generatedNameExists, notFound } from './apiErrors.ts';
import {
  definedOnly,
  keptOnUpdate,
  restamped,
  sharing,
  stamped,
  withDeletion,
  withMetadata,
  withNode,
  withStatus,
} from './copies.ts';
import { resourceInfos } from './resources.ts';
import { Store, type StoredObjects } from './store.ts';
import { invalidStatus } from './statusValidation.ts';
import { formatTime } from './time.ts';

export const namespace = 'default';

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED';

export interface WatchEvent<R extends Resource = Resource> {
  readonly type: WatchEventType;
  readonly resource: R;
  readonly object: ResourceTypes[R];
}

/** What a POST sends: the object without what the server stamps on it. */
export type Draft<R extends Resource> = Omit<ResourceTypes[R], 'metadata'> & {
  readonly metadata: Omit<ResourceTypes[R]['metadata'], 'uid' | 'resourceVersion' | 'creationTimestamp'>;
};

export interface DeleteOptions {
  /** Seconds; the pod's own grace period when absent. */
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
}

/** A change of metadata alone, as the adopt, release and orphan patches make. It carries no resourceVersion. */
export interface MetadataPatch {
  readonly ownerReferences?: readonly OwnerReference[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
}

/** What can have dependents that the garbage collector knows: only for these does a propagation policy mean anything. */
export const policyOwners: readonly Resource[] = ['statefulsets', 'services', 'deployments', 'replicasets'];

export const foregroundDeletion = 'foregroundDeletion';
export const orphanDependents = 'orphan';
export const claimProtection = 'kubernetes.io/pvc-protection';

export class ApiServer {
  readonly store: Store;
  /** Called after every write, in order of resourceVersion. */
  onWatchEvent: (event: WatchEvent) => void = () => {};
  /** What admission plug-ins add to an object before it is judged and created. */
  complete: (<R extends Resource>(resource: R, draft: Draft<R>) => Draft<R>) | undefined;
  /** Asked before a pod is created: what is wrong with it, or undefined. */
  judgeNewPod: ((draft: Draft<'pods'>) => ApiError | undefined) | undefined;
  /** Asked before an object is created: the refusal of an admission plug-in, or undefined. */
  admit: (<R extends Resource>(resource: R, draft: Draft<R>) => ApiError | undefined) | undefined;
  /** Asked before an object is replaced by a PUT: the refusal of a change that may not be made, or undefined. */
  judge: (<R extends Resource>(stored: ResourceTypes[R], next: ResourceTypes[R]) => ApiError | undefined) | undefined;
  readonly #nowMs: () => number;

  /** `nowMs`: the wall clock of the cluster, in milliseconds since 1970. */
  constructor(nowMs: () => number, stored?: StoredObjects) {
    this.#nowMs = nowMs;
    this.store = new Store(stored);
  }

  get nowMs(): number {
    return this.#nowMs();
  }

  get<R extends Resource>(resource: R, name: string): ResourceTypes[R] | undefined {
    return this.store.tables[resource].get(name);
  }

  /** All objects of a resource, in order of creation. */
  list<R extends Resource>(resource: R): IterableIterator<ResourceTypes[R]> {
    return this.store.tables[resource].values();
  }

  /** POST. Stamps the object, or refuses it for what is wrong with it, a plug-in's reason or a taken name, in this order. */
  create<R extends Resource>(resource: R, sent: Draft<R>): ResourceTypes[R] | ApiError {
    const draft = this.complete?.(resource, sent) ?? sent;
    const { name, generateName } = draft.metadata;
    const wrong = resource === 'pods' ? this.judgeNewPod?.(draft as unknown as Draft<'pods'>) : undefined;
    const refusal = wrong ?? this.admit?.(resource, draft);
    if (refusal !== undefined) return refusal;
    const holder = this.get(resource, name);
    if (holder !== undefined) {
      if (generateName === undefined) return alreadyExists(resource, name);
      return generatedNameExists(resource, name, holder.metadata.deletionTimestamp !== undefined);
    }
    const metadata = stamped(
      resource,
      draft.metadata as ObjectMeta,
      this.store.nextUid(draft.kind, name),
      this.store.nextResourceVersion(),
      formatTime(this.nowMs),
    );
    if (metadata.namespace === undefined && resourceInfos[resource].isNamespaced) metadata.namespace = namespace;
    if (resource === 'persistentvolumeclaims') metadata.finalizers = protectedClaim;
    if (resource === 'statefulsets') metadata.generation = 1;
    const object = draft as unknown as ResourceTypes[R];
    const created =
      resource === 'pods' ? withStatus(object as Pod, metadata, pendingPod) : withMetadata(resource, object, metadata);
    return this.#write('ADDED', resource, created as ResourceTypes[R]);
  }

  /**
   * PUT. Refuses an object whose resourceVersion is not the stored one; an object without one (`''`) is taken.
   * Never changes uid, creation and deletion time, nor a pod's status and node. A changed set spec raises the generation.
   */
  update<R extends Resource>(resource: R, object: ResourceTypes[R]): ResourceTypes[R] | ApiError {
    const { name, resourceVersion } = object.metadata;
    const stored = this.get(resource, name);
    if (stored === undefined) return notFound(resource, name);
    if (resourceVersion !== '' && resourceVersion !== stored.metadata.resourceVersion) return conflict(resource, name);
    const refusal = this.judge?.(stored, object);
    if (refusal !== undefined) return refusal;
    const metadata = {
      ...object.metadata,
      namespace: stored.metadata.namespace,
      uid: stored.metadata.uid,
      creationTimestamp: stored.metadata.creationTimestamp,
      deletionTimestamp: stored.metadata.deletionTimestamp,
      deletionGracePeriodSeconds: stored.metadata.deletionGracePeriodSeconds,
      finalizers: object.metadata.finalizers ?? stored.metadata.finalizers,
    };
    return this.#replace(resource, stored, {
      ...object,
      ...keptOnUpdate(stored, object),
      metadata: definedOnly(metadata),
    });
  }

  /** PUT of a set's status. Order of refusals: missing object, invalid counters, conflict (conformance README). */
  updateSetStatus(set: StatefulSet, status: StatefulSetStatus): StatefulSet | ApiError {
    const { name, resourceVersion } = set.metadata;
    const stored = this.get('statefulsets', name);
    if (stored === undefined) return notFound('statefulsets', name);
    const refusal = invalidStatus(name, stored.status, status);
    if (refusal !== undefined) return refusal;
    if (resourceVersion !== stored.metadata.resourceVersion) return conflict('statefulsets', name);
    const metadata = restamped('statefulsets', stored.metadata, this.store.nextResourceVersion());
    return this.#write('MODIFIED', 'statefulsets', withStatus(stored, metadata, status));
  }

  /** What a kubelet or the scheduler reports: a pod's status, and its node when it is bound. Undefined when the pod is gone. */
  updatePodStatus(name: string, status: PodStatus, nodeName?: string): Pod | undefined {
    const stored = this.get('pods', name);
    if (stored === undefined) return undefined;
    const metadata = restamped('pods', stored.metadata, this.store.nextResourceVersion());
    const spec = nodeName === undefined ? stored.spec : withNode(stored.spec, nodeName);
    return this.#write('MODIFIED', 'pods', withStatus(stored, metadata, status, spec));
  }

  /** Replaces spec and status of an object that no controller of ours PUTs (claims, volumes, slices, nodes, events). */
  put<R extends Resource>(resource: R, object: ResourceTypes[R]): ResourceTypes[R] | undefined {
    const stored = this.get(resource, object.metadata.name);
    return stored === undefined ? undefined : this.#replace(resource, stored, object);
  }

  /** PATCH of metadata: no resourceVersion, so it never conflicts. `uid`: refuse when the name holds another object. */
  patchMetadata<R extends Resource>(
    resource: R,
    name: string,
    patch: MetadataPatch,
    uid?: string,
  ): ResourceTypes[R] | ApiError {
    const stored = this.get(resource, name);
    if (stored === undefined) return notFound(resource, name);
    if (uid !== undefined && uid !== stored.metadata.uid) {
      return conflict(
        resource,
        name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored.metadata.uid}`,
      );
    }
    const metadata = definedOnly({ ...stored.metadata, ...patch });
    if (
      stored.metadata.deletionTimestamp !== undefined &&
      (metadata.finalizers ?? []).length === 0 &&
      resource !== 'pods'
    ) {
      return this.#remove(resource, stored);
    }
    return this.#replace(resource, stored, { ...stored, metadata });
  }

  /**
   * DELETE by name. A pod that runs on a node gets a deletionTimestamp in the future; one without a node, or Failed or Succeeded,
   * or forced, is gone at once (semantics 6.6). An object with finalizers waits for them. Gives the object as last seen.
   */
  delete<R extends Resource>(resource: R, name: string, options: DeleteOptions = {}): ResourceTypes[R] | ApiError {
    const stored = this.get(resource, name);
    if (stored === undefined) return notFound(resource, name);
    if (resource === 'pods') return this.#deletePod(stored as Pod, options) as ResourceTypes[R];
    const policy = policyOwners.includes(resource) ? options.propagationPolicy : undefined;
    const finalizers = [...(stored.metadata.finalizers ?? []), ...finalizerFor(policy)];
    if (finalizers.length === 0) return this.#remove(resource, stored);
    if (stored.metadata.deletionTimestamp !== undefined) return stored;
    const { generation } = stored.metadata;
    const metadata = {
      ...stored.metadata,
      finalizers,
      deletionTimestamp: formatTime(this.nowMs),
      deletionGracePeriodSeconds: 0,
      ...(generation === undefined ? {} : { generation: generation + 1 }),
    };
    return this.#replace(resource, stored, { ...stored, metadata });
  }

  /** What the kubelet does last: takes a pod whose containers have stopped off the API. */
  finalizePod(name: string): void {
    const stored = this.get('pods', name);
    if (stored !== undefined) this.#remove('pods', stored);
  }

  #deletePod(pod: Pod, { gracePeriodSeconds }: DeleteOptions): Pod {
    const { phase } = pod.status;
    const instant = pod.spec.nodeName === undefined || phase === 'Failed' || phase === 'Succeeded';
    const graceSeconds = instant ? 0 : (gracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30);
    if (graceSeconds <= 0) return this.#remove('pods', pod);
    const previous = pod.metadata.deletionGracePeriodSeconds;
    if (previous !== undefined && graceSeconds >= previous) return pod;
    const metadata = withDeletion(pod.metadata, formatTime(this.nowMs + graceSeconds * 1000), graceSeconds);
    return this.#replace('pods', pod, withMetadata('pods', pod, metadata));
  }

  #replace<R extends Resource>(resource: R, stored: ResourceTypes[R], next: ResourceTypes[R]): ResourceTypes[R] {
    const metadata = restamped(resource, next.metadata, this.store.nextResourceVersion());
    const specChanged =
      resource === 'statefulsets' && !sameJson((stored as StatefulSet).spec, (next as StatefulSet).spec);
    if (specChanged) {
      metadata.generation = (stored.metadata.generation ?? 0) + 1;
      const { spec, status } = next as StatefulSet;
      return this.#write(
        'MODIFIED',
        'statefulsets',
        withStatus(next as StatefulSet, metadata, status, sharing((stored as StatefulSet).spec, spec)),
      ) as ResourceTypes[R];
    }
    return this.#write('MODIFIED', resource, withMetadata(resource, next, metadata));
  }

  #remove<R extends Resource>(resource: R, stored: ResourceTypes[R]): ResourceTypes[R] {
    const metadata = restamped(resource, stored.metadata, this.store.nextResourceVersion());
    return this.#write('DELETED', resource, withMetadata(resource, stored, metadata));
  }

  #write<R extends Resource>(type: WatchEventType, resource: R, object: ResourceTypes[R]): ResourceTypes[R] {
    const table = this.store.tables[resource] as Map<string, ResourceTypes[R]>;
    if (type === 'DELETED') table.delete(object.metadata.name);
    else table.set(object.metadata.name, object);
    this.store.touch(resource);
    this.onWatchEvent({ type, resource, object });
    return object;
  }
}

const pendingPod: PodStatus = { phase: 'Pending' };
const protectedClaim: readonly string[] = [claimProtection];

function finalizerFor(policy: DeleteOptions['propagationPolicy']): readonly string[] {
  if (policy === 'Foreground') return [foregroundDeletion];
  return policy === 'Orphan' ? [orphanDependents] : [];
}
