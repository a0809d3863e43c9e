/** The words of a diagnosis: what a set's controller does next, what it waits for and why, and the way out. */
import { claimReasons, dnsReasons } from './diagnosis/dnsReasons.ts';
import { inputComplaints } from './diagnosis/input.ts';
import { controllerReasons } from './diagnosis/controllerReasons.ts';
import { orphanReasons } from './diagnosis/orphanReasons.ts';
import { podReasons } from './diagnosis/podReasons.ts';
import { statusFields } from './diagnosis/statusFields.ts';
import { versionNotes } from './diagnosis/versionNotes.ts';
import { revisionReasons, stanceReasons } from './diagnosis/stanceReasons.ts';
import { counted, listing } from './listing.ts';

/** What state a set is in, in a word or two. */
const states = {
  settled: 'settled',
  acts: 'at work',
  waits: 'waits',
  stuck: 'stuck',
  held: 'held by a rule',
  fails: 'fails',
  unknown: 'cannot be told',
};

const turns = {
  controller: 'the controller’s turn',
  scheduler: 'the scheduler’s turn',
  kubelet: 'the kubelet’s turn',
  volume: 'the volume’s turn',
  quota: 'the quota’s turn',
  dns: 'DNS’s turn',
  clock: 'the clock’s turn',
  watch: 'the watch’s turn',
  garbageCollector: 'the garbage collector’s turn',
  you: 'your turn',
};

interface Pods {
  readonly pods: readonly string[];
}

/** What the next sync does. */
const deeds = {
  recreateDeleted: ({ pods }: Pods) => `It deletes ${listing(pods)}: Recreate takes all old pods at once.`,
  terminalPodDeleted: ({ pods }: Pods) => `It deletes ${listing(pods)}, which has ended; a later sync makes it anew.`,
  podCreated: ({ pods }: Pods) => `It creates ${listing(pods)}.`,
  condemnedDeleted: ({ pods }: Pods) => `It deletes ${listing(pods)}: out of range, the highest ordinal first.`,
  outdatedPodDeleted: ({ pods, hash }: Pods & { hash: string }) =>
    `It deletes ${listing(pods)}, the highest old pod, to make it anew at ${hash}.`,
  podAdopted: ({ pods }: Pods) => `It adopts ${listing(pods)}: name and labels match.`,
  podReleased: ({ pods }: Pods) => `It releases ${listing(pods)}: the labels no longer match.`,
  rolloutCompleted: ({ hash }: { hash: string }) => `It completes the rollout: currentRevision becomes ${hash}.`,
  revisionReused: ({ hash }: { hash: string }) => `It gives the old revision ${hash} the highest number: a rollback.`,
  revisionCreated: ({ hash }: { hash: string }) => `It records the new template as revision ${hash}.`,
  podUpdated: ({ pods }: Pods) => `It puts the labels or the claim owners of ${listing(pods)} right.`,
  revisionAdopted: ({ hash }: { hash: string }) => `It adopts the orphan revision ${hash}.`,
  revisionDeleted: ({ hash }: { hash: string }) => `It deletes the old revision ${hash}: the history is full.`,
  statusWritten: () => 'It writes the status.',
  nothing: () => 'It does nothing: all is as the spec says.',
};

/** What a line of kubectl is for. */
const waysOut = {
  deleteOldPod: 'It comes back at the update revision, and the rollout goes on.',
  deleteBrokenPod: 'Then this: a corrected template does not reach a pod that never gets Ready.',
  undo: 'Back to the template before this one.',
  correctTemplate: 'Correct the template: there is none before it.',
  lookAtPod: 'Its events say more.',
  deleteSick: 'The controller makes it anew, and its application starts afresh. On the stage “Make ready” does, too.',
  lookAtLogs: 'What the container said before it ended.',
  lookAtClaim: 'Its events say why it has no volume.',
  lookAtNode: 'Is the machine off, or only out of reach?',
  lookAtQuota: 'What is used up?',
  raiseQuota: 'As much as the set asks for. Whoever set the quota has to agree; then the next try succeeds.',
  lookAtClasses: 'The claim names no class, and none is the default.',
  removeGate: 'Whoever set the gate has to take it off.',
  deletePodForClaim: 'The claim goes with its last pod; then the controller makes both anew.',
  forceDelete:
    'Only if its containers have stopped for certain: otherwise two pods of one name write to the same volume.',
  outOfService: 'If the machine is off for certain: its pods are deleted and its volumes detached.',
  lookAtFinalizers: 'Whoever set the finalizer has to take it off.',
  publishNotReady: 'Then its members find each other before they are Ready.',
  recreateParallel:
    'The policy of a set cannot be changed. This keeps the pods; then apply the manifest again, with podManagementPolicy: Parallel.',
  lowerPartitionTo: 'Lets the update reach this pod, and all above it.',
  scale: 'Then the slot is in range.',
  startLower: 'Then the range begins with this slot, and ends one earlier for each that it moves.',
  wakeUp: 'Any change of the set wakes its controller.',
  makeService: 'A headless Service of that name, for the set’s pods.',
  deleteService: 'A clusterIP cannot be changed: the Service is made anew.',
  selectPods: 'Then it selects the set’s pods.',
  deleteClaim: 'Only if nobody needs its data: the volume goes with it, if its class says Delete.',
  deleteCondemned: 'Then the rest of the scale-down follows.',
  lowerPartition: 'Lets the update reach every pod.',
  deleteByHand: 'It comes back at the update revision.',
  labelPod: 'Then its labels match, and the set adopts it without a restart.',
  deleteStranger: 'Or this: the name is free, and the set makes a pod of its own.',
  deleteOrphan: 'Or this, if nobody needs it.',
  applyAgain: 'Apply the manifest of the set again: it adopts what is left, and makes what is missing.',
  lookAtStranger: 'The name is taken by a pod that is not the set’s.',
  rollingUpdate: 'A strategy that this cluster knows.',
  lookAtEvents: 'Its events repeat what the API server said.',
};

