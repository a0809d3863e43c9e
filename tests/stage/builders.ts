/** Frames by hand: builders that fill in whatever a test or a picture does not care about. */
import { resources } from '#engine/apiserver/resources.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { formatTime } from '#engine/apiserver/time.ts';
import type { JsonObject } from '#engine/json.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import { settledStates } from '#engine/node/podStates.ts';
import type {
  ControllerRevision,
  Endpoint,
  EndpointSlice,
  OwnerReference,
  PersistentVolumeClaim,
  Pod,
  Service,
  StatefulSet,
  StatefulSetSpec,
} from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Decision, Rule, Stage, Verdict } from '#engine/statefulset/decisions.ts';
import { releaseOf } from '#engine/versions.ts';

const startMs = 1_800_000_000_000;
/** The frames show the hundredth second. */
export const nowMs = startMs + 100_000;
export const secondsAgo = (seconds: number) => formatTime(nowMs - seconds * 1000);
export const oldRevision = 'web-697594f474';
export const newRevision = 'web-bc6b9bdb';

export interface SetOptions extends Partial<Omit<StatefulSetSpec, 'template' | 'selector'>> {
  readonly claims?: readonly string[];
  readonly partition?: number;
  readonly start?: number;
  readonly name?: string;
  readonly current?: string;
  readonly update?: string;
}

export function statefulSet(replicas: number, options: SetOptions = {}): StatefulSet {
  const {
    claims = ['www'],
    partition = 0,
    start = 0,
    name = 'web',
    current = oldRevision,
    update = current,
    ...spec
  } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { ...metadata(name), uid: `StatefulSet/${name}#1`, generation: 3 },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      serviceName: 'nginx',
      template: { spec: { containers: [{ name: 'nginx', image: 'nginx:alpine' }] } },
      volumeClaimTemplates: claims.map((each) => ({ metadata: { name: each }, spec: {} })),
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
      revisionHistoryLimit: 10,
      ordinals: { start },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      ...spec,
    },
    status: { replicas, availableReplicas: replicas, currentRevision: current, updateRevision: update },
  };
}

export interface PodOptions {
  readonly state?: PodState;
  readonly revision?: string;
  readonly node?: string | undefined;
  readonly ip?: string | undefined;
  readonly readySecondsAgo?: number;
  readonly deletionInSeconds?: number;
  readonly waiting?: string;
  readonly restarts?: number;
  readonly reason?: string;
  readonly incarnation?: number;
  readonly init?: readonly ('done' | 'waiting')[];
  readonly nodeLost?: boolean;
  readonly set?: string;
  /** No set owns it. */
  readonly orphan?: boolean;
}

const phases: Partial<Record<PodState, Pod['status']['phase']>> = { failed: 'Failed', succeeded: 'Succeeded' };

/** A pod of `web`, Ready on node-a unless told otherwise. */
export function pod(ordinal: number, options: PodOptions = {}): Pod & { readonly state: PodState } {
  const { state = 'running.ready', revision = oldRevision, incarnation = 1, set = 'web' } = options;
  const name = `${set}-${ordinal}`;
  const running = state.startsWith('running') || state === 'crashBackOff' || state === 'terminating';
  const ready = state === 'running.ready' || state === 'terminating';
  const node = 'node' in options ? options.node : state === 'unscheduled' ? undefined : `node-${'abc'[ordinal % 3]}`;
  const ip = 'ip' in options ? options.ip : running ? `10.244.${(ordinal % 3) + 1}.${ordinal + 4}` : undefined;
  const readyStatus = options.nodeLost === true ? 'Unknown' : ready ? 'True' : 'False';
  return {
    state,
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata(name),
      uid: `Pod/${name}#${incarnation}`,
      labels: { 'controller-revision-hash': revision },
      ...(options.orphan === true ? {} : { ownerReferences: ownedBy(set) }),
      ...(options.deletionInSeconds === undefined
        ? {}
        : { deletionTimestamp: secondsAgo(-options.deletionInSeconds), deletionGracePeriodSeconds: 10 }),
    },
    spec: {
      containers: [{ name: 'nginx' }],
      hostname: name,
      subdomain: 'nginx',
      ...(node === undefined ? {} : { nodeName: node }),
      ...(options.init === undefined ? {} : { initContainers: options.init.map((_, at) => ({ name: `init-${at}` })) }),
    },
    status: {
      phase: phases[state] ?? (running ? 'Running' : 'Pending'),
      ...(options.reason === undefined ? {} : { reason: options.reason }),
      ...(ip === undefined ? {} : { podIP: ip }),
      conditions: [
        { type: 'Ready', status: readyStatus, lastTransitionTime: secondsAgo(options.readySecondsAgo ?? 60) },
        ...(state === 'unscheduled'
          ? [{ type: 'PodScheduled', status: 'False' as const, reason: 'Unschedulable' }]
          : []),
      ],
      containerStatuses: [
        {
          name: 'nginx',
          image: 'nginx:alpine',
          ready,
          restartCount: options.restarts ?? 0,
          state:
            options.waiting === undefined && state === 'creating'
              ? { waiting: { reason: 'ContainerCreating' } }
              : options.waiting === undefined
                ? {}
                : { waiting: { reason: options.waiting } },
        },
      ],
      ...(options.init === undefined
        ? {}
        : {
            initContainerStatuses: options.init.map((each, at) => ({
              name: `init-${at}`,
              image: 'busybox',
              ready: each === 'done',
              restartCount: 0,
              state: each === 'done' ? { terminated: { exitCode: 0 } } : { running: { startedAt: secondsAgo(3) } },
            })),
          }),
    },
  };
}

