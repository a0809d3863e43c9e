/** What one sync of a Deployment or a ReplicaSet carries with it: its hand on the API server, its events, and what it decided. */
import { type ApiError, isApiError } from '../apiserver/apiErrors.ts';
import type { ApiServer, Draft } from '../apiserver/apiServer.ts';
import { generatedName } from '../apiserver/requests/objectNames.ts';
import { formatTime } from '../apiserver/time.ts';
import {
  createReplicaSet,
  updateDeploymentStatus,
  updateReplicaSet,
  updateReplicaSetStatus,
} from '../apiserver/workloadWrites.ts';
import type { JsonObject } from '../json.ts';
import type { Deployment, KubeEvent, KubeObject, OwnerReference, Pod, ReplicaSet } from '../objects.ts';
import { chance } from '../simulation/chance.ts';
import type { Machinery } from '../simulation/machinery.ts';
import type { ObjectName, Verdict } from '../statefulset/decisions.ts';
import type { PodFacts } from '../statefulset/podFacts.ts';
import type { Release } from '../versions.ts';
import type { OwnedByReplicaSet } from './ownedByReplicaSet.ts';
import type { WorkloadDecision, WorkloadResource, WorkloadRule, WorkloadWrite } from './report.ts';

/** What all syncs share. */
export interface WorkloadWorld {
  readonly machinery: Machinery;
  readonly release: Release;
  readonly pods: OwnedByReplicaSet;
  /** How many pods a ReplicaSet has made, by its UID: the next name is drawn for the next number. */
  readonly made: Map<string, number>;
}

export class WorkloadSync {
  readonly decisions: WorkloadDecision[] = [];
  readonly writes: WorkloadWrite[] = [];
  readonly #world: WorkloadWorld;
  readonly #component: string;

  constructor(world: WorkloadWorld, resource: WorkloadResource) {
    this.#world = world;
    this.#component = resource === 'deployments' ? 'deployment-controller' : 'replicaset-controller';
  }

  get api(): ApiServer {
    return this.#world.machinery.api;
  }

  get release(): Release {
    return this.#world.release;
  }

  get nowMs(): number {
    return this.api.nowMs;
  }

  get now(): string {
    return formatTime(this.nowMs);
  }

  /** The pods whose controller a ReplicaSet is, in order of their creation. */
  podsOf(replicaSet: KubeObject): readonly PodFacts[] {
    return this.#world.pods.of(replicaSet.metadata.uid);
  }

  get orphanPods(): readonly PodFacts[] {
    return this.#world.pods.orphans;
  }

  decide(rule: WorkloadRule, verdict: Verdict, values: JsonObject, object?: ObjectName): void {
    this.decisions.push(object === undefined ? { rule, verdict, values } : { rule, verdict, values, object });
  }

  event(about: KubeObject, type: KubeEvent['type'], reason: string, message: string): void {
    this.#world.machinery.recorder.record(about, this.#component, type, reason, message);
  }

  createReplicaSet(draft: ReplicaSet): ReplicaSet | ApiError {
    return this.#wrote('create', 'replicasets', draft.metadata.name, createReplicaSet(this.api, draft));
  }

  updateReplicaSet(next: ReplicaSet): ReplicaSet | ApiError {
    return this.#wrote('update', 'replicasets', next.metadata.name, updateReplicaSet(this.api, next));
  }

  deleteReplicaSet(name: string): ReplicaSet | ApiError {
    return this.#wrote('delete', 'replicasets', name, this.api.delete('replicasets', name));
  }

  updateReplicaSetStatus(replicaSet: ReplicaSet, status: ReplicaSet['status']): ReplicaSet | ApiError {
    const { name } = replicaSet.metadata;
    return this.#wrote('update', 'replicasets/status', name, updateReplicaSetStatus(this.api, replicaSet, status));
  }

  updateDeploymentStatus(next: Deployment): Deployment | ApiError {
    return this.#wrote('update', 'deployments/status', next.metadata.name, updateDeploymentStatus(this.api, next));
  }

  /** A pod from a ReplicaSet's template, under a name that it makes up (GetPodFromTemplate). */
  createPod({ metadata, spec }: ReplicaSet): Pod | ApiError {
    const { machinery, made } = this.#world;
    const count = (made.get(metadata.uid) ?? 0) + 1;
    made.set(metadata.uid, count);
    const generateName = `${metadata.name}-`;
    const salt = Math.floor(chance(machinery.seed, `name ${metadata.uid} ${count}`) * 2 ** 32);
    const name = generatedName(this.api, 'pods', generateName, salt);
    const { labels = {}, annotations, finalizers } = spec.template.metadata ?? {};
    const draft: Draft<'pods'> = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        generateName,
        labels,
        ...(annotations && { annotations }),
        ...(finalizers && { finalizers }),
        ownerReferences: [controllerReference('ReplicaSet', metadata)],
      },
      spec: spec.template.spec,
      status: {},
    };
    return this.#wrote('create', 'pods', name, this.api.create('pods', draft));
  }

  deletePod(name: string): Pod | ApiError {
    return this.#wrote('delete', 'pods', name, this.api.delete('pods', name));
  }

  patchOwners<R extends 'pods' | 'replicasets'>(
    resource: R,
    { metadata: { name, uid } }: KubeObject,
    ownerReferences: readonly OwnerReference[],
  ): object {
    const answer = this.api.patchMetadata(resource, name, { ownerReferences }, uid);
    return this.#wrote('patch', resource, name, answer);
  }

  #wrote<T extends object>(
    verb: WorkloadWrite['verb'],
    resource: WorkloadWrite['resource'],
    name: string,
    answer: T | ApiError,
  ): T | ApiError {
    this.writes.push(isApiError(answer) ? { verb, resource, name, error: answer } : { verb, resource, name });
    return answer;
  }
}

/** metav1.NewControllerRef. */
export function controllerReference(
  kind: 'Deployment' | 'ReplicaSet',
  { name, uid }: KubeObject['metadata'],
): OwnerReference {
  return { apiVersion: 'apps/v1', kind, name, uid, controller: true, blockOwnerDeletion: true };
}
