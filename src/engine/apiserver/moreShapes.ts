/** The structs that a pod, a claim or a workload can hold beside those of `fieldShapes.ts`. Same notation. */
export const moreShapes: Readonly<Record<string, string>> = {
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
  LabelSelectorRequirement: 'key! operator!~LabelSelectorOperator values:[]s',
  Lifecycle: 'postStart*:LifecycleHandler preStop*:LifecycleHandler stopSignal*~Signal',
  LifecycleHandler: 'exec*:ExecAction httpGet*:HTTPGetAction sleep*:SleepAction tcpSocket*:TCPSocketAction',
  LoadBalancerIngress: 'hostname ip ipMode*~LoadBalancerIPMode ports:[]PortStatus',
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
  OwnerReference: 'apiVersion! blockOwnerDeletion*:b controller*:b kind! name! uid!~types.UID',
  PersistentVolumeClaimCondition:
    'lastProbeTime!:t lastTransitionTime!:t message reason status!~ConditionStatus ' +
    'type!~PersistentVolumeClaimConditionType',
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
  RollingUpdateDeployment: 'maxSurge*:x maxUnavailable*:x',
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
  ServiceAccountTokenProjection: 'audience expirationSeconds*:l path! user*+:l',
  SessionAffinityConfig: 'clientIP*:ClientIPConfig',
  SleepAction: 'seconds!:l',
  StatefulSetCondition: 'lastTransitionTime!:t message reason status!~ConditionStatus type!~StatefulSetConditionType',
  StatefulSetOrdinals: 'start!:i',
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
  VolumeProjection:
    'clusterTrustBundle*:ClusterTrustBundleProjection configMap*:ConfigMapProjection ' +
    'downwardAPI*:DownwardAPIProjection podCertificate*+:PodCertificateProjection secret*:SecretProjection ' +
    'serviceAccountToken*:ServiceAccountTokenProjection',
  VsphereVirtualDiskVolumeSource: 'fsType storagePolicyID storagePolicyName volumePath!',
  WeightedPodAffinityTerm: 'podAffinityTerm!:PodAffinityTerm weight!:i',
  WindowsSecurityContextOptions: 'gmsaCredentialSpec* gmsaCredentialSpecName* hostProcess*:b runAsUserName*',
};
