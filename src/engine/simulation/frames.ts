/** A frame is the cluster at one moment, what happened to make it so, and why. All of it is plain JSON. */
import type { ApiError } from '../apiserver/apiErrors.ts';
import type { WaitingFault } from '../apiserver/faults.ts';
import type { StoredObjects } from '../apiserver/store.ts';
import type { Ailments } from '../node/ailments.ts';
import type { ContainerEvent } from '../node/desk.ts';
import type { Resource } from '../objects.ts';
import type { PodState } from '../node/podLifecycle.ts';
import type { PodStates } from '../node/podStates.ts';
import type { SyncReport } from '../statefulset/sync.ts';
import type { Release } from '../versions.ts';
import type { CachedResource, CacheState } from '../statefulset/caches.ts';
import type { WorkloadReport } from '../deployment/report.ts';
import type { DrainState } from '../disruption/drain.ts';
import type { TroubledMachine } from '../node/machines.ts';
import type { StrayContainer } from '../node/nodeFaults.ts';
import type { PlannedEviction } from '../node/taintEviction.ts';
import type { PlannedDetachment } from '../volumes/attachDetach.ts';
import type { Request } from './scenario.ts';
import type { TraceState } from './traces.ts';

/** The whole cluster as one JSON value. Objects are shared between frames, never copied and never changed. */
export interface Cluster {
  readonly release: Release;
  /** Milliseconds since the scenario began. */
  readonly nowMs: number;
  /** The same moment on the cluster's wall clock, milliseconds since 1970. */
  readonly wallClockMs: number;
  readonly stored: StoredObjects;
  /** It is a real one, of which is shown what was seen. */
  readonly watched?: true;
  /** Each pod's place in its lifecycle chart, by UID. */
  readonly podStates: PodStates;
  /** What is wrong with the applications in pods, by UID. Absent when nothing is. */
  readonly ailments?: Ailments;
  readonly controller: ControllerState;
  readonly faults: readonly WaitingFault[];
  /** What is not as it should be under the pods. Absent when all is well. */
  readonly infrastructure?: InfrastructureState;
  /** The last sync of each Deployment and ReplicaSet, as `deployments/shop`. Absent as long as there are none. */
  readonly workloads?: Readonly<Record<string, WorkloadReport>>;
  /** What commands inside pods have left behind. Absent while there is nothing. */
  readonly traces?: TraceState;
}

/** Nodes and disks, as far as they are in trouble; each list is absent when it would be empty. */
export interface InfrastructureState {
  readonly machines?: readonly TroubledMachine[];
  /** Containers that run on without a pod: whoever has the same name now is the second of its kind. */
  readonly strayContainers?: readonly StrayContainer[];
  /** Pods that a taint evicts when the time comes, milliseconds since the scenario began. */
  readonly evictions?: readonly PlannedEviction[];
  /** Volumes on nodes where nobody needs them any more, and when they are detached by force. */
  readonly detachments?: readonly PlannedDetachment[];
  readonly drains?: readonly DrainState[];
  /** Provisioners that make no volumes. */
  readonly provisionersDown?: readonly string[];
}

/** The StatefulSet controller between two steps. */
export interface ControllerState {
  /** The state of the loop's chart; `down` when there is no controller. */
  readonly loop: 'idle' | 'queued' | 'syncing' | 'backingOff' | 'down';
  readonly queue: readonly string[];
  /** Keys that will be added later: after a failure, or when a pod becomes available by the clock. */
  readonly delayed: readonly { readonly key: string; readonly dueMs: number; readonly why: 'backOff' | 'available' }[];
  /** Consecutive failures by key. */
  readonly failures: Readonly<Record<string, number>>;
  /** Keys that workers are busy with, and those of them that were added again meanwhile. Absent unless syncs take time. */
  readonly processing?: readonly string[];
  readonly dirty?: readonly string[];
  /** The caches that do not show what is, and what they show instead. Absent unless one of them lags. */
  readonly caches?: readonly CacheState[];
}

