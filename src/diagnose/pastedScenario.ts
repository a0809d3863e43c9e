/**
 * A pasted cluster as the beginning of a scenario: shown as it is, and played on from there by the engine's own components. What happens
 * to a pod that is stuck is nobody's to guess, so nothing does.
 */
import type { AgendaItem, Happening } from '#engine/simulation/agenda.ts';
import { ApiServer } from '#engine/apiserver/apiServer.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { formatTime, parseTime } from '#engine/apiserver/time.ts';
import { createNode } from '#engine/simulation/beginning.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import { settledStates } from '#engine/node/podStates.ts';
import type { Pod } from '#engine/objects.ts';
import type { NodeOptions, Scenario } from '#engine/simulation/scenario.ts';
import { type Checkpoint, Simulation } from '#engine/simulation/simulation.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { acceptedWrites, type Diagnosis } from './diagnose.ts';
import type { KnownCluster } from './knownCluster.ts';
import { whyNotSettled } from './obstacles.ts';
import { seenState } from './seenState.ts';

/** The namespace of a diagnosis; of its sets the one that was diagnosed is played on. */
export function pastedScenario(diagnosis: Diagnosis, lateParts: LateParts): Scenario {
  const { cluster } = diagnosis;
  const { release, nowMs } = cluster;
  const version = release.version;
  const startTime = formatTime(nowMs);
  const nodes = nodesOf(cluster.stored);
  const stored = furnished(cluster.stored, nodes, version, parseTime(startTime));
  const scenario: Scenario = {
    kubernetesVersion: version,
    featureGates: release.gates,
    seed: 1,
    requests: [],
    world: { startTime, nodes },
  };
  const start = beginning({ ...cluster, stored, nowMs: parseTime(startTime) }, diagnosis);
  const endpoints = namesToPublish(stored);
  // The endpoints are as they must have been; then the clock is set back, and the controller begins.
  const warm = new Simulation(scenario, { ...start, agenda: endpoints.agenda, endpoints: endpoints.pods }, lateParts);
  while (warm.step() !== undefined);
  const published = warm.checkpoint().cluster.stored;
  return { ...scenario, start: { ...start, cluster: { ...start.cluster, stored: published } } };
}

function beginning(cluster: KnownCluster, { set, report }: Diagnosis): Checkpoint {
  const { stored, release, nowMs } = cluster;
  // A sync that would write nothing must have been already; the sets beside the one that is shown rest, too.
  const queued = acceptedWrites(report).length > 0 ? [set.metadata.name] : [];
  const states = new Map(stored.objects.pods.map((pod) => [pod.metadata.uid, seenState(pod)]));
  const podStates = settledStates(states);
  const happenings: readonly (readonly [number, Happening])[] = [
    ...queued.map(() => [pickUpMs, { type: 'sync' }] as const),
    ...stored.objects.pods.flatMap((pod) => prospectOf(cluster, pod, states.get(pod.metadata.uid) as PodState)),
  ];
  const lastSyncs: Readonly<Record<string, SyncReport>> = isWork(report) ? {} : { [set.metadata.name]: report };
  const queue = { keys: queued, failures: {}, bucket: { tokens: 100, atMs: 0 }, due: {} };
  return {
    steps: 0,
    requestsDone: 0,
    cluster: {
      release,
      nowMs: 0,
      wallClockMs: nowMs,
      stored,
      podStates,
      controller: { loop: queued.length > 0 ? 'queued' : 'idle', queue: queued, delayed: [], failures: {} },
      faults: [],
    },
    agenda: happenings.map(([atMs, happening], at): AgendaItem => ({ ...happening, atMs, order: at + 1 })),
    eventsWritten: stored.objects.events.length,
    kubelet: { states: podStates, addresses: {}, images: {} },
    controller: { queue, workersAhead: queued.length, lastSyncs },
    endpoints: {},
    housekeeping: { collecting: false, releasing: false },
  };
}

const pickUpMs = 10;

/** Whether a sync does anything to pods and claims. One that does not must have been the last one, too. */
function isWork(report: SyncReport): boolean {
  return acceptedWrites(report).some(({ resource }) => resource === 'pods' || resource === 'persistentvolumeclaims');
}

/** What comes next to a pod by itself; nothing to one that is stuck. */
function prospectOf(cluster: KnownCluster, pod: Pod, state: PodState): readonly (readonly [number, Happening])[] {
  const { name, uid } = pod.metadata;
  if (whyNotSettled(cluster, pod)?.isStuck === true) return [];
  const kubelet = (event: 'started' | 'probeSucceeded' | 'stopped') =>
    ({ type: 'kubelet', pod: name, uid, event }) as const;
  switch (state) {
    case 'unscheduled':
      return [[300, { type: 'schedule', pod: name, uid }]];
    case 'creating':
      return [[1500, kubelet('started')]];
    case 'running.notReady':
      return [[2000, kubelet('probeSucceeded')]];
    case 'terminating':
      return [[2500, kubelet('stopped')]];
    default:
      return [];
  }
}

/** The nodes that were pasted, or those that the pods name. */
function nodesOf({ objects }: StoredObjects): readonly NodeOptions[] {
  const pasted = objects.nodes.map(({ metadata }) => metadata.name);
  const named = objects.pods.flatMap(({ spec }) => (spec.nodeName ? [spec.nodeName] : []));
  const names = [...new Set([...pasted, ...named])];
  return (names.length === 0 ? ['node-1'] : names).map((name, at) => ({
    name,
    address: `192.168.0.${(at % 250) + 1}`,
    podNetwork: `10.${Math.floor(at / 250)}.${at % 250}`,
    firstHost: 2,
  }));
}

/** With the nodes and a default class where none were pasted, so that what is created later finds its place. */
function furnished(
  stored: StoredObjects,
  nodes: readonly NodeOptions[],
  version: KubernetesVersion,
  nowMs: number,
): StoredObjects {
  const api = new ApiServer(() => nowMs, stored);
  if (stored.objects.nodes.length === 0) for (const node of nodes) createNode(api, node, version);
  if (stored.objects.storageclasses.length === 0) {
    api.create('storageclasses', {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: 'example.com/disk',
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
  }
  // Revisions are told apart by the order in which there have been.
  const names = stored.objects.controllerrevisions.toSorted((a, b) => a.revision - b.revision);
  const incarnations = Object.fromEntries(names.map(({ metadata }) => [`ControllerRevision/${metadata.name}`, 1]));
  const { resourceVersion, objects } = api.store.save();
  return { resourceVersion, incarnations, objects };
}

/** For the Services whose endpoints were not pasted: all pods are looked at once. */
function namesToPublish({ objects }: StoredObjects): {
  readonly agenda: readonly AgendaItem[];
  readonly pods: Readonly<Record<string, readonly string[]>>;
} {
  const known = new Set(objects.endpointslices.map(({ metadata }) => metadata.labels?.['kubernetes.io/service-name']));
  const services = objects.services.map(({ metadata }) => metadata.name).filter((name) => !known.has(name));
  const pods = objects.pods.map(({ metadata }) => metadata.name);
  return {
    agenda: services.map((service, at) => ({ type: 'endpoints', service, atMs: 0, order: at + 1 })),
    pods: Object.fromEntries(services.map((service) => [service, pods])),
  };
}