export interface ClaimOptions {
  readonly phase?: 'Pending' | 'Bound' | 'Lost';
  readonly terminating?: boolean;
  readonly template?: string;
  readonly set?: string;
  readonly size?: string;
}

export function claim(ordinal: number, options: ClaimOptions = {}): PersistentVolumeClaim {
  const { phase = 'Bound', template = 'www', set = 'web', size = '1Gi' } = options;
  const name = `${template}-${set}-${ordinal}`;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...metadata(name),
      uid: `PersistentVolumeClaim/${name}#1`,
      ...(options.terminating === true ? { deletionTimestamp: secondsAgo(1) } : {}),
    },
    spec: {
      resources: { requests: { storage: size } },
      ...(phase === 'Pending' ? {} : { volumeName: `pv-${ordinal}` }),
    },
    status: { phase, ...(phase === 'Bound' ? { capacity: { storage: size } } : {}) },
  };
}

export function service(options: { readonly publish?: boolean } = {}): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata('nginx'), uid: 'Service/nginx#1' },
    spec: { clusterIP: 'None', ...(options.publish === true ? { publishNotReadyAddresses: true } : {}) },
    status: { loadBalancer: {} },
  };
}

/** What the EndpointSlice controller would make of these pods. */
function slice(pods: readonly Pod[], publish = false): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...metadata('nginx-abcde'), labels: { 'kubernetes.io/service-name': 'nginx' } },
    addressType: 'IPv4',
    ports: [],
    endpoints: pods.flatMap((each) => endpointsOf(each, publish)),
  };
}

function endpointsOf({ metadata: { name, uid, deletionTimestamp }, status, spec }: Pod, publish: boolean): Endpoint[] {
  const ready = status.conditions?.[0]?.status === 'True';
  const terminating = deletionTimestamp !== undefined;
  if (status.podIP === undefined || status.phase === 'Failed' || status.phase === 'Succeeded') return [];
  return [
    {
      addresses: [status.podIP],
      conditions: { ready: publish || (ready && !terminating), serving: ready, terminating },
      hostname: spec.hostname ?? '',
      targetRef: { kind: 'Pod', namespace: 'default', name, uid },
    },
  ];
}

function ownedBy(set: string): readonly OwnerReference[] {
  return [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: set, uid: `StatefulSet/${set}#1`, controller: true }];
}

export function revision(name: string, number: number, image = 'nginx:alpine', set = 'web'): ControllerRevision {
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      ...metadata(name),
      uid: `ControllerRevision/${name}#1`,
      ownerReferences: ownedBy(set),
    },
    data: { spec: { template: { $patch: 'replace', spec: { containers: [{ name: 'nginx', image }] } } } },
    revision: number,
  };
}

export function decision(
  stage: Stage,
  rule: Rule,
  verdict: Verdict,
  podName?: string,
  values: JsonObject = {},
): Decision {
  return {
    stage,
    rule,
    verdict,
    values,
    ...(podName === undefined ? {} : { object: { resource: 'pods', name: podName } }),
  };
}

export interface FrameOptions {
  readonly set: StatefulSet | undefined;
  readonly pods?: readonly (Pod & { readonly state: PodState })[];
  readonly claims?: readonly PersistentVolumeClaim[];
  readonly services?: readonly Service[];
  readonly revisions?: readonly ControllerRevision[];
  /** The decisions of the last sync; left out, there was none. */
  readonly decisions?: readonly Decision[];
  readonly publish?: boolean;
  readonly step?: number;
}

/** A frame with a Service, two revisions, and endpoints that have caught up with the pods. */
export function frameOf(options: FrameOptions): Frame {
  const { set, pods = [], claims = [], publish = false, step = 10 } = options;
  const revisions = options.revisions ?? [revision(oldRevision, 1), revision(newRevision, 2, 'nginx:mainline')];
  const services = options.services ?? [service({ publish })];
  const report = options.decisions && { set: 'web', atMs: nowMs, decisions: options.decisions, writes: [], events: [] };
  return {
    step,
    cause: report && { type: 'sync', report },
    lastSyncs: report === undefined ? {} : { [set?.metadata.name ?? 'web']: report },
    cluster: {
      release: releaseOf('1.37'),
      nowMs: nowMs - startMs,
      wallClockMs: nowMs,
      podStates: settledStates(new Map(pods.map((each) => [each.metadata.uid, each.state]))),
      controller: { loop: 'idle', queue: [], delayed: [], failures: {} },
      faults: [],
      stored: {
        resourceVersion: 100,
        incarnations: Object.fromEntries(revisions.map(({ metadata: { name } }) => [`ControllerRevision/${name}`, 1])),
        objects: {
          ...noObjects,
          statefulsets: set === undefined ? [] : [set],
          controllerrevisions: revisions,
          pods,
          persistentvolumeclaims: claims,
          services,
          endpointslices: services.length === 0 ? [] : [slice(pods, publish)],
        },
      },
    },
  };
}

const noObjects = Object.fromEntries(
  resources.map((resource) => [resource, []]),
) as unknown as StoredObjects['objects'];

function metadata(name: string) {
  return { name, namespace: 'default', uid: '', resourceVersion: '1', creationTimestamp: secondsAgo(90) };
}
