/**
 * A scenario is everything a run depends on: a version, a seed, the cluster it starts from, and requests with their times.
 * Replaying it gives the same frames for ever; a link, a lesson, a test and the undo history are scenarios.
 */
import type { DeleteOptions } from '../apiserver/apiServer.ts';
import type { Fault } from '../apiserver/client.ts';
import type { ObjectRequest } from '../apiserver/objectRequest.ts';
import type { JsonObject } from '../json.ts';
import type { Resource } from '../objects.ts';
import type { FeatureGates, KubernetesVersion } from '../versions.ts';

export interface Scenario {
  readonly kubernetesVersion: KubernetesVersion;
  readonly featureGates?: Partial<FeatureGates>;
  /** Any whole number; durations are drawn from it. */
  readonly seed: number;
  readonly requests: readonly TimedRequest[];
  readonly world?: WorldOptions;
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
  | { readonly type: 'podFault'; readonly name: string; readonly fault: PodFault }
  /** The next API call of this kind by the controller fails. */
  | { readonly type: 'apiFault'; readonly fault: Fault };

/** `unready`: the readiness probe fails until `ready` says otherwise. `crash`: the container exits and is restarted. `fail`: evicted. */
export type PodFault = 'unready' | 'ready' | 'crash' | 'fail';

export interface WorldOptions {
  /** What the wall clock of the cluster showed when the scenario began, RFC 3339. */
  readonly startTime?: string;
  readonly nodes?: readonly NodeOptions[];
  readonly storageClass?: string;
  /** Prefix of the volumes' names, before a UUID. */
  readonly volumePrefix?: string;
  readonly durations?: Partial<Durations>;
}

export interface NodeOptions {
  readonly name: string;
  readonly address: string;
  /** The first three bytes of its pods' addresses, and the last byte that it hands out first. */
  readonly podNetwork: string;
  readonly firstHost: number;
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
  readonly imageRetry: Duration;
  readonly crashRestart: Duration;
}

export interface Duration {
  readonly leastMs: number;
  readonly spreadMs: number;
}
