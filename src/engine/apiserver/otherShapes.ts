/**
 * The fields of the structs that `fieldShapes.ts` does not hold: those of the other kinds, and of the statuses that a status
 * subresource takes. Same notation. Volume sources that no rule of ours reads are any JSON.
 */
export const otherShapes: Readonly<Record<string, string>> = {
  AttachedVolume: 'devicePath! name!~UniqueVolumeName',
  CSIPersistentVolumeSource:
    'controllerExpandSecretRef*:SecretReference controllerPublishSecretRef*:SecretReference driver! fsType ' +
    'nodeExpandSecretRef*:SecretReference nodePublishSecretRef*:SecretReference nodeStageSecretRef*:SecretReference ' +
    'readOnly:b volumeAttributes:{}s volumeHandle!',
  ConfigMap: 'apiVersion binaryData:{}s data:{}s immutable*:b kind metadata!:ObjectMeta',
  ContainerImage: 'names!:[]s sizeBytes:l',
  ContainerState: 'running*:ContainerStateRunning terminated*:ContainerStateTerminated waiting*:ContainerStateWaiting',
  ContainerStateRunning: 'startedAt:t',
  ContainerStateTerminated: 'containerID exitCode!:i finishedAt:t message reason signal:i startedAt:t',
  ContainerStateWaiting: 'message reason',
  ContainerStatus:
    'allocatedResources:{}r allocatedResourcesStatus*:j containerID image! imageID! lastState!:ContainerState name! ' +
    'ready!:b resources*:ResourceRequirements restartCount!:i started*:b state!:ContainerState stopSignal*~Signal ' +
    'user*:j volumeMounts*:j',
  ControllerRevision: 'apiVersion data!:j kind metadata!:ObjectMeta revision!:l',
  DaemonEndpoint: 'Port!:i',
  DeploymentCondition:
    'lastTransitionTime!:t lastUpdateTime!:t message reason status!~ConditionStatus type!~DeploymentConditionType',
  DeploymentStatus:
    'availableReplicas:i collisionCount*:i conditions:[]DeploymentCondition observedGeneration:l readyReplicas:i ' +
    'replicas:i terminatingReplicas*+:i unavailableReplicas:i updatedReplicas:i',
  Endpoint:
    'addresses!:[]s conditions!:EndpointConditions deprecatedTopology:{}s hints*:EndpointHints hostname* nodeName* ' +
    'targetRef*:ObjectReference zone*',
  EndpointConditions: 'ready*:b serving*:b terminating*:b',
  EndpointHints: 'forNodes+:[]ForNode forZones:[]ForZone',
  EndpointPort: 'appProtocol* name* port*:i protocol*~',
  EndpointSlice: 'addressType!~ apiVersion endpoints!:[]Endpoint kind metadata!:ObjectMeta ports!:[]EndpointPort',
  Event:
    'action apiVersion count:i eventTime*:t firstTimestamp:t involvedObject!:ObjectReference kind lastTimestamp:t ' +
    'message metadata!:ObjectMeta reason related*:ObjectReference reportingComponent reportingInstance ' +
    'series*:EventSeries source!:EventSource type',
  EventSeries: 'count:i lastObservedTime:t',
  EventSource: 'component host',
  ForNode: 'name!',
  ForZone: 'name!',
  HostIP: 'ip!',
  LocalVolumeSource: 'fsType* path!',
  NamespaceStatus: 'conditions*:j phase~NamespacePhase',
  Namespace: 'apiVersion kind metadata!:ObjectMeta spec!:NamespaceSpec status:j',
  NamespaceSpec: 'finalizers:[]s~FinalizerName',
  Node: 'apiVersion kind metadata!:ObjectMeta spec!:NodeSpec status:j',
  NodeAddress: 'address! type!~NodeAddressType',
  NodeCondition:
    'lastHeartbeatTime!:t lastTransitionTime!:t message reason status!~ConditionStatus type!~NodeConditionType',
  NodeDaemonEndpoints: 'kubeletEndpoint!:DaemonEndpoint',
  NodeSpec:
    'configSource*:j externalID podCIDR podCIDRs:[]s podPreemptionPolicy*+:j providerID taints:[]Taint unschedulable:b',
  NodeStatus:
    'addresses:[]NodeAddress allocatable:{}r capacity:{}r conditions:[]NodeCondition config*:j ' +
    'daemonEndpoints!:NodeDaemonEndpoints declaredFeatures+:[]s features*:j images:[]ContainerImage ' +
    'nodeInfo!:NodeSystemInfo phase~NodePhase runtimeHandlers*:j volumesAttached:[]AttachedVolume ' +
    'volumesInUse:[]s~UniqueVolumeName',
  NodeSystemInfo:
    'architecture! bootID! containerRuntimeVersion! kernelVersion! kubeProxyVersion! kubeletVersion! machineID! ' +
    'operatingSystem! osImage! runningInUserNamespace*+:b swap*:j systemUUID!',
  ObjectReference: 'apiVersion fieldPath kind name namespace resourceVersion uid~types.UID',
  PersistentVolume: 'apiVersion kind metadata!:ObjectMeta spec!:PersistentVolumeSpec status:j',
  PersistentVolumeSpec:
    'accessModes:[]s~PersistentVolumeAccessMode awsElasticBlockStore*:AWSElasticBlockStoreVolumeSource ' +
    'azureDisk*:AzureDiskVolumeSource azureFile*:j capacity:{}r cephfs*:j cinder*:j claimRef*:ObjectReference ' +
    'csi*:CSIPersistentVolumeSource fc*:FCVolumeSource flexVolume*:j flocker*:j ' +
    'gcePersistentDisk*:GCEPersistentDiskVolumeSource glusterfs*:j hostPath*:HostPathVolumeSource iscsi*:j ' +
    'local*:LocalVolumeSource mountOptions:[]s nfs*:NFSVolumeSource nodeAffinity*:VolumeNodeAffinity ' +
    'persistentVolumeReclaimPolicy~ photonPersistentDisk*:j portworxVolume*:j quobyte*:j rbd*:j scaleIO*:j ' +
    'storageClassName storageos*:j volumeAttributesClassName* volumeMode*~PersistentVolumeMode vsphereVolume*:j',
  PersistentVolumeStatus: 'lastPhaseTransitionTime*:t message phase~PersistentVolumePhase reason',
  PodCondition:
    'lastProbeTime!:t lastTransitionTime!:t message observedGeneration:l reason status!~ConditionStatus ' +
    'type!~PodConditionType',
  PodDisruptionBudget: 'apiVersion kind metadata!:ObjectMeta spec!:PodDisruptionBudgetSpec status:j',
  PodDisruptionBudgetSpec:
    'maxUnavailable*:x minAvailable*:x selector*:LabelSelector ' +
    'unhealthyPodEvictionPolicy*~UnhealthyPodEvictionPolicyType',
  PodDisruptionBudgetStatus:
    'conditions:[]Condition currentHealthy!:i desiredHealthy!:i disruptedPods:{}t disruptionsAllowed!:i ' +
    'expectedPods!:i observedGeneration:l',
  PodIP: 'ip!',
  PodStatus:
    'allocatedResources+:{}r conditions:[]PodCondition containerStatuses:[]ContainerStatus ' +
    'ephemeralContainerStatuses:[]ContainerStatus extendedResourceClaimStatus*+:j hostIP hostIPs:[]HostIP ' +
    'initContainerStatuses:[]ContainerStatus message nodeAllocatableResourceClaimStatuses*+:j nominatedNodeName ' +
    'observedGeneration:l phase~PodPhase podIP podIPs:[]PodIP qosClass~PodQOSClass reason resize~PodResizeStatus ' +
    'resourceClaimStatuses*:j resources*+:ResourceRequirements startTime*:t volumeHealth*+:j',
  ReplicaSetCondition: 'lastTransitionTime!:t message reason status!~ConditionStatus type!~ReplicaSetConditionType',
  ReplicaSetStatus:
    'availableReplicas:i conditions:[]ReplicaSetCondition fullyLabeledReplicas:i observedGeneration:l ' +
    'readyReplicas:i replicas!:i terminatingReplicas*+:i',
  ResourceQuota: 'apiVersion kind metadata!:ObjectMeta spec!:ResourceQuotaSpec status:j',
  ResourceQuotaSpec: 'hard:{}r scopeSelector*:ScopeSelector scopes:[]s~ResourceQuotaScope',
  ResourceQuotaStatus: 'hard:{}r used:{}r',
  ScopeSelector: 'matchExpressions:[]ScopedResourceSelectorRequirement',
  ScopedResourceSelectorRequirement: 'operator!~ScopeSelectorOperator scopeName!~ResourceQuotaScope values:[]s',
  Secret: 'apiVersion data:{}s immutable*:b kind metadata!:ObjectMeta stringData:{}s type~SecretType',
  SecretReference: 'name namespace',
  ServiceAccount:
    'apiVersion automountServiceAccountToken*:b imagePullSecrets:[]LocalObjectReference kind metadata!:ObjectMeta ' +
    'secrets:[]ObjectReference',
  StorageClass:
    'allowVolumeExpansion*:b allowedTopologies:[]TopologySelectorTerm apiVersion kind metadata!:ObjectMeta ' +
    'mountOptions:[]s parameters:{}s provisioner! reclaimPolicy*~PersistentVolumeReclaimPolicy volumeBindingMode*~',
  Taint: 'effect!~TaintEffect key! timeAdded*:t value',
  TopologySelectorLabelRequirement: 'key! values!:[]s',
  TopologySelectorTerm: 'matchLabelExpressions:[]TopologySelectorLabelRequirement',
  VolumeNodeAffinity: 'required*:NodeSelector',
};
