/**
 * How the fields of Go's structs are merged: the struct tags `patchStrategy`, `patchMergeKey`, `listType` and `listMapKey` of k8s.io/api.
 * A list that is not here is replaced as a whole.
 */

export interface PatchMeta {
  /** The fields that tell the members of a list of objects apart; a strategic merge patch goes by the first alone. */
  readonly keys?: readonly string[];
  /** A list of different scalars: patches add to it. */
  readonly isSet?: boolean;
  /** The whole value is replaced, though it is an object. */
  readonly isReplaced?: boolean;
  /** A patch that is computed lists all keys to keep: of the alternatives in here only one may be set. */
  readonly retainsKeys?: boolean;
}

/** What the tags of `struct.field` say; empty for a field without any. */
export function patchMetaOf(struct: string, field: string): PatchMeta {
  return metas.get(`${struct}.${field}`) ?? none;
}

const none: PatchMeta = {};

const keyedLists: Readonly<Record<string, string>> = {
  'Container.env': 'name',
  'Container.ports': 'containerPort protocol',
  'Container.volumeDevices': 'devicePath',
  'Container.volumeMounts': 'mountPath',
  'DeploymentStatus.conditions': 'type',
  'EphemeralContainer.env': 'name',
  'EphemeralContainer.ports': 'containerPort protocol',
  'EphemeralContainer.volumeDevices': 'devicePath',
  'EphemeralContainer.volumeMounts': 'mountPath',
  'NodeStatus.addresses': 'type',
  'NodeStatus.conditions': 'type',
  'ObjectMeta.ownerReferences': 'uid',
  'PersistentVolumeClaimStatus.conditions': 'type',
  'PodDisruptionBudgetStatus.conditions': 'type',
  'PodSpec.containers': 'name',
  'PodSpec.ephemeralContainers': 'name',
  'PodSpec.evictionResponders': 'name',
  'PodSpec.hostAliases': 'ip',
  'PodSpec.imagePullSecrets': 'name',
  'PodSpec.initContainers': 'name',
  'PodSpec.resourceClaims': 'name',
  'PodSpec.schedulingGates': 'name',
  'PodSpec.topologySpreadConstraints': 'topologyKey whenUnsatisfiable',
  'PodSpec.volumes': 'name',
  'PodStatus.conditions': 'type',
  'PodStatus.hostIPs': 'ip',
  'PodStatus.podIPs': 'ip',
  'ReplicaSetStatus.conditions': 'type',
  'ServiceAccount.secrets': 'name',
  'ServiceSpec.ports': 'port protocol',
  'ServiceStatus.conditions': 'type',
  'StatefulSetStatus.conditions': 'type',
};

const setLists = ['NodeSpec.podCIDRs', 'ObjectMeta.finalizers'];
const retaining = ['DeploymentSpec.strategy', 'PodSpec.resourceClaims', 'PodSpec.volumes'];
const replaced = ['PodDisruptionBudgetSpec.selector'];

const metas: ReadonlyMap<string, PatchMeta> = new Map(
  [...Object.keys(keyedLists), ...setLists, ...retaining, ...replaced].map((name) => [
    name,
    {
      ...(keyedLists[name] !== undefined && { keys: keyedLists[name].split(' ') }),
      ...(setLists.includes(name) && { isSet: true }),
      ...(replaced.includes(name) && { isReplaced: true }),
      ...(retaining.includes(name) && { retainsKeys: true }),
    },
  ]),
);
