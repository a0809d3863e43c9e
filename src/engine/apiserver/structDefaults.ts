/**
 * What the API server fills in, struct by struct (upstream `SetObjectDefaults_StatefulSet` and its like; semantics 9.1, 9.2).
 */
import type { Json, JsonObject } from '../json.ts';
import type { Release } from '../versions.ts';
import { defaultImagePullPolicy } from './imagePullPolicy.ts';
import { fieldsOf } from './shapes.ts';

const defaultMode = { defaultMode: 0o644 };
const container = { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' };
const deployment = { progressDeadlineSeconds: 600, replicas: 1, revisionHistoryLimit: 10 };

/** The value of a field that is not given: absent for a pointer, zero for any other field. */
export const structDefaults: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  AzureDiskVolumeSource: { cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false },
  ConfigMapVolumeSource: defaultMode,
  Container: container,
  ContainerPort: { protocol: 'TCP' },
  DeploymentSpec: deployment,
  DownwardAPIVolumeSource: defaultMode,
  EphemeralContainer: container,
  FileKeySelector: { optional: false },
  GRPCAction: { service: '' },
  HTTPGetAction: { path: '/', scheme: 'HTTP' },
  HostPathVolumeSource: { type: '' },
  ISCSIVolumeSource: { iscsiInterface: 'default' },
  ObjectFieldSelector: { apiVersion: 'v1' },
  PersistentVolumeClaimSpec: { volumeMode: 'Filesystem' },
  PersistentVolumeClaimStatus: { phase: 'Pending' },
  PodSpec: {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
  Probe: { failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1 },
  ProjectedVolumeSource: defaultMode,
  RBDVolumeSource: { keyring: '/etc/ceph/keyring', pool: 'rbd', user: 'admin' },
  ReplicaSetSpec: { replicas: 1 },
  ScaleIOVolumeSource: { fsType: 'xfs', storageMode: 'ThinProvisioned' },
  SecretVolumeSource: defaultMode,
  ServiceAccountTokenProjection: { expirationSeconds: 3600 },
  ServicePort: { protocol: 'TCP' },
  StatefulSetPersistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  StatefulSetSpec: { podManagementPolicy: 'OrderedReady', replicas: 1, revisionHistoryLimit: 10 },
};

/** The struct with those fields filled in that depend on other fields. Values of a wrong type are left for the reader to refuse. */
export function prepareStruct(struct: string, given: JsonObject, release: Release): JsonObject {
  return preparations[struct]?.(given, release) ?? given;
}

const preparations: Readonly<Record<string, (given: JsonObject, release: Release) => JsonObject>> = {
  Container: withPullPolicy,
  EphemeralContainer: withPullPolicy,
  DeploymentStrategy: withDeploymentStrategy,
  PodSpec: withServiceAccount,
  StatefulSetSpec: withRetentionPolicy,
  StatefulSetUpdateStrategy: withUpdateStrategy,
  Volume: withSource,
};

function withRetentionPolicy(given: JsonObject): JsonObject {
  return { ...given, persistentVolumeClaimRetentionPolicy: given['persistentVolumeClaimRetentionPolicy'] ?? {} };
}

function withPullPolicy(given: JsonObject): JsonObject {
  const image = given['image'] ?? '';
  if (!isUnset(given['imagePullPolicy']) || typeof image !== 'string') return given;
  return { ...given, imagePullPolicy: defaultImagePullPolicy(image) };
}

/** `serviceAccount` is the older name of `serviceAccountName`; the two are kept equal. */
function withServiceAccount(given: JsonObject): JsonObject {
  const { serviceAccountName, serviceAccount } = given;
  const isOneWrong = [serviceAccountName, serviceAccount].some((name) => typeof (name ?? '') !== 'string');
  if (isOneWrong) return given;
  const name = isUnset(serviceAccountName) ? serviceAccount : serviceAccountName;
  return { ...given, serviceAccountName: name, serviceAccount: name };
}

/** A volume without a source is an empty directory; an image volume gets a pull policy, but not yet in 1.33. */
function withSource(given: JsonObject, release: Release): JsonObject {
  const sources = fieldsOf('Volume', release.version).filter(({ name }) => name !== 'name');
  if (sources.every(({ name }) => (given[name] ?? null) === null)) return { ...given, emptyDir: {} };
  const image = given['image'];
  if (release.version === '1.33' || !isPlainObject(image)) return given;
  const reference = image['reference'] ?? '';
  if (!isUnset(image['pullPolicy']) || typeof reference !== 'string') return given;
  return { ...given, image: { ...image, pullPolicy: defaultImagePullPolicy(reference) } };
}

/** A type given alone leaves `rollingUpdate` absent; a block given or made gets its parts. */
function withUpdateStrategy(given: JsonObject, { gates }: Release): JsonObject {
  const hasNoType = isUnset(given['type']);
  const type = hasNoType ? 'RollingUpdate' : given['type'];
  const rollingUpdate = given['rollingUpdate'] ?? (hasNoType ? {} : undefined);
  if (!isPlainObject(rollingUpdate)) return { ...given, type };
  const partition = rollingUpdate['partition'] ?? 0;
  const hasBudget = gates.MaxUnavailableStatefulSet && type === 'RollingUpdate';
  const maxUnavailable = rollingUpdate['maxUnavailable'] ?? (hasBudget ? 1 : undefined);
  return { ...given, type, rollingUpdate: { ...rollingUpdate, partition, maxUnavailable } };
}

function withDeploymentStrategy(given: JsonObject): JsonObject {
  const type = isUnset(given['type']) ? 'RollingUpdate' : given['type'];
  const rollingUpdate = given['rollingUpdate'] ?? {};
  if (type !== 'RollingUpdate' || !isPlainObject(rollingUpdate)) return { ...given, type };
  const maxSurge = rollingUpdate['maxSurge'] ?? '25%';
  const maxUnavailable = rollingUpdate['maxUnavailable'] ?? '25%';
  return { ...given, type, rollingUpdate: { ...rollingUpdate, maxSurge, maxUnavailable } };
}

function isUnset(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function isPlainObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
