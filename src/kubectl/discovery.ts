/** The kinds of a 1.37 server, as discovery lists them, and which of them a person means by a word. */

export interface ApiResource {
  /** The plural name: `statefulsets`. */
  readonly name: string;
  /** Empty for the core. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly inAll: boolean;
}

/** `statefulsets.apps`, bare for the core: as refusals name it. */
export function fullName({ name, group }: ApiResource): string {
  return group === '' ? name : `${name}.${group}`;
}

/** `statefulset.apps`, bare for the core: as messages about one object name it. */
export function singularName({ kind, group }: ApiResource): string {
  return group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
}

/** `apps/v1`, `v1`. */
export function apiVersionOf({ group, version }: ApiResource): string {
  return group === '' ? version : `${group}/${version}`;
}

export interface FoundResource {
  readonly resource: ApiResource;
  /** What kubectl warns of: the word could have meant another kind. */
  readonly warning?: string;
}

/**
 * The kind that a word names: plural, singular, kind or short name, with `.group` or `.version.group` behind it.
 * Undefined when there is none. As the REST mapper does, a group may be shortened to its beginning.
 */
export function findResource(word: string): FoundResource | undefined {
  const [name = '', ...rest] = word.split('.');
  const [version = ''] = rest;
  const group = rest.slice(1).join('.');
  const inGroup = rest.length >= 2 ? ofGroup(name, group) : [];
  // With the whole name of the group, a short name is looked up whatever the version.
  const asVersioned = inGroup.filter(
    (each) => each.version === version || (each.group === group && each.shortNames.includes(name)),
  );
  const found = asVersioned.length > 0 ? asVersioned : ofGroup(name, rest.join('.'));
  const [resource, other] = found;
  if (resource === undefined) return undefined;
  if (other === undefined || !resource.shortNames.includes(name)) return { resource };
  return {
    resource,
    warning: `short name "${name}" could also match lower priority resource ${fullName(other)}`,
  };
}

/** What is said of a word that names no kind. */
export function noSuchResource(word: string): string {
  const [name, ...rest] = word.split('.');
  const group = rest.join('.');
  const where = group === '' ? '' : ` in group ${JSON.stringify(group)}`;
  return `the server doesn't have a resource type ${JSON.stringify(name)}${where}`;
}

/** The kind that a manifest names, or undefined. */
export function resourceOfKind(apiVersion: string, kind: string): ApiResource | undefined {
  return apiResources.find((each) => each.kind === kind && apiVersionOf(each) === apiVersion);
}

function ofGroup(name: string, group: string): readonly ApiResource[] {
  const named = apiResources.filter((each) => isCalled(each, name));
  if (group === '') return named;
  const exact = named.filter((each) => each.group === group);
  return exact.length > 0 ? exact : named.filter((each) => each.group.startsWith(group));
}

function isCalled({ name, kind, shortNames }: ApiResource, word: string): boolean {
  const lower = word.toLowerCase();
  return lower === name || lower === kind.toLowerCase() || shortNames.includes(word);
}

type Listed = readonly [name: string, kind: string, shortNames?: string, where?: 'cluster', all?: 'all'];

const groups: readonly (readonly [group: string, version: string, ...resources: readonly Listed[]])[] = [
  [
    '',
    'v1',
    ['bindings', 'Binding'],
    ['componentstatuses', 'ComponentStatus', 'cs', 'cluster'],
    ['configmaps', 'ConfigMap', 'cm'],
    ['endpoints', 'Endpoints', 'ep'],
    ['events', 'Event', 'ev'],
    ['limitranges', 'LimitRange', 'limits'],
    ['namespaces', 'Namespace', 'ns', 'cluster'],
    ['nodes', 'Node', 'no', 'cluster'],
    ['persistentvolumeclaims', 'PersistentVolumeClaim', 'pvc'],
    ['persistentvolumes', 'PersistentVolume', 'pv', 'cluster'],
    ['pods', 'Pod', 'po', undefined, 'all'],
    ['podtemplates', 'PodTemplate'],
    ['replicationcontrollers', 'ReplicationController', 'rc', undefined, 'all'],
    ['resourcequotas', 'ResourceQuota', 'quota'],
    ['secrets', 'Secret'],
    ['serviceaccounts', 'ServiceAccount', 'sa'],
    ['services', 'Service', 'svc', undefined, 'all'],
  ],
  [
    'admissionregistration.k8s.io',
    'v1',
    ['mutatingadmissionpolicies', 'MutatingAdmissionPolicy', '', 'cluster'],
    ['mutatingadmissionpolicybindings', 'MutatingAdmissionPolicyBinding', '', 'cluster'],
    ['mutatingwebhookconfigurations', 'MutatingWebhookConfiguration', '', 'cluster'],
    ['validatingadmissionpolicies', 'ValidatingAdmissionPolicy', '', 'cluster'],
    ['validatingadmissionpolicybindings', 'ValidatingAdmissionPolicyBinding', '', 'cluster'],
    ['validatingwebhookconfigurations', 'ValidatingWebhookConfiguration', '', 'cluster'],
  ],
  ['apiextensions.k8s.io', 'v1', ['customresourcedefinitions', 'CustomResourceDefinition', 'crd,crds', 'cluster']],
  ['apiregistration.k8s.io', 'v1', ['apiservices', 'APIService', '', 'cluster']],
  [
    'apps',
    'v1',
    ['controllerrevisions', 'ControllerRevision'],
    ['daemonsets', 'DaemonSet', 'ds', undefined, 'all'],
    ['deployments', 'Deployment', 'deploy', undefined, 'all'],
    ['replicasets', 'ReplicaSet', 'rs', undefined, 'all'],
    ['statefulsets', 'StatefulSet', 'sts', undefined, 'all'],
  ],
  [
    'authentication.k8s.io',
    'v1',
    ['selfsubjectreviews', 'SelfSubjectReview', '', 'cluster'],
    ['tokenreviews', 'TokenReview', '', 'cluster'],
  ],
  [
    'authorization.k8s.io',
    'v1',
    ['localsubjectaccessreviews', 'LocalSubjectAccessReview'],
    ['selfsubjectaccessreviews', 'SelfSubjectAccessReview', '', 'cluster'],
    ['selfsubjectrulesreviews', 'SelfSubjectRulesReview', '', 'cluster'],
    ['subjectaccessreviews', 'SubjectAccessReview', '', 'cluster'],
  ],
  ['autoscaling', 'v2', ['horizontalpodautoscalers', 'HorizontalPodAutoscaler', 'hpa', undefined, 'all']],
  ['batch', 'v1', ['cronjobs', 'CronJob', 'cj', undefined, 'all'], ['jobs', 'Job', '', undefined, 'all']],
  [
    'certificates.k8s.io',
    'v1',
    ['certificatesigningrequests', 'CertificateSigningRequest', 'csr', 'cluster'],
    ['clustertrustbundles', 'ClusterTrustBundle', '', 'cluster'],
    ['podcertificaterequests', 'PodCertificateRequest'],
  ],
  ['coordination.k8s.io', 'v1', ['leases', 'Lease']],
  ['discovery.k8s.io', 'v1', ['endpointslices', 'EndpointSlice']],
  ['events.k8s.io', 'v1', ['events', 'Event', 'ev']],
  [
    'flowcontrol.apiserver.k8s.io',
    'v1',
    ['flowschemas', 'FlowSchema', '', 'cluster'],
    ['prioritylevelconfigurations', 'PriorityLevelConfiguration', '', 'cluster'],
  ],
  [
    'networking.k8s.io',
    'v1',
    ['ingressclasses', 'IngressClass', '', 'cluster'],
    ['ingresses', 'Ingress', 'ing'],
    ['ipaddresses', 'IPAddress', 'ip', 'cluster'],
    ['networkpolicies', 'NetworkPolicy', 'netpol'],
    ['servicecidrs', 'ServiceCIDR', '', 'cluster'],
  ],
  ['node.k8s.io', 'v1', ['runtimeclasses', 'RuntimeClass', '', 'cluster']],
  ['policy', 'v1', ['poddisruptionbudgets', 'PodDisruptionBudget', 'pdb']],
  [
    'rbac.authorization.k8s.io',
    'v1',
    ['clusterrolebindings', 'ClusterRoleBinding', '', 'cluster'],
    ['clusterroles', 'ClusterRole', '', 'cluster'],
    ['rolebindings', 'RoleBinding'],
    ['roles', 'Role'],
  ],
  [
    'resource.k8s.io',
    'v1',
    ['deviceclasses', 'DeviceClass', '', 'cluster'],
    ['devicetaintrules', 'DeviceTaintRule', '', 'cluster'],
    ['resourceclaims', 'ResourceClaim'],
    ['resourceclaimtemplates', 'ResourceClaimTemplate'],
    ['resourceslices', 'ResourceSlice', '', 'cluster'],
  ],
  ['scheduling.k8s.io', 'v1', ['priorityclasses', 'PriorityClass', 'pc', 'cluster']],
  [
    'storage.k8s.io',
    'v1',
    ['csidrivers', 'CSIDriver', '', 'cluster'],
    ['csinodes', 'CSINode', '', 'cluster'],
    ['csistoragecapacities', 'CSIStorageCapacity'],
    ['storageclasses', 'StorageClass', 'sc', 'cluster'],
    ['volumeattachments', 'VolumeAttachment', '', 'cluster'],
    ['volumeattributesclasses', 'VolumeAttributesClass', 'vac', 'cluster'],
  ],
  ['storagemigration.k8s.io', 'v1', ['storageversionmigrations', 'StorageVersionMigration', '', 'cluster']],
];

/** In the order of the server's discovery: the core, then the groups by name. */
export const apiResources: readonly ApiResource[] = groups.flatMap(([group, version, ...resources]) =>
  resources.map(([name, kind, shortNames = '', where, all]) => ({
    name,
    group,
    version,
    kind,
    namespaced: where !== 'cluster',
    shortNames: shortNames === '' ? [] : shortNames.split(','),
    inAll: all === 'all',
  })),
);
