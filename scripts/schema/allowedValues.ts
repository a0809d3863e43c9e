/** The values that fields of a string type take, which the schema does not tell: as k8s.io/api 0.37 declares and validates them. */
const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const protocols = ['SCTP', 'TCP', 'UDP'];
const volumeModes = ['Block', 'Filesystem'];
const trafficPolicies = ['Cluster', 'Local'];
const retentions = ['Delete', 'Retain'];
const taintEffects = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'];
const nodePolicies = ['Honor', 'Ignore'];
const profiles = ['Localhost', 'RuntimeDefault', 'Unconfined'];

export const allowedValues: Readonly<Record<string, readonly string[]>> = {
  'StatefulSetSpec.podManagementPolicy': ['OrderedReady', 'Parallel'],
  'StatefulSetUpdateStrategy.type': ['OnDelete', 'Recreate', 'RollingUpdate'],
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': retentions,
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': retentions,
  'DeploymentStrategy.type': ['Recreate', 'RollingUpdate'],

  'Container.imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'Container.terminationMessagePolicy': ['FallbackToLogsOnError', 'File'],
  'ContainerPort.protocol': protocols,
  'ContainerResizePolicy.restartPolicy': ['NotRequired', 'RestartContainer'],
  'HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
  'VolumeMount.mountPropagation': ['Bidirectional', 'HostToContainer', 'None'],
  'PodSpec.restartPolicy': ['Always', 'Never', 'OnFailure'],
  'PodSpec.dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'PodSpec.preemptionPolicy': ['Never', 'PreemptLowerPriority'],
  'PodSecurityContext.fsGroupChangePolicy': ['Always', 'OnRootMismatch'],
  'SeccompProfile.type': profiles,
  'AppArmorProfile.type': profiles,
  'TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
  'TopologySpreadConstraint.nodeAffinityPolicy': nodePolicies,
  'TopologySpreadConstraint.nodeTaintsPolicy': nodePolicies,
  'Toleration.effect': taintEffects,
  'Taint.effect': taintEffects,
  'NodeSelectorRequirement.operator': ['DoesNotExist', 'Exists', 'Gt', 'In', 'Lt', 'NotIn'],
  'LabelSelectorRequirement.operator': ['DoesNotExist', 'Exists', 'In', 'NotIn'],

  'ServiceSpec.type': ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  'ServiceSpec.sessionAffinity': ['ClientIP', 'None'],
  'ServiceSpec.externalTrafficPolicy': trafficPolicies,
  'ServiceSpec.internalTrafficPolicy': trafficPolicies,
  'ServiceSpec.ipFamilyPolicy': ['PreferDualStack', 'RequireDualStack', 'SingleStack'],
  'ServiceSpec.ipFamilies': ['IPv4', 'IPv6'],
  'ServicePort.protocol': protocols,
  'EndpointPort.protocol': protocols,
  'EndpointSlice.addressType': ['FQDN', 'IPv4', 'IPv6'],

  'PersistentVolumeClaimSpec.accessModes': accessModes,
  'PersistentVolumeClaimSpec.volumeMode': volumeModes,
  'PersistentVolumeSpec.accessModes': accessModes,
  'PersistentVolumeSpec.volumeMode': volumeModes,
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': ['Delete', 'Recycle', 'Retain'],
  'StorageClass.reclaimPolicy': ['Delete', 'Recycle', 'Retain'],
  'StorageClass.volumeBindingMode': ['Immediate', 'WaitForFirstConsumer'],
  'PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': ['AlwaysAllow', 'IfHealthyBudget'],
};