/** What was not pasted, and what cannot be known for it. */
const gaps = {
  pods: ({ replicas }: { replicas: number }) =>
    `There is no pod in what was pasted, and status.replicas is ${replicas}. Only if there is really none does the next sync do this.`,
  somePods: ({ pods, replicas }: { pods: number; replicas: number }) =>
    `There ${pods === 1 ? 'is' : 'are'} ${counted(pods, 'pod')} here, and status.replicas is ${replicas}: either one has just gone, or not all were pasted.`,
  revisions: () =>
    'The ControllerRevisions are not among these objects. The spec has been observed, so the update revision is taken to hold its template.',
  revisionsChanged: () =>
    'The ControllerRevisions are not among these objects, and the spec has changed since it was observed: whether the template is a new one cannot be known.',
  claims: () =>
    'The claims are not among these objects. Those of every slot are taken to be there and bound; whether one is missing cannot be known.',
};

/** The questions that are asked of the picture. */
const ask = {
  title: 'Why not?',
  ghost: ({ pod }: { pod: string }) => `Why is there no ${pod}?`,
  oldPod: ({ pod }: { pod: string }) => `Why is ${pod} still old?`,
  unreadyPod: ({ pod }: { pod: string }) => `Why is ${pod} not Ready?`,
  surplusPod: ({ pod }: { pod: string }) => `Why is ${pod} not deleted, which is out of range?`,
  leavingPod: ({ pod }: { pod: string }) => `Why is ${pod} still there?`,
  orphan: ({ pod }: { pod: string }) => `Why does the set not own ${pod}?`,
  claim: ({ claim }: { claim: string }) => `Why is ${claim} still there?`,
  currentRevision: () => 'Why has currentRevision not moved?',
  dnsName: ({ pod }: { pod: string }) => `Why does the name of ${pod} not resolve?`,
  jump: 'Go to when that was over',
  notYet: 'Not within what is known yet.',
};

/** The dialog that takes what kubectl printed. */
const paste = {
  title: 'Diagnose a cluster',
  intro: 'Paste or drop what this prints, YAML or JSON:',
  command: 'kubectl get sts,pods,pvc,controllerrevisions,svc,pdb,nodes,events -o yaml',
  stays: 'Nothing of it leaves this page. Values of environment variables, commands and headers are hidden.',
  field: 'What kubectl printed',
  file: 'Choose a file',
  go: 'Diagnose',
  asVersion: ({ version }: { version: string }) => `Told as Kubernetes ${version} does it.`,
  results: ({ sets }: { sets: number }) => counted(sets, 'StatefulSet'),
  show: 'Show on the stage',
  unreadable: 'The file could not be read.',
};

/** Of a set that is gone. */
const leftBehind = {
  title: 'Left behind',
  pods: ({ pods }: Pods) =>
    `${listing(pods)} run on without an owner: a set of the same name whose selector matches adopts them.`,
  claims: ({ claims }: { claims: number }) =>
    claims === 1 ? 'One claim keeps its data.' : `${claims} claims keep their data.`,
  nobody: ({ set }: { set: string }) => `There is no ${set}, so nobody makes a pod anew that is deleted now.`,
};

const labels = {
  read: 'read',
  rule: 'rule',
  next: 'next writes',
  none: 'none',
  afterwards: 'afterwards',
  wayOut: 'way out',
  note: 'note',
  version: ({ version }: { version: string }) => `as Kubernetes ${version} does it`,
};

const report = {
  title: ({ set, state, turn }: { set: string; state: string; turn: string }) => `${set}: ${state}, ${turn}.`,
  titleAlone: ({ set, state }: { set: string; state: string }) => `${set}: ${state}.`,
  passedOver: ({ kinds }: { kinds: string }) => `Passed over, since no decision reads them: ${kinds}.`,
  repeated: ({ objects }: { objects: number }) =>
    `${counted(objects, 'object')} ${objects === 1 ? 'was' : 'were'} there more than once; the newest of each counts.`,
  noSet: () =>
    'There is no StatefulSet among the objects. Add it: kubectl get sts,pods,pvc,controllerrevisions,svc,pdb -o yaml',
  noSuchSet: ({ name, sets }: { name: string; sets: string }) => `There is no StatefulSet ${name}. There are: ${sets}.`,
};

export const diagnosis = {
  states,
  turns,
  deeds,
  reasons: {
    ...orphanReasons,
    ...podReasons,
    ...controllerReasons,
    ...stanceReasons,
    ...revisionReasons,
    ...dnsReasons,
    ...claimReasons,
  },
  waysOut,
  statusFields,
  versionNotes,
  gaps,
  ask,
  paste,
  leftBehind,
  labels,
  report,
  input: inputComplaints,
};
