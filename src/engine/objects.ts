/**
 * The Kubernetes objects of the simulated cluster, by the names and shapes of the API.
 * Every object is immutable: the API server replaces it, nobody edits it. Times are RFC 3339 in whole seconds.
 */

import type {
  ConfigMap,
  Namespace,
  Node,
  PodDisruptionBudget,
  ResourceQuota,
  Secret,
  ServiceAccount,
  StorageClass,
} from './clusterObjects.ts';
import type { Condition, KubeObject, LabelSelector, Labels } from './objectMeta.ts';
import type { NodeSelector, Pod, PodTemplateSpec } from './podObjects.ts';

export type * from './clusterObjects.ts';
export type * from './objectMeta.ts';
export type * from './podObjects.ts';

// --- StatefulSet ----------------------------------------------------------------------------------------------------

export type PodManagementPolicy = 'OrderedReady' | 'Parallel';
export type RetentionPolicyType = 'Retain' | 'Delete';

export interface UpdateStrategy {
  readonly type: 'RollingUpdate' | 'OnDelete' | 'Recreate';
  readonly rollingUpdate?: { readonly partition?: number; readonly maxUnavailable?: number | string };
}

export interface PersistentVolumeClaimTemplate {
  readonly metadata: { readonly name: string; readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec: PersistentVolumeClaimSpec;
  readonly [field: string]: unknown;
}

/** The spec as the API server stores it: defaulted (semantics 9.1). */
export interface StatefulSetSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly serviceName?: string;
  readonly template: PodTemplateSpec;
  readonly volumeClaimTemplates?: readonly PersistentVolumeClaimTemplate[];
  readonly podManagementPolicy: PodManagementPolicy;
  readonly updateStrategy: UpdateStrategy;
  readonly revisionHistoryLimit: number;
  readonly minReadySeconds?: number;
  readonly ordinals?: { readonly start?: number };
  readonly persistentVolumeClaimRetentionPolicy?: {
    readonly whenDeleted: RetentionPolicyType;
    readonly whenScaled: RetentionPolicyType;
  };
}

export interface StatefulSetCondition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly lastTransitionTime?: string;
  readonly reason?: string;
  readonly message?: string;
}

/** Zero counters other than `replicas` and `availableReplicas` are omitted, as Go's omitempty does. */
export interface StatefulSetStatus {
  readonly observedGeneration?: number;
  readonly replicas: number;
  readonly readyReplicas?: number;
  readonly currentReplicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas: number;
  readonly currentRevision?: string;
  readonly updateRevision?: string;
  readonly collisionCount?: number;
  readonly conditions?: readonly StatefulSetCondition[];
}

export interface StatefulSet extends KubeObject {
  readonly kind: 'StatefulSet';
  readonly spec: StatefulSetSpec;
  readonly status: StatefulSetStatus;
}

/** `data` is the decoded patch `{"spec":{"template":{…}}}`; its bytes are `getPatch` of the set it was made from. */
export interface ControllerRevision extends KubeObject {
  readonly kind: 'ControllerRevision';
  readonly data: { readonly spec: { readonly template: PodTemplateSpec & { readonly $patch: 'replace' } } };
  readonly revision: number;
}

// --- Deployments ----------------------------------------------------------------------------------------------------

export interface DeploymentSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplateSpec;
  readonly strategy: {
    readonly type: 'RollingUpdate' | 'Recreate';
    readonly rollingUpdate?: { readonly maxSurge?: number | string; readonly maxUnavailable?: number | string };
  };
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
  readonly progressDeadlineSeconds?: number;
  readonly paused?: boolean;
}

export interface DeploymentStatus {
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly unavailableReplicas?: number;
  readonly terminatingReplicas?: number;
  readonly collisionCount?: number;
  readonly conditions?: readonly (Condition & { readonly lastUpdateTime?: string })[];
}

export interface Deployment extends KubeObject {
  readonly kind: 'Deployment';
  readonly spec: DeploymentSpec;
  readonly status: DeploymentStatus;
}

export interface ReplicaSet extends KubeObject {
  readonly kind: 'ReplicaSet';
  readonly spec: {
    readonly replicas: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplateSpec;
    readonly minReadySeconds?: number;
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly replicas: number;
    readonly fullyLabeledReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly terminatingReplicas?: number;
    readonly conditions?: readonly Condition[];
  };
}

