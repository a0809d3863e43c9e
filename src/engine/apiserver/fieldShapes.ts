/**
 * The fields of Go structs that a manifest can hold, as k8s.io/api 0.33 and 0.37 declare them: enough to read a manifest as strictly as
 * the API server does, and to write it back byte for byte. Here are those that the first view is made of; `moreShapes.ts` has the others.
 *
 * A struct is a list of its fields in byte order, each `name`, then
 *   `!`       also written when it is zero (no `omitempty`),
 *   `*`       a pointer: an explicit zero is kept,
 *   `+`       not yet in 1.33,
 *   `-`       written when it is zero by 1.33 only,
 *   `:type`   a string where left out; `b` bool, `i` int32, `l` int64, `q` quantity, `r` quantity of a resource list,
 *             `x` int or string, `t` time, `j` any JSON, or a struct; with `[]` a list, with `{}` a map,
 *   `~type`   Go's own name of a string type, where it has one; alone: that of the field.
 */
export const fieldShapes: Readonly<Record<string, string>> = {
  Container:
    'args:[]s command:[]s env:[]EnvVar envFrom:[]EnvFromSource image imagePullPolicy~PullPolicy ' +
    'lifecycle*:Lifecycle livenessProbe*:Probe name! ports:[]ContainerPort readinessProbe*:Probe ' +
    'resizePolicy:[]ContainerResizePolicy resources!:ResourceRequirements restartPolicy*~ContainerRestartPolicy ' +
    'restartPolicyRules+:[]ContainerRestartRule securityContext*:SecurityContext startupProbe*:Probe stdin:b ' +
    'stdinOnce:b terminationMessagePath terminationMessagePolicy~ tty:b volumeDevices:[]VolumeDevice ' +
    'volumeMounts:[]VolumeMount workingDir',
  ContainerPort: 'containerPort!:i hostIP hostPort:i name protocol~',
  LabelSelector: 'matchExpressions:[]LabelSelectorRequirement matchLabels:{}s',
  LoadBalancerStatus: 'ingress:[]LoadBalancerIngress',
  ObjectMeta:
    'annotations:{}s creationTimestamp-:t deletionGracePeriodSeconds*:l deletionTimestamp*:t finalizers:[]s ' +
    'generateName generation:l labels:{}s managedFields:[]ManagedFieldsEntry name namespace ' +
    'ownerReferences:[]OwnerReference resourceVersion selfLink uid~types.UID',
  PersistentVolumeClaim:
    'apiVersion kind metadata!:ObjectMeta spec!:PersistentVolumeClaimSpec status!:PersistentVolumeClaimStatus',
  PersistentVolumeClaimSpec:
    'accessModes:[]s~PersistentVolumeAccessMode dataSource*:TypedLocalObjectReference ' +
    'dataSourceRef*:TypedObjectReference resources!:VolumeResourceRequirements selector*:LabelSelector ' +
    'storageClassName* volumeAttributesClassName* volumeMode*~PersistentVolumeMode volumeName',
  PersistentVolumeClaimStatus:
    'accessModes:[]s~PersistentVolumeAccessMode allocatedResourceStatuses:{}s~ClaimResourceStatus ' +
    'allocatedResources:{}r capacity:{}r conditions:[]PersistentVolumeClaimCondition ' +
    'currentVolumeAttributesClassName* healthStatus*+:VolumeHealthStatus modifyVolumeStatus*:ModifyVolumeStatus ' +
    'phase~PersistentVolumeClaimPhase',
  PodSecurityContext:
    'appArmorProfile*:AppArmorProfile fsGroup*:l fsGroupChangePolicy*~PodFSGroupChangePolicy runAsGroup*:l ' +
    'runAsNonRoot*:b runAsUser*:l seLinuxChangePolicy*~PodSELinuxChangePolicy seLinuxOptions*:SELinuxOptions ' +
    'seccompProfile*:SeccompProfile supplementalGroups:[]l supplementalGroupsPolicy*~ sysctls:[]Sysctl ' +
    'windowsOptions*:WindowsSecurityContextOptions',
  PodSpec:
    'activeDeadlineSeconds*:l affinity*:Affinity automountServiceAccountToken*:b containers!:[]Container ' +
    'dnsConfig*:PodDNSConfig dnsPolicy~DNSPolicy enableServiceLinks*:b ephemeralContainers:[]EphemeralContainer ' +
    'evictionResponders+:[]EvictionResponder hostAliases:[]HostAlias hostIPC:b hostNetwork:b hostPID:b hostUsers*:b ' +
    'hostname hostnameOverride*+ imagePullSecrets:[]LocalObjectReference initContainers:[]Container nodeName ' +
    'nodeSelector:{}s os*:PodOS overhead:{}r preemptionPolicy*~ priority*:i priorityClassName ' +
    'readinessGates:[]PodReadinessGate resourceClaims:[]PodResourceClaim resources*:ResourceRequirements ' +
    'restartPolicy~ runtimeClassName* schedulerName schedulingGates:[]PodSchedulingGate ' +
    'schedulingGroup*+:PodSchedulingGroup securityContext*:PodSecurityContext serviceAccount serviceAccountName ' +
    'setHostnameAsFQDN*:b shareProcessNamespace*:b subdomain terminationGracePeriodSeconds*:l ' +
    'tolerations:[]Toleration topologySpreadConstraints:[]TopologySpreadConstraint volumes:[]Volume',
  PodTemplateSpec: 'metadata!:ObjectMeta spec!:PodSpec',
  ResourceRequirements: 'claims:[]ResourceClaim limits:{}r requests:{}r',
  RollingUpdateStatefulSetStrategy: 'maxUnavailable*:x partition*:i',
  Service: 'apiVersion kind metadata!:ObjectMeta spec!:ServiceSpec status!:ServiceStatus',
  ServicePort: 'appProtocol* name nodePort:i port!:i protocol~ targetPort!:x',
  ServiceSpec:
    'allocateLoadBalancerNodePorts*:b clusterIP clusterIPs:[]s externalIPs:[]s externalName ' +
    'externalTrafficPolicy~ServiceExternalTrafficPolicy healthCheckNodePort:i ' +
    'internalTrafficPolicy*~ServiceInternalTrafficPolicy ipFamilies:[]s~IPFamily ipFamilyPolicy*~IPFamilyPolicy ' +
    'loadBalancerClass* loadBalancerIP loadBalancerSourceRanges:[]s ports:[]ServicePort publishNotReadyAddresses:b ' +
    'selector:{}s sessionAffinity~ServiceAffinity sessionAffinityConfig*:SessionAffinityConfig trafficDistribution* ' +
    'type~ServiceType',
  ServiceStatus: 'conditions:[]Condition loadBalancer!:LoadBalancerStatus',
  StatefulSet: 'apiVersion kind metadata!:ObjectMeta spec!:StatefulSetSpec status!:StatefulSetStatus',
  StatefulSetPersistentVolumeClaimRetentionPolicy:
    'whenDeleted~PersistentVolumeClaimRetentionPolicyType whenScaled~PersistentVolumeClaimRetentionPolicyType',
  StatefulSetSpec:
    'minReadySeconds:i ordinals*:StatefulSetOrdinals ' +
    'persistentVolumeClaimRetentionPolicy*:StatefulSetPersistentVolumeClaimRetentionPolicy ' +
    'podManagementPolicy~PodManagementPolicyType replicas*:i revisionHistoryLimit*:i selector!*:LabelSelector ' +
    'serviceName! template!:PodTemplateSpec updateStrategy!:StatefulSetUpdateStrategy ' +
    'volumeClaimTemplates:[]PersistentVolumeClaim',
  StatefulSetStatus:
    'availableReplicas!:i collisionCount*:i conditions:[]StatefulSetCondition currentReplicas:i currentRevision ' +
    'observedGeneration:l readyReplicas:i replicas!:i updateRevision updatedReplicas:i',
  StatefulSetUpdateStrategy: 'rollingUpdate*:RollingUpdateStatefulSetStrategy type~StatefulSetUpdateStrategyType',
  VolumeMount:
    'bindMountOptions+:[]s mountPath! mountPropagation*~MountPropagationMode name! readOnly:b ' +
    'recursiveReadOnly*~RecursiveReadOnlyMode subPath subPathExpr',
  VolumeResourceRequirements: 'limits:{}r requests:{}r',
};
