/** The walk up over the replicas: who is made, when, and as what (semantics 4.3, 4.5, 6). */
import type { PlantedBug } from '../plantedBug.ts';

const replicas = 'statefulset/replicas.ts';
const replica = 'statefulset/processReplica.ts';
const control = 'statefulset/podControl.ts';
const mould = 'statefulset/podMould.ts';
const batches = 'statefulset/runForAll.ts';

export const creationBugs: readonly PlantedBug[] = [
  {
    name: 'replaces Failed pods, and leaves Succeeded ones',
    seen: 'A pod that ended well is never there again.',
    source: 'k/k#120398',
    file: 'statefulset/podFacts.ts',
    right: "terminal: phase === 'Failed' || phase === 'Succeeded',",
    wrong: "terminal: phase === 'Failed',",
  },
  {
    name: 'makes a failed pod again in the sync that deletes it',
    seen: 'The new pod is there before anybody saw the old one go.',
    source: 'k/k#123809, trap 15',
    file: replica,
    right: 'if (pod.terminal) return replaceTerminal(sync, pod);',
    wrong: `if (pod.terminal) {
    const gone = replaceTerminal(sync, pod);
    const metadata = { ...pod.pod.metadata, uid: '', resourceVersion: '' };
    return typeof gone === 'object'
      ? gone
      : createReplica(sync, replicas, index, { ...pod, pod: { ...pod.pod, metadata, status: {} } });
  }`,
  },
  {
    name: 'tells of RecreatingFailedPod',
    seen: 'An event that releases of today do not know.',
    source: 'k/k#123809',
    file: replica,
    right: "const error = deleteStatefulPod(sync, 'replicas', pod);",
    wrong: `sync.event('Warning', 'RecreatingFailedPod', 'StatefulSet is recreating failed Pod');
  const error = deleteStatefulPod(sync, 'replicas', pod);`,
  },
  {
    name: 'gives a pending pod no claims that it lacks',
    seen: 'A pod whose claim was deleted waits for ever.',
    source: 'k/k#113270, learners F8',
    file: replica,
    right: 'if (pod.pending) {',
    wrong: 'if (pod.pending && pod.terminal) {',
  },
  {
    name: 'waits for Running, not for Ready',
    seen: 'The next pod comes up before the one below answers.',
    source: 'learners A2',
    file: replica,
    right: 'if (!pod.runningAndReady) return',
    wrong:
      "if (pod.pod.status.phase === 'Running' && sync.minReadySeconds === 0) return undefined;\n  if (!pod.runningAndReady) return",
  },
  {
    name: 'waits for Ready, not for Available',
    seen: 'minReadySeconds slows nothing down.',
    source: 'trap 6, k/k#112307',
    file: replica,
    right: "return isAvailable(pod, sync.minReadySeconds, sync.nowMs) ? undefined : 'waitAvailable';",
    wrong: 'return undefined;',
  },
  {
    name: 'does not wait for a pod that is going',
    seen: 'OrderedReady goes on while a pod below is on its way out.',
    source: 'semantics 4.5.4',
    file: replica,
    right: "if (pod.terminating) return 'waitTerminating';",
    wrong: '',
  },
  {
    name: 'makes the highest missing pod first',
    seen: 'After a rollout of two the upper one comes back first.',
    source: 'trap 5',
    file: 'statefulset/updateStatefulSet.ts',
    right: 'const step = processReplica(sync, replicas, index);',
    wrong: 'const step = processReplica(sync, replicas, replicas.length - 1 - index);',
  },
  {
    name: 'stops at the first broken pod before it looks for missing ones',
    seen: 'A missing web-0 is not made while web-1 is broken.',
    source: 'k/k#38418',
    file: 'statefulset/updateStatefulSet.ts',
    right: 'const { spec } = sync.set;\n  // With',
    wrong: `const { spec } = sync.set;
  for (let index = 0; index < replicas.length; index++) {
    const pod = replicas.present(index);
    if (pod !== undefined && !pod.terminal && gateOf(sync, pod) !== undefined) return 'exit';
  }
  // With`,
  },
  {
    name: 'reads an absent rollingUpdate as partition 0',
    seen: 'A pod deleted in mid-rollout comes back new where it should be old.',
    source: 'trap 3',
    file: replicas,
    right: "return type === 'RollingUpdate' && index < (this.set.status.currentReplicas ?? 0) ? 'current' : 'update';",
    wrong: "return 'update';",
  },
  {
    name: 'reads partition 0 as an absent rollingUpdate',
    seen: 'A pod deleted in mid-rollout comes back old where it should be new.',
    source: 'trap 3, learners B12',
    file: replicas,
    right: 'if (rollingUpdate !== undefined) return',
    wrong: 'if ((rollingUpdate?.partition ?? 0) > 0) return',
  },
  {
    name: 'makes pods below the partition new',
    seen: 'A pod that dies below the partition is updated by the way.',
    source: 'k/k#119685',
    file: replicas,
    right: "return index < (rollingUpdate.partition ?? 0) ? 'current' : 'update';",
    wrong: "return 'update';",
  },
  {
    name: 'compares the partition with the ordinal when it makes a pod',
    seen: 'With ordinals.start the wrong pods come back old.',
    source: 'trap 2',
    file: replicas,
    right: 'return index < (rollingUpdate.partition ?? 0)',
    wrong: 'return this.start + index < (rollingUpdate.partition ?? 0)',
  },
  {
    name: 'makes pods of a scale-up old in mid-rollout',
    seen: 'New pods come up with the old image and are replaced at once.',
    source: 'trap 29',
    file: replicas,
    right: 'index < (rollingUpdate.partition ?? 0) ?',
    wrong: 'index < (rollingUpdate.partition ?? 0) || index >= this.set.status.replicas ?',
  },
  {
    name: 'makes pods of OnDelete old',
    seen: 'A pod deleted by hand comes back at the old template.',
    source: 'semantics 4.3, appendix 0',
    file: replicas,
    right: "return type === 'RollingUpdate' && index < (",
    wrong: 'return index < (',
  },
  {
    name: 'gives pods no index label',
    seen: 'apps.kubernetes.io/pod-index is empty.',
    source: 'semantics 11 (1.28)',
    file: mould,
    right: "'apps.kubernetes.io/pod-index': String(ordinal),",
    wrong: '',
  },
  {
    name: 'labels pods with the index, not the ordinal',
    seen: 'With ordinals.start 5 the label of web-5 says 0.',
    source: 'semantics 6.1',
    file: mould,
    right: 'labels: labelsOf(mould, ordinal, revisionName, name),',
    wrong: 'labels: labelsOf(mould, ordinal - (versioned.spec.ordinals?.start ?? 0), revisionName, name),',
  },
  {
    name: 'labels pods with the hash alone',
    seen: 'The label reads as that of a DaemonSet.',
    source: 'trap 21, k/k#79337',
    file: mould,
    right: "'controller-revision-hash': revisionName,",
    wrong: "'controller-revision-hash': revisionName.slice(revisionName.lastIndexOf('-') + 1),",
  },
  {
    name: 'takes the subdomain from the template',
    seen: 'No pod has a name in DNS.',
    source: 'semantics 6.1, learners G2',
    file: mould,
    right: "const subdomain = versioned.spec.serviceName ?? '';",
    wrong: "const subdomain = template.spec.subdomain ?? '';",
  },
  {
    name: 'keeps a template volume beside a claim of its name',
    seen: 'The API server refuses the pod: two volumes of one name.',
    source: 'semantics 6.1',
    file: 'statefulset/identity.ts',
    right: 'const others = volumes.filter(({ name }) => !templates.some(({ metadata }) => metadata.name === name));',
    wrong: 'const others = volumes;',
  },
  {
    name: 'makes the pod although its claim was refused',
    seen: 'A pod without its disk.',
    source: 'semantics 6.3',
    file: control,
    right: "if (claimsError !== undefined) return recordPodEvent(sync, 'create', pod, claimsError);",
    wrong: '',
  },
  {
    name: 'uses a claim that is being deleted',
    seen: 'The new pod is Pending: persistentvolumeclaim is being deleted.',
    source: 'k/k#74374, learners F8',
    file: control,
    right:
      'if (cached?.metadata.deletionTimestamp !== undefined) errors.push({ message: `pvc ${name} is being deleted` });',
    wrong: '',
  },
  {
    name: 'tells of a taken name',
    seen: 'A FailedCreate event where the real one is silent.',
    source: 'semantics 6.3, trap 37',
    file: control,
    right: "if (podError?.cause?.reason === 'AlreadyExists') return podError;",
    wrong: '',
  },
  {
    name: 'takes a taken name for its own pod',
    seen: 'A foreign pod holds the name, and nobody tries again.',
    source: 'trap 37, learners A11',
    file: control,
    right: "if (podError?.cause?.reason === 'AlreadyExists') return podError;",
    wrong: "if (podError?.cause?.reason === 'AlreadyExists') return undefined;",
  },
  {
    name: 'starts all pods of Parallel at once',
    seen: 'Under a quota as many refusals as pods, not one.',
    source: 'trap 40, k/k#117865',
    file: batches,
    right: 'size = Math.min(2 * size, count - done, maxBatchSize)',
    wrong: 'size = Math.min(count - done, maxBatchSize)',
  },
  {
    name: 'goes on with the next batch after a refusal',
    seen: 'A sync that failed is told as a success.',
    source: 'trap 40, learners E6',
    file: batches,
    right: 'if (error !== undefined) return error;',
    wrong: '',
  },
  {
    name: 'does not look at the identity of a pod',
    seen: 'A pod whose pod-name label was taken off stays without.',
    source: 'semantics 4.5.7',
    file: replica,
    right: 'if (identityMatches(set, pod) && storageMatches(set, pod) &&',
    wrong: 'if (storageMatches(set, pod) &&',
  },
  {
    name: 'does not look at the volumes of a pod',
    seen: 'After an orphan and another claim template nothing is said.',
    source: 'semantics 4.5.7, learners F6',
    file: replica,
    right: 'if (identityMatches(set, pod) && storageMatches(set, pod) &&',
    wrong: 'if (identityMatches(set, pod) &&',
  },
  {
    name: 'tries an update of a pod once',
    seen: 'A conflict fails the sync at the first try.',
    source: 'semantics 6.9',
    file: control,
    right: 'const updateTries = 4;',
    wrong: 'const updateTries = 1;',
  },
];
