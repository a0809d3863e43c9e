/**
 * The fields of every Go struct that a manifest can hold, as k8s.io/api 0.33 and 0.37 declare them: enough to read a
 * manifest as strictly as the API server does, and to write it back byte for byte.
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
  AWSElasticBlockStoreVolumeSource: 'fsType partition:i readOnly:b volumeID!',
  Affinity: 'nodeAffinity*:NodeAffinity podAffinity*:PodAffinity podAntiAffinity*:PodAntiAffinity',
  AppArmorProfile: 'localhostProfile* type!~AppArmorProfileType',
  AzureDiskVolumeSource:
    'cachingMode*~AzureDataDiskCachingMode diskName! diskURI! fsType* kind*~AzureDataDiskKind readOnly*:b',
  AzureFileVolumeSource: 'readOnly:b secretName! shareName!',
  CSIVolumeSource: 'driver! fsType* nodePublishSecretRef*:LocalObjectReference readOnly*:b volumeAttributes:{}s',
  Capabilities: 'add:[]s~Capability drop:[]s~Capability',
  CephFSVolumeSource: 'monitors!:[]s path readOnly:b secretFile secretRef*:LocalObjectReference user',
  CinderVolumeSource: 'fsType readOnly:b secretRef*:LocalObjectReference volumeID!',
  ClientIPConfig: 'timeoutSeconds*:i',
  ClusterTrustBundleProjection: 'labelSelector*:LabelSelector name* optional*:b path! signerName* user*+:l',
  Condition: 'lastTransitionTime!:t message! observedGeneration:l reason! status!~ConditionStatus type!',
  ConfigMapEnvSource: 'name optional*:b',
  ConfigMapKeySelector: 'key! name optional*:b',
  ConfigMapProjection: 'items:[]KeyToPath name optional*:b',
  ConfigMapVolumeSource: 'defaultMode*:i defaultUser*+:l items:[]KeyToPath name optional*:b',
  Container:
    'args:[]s command:[]s env:[]EnvVar envFrom:[]EnvFromSource image imagePullPolicy~PullPolicy ' +
    'lifecycle*:Lifecycle livenessProbe*:Probe name! ports:[]ContainerPort readinessProbe*:Probe ' +
    'resizePolicy:[]ContainerResizePolicy resources!:ResourceRequirements restartPolicy*~ContainerRestartPolicy ' +
    'restartPolicyRules+:[]ContainerRestartRule securityContext*:SecurityContext startupProbe*:Probe stdin:b ' +
    'stdinOnce:b terminationMessagePath terminationMessagePolicy~ tty:b volumeDevices:[]VolumeDevice ' +
    'volumeMounts:[]VolumeMount workingDir',
  ContainerPort: 'containerPort!:i hostIP hostPort:i name protocol~',
  ContainerResizePolicy: 'resourceName!~ restartPolicy!~ResourceResizeRestartPolicy',
  ContainerRestartRule: 'action~ContainerRestartRuleAction exitCodes*:ContainerRestartRuleOnExitCodes',
  ContainerRestartRuleOnExitCodes: 'operator~ContainerRestartRuleOnExitCodesOperator values:[]i',
  Deployment: 'apiVersion kind metadata!:ObjectMeta spec!:DeploymentSpec status:j',
  DeploymentSpec:
    'minReadySeconds:i paused:b progressDeadlineSeconds*:i replicas*:i revisionHistoryLimit*:i ' +
    'selector!*:LabelSelector strategy!:DeploymentStrategy template!:PodTemplateSpec',
  DeploymentStrategy: 'rollingUpdate*:RollingUpdateDeployment type~DeploymentStrategyType',
  DownwardAPIProjection: 'items:[]DownwardAPIVolumeFile',
  DownwardAPIVolumeFile: 'fieldRef*:ObjectFieldSelector mode*:i path! resourceFieldRef*:ResourceFieldSelector user*+:l',
  DownwardAPIVolumeSource: 'defaultMode*:i defaultUser*+:l items:[]DownwardAPIVolumeFile',
  EmptyDirVolumeSource: 'medium~StorageMedium mode*+:i sizeLimit*:q',
  EnvFromSource: 'configMapRef*:ConfigMapEnvSource prefix secretRef*:SecretEnvSource',
  EnvVar: 'name! value valueFrom*:EnvVarSource',
  EnvVarSource:
    'configMapKeyRef*:ConfigMapKeySelector fieldRef*:ObjectFieldSelector fileKeyRef*+:FileKeySelector ' +
    'resourceFieldRef*:ResourceFieldSelector secretKeyRef*:SecretKeySelector',
  EphemeralContainer:
    'args:[]s command:[]s env:[]EnvVar envFrom:[]EnvFromSource image imagePullPolicy~PullPolicy ' +
    'lifecycle*:Lifecycle livenessProbe*:Probe name! ports:[]ContainerPort readinessProbe*:Probe ' +
    'resizePolicy:[]ContainerResizePolicy resources!:ResourceRequirements restartPolicy*~ContainerRestartPolicy ' +
    'restartPolicyRules+:[]ContainerRestartRule securityContext*:SecurityContext startupProbe*:Probe stdin:b ' +
    'stdinOnce:b targetContainerName terminationMessagePath terminationMessagePolicy~ tty:b ' +
    'volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir',
  EphemeralVolumeSource: 'volumeClaimTemplate*:PersistentVolumeClaimTemplate',
  EvictionResponder: 'name! priority!*:i',
  ExecAction: 'command:[]s',
  FCVolumeSource: 'fsType lun*:i readOnly:b targetWWNs:[]s wwids:[]s',
  FileKeySelector: 'key! optional*:b path! volumeName!',
  FlexVolumeSource: 'driver! fsType options:{}s readOnly:b secretRef*:LocalObjectReference',
  FlockerVolumeSource: 'datasetName datasetUUID',
  GCEPersistentDiskVolumeSource: 'fsType partition:i pdName! readOnly:b',
  GRPCAction: 'mode*+~GRPCProbeMode port!:i service!*',
  GitRepoVolumeSource: 'directory repository! revision',
  GlusterfsVolumeSource: 'endpoints! path! readOnly:b',
  HTTPGetAction: 'host httpHeaders:[]HTTPHeader path port!:x protocol*+~HTTPProtocol scheme~URIScheme',
  HTTPHeader: 'name! value!',
  HostAlias: 'hostnames:[]s ip!',
  HostPathVolumeSource: 'path! type*~HostPathType',
  ISCSIVolumeSource:
    'chapAuthDiscovery:b chapAuthSession:b fsType initiatorName* iqn! iscsiInterface lun!:i portals:[]s readOnly:b ' +
    'secretRef*:LocalObjectReference targetPortal!',
  ImageVolumeSource: 'pullPolicy~ reference',
  KeyToPath: 'key! mode*:i path! user*+:l',
  LabelSelector: 'matchExpressions:[]LabelSelectorRequirement matchLabels:{}s',
  LabelSelectorRequirement: 'key! operator!~LabelSelectorOperator values:[]s',
  Lifecycle: 'postStart*:LifecycleHandler preStop*:LifecycleHandler stopSignal*~Signal',
  LifecycleHandler: 'exec*:ExecAction httpGet*:HTTPGetAction sleep*:SleepAction tcpSocket*:TCPSocketAction',
  LoadBalancerIngress: 'hostname ip ipMode*~LoadBalancerIPMode ports:[]PortStatus',
  LoadBalancerStatus: 'ingress:[]LoadBalancerIngress',
  LocalObjectReference: 'name',
  ManagedFieldsEntry:
    'apiVersion fieldsType fieldsV1*:j manager operation~ManagedFieldsOperationType subresource time*:t',
  ModifyVolumeStatus: 'status!~PersistentVolumeClaimModifyVolumeStatus targetVolumeAttributesClassName',
  NFSVolumeSource: 'path! readOnly:b server!',
  NodeAffinity:
    'preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm ' +
    'requiredDuringSchedulingIgnoredDuringExecution*:NodeSelector',
  NodeSelector: 'nodeSelectorTerms!:[]NodeSelectorTerm',
  NodeSelectorRequirement: 'key! operator!~NodeSelectorOperator values:[]s',
  NodeSelectorTerm: 'matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement',
  ObjectFieldSelector: 'apiVersion fieldPath!',
  ObjectMeta:
    'annotations:{}s creationTimestamp-:t deletionGracePeriodSeconds*:l deletionTimestamp*:t finalizers:[]s ' +
    'generateName generation:l labels:{}s managedFields:[]ManagedFieldsEntry name namespace ' +
    'ownerReferences:[]OwnerReference resourceVersion selfLink uid~types.UID',
  OwnerReference: 'apiVersion! blockOwnerDeletion*:b controller*:b kind! name! uid!~types.UID',
  PersistentVolumeClaim:
    'apiVersion kind metadata!:ObjectMeta spec!:PersistentVolumeClaimSpec status!:PersistentVolumeClaimStatus',
  PersistentVolumeClaimCondition:
    'lastProbeTime!:t lastTransitionTime!:t message reason status!~ConditionStatus ' +
    'type!~PersistentVolumeClaimConditionType',
  PersistentVolumeClaimSpec:
    'accessModes:[]s~PersistentVolumeAccessMode dataSource*:TypedLocalObjectReference ' +
    'dataSourceRef*:TypedObjectReference resources!:VolumeResourceRequirements selector*:LabelSelector ' +
    'storageClassName* volumeAttributesClassName* volumeMode*~PersistentVolumeMode volumeName',
  PersistentVolumeClaimStatus:
    'accessModes:[]s~PersistentVolumeAccessMode allocatedResourceStatuses:{}s~ClaimResourceStatus ' +
    'allocatedResources:{}r capacity:{}r conditions:[]PersistentVolumeClaimCondition ' +
    'currentVolumeAttributesClassName* healthStatus*+:VolumeHealthStatus modifyVolumeStatus*:ModifyVolumeStatus ' +
    'phase~PersistentVolumeClaimPhase',
  PersistentVolumeClaimTemplate: 'metadata!:ObjectMeta spec!:PersistentVolumeClaimSpec',
  PersistentVolumeClaimVolumeSource: 'claimName! readOnly:b',
  PhotonPersistentDiskVolumeSource: 'fsType pdID!',
  Pod: 'apiVersion kind metadata!:ObjectMeta spec!:PodSpec status:j',
  PodAffinity:
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm ' +
    'requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm',
  PodAffinityTerm:
    'labelSelector*:LabelSelector matchLabelKeys:[]s mismatchLabelKeys:[]s namespaceSelector*:LabelSelector ' +
    'namespaces:[]s topologyKey!',
  PodAntiAffinity:
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm ' +
    'requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm',
  PodCertificateProjection:
    'certificateChainPath credentialBundlePath keyPath keyType maxExpirationSeconds*:i signerName user*:l ' +
    'userAnnotations:{}s',
  PodDNSConfig: 'nameservers:[]s options:[]PodDNSConfigOption searches:[]s',
  PodDNSConfigOption: 'name value*',
  PodOS: 'name!~OSName',
  PodReadinessGate: 'conditionType!~PodConditionType',
  PodResourceClaim: 'name! resourceClaimName* resourceClaimTemplateName*',
  PodSchedulingGate: 'name!',
  PodSchedulingGroup: 'podGroupName*',
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
  PortStatus: 'error* port!:i protocol!~',
  PortworxVolumeSource: 'fsType readOnly:b volumeID!',
  PreferredSchedulingTerm: 'preference!:NodeSelectorTerm weight!:i',
  Probe:
    'exec*:ExecAction failureThreshold:i grpc*:GRPCAction httpGet*:HTTPGetAction initialDelaySeconds:i ' +
    'periodSeconds:i successThreshold:i tcpSocket*:TCPSocketAction terminationGracePeriodSeconds*:l ' +
    'timeoutSeconds:i',
  ProjectedVolumeSource: 'defaultMode*:i defaultUser*+:l sources!:[]VolumeProjection',
  QuobyteVolumeSource: 'group readOnly:b registry! tenant user volume!',
  RBDVolumeSource: 'fsType image! keyring monitors!:[]s pool readOnly:b secretRef*:LocalObjectReference user',
  ReplicaSet: 'apiVersion kind metadata!:ObjectMeta spec!:ReplicaSetSpec status:j',
  ReplicaSetSpec: 'minReadySeconds:i replicas*:i selector!*:LabelSelector template!:PodTemplateSpec',
  ResourceClaim: 'name! request',
  ResourceFieldSelector: 'containerName divisor!:q resource!',
  ResourceRequirements: 'claims:[]ResourceClaim limits:{}r requests:{}r',
  RollingUpdateDeployment: 'maxSurge*:x maxUnavailable*:x',
  RollingUpdateStatefulSetStrategy: 'maxUnavailable*:x partition*:i',
  SELinuxOptions: 'level role type user',
  ScaleIOVolumeSource:
    'fsType gateway! protectionDomain readOnly:b secretRef!*:LocalObjectReference sslEnabled:b storageMode ' +
    'storagePool system! volumeName',
  SeccompProfile: 'localhostProfile* type!~SeccompProfileType',
  SecretEnvSource: 'name optional*:b',
  SecretKeySelector: 'key! name optional*:b',
  SecretProjection: 'items:[]KeyToPath name optional*:b',
  SecretVolumeSource: 'defaultMode*:i defaultUser*+:l items:[]KeyToPath optional*:b secretName',
  SecurityContext:
    'allowPrivilegeEscalation*:b appArmorProfile*:AppArmorProfile capabilities*:Capabilities privileged*:b ' +
    'procMount*~ProcMountType readOnlyRootFilesystem*:b runAsGroup*:l runAsNonRoot*:b runAsUser*:l ' +
    'seLinuxOptions*:SELinuxOptions seccompProfile*:SeccompProfile windowsOptions*:WindowsSecurityContextOptions',
  Service: 'apiVersion kind metadata!:ObjectMeta spec!:ServiceSpec status!:ServiceStatus',
  ServiceAccountTokenProjection: 'audience expirationSeconds*:l path! user*+:l',
  ServicePort: 'appProtocol* name nodePort:i port!:i protocol~ targetPort!:x',
  ServiceSpec:
    'allocateLoadBalancerNodePorts*:b clusterIP clusterIPs:[]s externalIPs:[]s externalName ' +
    'externalTrafficPolicy~ServiceExternalTrafficPolicy healthCheckNodePort:i ' +
    'internalTrafficPolicy*~ServiceInternalTrafficPolicy ipFamilies:[]s~IPFamily ipFamilyPolicy*~IPFamilyPolicy ' +
    'loadBalancerClass* loadBalancerIP loadBalancerSourceRanges:[]s ports:[]ServicePort publishNotReadyAddresses:b ' +
    'selector:{}s sessionAffinity~ServiceAffinity sessionAffinityConfig*:SessionAffinityConfig trafficDistribution* ' +
    'type~ServiceType',
  ServiceStatus: 'conditions:[]Condition loadBalancer!:LoadBalancerStatus',
  SessionAffinityConfig: 'clientIP*:ClientIPConfig',
  SleepAction: 'seconds!:l',
  StatefulSet: 'apiVersion kind metadata!:ObjectMeta spec!:StatefulSetSpec status!:StatefulSetStatus',
  StatefulSetCondition: 'lastTransitionTime!:t message reason status!~ConditionStatus type!~StatefulSetConditionType',
  StatefulSetOrdinals: 'start!:i',
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
  StorageOSVolumeSource: 'fsType readOnly:b secretRef*:LocalObjectReference volumeName volumeNamespace',
  Sysctl: 'name! value!',
  TCPSocketAction: 'host port!:x',
  Toleration: 'effect~TaintEffect key operator~TolerationOperator tolerationSeconds*:l value',
  TopologySpreadConstraint:
    'labelSelector*:LabelSelector matchLabelKeys:[]s maxSkew!:i minDomains*:i ' +
    'nodeAffinityPolicy*~NodeInclusionPolicy nodeTaintsPolicy*~NodeInclusionPolicy topologyKey! ' +
    'whenUnsatisfiable!~UnsatisfiableConstraintAction',
  TypedLocalObjectReference: 'apiGroup!* kind! name!',
  TypedObjectReference: 'apiGroup!* kind! name! namespace*',
  Volume:
    'awsElasticBlockStore*:AWSElasticBlockStoreVolumeSource azureDisk*:AzureDiskVolumeSource ' +
    'azureFile*:AzureFileVolumeSource cephfs*:CephFSVolumeSource cinder*:CinderVolumeSource ' +
    'configMap*:ConfigMapVolumeSource csi*:CSIVolumeSource downwardAPI*:DownwardAPIVolumeSource ' +
    'emptyDir*:EmptyDirVolumeSource ephemeral*:EphemeralVolumeSource fc*:FCVolumeSource ' +
    'flexVolume*:FlexVolumeSource flocker*:FlockerVolumeSource gcePersistentDisk*:GCEPersistentDiskVolumeSource ' +
    'gitRepo*:GitRepoVolumeSource glusterfs*:GlusterfsVolumeSource hostPath*:HostPathVolumeSource ' +
    'image*:ImageVolumeSource iscsi*:ISCSIVolumeSource name! nfs*:NFSVolumeSource ' +
    'persistentVolumeClaim*:PersistentVolumeClaimVolumeSource ' +
    'photonPersistentDisk*:PhotonPersistentDiskVolumeSource portworxVolume*:PortworxVolumeSource ' +
    'projected*:ProjectedVolumeSource quobyte*:QuobyteVolumeSource rbd*:RBDVolumeSource ' +
    'scaleIO*:ScaleIOVolumeSource secret*:SecretVolumeSource storageos*:StorageOSVolumeSource ' +
    'vsphereVolume*:VsphereVirtualDiskVolumeSource',
  VolumeDevice: 'devicePath! name!',
  VolumeHealthCondition: 'message reason! status!~VolumeHealthStatusType',
  VolumeHealthStatus: 'healthConditions:[]VolumeHealthCondition lastTransitionTime!:t',
  VolumeMount:
    'bindMountOptions+:[]s mountPath! mountPropagation*~MountPropagationMode name! readOnly:b ' +
    'recursiveReadOnly*~RecursiveReadOnlyMode subPath subPathExpr',
  VolumeProjection:
    'clusterTrustBundle*:ClusterTrustBundleProjection configMap*:ConfigMapProjection ' +
    'downwardAPI*:DownwardAPIProjection podCertificate*+:PodCertificateProjection secret*:SecretProjection ' +
    'serviceAccountToken*:ServiceAccountTokenProjection',
  VolumeResourceRequirements: 'limits:{}r requests:{}r',
  VsphereVirtualDiskVolumeSource: 'fsType storagePolicyID storagePolicyName volumePath!',
  WeightedPodAffinityTerm: 'podAffinityTerm!:PodAffinityTerm weight!:i',
  WindowsSecurityContextOptions: 'gmsaCredentialSpec* gmsaCredentialSpecName* hostProcess*:b runAsUserName*',
};
