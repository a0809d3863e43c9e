/**
 * A scenario is everything a run depends on: a version, a seed, the cluster it starts from, and requests with their times.
 * Replaying it gives the same frames for ever; a link, a lesson, a test and the undo history are scenarios.
 */
import type { DeleteOptions } from '../apiserver/apiServer.ts';
import type { Fault } from '../apiserver/faults.ts';
import type { ObjectRequest } from '../apiserver/objectRequest.ts';
import type { JsonObject } from '../json.ts';
import type { Labels, Resource, Taint } from '../objects.ts';
import type { CachedResource, Lag } from '../statefulset/caches.ts';
import type { FeatureGates, KubernetesVersion } from '../versions.ts';
import type { Checkpoint } from './simulation.ts';

export interface Scenario {
  readonly kubernetesVersion: KubernetesVersion;
  readonly featureGates?: Partial<FeatureGates>;
  /** Any whole number; durations are drawn from it. */
  readonly seed: number;
  readonly requests: readonly TimedRequest[];
  readonly world?: WorldOptions;
  /** The cluster that it starts from, with all that is going on in it; a new one when absent. It is never put into a link. */
  readonly start?: Checkpoint;
}

/** A request and its place in the history. */
export interface TimedRequest {
  /** Milliseconds since the scenario began. */
  readonly atMs: number;
  /**
   * The step that it becomes, when it was made between two events of the same moment: it comes after exactly so many steps.
   * Without it, it comes after everything that happens up to `atMs`.
   */
  readonly afterSteps?: number;
  readonly request: Request;
}

/** What a person asks of the cluster. YAML, a kubectl line, a click and a lesson all become one of these. */
export type Request =
  | ObjectRequest
  /** Create, or replace what a manifest says of an object: for a StatefulSet or Service spec, labels and annotations. */
  | { readonly type: 'apply'; readonly manifest: JsonObject }
  /** A merge patch of a set's spec: `null` takes a field away. */
  | { readonly type: 'patchSet'; readonly name: string; readonly spec: JsonObject }
  | { readonly type: 'setImage'; readonly name: string; readonly container: string; readonly image: string }
  | {
      readonly type: 'delete';
      readonly resource: Resource;
      readonly name: string;
      readonly options?: DeleteOptions;
    }
  /** Delete the set and create it again with these changes of its spec: the way round an immutable field. */
  | { readonly type: 'recreateSet'; readonly name: string; readonly keepPods: boolean; readonly spec: JsonObject }
  /** What an application or a node does to a pod, on a teacher's word. */
  | PodTrouble
  /** The next thing that would happen to a pod by itself happens now. */
  | { readonly type: 'hasten'; readonly name: string }
  /** API calls of this kind by the controller fail. */
  | { readonly type: 'apiFault'; readonly fault: Fault }
  | ControllerTrouble
  | InfrastructureTrouble
  | TraceRequest;

/** What a command inside a pod leaves behind (`traces.ts`). */
export type TraceRequest =
  /** Texts by absolute path; null takes a file away. */
  | {
      readonly type: 'writeFiles';
      readonly pod: string;
      readonly container: string;
      readonly files: Readonly<Record<string, string | null>>;
    }
  /** Questions to the cluster's DNS, such as `A web-0.nginx.default.svc.cluster.local`: it remembers which it had no answer to. */
  | { readonly type: 'lookUp'; readonly pod: string; readonly questions: readonly string[] };

/** What befalls nodes and disks, and the drain that makes a node ready for it. */
export type InfrastructureTrouble =
  | { readonly type: 'nodeFault'; readonly name: string; readonly fault: NodeFault }
  /** `kubectl drain`: cordons the node and evicts its pods, again and again where a budget refuses. */
  | {
      readonly type: 'drain';
      readonly name: string;
      /** Also pods that no controller makes anew. */
      readonly force?: boolean;
      readonly deleteEmptyDirData?: boolean;
      readonly ignoreDaemonSets?: boolean;
      /** Deletes instead of evicting, past every budget. */
      readonly disableEviction?: boolean;
      readonly gracePeriodSeconds?: number;
    }
  /** Ctrl-C: the node stays cordoned, what is evicted stays evicted. */
  | { readonly type: 'stopDrain'; readonly name: string }
  /** The provisioner of this name makes no volumes, until it is up again. */
  | { readonly type: 'provisionerFault'; readonly name: string; readonly fault: 'down' | 'up' };

/**
 * `down`: the machine is off, kubelet and containers with it. `cutOff`: nobody reaches it, and its containers run on. `shutdown`: it ends
 * its pods and says so before it is off. `up`: it is back; if its Node was deleted, it registers again.
 */
export type NodeFault = 'down' | 'cutOff' | 'shutdown' | 'up';

