/** What is there before anybody asks for anything: the namespaces, the default storage class and the nodes. */
import { defaultClassAnnotation } from '../apiserver/admissionDefaults.ts';
import type { ApiError } from '../apiserver/apiErrors.ts';
import type { ApiServer } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Labels, Node, NodeCondition } from '../objects.ts';
import { gitVersionOf, type KubernetesVersion } from '../versions.ts';
import type { World } from './defaults.ts';
import type { NodeOptions, StorageClassOptions } from './scenario.ts';

export function createBeginning(api: ApiServer, world: World, version: KubernetesVersion): void {
  for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system']) createNamespace(api, name);
  for (const each of world.storageClasses ?? [ordinary(world.storageClass)]) createStorageClass(api, each);
  for (const node of world.nodes) createNode(api, node, version);
}

function createNamespace(api: ApiServer, name: string): void {
  api.create('namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
}

/** Volumes are made for the first pod that uses a claim, can grow, and go with their claim. */
function ordinary(name: string): StorageClassOptions {
  return { name, isDefault: true, allowVolumeExpansion: true };
}

function createStorageClass(
  api: ApiServer,
  {
    name,
    isDefault = false,
    provisioner = 'example.com/disk',
    reclaimPolicy = 'Delete',
    volumeBindingMode = 'WaitForFirstConsumer',
    allowVolumeExpansion,
  }: StorageClassOptions,
): void {
  api.create('storageclasses', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, ...(isDefault && { annotations: { [defaultClassAnnotation]: 'true' } }) },
    provisioner,
    reclaimPolicy,
    volumeBindingMode,
    ...(allowVolumeExpansion !== undefined && { allowVolumeExpansion }),
  });
}

/** A kubelet registers its machine. */
export function createNode(
  api: ApiServer,
  { name, address, zone, labels, taints, maxPods }: NodeOptions,
  version: KubernetesVersion,
): Node | ApiError {
  const kubeletVersion = gitVersionOf(version);
  const resources = { cpu: '4', memory: '8Gi', pods: String(maxPods ?? 110) };
  return api.create('nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { ...nodeLabels(name, zone), ...labels } },
    spec: taints === undefined ? {} : { taints },
    status: {
      capacity: resources,
      allocatable: resources,
      conditions: nodeConditions(formatTime(api.nowMs)),
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        machineID: '',
        systemUUID: '',
        bootID: '',
        kernelVersion: '5.10.134',
        osImage: 'Linux',
        containerRuntimeVersion: 'containerd://2.1.4',
        kubeletVersion,
        kubeProxyVersion: kubeletVersion,
        operatingSystem: 'linux',
        architecture: 'amd64',
      },
    },
  });
}

function nodeLabels(name: string, zone: string | undefined): Labels {
  return {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    ...(zone === undefined ? {} : { 'topology.kubernetes.io/zone': zone }),
  };
}

/** As a kubelet that has just begun to report (upstream `pkg/kubelet/nodestatus`). */
export function nodeConditions(now: string): readonly NodeCondition[] {
  const times = { lastHeartbeatTime: now, lastTransitionTime: now };
  return [
    ...pressures.map(([type, reason, message]) => ({ type, status: 'False' as const, ...times, reason, message })),
    { type: 'Ready', status: 'True', ...times, reason: 'KubeletReady', message: 'kubelet is posting ready status' },
  ];
}

const pressures = [
  ['MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
] as const;
