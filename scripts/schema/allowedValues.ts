/** The values that fields of a string type take, which the schema does not tell: as k8s.io/api 0.37 declares and validates them. */
const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const protocols = ['SCTP', 'TCP', 'UDP'];
const volumeModes = ['Block', 'Filesystem'];
const trafficPolicies = ['Cluster', 'Local'];
const retentions = ['Delete', 'Retain'];
const taintEffects = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'];
const nodePolicies = ['Honor', 'Ignore'];
const profiles = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
const messagePolicies = ['FallbackToLogsOnError', 'File'];

/** Linux's, as Go sorts them: the real-time ones count from either end. */
const signals = [
  ...'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT RTMAX'.split(' '),
  ...inTextOrder(14).map((number) => `RTMAX-${number}`),
  'RTMIN',
  ...inTextOrder(15).map((number) => `RTMIN+${number}`),
  ...'SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ'.split(' '),
].map((name) => `SIG${name}`);

function inTextOrder(last: number): readonly string[] {
  return Array.from({ length: last }, (_, at) => String(at + 1)).sort();
}

export const allowedValues: Readonly<Record<string, readonly string[]>> = {
  'StatefulSetSpec.podManagementPolicy': ['OrderedReady', 'Parallel'],
  'StatefulSetUpdateStrategy.type': ['OnDelete', 'Recreate', 'RollingUpdate'],
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': retentions,
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': retentions,
  'DeploymentStrategy.type': ['Recreate', 'RollingUpdate'],

  'Container.imagePullPolicy': pullPolicies,
  'Container.terminationMessagePolicy': messagePolicies,
  'EphemeralContainer.imagePullPolicy': pullPolicies,
  'EphemeralContainer.terminationMessagePolicy': messagePolicies,
  'ImageVolumeSource.pullPolicy': pullPolicies,
  'Lifecycle.stopSignal': signals,
  'ContainerStatus.stopSignal': signals,
  'ContainerPort.protocol': protocols,
  'ContainerResizePolicy.restartPolicy': ['NotRequired', 'RestartContainer'],
  'HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
  'HTTPGetAction.protocol': ['HTTP1', 'HTTP2'],
  'GRPCAction.mode': ['Plaintext', 'TLS'],
  'VolumeMount.mountPropagation': ['Bidirectional', 'HostToContainer', 'None'],
  'PodSpec.restartPolicy': ['Always', 'Never', 'OnFailure'],
  'PodSpec.dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'PodSpec.preemptionPolicy': ['Never', 'PreemptLowerPriority'],
  'PodSecurityContext.fsGroupChangePolicy': ['Always', 'OnRootMismatch'],
  'PodSecurityContext.supplementalGroupsPolicy': ['Merge', 'Strict'],
  'SecurityContext.procMount': ['Default', 'Unmasked'],
  'PodStatus.phase': ['Failed', 'Pending', 'Running', 'Succeeded', 'Unknown'],
  'PodStatus.qosClass': ['BestEffort', 'Burstable', 'Guaranteed'],
  'NodeStatus.phase': ['Pending', 'Running', 'Terminated'],
  'SeccompProfile.type': profiles,
  'AppArmorProfile.type': profiles,
  'TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
  'TopologySpreadConstraint.nodeAffinityPolicy': nodePolicies,
  'TopologySpreadConstraint.nodeTaintsPolicy': nodePolicies,
  'Toleration.effect': taintEffects,
  'Toleration.operator': ['Equal', 'Exists', 'Gt', 'Lt'],
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
  'PortStatus.protocol': protocols,
  'EndpointPort.protocol': protocols,
  'EndpointSlice.addressType': ['FQDN', 'IPv4', 'IPv6'],

  'PersistentVolumeClaimSpec.accessModes': accessModes,
  'PersistentVolumeClaimSpec.volumeMode': volumeModes,
  'PersistentVolumeClaimStatus.phase': ['Bound', 'Lost', 'Pending'],
  'ModifyVolumeStatus.status': ['InProgress', 'Infeasible', 'Pending'],
  'VolumeHealthCondition.status': ['DataLoss', 'Degraded', 'Inaccessible'],
  'PersistentVolumeSpec.accessModes': accessModes,
  'PersistentVolumeSpec.volumeMode': volumeModes,
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': ['Delete', 'Recycle', 'Retain'],
  'PersistentVolumeStatus.phase': ['Available', 'Bound', 'Failed', 'Pending', 'Released'],
  'AzureDiskVolumeSource.cachingMode': ['None', 'ReadOnly', 'ReadWrite'],
  'AzureDiskVolumeSource.kind': ['Dedicated', 'Managed', 'Shared'],
  'HostPathVolumeSource.type': [
    ...['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'],
  ],
  'StorageClass.reclaimPolicy': ['Delete', 'Recycle', 'Retain'],
  'StorageClass.volumeBindingMode': ['Immediate', 'WaitForFirstConsumer'],
  'PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': ['AlwaysAllow', 'IfHealthyBudget'],
};