/** What befalls the StatefulSet controller. The other controllers run on. */
export type ControllerTrouble =
  /** From now on watch events reach its caches so late, by resource and in order. All resources when none are named; 0 ends it. */
  | { readonly type: 'cacheLag'; readonly resources?: readonly CachedResource[]; readonly lag: Lag }
  /** Its process ends, and what it had in memory is lost. */
  | { readonly type: 'controllerDown' }
  /** It starts again: lists everything, and queues every set. */
  | { readonly type: 'controllerUp' }
  /** It dies in the first sync that makes so many writes, before it makes another. */
  | { readonly type: 'controllerCrash'; readonly afterWrites: number };

export interface PodTrouble {
  readonly type: 'podFault';
  readonly name: string;
  readonly fault: PodFault;
  /** Which container it befalls. When absent: the init container that the pod is at, else the first container; of `ready` all. */
  readonly container?: string;
  /** Of a crash: how the process exits; 1 when absent. */
  readonly exitCode?: number;
  /** Of `flap`: how long a turn of both takes. Of `slowStart`: how long the application takes to start. */
  readonly ms?: number;
}

/**
 * `unready`: the readiness probe fails until `ready` says otherwise, which mends all else, too. `crash`, `oom`: the container exits, or is
 * killed for its memory, and is restarted. `fail`: evicted. `flap`: not ready and ready by turns. `slowStart`: the application takes long to
 * start. `hang`: it answers nobody, not even SIGTERM. `livenessFail`: the liveness probe fails.
 */
export type PodFault = 'unready' | 'ready' | 'crash' | 'fail' | 'flap' | 'slowStart' | 'hang' | 'livenessFail' | 'oom';

export interface WorldOptions {
  /** What the wall clock of the cluster showed when the scenario began, RFC 3339. */
  readonly startTime?: string;
  readonly nodes?: readonly NodeOptions[];
  /** The name of the default StorageClass. */
  readonly storageClass?: string;
  /** Prefix of the volumes' names, before a UUID. */
  readonly volumePrefix?: string;
  readonly durations?: Partial<Durations>;
  readonly controller?: ControllerOptions;
  /** The StorageClasses there are; without them one, the default, of the name above. */
  readonly storageClasses?: readonly StorageClassOptions[];
  /** What the makers of volumes are like, by the name that a StorageClass calls them by. */
  readonly provisioners?: Readonly<Record<string, ProvisionerOptions>>;
}

export interface StorageClassOptions {
  readonly name: string;
  readonly isDefault?: boolean;
  /** `kubernetes.io/no-provisioner`: volumes are made by hand. */
  readonly provisioner?: string;
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  readonly allowVolumeExpansion?: boolean;
}

export interface ProvisionerOptions {
  /** Where a volume can be used: in its zone, or on its node only; everywhere when absent. */
  readonly topology?: 'zone' | 'node';
  /** It makes no volumes, until a request says otherwise. */
  readonly isDown?: boolean;
}

export interface ControllerOptions {
  /** `--concurrent-statefulset-syncs`: how many sets it syncs at the same time; 5 when absent. */
  readonly concurrentSyncs?: number;
  /** How long a sync takes from reading its caches to its writes, in milliseconds; 0, one moment, when absent. */
  readonly syncMs?: number;
}

export interface NodeOptions {
  readonly name: string;
  readonly address: string;
  /** The first three bytes of its pods' addresses, and the last byte that it hands out first. */
  readonly podNetwork: string;
  readonly firstHost: number;
  /** Its label `topology.kubernetes.io/zone`; without one it has none. */
  readonly zone?: string;
  readonly labels?: Labels;
  readonly taints?: readonly Taint[];
  /** How many pods it takes; as many as there are when absent. */
  readonly maxPods?: number;
}

/** How long the world takes for each thing, in milliseconds: the shortest, and how much chance may add. */
export interface Durations {
  readonly schedule: Duration;
  readonly provision: Duration;
  /** Attach, pull and start, up to Running. */
  readonly start: Duration;
  /** From Running to Ready. */
  readonly becomeReady: Duration;
  /** From SIGTERM to the end of the containers; the grace period bounds it. */
  readonly stop: Duration;
  /** The first back-off after a failed pull, and how much later than that a node may try again. Each is twice the one before. */
  readonly imageRetry: Duration;
  /** The same after a crash. The first restart needs no waiting. */
  readonly crashRestart: Duration;
  /** Until a kubelet sees that a container has ended, or has to wait. */
  readonly relist: Duration;
  /** From the start of an init container to its end. */
  readonly initRun: Duration;
  /** From power or network to the kubelet's first report. */
  readonly nodeReturn: Duration;
  readonly attach: Duration;
}

export interface Duration {
  readonly leastMs: number;
  readonly spreadMs: number;
}
