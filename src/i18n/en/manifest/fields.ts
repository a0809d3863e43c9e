/**
 * What the fields of the API's objects are for, by the type that has the field; under `any` those that many types have. The editor shows
 * them, and `kubectl explain` prints them.
 */
export const fields = {
  any: {
    apiVersion: 'The group and version of the API that knows this kind.',
    kind: 'What sort of object this is. It cannot be changed.',
    metadata: 'The name of the object, its labels, and what the server notes about it.',
    spec: 'What you ask for.',
    status: 'What is the case, as a controller has reported it last. You do not write it.',
  },
  StatefulSetSpec: {
    serviceName:
      'The headless Service that gives each pod its DNS name: POD.SERVICE.NAMESPACE.svc. The set does not create it. Immutable.',
    replicas: 'How many pods there shall be. A scale-down takes the highest ordinal first. 1 if left out.',
    selector: 'By which labels the set recognizes its pods. It must match the labels of the template. Immutable.',
    template: 'What every pod is made from. A change of it makes a new revision, and the update strategy rolls it out.',
    volumeClaimTemplates:
      'Claims that every ordinal gets as its own, named TEMPLATE-POD. They outlive the pod, and come back to it. Immutable.',
    podManagementPolicy:
      'OrderedReady: one pod after the other, each waits until the one before is Ready. Parallel: all at once. Updates are not affected. Immutable.',
    updateStrategy: 'Who replaces pods of an old revision, and which of them.',
    revisionHistoryLimit: 'How many revisions that no pod uses are kept to roll back to. 10 if left out.',
    minReadySeconds: 'How long a pod must stay Ready before it counts as available, and the next one may follow.',
    ordinals: 'Where the ordinals begin.',
    persistentVolumeClaimRetentionPolicy: 'What becomes of the claims when their pod, or the set, goes.',
  },
  StatefulSetUpdateStrategy: {
    type: 'RollingUpdate: the controller replaces pods, from the highest ordinal down. OnDelete: a pod gets the new revision when you delete it.',
    rollingUpdate: 'How far and how fast a rolling update goes. Not allowed with another type.',
  },
  RollingUpdateStatefulSetStrategy: {
    partition:
      'Only pods with this ordinal or a higher one are updated; the others stay, and come back, at the old revision. 0 updates all.',
    maxUnavailable:
      'How many pods an update may take away at once: a number, or a percentage of replicas. 1 if left out.',
  },
  StatefulSetOrdinals: { start: 'The ordinal of the first pod. 0 if left out.' },
  StatefulSetPersistentVolumeClaimRetentionPolicy: {
    whenDeleted:
      'What becomes of all claims when the set is deleted. Retain keeps them, Delete deletes them and their volumes.',
    whenScaled:
      'What becomes of the claims of an ordinal that is scaled away. Retain keeps them, Delete deletes them and their volumes.',
  },
  StatefulSetStatus: {
    replicas: 'How many pods the set has.',
    readyReplicas: 'How many of them are Ready.',
    availableReplicas: 'How many have been Ready for minReadySeconds.',
    currentReplicas: 'How many pods are at currentRevision.',
    updatedReplicas: 'How many pods are at updateRevision.',
    currentRevision: 'The revision that the update started from. It moves when the last pod has been replaced.',
    updateRevision: 'The revision that the template asks for.',
    observedGeneration: 'The newest version of the spec that the controller has seen.',
    collisionCount: 'How often a revision had to look for another name, because its own was taken.',
    conditions: 'What the controller has noted of the state of the set.',
  },
  ObjectMeta: {
    name: 'The name. It cannot be changed: another name is another object.',
    generateName: 'The beginning of a name that the server completes.',
    namespace: 'The namespace that the object is in.',
    labels: 'Words by which selectors find the object.',
    annotations: 'Notes that no selector looks at.',
    uid: 'What tells the object from an earlier one of the same name. The server gives it.',
    resourceVersion: 'The version of the object. Every write makes a new one.',
    generation: 'The version of the spec. Every change of the spec makes a new one.',
    creationTimestamp: 'When the object was created.',
    deletionTimestamp: 'When the object will be gone. Until then it is being deleted.',
    deletionGracePeriodSeconds: 'How many seconds the object had to end.',
    finalizers: 'Who must let go of the object before it is gone.',
    ownerReferences: 'Whose the object is. It is deleted with its owner.',
  },
  LabelSelector: {
    matchLabels: 'Labels that an object must have, all of them.',
    matchExpressions: 'Conditions that the labels of an object must meet, all of them.',
  },
  PodTemplateSpec: {
    metadata: 'Labels and annotations of every pod. The name is the controller’s to give.',
    spec: 'What runs in every pod, and where it may run.',
  },
  PodSpec: {
    containers: 'What runs in the pod. At least one.',
    initContainers: 'What runs first, one after the other, each to its end.',
    volumes: 'Directories that containers can mount. The claims of a set are added by the controller.',
    restartPolicy: 'When the kubelet restarts containers. In a set always Always.',
    terminationGracePeriodSeconds:
      'How many seconds the containers have to end before they are killed. 30 if left out.',
    dnsPolicy: 'Where the containers’ DNS questions go.',
    nodeName: 'The node of the pod. The scheduler fills it in.',
    nodeSelector: 'Labels that a node must have to run the pod.',
    affinity: 'Which nodes, and the company of which pods, the pod seeks or avoids.',
    tolerations: 'Which taints of nodes the pod puts up with.',
    topologySpreadConstraints: 'How evenly pods are to be spread over zones or nodes.',
    hostname: 'The host name inside the pod. In a set it is the pod’s name.',
    subdomain: 'The Service under which the pod has its DNS name. In a set it is serviceName.',
    serviceAccountName: 'As whom the pod speaks to the API server.',
    securityContext: 'User, group and rights of all containers.',
    priorityClassName: 'How important the pod is when there is no room for all.',
  },
  Container: {
    name: 'The name of the container in its pod.',
    image: 'What the container is started from: name and tag.',
    imagePullPolicy: 'When the image is pulled: Always for the tag latest or none, else IfNotPresent.',
    command: 'What to run instead of the image’s entry point.',
    args: 'Arguments of the command.',
    env: 'Environment variables, one by one.',
    envFrom: 'Environment variables from a ConfigMap or Secret.',
    ports: 'Ports that the container listens on, mostly to give them names.',
    resources: 'What the container is promised, and what it may take at most.',
    volumeMounts: 'Which volumes appear in which directories.',
    readinessProbe:
      'When the container is ready to serve. Until then its pod is not Ready, and in an ordered set nothing follows.',
    livenessProbe: 'When the container counts as dead and is restarted.',
    startupProbe: 'When the container has started. The other probes wait for it.',
    lifecycle: 'What to run right after the start and right before the end.',
    securityContext: 'User, group and rights of this container.',
    workingDir: 'The directory in which the command runs.',
  },
  ContainerPort: {
    containerPort: 'The number of the port.',
    name: 'A name for the port, by which a Service can refer to it.',
    protocol: 'TCP if left out.',
  },
  EnvVar: { name: 'The name of the variable.', value: 'Its value.', valueFrom: 'Where its value comes from.' },
  VolumeMount: {
    name: 'The name of a volume, or of a volumeClaimTemplate.',
    mountPath: 'The directory inside the container.',
    subPath: 'A directory of the volume, instead of all of it.',
    readOnly: 'Whether the container may only read.',
  },
  Probe: {
    httpGet: 'Asks by HTTP. An answer from 200 to 399 is a success.',
    tcpSocket: 'Opens a TCP port.',
    exec: 'Runs a command. Exit 0 is a success.',
    grpc: 'Asks by gRPC.',
    initialDelaySeconds: 'How many seconds after the start the first try comes.',
    periodSeconds: 'How many seconds lie between tries. 10 if left out.',
    timeoutSeconds: 'How many seconds a try may take. 1 if left out.',
    successThreshold: 'How many successes in a row it takes after a failure.',
    failureThreshold: 'How many failures in a row it takes. 3 if left out.',
  },
  ResourceRequirements: {
    requests: 'What is set aside on a node: cpu and memory.',
    limits: 'What the container may take at most.',
  },
  PersistentVolumeClaimSpec: {
    accessModes: 'How the volume may be mounted. ReadWriteOnce: by one node.',
    resources: 'How much storage is asked for, in requests.storage.',
    storageClassName: 'Which class makes the volume. The default class if left out.',
    volumeMode: 'Whether the volume is a file system or a bare device.',
    volumeName: 'The volume that the claim is bound to.',
    selector: 'Which volumes are taken into account.',
  },
  VolumeResourceRequirements: {
    requests: 'How much is asked for, for example storage: 1Gi.',
    limits: 'The most that may be given.',
  },
  ServiceSpec: {
    clusterIP: 'The address of the Service. None makes it headless: DNS answers with the pods’ own addresses.',
    selector: 'Which pods stand behind the Service.',
    ports: 'Under which ports the pods are reached.',
    publishNotReadyAddresses:
      'Whether pods are in DNS before they are Ready. Peers that must find each other to get Ready need it.',
    type: 'How the Service is reached: inside the cluster (ClusterIP), or from outside.',
    sessionAffinity: 'Whether a client always comes to the same pod.',
  },
  ServicePort: {
    port: 'The port of the Service.',
    targetPort: 'The port of the pod, as a number or by name. The same as port if left out.',
    name: 'The name of the port. Required as soon as there are several.',
    protocol: 'TCP if left out.',
    nodePort: 'The port on every node, for a Service of type NodePort.',
  },
  PodDisruptionBudgetSpec: {
    minAvailable: 'How many pods must stay available when pods are evicted: a number or a percentage.',
    maxUnavailable: 'How many pods may be unavailable when pods are evicted: a number or a percentage.',
    selector: 'Which pods the budget is about.',
  },
  PodStatus: {
    phase: 'Pending, Running, Succeeded, Failed or Unknown. Running does not mean Ready.',
    conditions: 'Scheduled, initialized, Ready: what the pod has come to.',
    podIP: 'The address of the pod. Another pod of the same name gets another one.',
    containerStatuses: 'What each container does.',
  },
  ControllerRevision: {
    data: 'The template as it was, as a patch of the set.',
    revision: 'The number of the revision. A rollback gives an old one a new number.',
  },
  DeploymentSpec: {
    strategy: 'How old pods give way to new ones.',
    replicas: 'How many pods there shall be.',
  },
};

/** What the kinds are. */
export const kinds = {
  StatefulSet: 'Pods with an identity: each has a number, a name, a DNS name and claims of its own, and keeps them.',
  Service: 'One name for many pods. A headless one gives each pod of a set its own DNS name.',
  Pod: 'Containers that run together on one node.',
  PersistentVolumeClaim: 'A request for storage, and the hold on the volume that was given for it.',
  PersistentVolume: 'A piece of storage that a claim can be bound to.',
  ControllerRevision: 'A template of a set as it once was, kept to update and roll back by.',
  PodDisruptionBudget: 'How many pods may be evicted at the same time.',
  Deployment: 'Pods that stand in for each other: any of them can go, and any new one will do.',
  ReplicaSet: 'So many pods of one template, without order. A Deployment has one for each revision.',
  Event: 'Something that happened to an object, noted for people.',
  Node: 'A machine that runs pods.',
  EndpointSlice: 'The addresses of the pods behind a Service.',
  StorageClass: 'A way to make volumes.',
};
