/** The terms of the lecture (plan 7), in an order in which one explains the next, each with the step that shows it. */
export interface Term {
  readonly id: string;
  /** As Kubernetes writes it; the same in every language. */
  readonly name: string;
  /** As in `#lesson=<step>`. */
  readonly step: string;
}

export const glossary: readonly Term[] = [
  { id: 'statefulset', name: 'StatefulSet', step: 'first-set/four-promises' },
  { id: 'ordinal', name: 'ordinal', step: 'first-set/apply-the-set' },
  { id: 'index', name: 'index', step: 'strategy-and-partition/canary' },
  { id: 'replicas', name: 'replicas', step: 'spec-field-tour/replicas-default' },
  { id: 'pod-template', name: 'Pod template', step: 'spec-field-tour/template-stamps' },
  { id: 'selector', name: 'selector', step: 'spec-field-tour/selector-must-match' },
  { id: 'headless-service', name: 'headless Service', step: 'first-set/service-first' },
  { id: 'service-name', name: 'serviceName', step: 'spec-field-tour/service-name' },
  { id: 'fqdn', name: 'FQDN', step: 'names-that-stay/five-names' },
  { id: 'publish-not-ready', name: 'publishNotReadyAddresses', step: 'names-that-stay/not-ready-not-listed' },
  { id: 'negative-cache', name: 'negative cache', step: 'names-that-stay/ask-too-early' },
  { id: 'claim-templates', name: 'volumeClaimTemplates', step: 'spec-field-tour/claim-templates' },
  { id: 'pvc', name: 'PersistentVolumeClaim', step: 'read-the-cluster/get-pvc' },
  { id: 'pv', name: 'PersistentVolume', step: 'first-set/claim-before-pod' },
  { id: 'pvc-protection', name: 'pvc-protection', step: 'disks-that-stay/whose-claim-is-it' },
  { id: 'retention', name: 'persistentVolumeClaimRetentionPolicy', step: 'disks-that-stay/retention-grid' },
  { id: 'owner-reference', name: 'owner reference', step: 'disks-that-stay/whose-claim-is-it' },
  { id: 'controller-revision', name: 'ControllerRevision', step: 'revisions-and-hashes/open-the-revision' },
  { id: 'revision-hash', name: 'controller-revision-hash', step: 'revisions-and-hashes/label-column' },
  { id: 'current-revision', name: 'currentRevision', step: 'rolling-update/done-means' },
  { id: 'update-revision', name: 'updateRevision', step: 'revisions-and-hashes/set-image' },
  { id: 'collision-count', name: 'collisionCount', step: 'revisions-and-hashes/hash-anatomy' },
  { id: 'observed-generation', name: 'observedGeneration', step: 'inside-the-controller/status-lags' },
  { id: 'revision-counters', name: 'currentReplicas, updatedReplicas', step: 'rolling-update/gauges' },
  { id: 'ready-replicas', name: 'readyReplicas', step: 'read-the-cluster/ready-is-a-ratio' },
  { id: 'available-replicas', name: 'availableReplicas', step: 'rolling-update/gauges' },
  { id: 'running-ready-available', name: 'Running, Ready, Available', step: 'first-set/gate-opens' },
  { id: 'ordered-ready', name: 'OrderedReady', step: 'scaling/gate-closed' },
  { id: 'parallel', name: 'Parallel', step: 'scaling/parallel-twin' },
  { id: 'slow-start', name: 'slow start', step: 'scaling/slow-start' },
  { id: 'rolling-update', name: 'RollingUpdate', step: 'rolling-update/top-goes-first' },
  { id: 'on-delete', name: 'OnDelete', step: 'strategy-and-partition/on-delete' },
  { id: 'partition', name: 'partition', step: 'strategy-and-partition/canary' },
  { id: 'max-unavailable', name: 'maxUnavailable', step: 'strategy-and-partition/two-at-a-time' },
  { id: 'min-ready-seconds', name: 'minReadySeconds', step: 'spec-field-tour/mutable-or-not' },
  { id: 'history-limit', name: 'revisionHistoryLimit', step: 'spec-field-tour/history-limit' },
  { id: 'condemned', name: 'condemned', step: 'scaling/five-to-two' },
  { id: 'reconcile', name: 'sync, reconcile', step: 'inside-the-controller/one-sync' },
  { id: 'adopt-release', name: 'adopt, release', step: 'inside-the-controller/adopt-and-release' },
  { id: 'orphan', name: 'orphan', step: 'when-it-waits/orphan-and-adopt' },
  { id: 'out-of-service', name: 'out-of-service', step: 'when-it-waits/lost-node' },
  { id: 'disruption-budget', name: 'PodDisruptionBudget', step: 'when-it-waits/lost-node' },
];