/** What one step was. Every step is one event: an API write by someone, or one whole sync of the controller. */
export type StepCause =
  | { readonly type: 'request'; readonly request: Request; readonly refusal?: ApiError }
  /** A worker took the key and read the caches; its writes come later. Only when syncs take time. */
  | { readonly type: 'syncStarted'; readonly set: string }
  | { readonly type: 'sync'; readonly report: SyncReport }
  /** Watch events that were late arrived at one of the controller's caches; `behind` more are on their way. */
  | {
      readonly type: 'watchDelivered';
      readonly resource: CachedResource;
      readonly events: number;
      readonly behind: number;
    }
  | { readonly type: 'podUnschedulable'; readonly pod: string; readonly reason: string }
  | { readonly type: 'podScheduled'; readonly pod: string; readonly node: string }
  | { readonly type: 'claimBound'; readonly claim: string; readonly volume: string }
  /** A move in the pod's lifecycle chart that the kubelet reports. */
  | {
      readonly type: 'podMoved';
      readonly pod: string;
      readonly from: PodState;
      readonly to: PodState;
      /** What happened to which container, where there is more to say than where the pod went; then it may also have stayed. */
      readonly event?: ContainerEvent;
      readonly container?: string;
    }
  | { readonly type: 'podGone'; readonly pod: string }
  | { readonly type: 'endpointsUpdated'; readonly service: string; readonly ready: number; readonly total: number }
  | { readonly type: 'garbageCollected'; readonly objects: readonly string[] }
  | { readonly type: 'claimReleased'; readonly claims: readonly string[] }
  | { readonly type: 'quotaCounted'; readonly quotas: readonly string[] }
  /** DNS asks the API server for them again when somebody asks DNS. */
  | { readonly type: 'namesForgotten'; readonly names: readonly string[] }
  | ObservedCause
  /** One whole sync of a Deployment or a ReplicaSet that wrote something. */
  | { readonly type: 'workloadSynced'; readonly report: WorkloadReport }
  | InfrastructureCause;

/** What was seen of a real cluster, and is none of the moves above. `says`: what an Event reports. */
export interface ObservedCause {
  readonly type: 'observed';
  readonly what: 'created' | 'changed' | 'deleted' | 'status' | 'event';
  readonly resource: Resource;
  readonly name: string;
  readonly says?: { readonly about: string; readonly reason: string; readonly message: string };
}

/** What nodes, disks and the controllers that look after them did. */
export type InfrastructureCause =
  /** The kubelet had been silent for the grace period; the pods are those that are no longer Ready for it. */
  | { readonly type: 'nodeLost'; readonly node: string; readonly pods: readonly string[]; readonly silentMs: number }
  | { readonly type: 'nodeReady'; readonly node: string; readonly rebooted: boolean; readonly pods: readonly string[] }
  | { readonly type: 'nodeOff'; readonly node: string }
  /** Each taint as `key:effect`. */
  | {
      readonly type: 'nodeTainted';
      readonly node: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly type: 'podShutDown'; readonly pod: string; readonly node: string }
  | { readonly type: 'podEvicted'; readonly pod: string; readonly node: string; readonly waitedMs: number }
  | {
      readonly type: 'podsCollected';
      readonly pods: readonly string[];
      readonly node: string;
      readonly why: 'nodeGone' | 'outOfService';
    }
  | { readonly type: 'straysStopped'; readonly node: string; readonly pods: readonly string[] }
  | {
      readonly type: 'attachRefused';
      readonly pod: string;
      readonly volume: string;
      readonly node: string;
      readonly heldBy: string;
    }
  | { readonly type: 'volumeAttached'; readonly pod: string; readonly volume: string; readonly node: string }
  | {
      readonly type: 'volumeDetached';
      readonly volume: string;
      readonly claim: string;
      readonly node: string;
      readonly why: 'unmounted' | 'timeout' | 'outOfService';
    }
  | { readonly type: 'claimWaits'; readonly claim: string; readonly why: ClaimObstacle }
  | { readonly type: 'volumeReleased'; readonly volume: string; readonly claim: string }
  | { readonly type: 'volumeAvailable'; readonly volume: string }
  | { readonly type: 'volumeExpanded'; readonly claim: string; readonly storage: string }
  | { readonly type: 'claimExpanded'; readonly claim: string; readonly storage: string }
  | {
      readonly type: 'budgetCounted';
      readonly budget: string;
      readonly healthy: number;
      readonly wanted: number;
      readonly allowed: number;
    }
  | {
      readonly type: 'drainTried';
      readonly node: string;
      readonly evicted: readonly string[];
      readonly refused: readonly string[];
    }
  | { readonly type: 'drained'; readonly node: string };

/** Why a claim has no volume. */
export type ClaimObstacle = 'noClass' | 'classMissing' | 'noVolume' | 'noConsumer' | 'podUnscheduled' | 'provisioner';

export interface Frame {
  /** How many steps made it: frame 0 is the empty cluster. */
  readonly step: number;
  readonly cause: StepCause | undefined;
  readonly cluster: Cluster;
  /** The last sync of each set up to this moment, by set name: the path that the controller panel shows. */
  readonly lastSyncs: Readonly<Record<string, SyncReport>>;
}

/** What the timeline keeps of every step. */
export interface StepSummary {
  readonly atMs: number;
  readonly type: StepCause['type'];
  /** The object it was about, e.g. a pod's name. */
  readonly subject: string;
  /** Whether it changed anything that a person could see; a sync that wrote nothing did not. */
  readonly quiet: boolean;
}