// --- Storage --------------------------------------------------------------------------------------------------------

export interface PersistentVolumeClaimSpec {
  readonly accessModes?: readonly string[];
  readonly resources?: {
    readonly requests?: { readonly storage?: string };
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly storageClassName?: string;
  readonly volumeMode?: string;
  readonly volumeName?: string;
  readonly [field: string]: unknown;
}

export interface PersistentVolumeClaim extends KubeObject {
  readonly kind: 'PersistentVolumeClaim';
  readonly spec: PersistentVolumeClaimSpec;
  readonly status: {
    readonly phase: 'Pending' | 'Bound' | 'Lost';
    readonly accessModes?: readonly string[];
    readonly capacity?: { readonly storage: string };
    readonly conditions?: readonly Condition[];
  };
}

export interface PersistentVolume extends KubeObject {
  readonly kind: 'PersistentVolume';
  readonly spec: {
    readonly accessModes: readonly string[];
    readonly capacity: { readonly storage: string };
    readonly claimRef?: {
      readonly kind: 'PersistentVolumeClaim';
      readonly namespace: string;
      readonly name: string;
      readonly uid: string;
    };
    readonly persistentVolumeReclaimPolicy: 'Delete' | 'Retain';
    readonly storageClassName?: string;
    readonly volumeMode?: string;
    /** Where the volume can be used: the zone of a zonal disk, the node of a local one. */
    readonly nodeAffinity?: { readonly required?: NodeSelector };
    readonly [source: string]: unknown;
  };
  readonly status: {
    readonly phase: 'Pending' | 'Available' | 'Bound' | 'Released' | 'Failed';
    readonly reason?: string;
    readonly message?: string;
    readonly lastPhaseTransitionTime?: string;
  };
}

// --- Network --------------------------------------------------------------------------------------------------------

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: string;
  readonly targetPort?: number | string;
}

export interface Service extends KubeObject {
  readonly kind: 'Service';
  readonly spec: {
    readonly type?: string;
    readonly clusterIP?: string;
    readonly ports?: readonly ServicePort[];
    readonly selector?: Labels;
    readonly publishNotReadyAddresses?: boolean;
    readonly [field: string]: unknown;
  };
  readonly status: { readonly loadBalancer: Readonly<Record<string, never>> };
}

export interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions: { readonly ready: boolean; readonly serving: boolean; readonly terminating: boolean };
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly targetRef: { readonly kind: 'Pod'; readonly namespace: string; readonly name: string; readonly uid: string };
}

export interface EndpointSlice extends KubeObject {
  readonly kind: 'EndpointSlice';
  readonly addressType: 'IPv4';
  readonly endpoints: readonly Endpoint[];
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly protocol: string }[];
}

// --- Events ---------------------------------------------------------------------------------------------------------

export interface KubeEvent extends KubeObject {
  readonly kind: 'Event';
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstTimestamp: string;
  readonly lastTimestamp: string;
  readonly source: { readonly component: string; readonly host?: string };
  readonly involvedObject: {
    readonly kind: string;
    readonly namespace?: string;
    readonly name: string;
    readonly uid: string;
  };
}

// --- Resources ------------------------------------------------------------------------------------------------------

/** The object type of each resource; keys are the resource names of the REST API. */
export interface ResourceTypes {
  readonly statefulsets: StatefulSet;
  readonly controllerrevisions: ControllerRevision;
  readonly pods: Pod;
  readonly persistentvolumeclaims: PersistentVolumeClaim;
  readonly persistentvolumes: PersistentVolume;
  readonly services: Service;
  readonly endpointslices: EndpointSlice;
  readonly nodes: Node;
  readonly events: KubeEvent;
  readonly poddisruptionbudgets: PodDisruptionBudget;
  readonly storageclasses: StorageClass;
  readonly deployments: Deployment;
  readonly replicasets: ReplicaSet;
  readonly configmaps: ConfigMap;
  readonly secrets: Secret;
  readonly resourcequotas: ResourceQuota;
  readonly serviceaccounts: ServiceAccount;
  readonly namespaces: Namespace;
}
export type Resource = keyof ResourceTypes;
