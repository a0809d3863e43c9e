/** What nodes, disks and budgets did, and what you did to them. */
import type { Told } from '../told.ts';
import { counted, isOrAre, listing } from './listing.ts';

/** What you did. */
const faults = {
  nodeDown: ({ node }: { node: string }): Told => ({
    headline: `You switched ${node} off.`,
    reason: 'Nobody tells the API server: for 40 to 55 s its pods look as if nothing had happened.',
  }),
  nodeCutOff: ({ node }: { node: string }): Told => ({
    headline: `You cut ${node} off from the API server.`,
    reason: 'Its containers run on, unseen. From outside this looks exactly like a machine that is off.',
  }),
  nodeShutdown: ({ node }: { node: string }): Told => ({
    headline: `You shut ${node} down gracefully.`,
    reason: 'Its kubelet says NotReady and ends its pods within their grace period. Then the machine is off.',
  }),
  nodeUp: ({ node }: { node: string }): Told => ({
    headline: `You let ${node} come back.`,
    reason: 'Its kubelet needs a moment. Then it reports, and looks after what it finds.',
  }),
  drain: ({ node }: { node: string }): Told => ({
    headline: `You drain ${node}: cordon it, evict its pods.`,
    reason: 'An eviction asks the PodDisruptionBudgets. A delete does not, and neither does the controller.',
  }),
  stopDrain: ({ node }: { node: string }): Told => ({
    headline: `You stopped the drain of ${node}.`,
    reason: 'What is evicted is evicted, and the node stays cordoned until kubectl uncordon.',
  }),
  provisionerDown: ({ provisioner }: { provisioner: string }): Told => ({
    headline: `You stopped the provisioner ${provisioner}.`,
    reason: 'Volumes that are there go on. A claim that needs a new one waits, and its pod with it.',
  }),
  provisionerUp: ({ provisioner }: { provisioner: string }): Told => ({
    headline: `You started the provisioner ${provisioner}.`,
    reason: 'It makes the volumes that claims have been waiting for.',
  }),
};

const nodes = {
  nodeLost: ({ node, pods, seconds }: { node: string; pods: number; seconds: number }): Told => ({
    headline: `${node} has been silent for too long: Unknown.`,
    reason:
      pods === 0
        ? `Its kubelet has not reported for ${seconds} s. Whether the machine is off, nobody can tell.`
        : `No report for ${seconds} s. ${counted(pods, 'pod')} there ${isOrAre(pods)} no longer Ready, though perhaps still running.`,
  }),
  nodeRebooted: ({ node }: { node: string }): Told => ({
    headline: `${node} is back after a reboot, and Ready.`,
    reason: 'Its kubelet starts the pods it finds anew, and lets go of those that were deleted meanwhile.',
  }),
  nodeReconnected: ({ node }: { node: string }): Told => ({
    headline: `${node} is connected again, and Ready.`,
    reason: 'Its kubelet reports on its pods again, and stops those that were deleted meanwhile.',
  }),
  nodeOff: ({ node }: { node: string }): Told => ({
    headline: `${node} is off now.`,
    reason: 'It had said so before: its pods have Failed, and nobody has to wait for their end.',
  }),
  nodeTaintedToEvict: ({ node }: { node: string }): Told => ({
    headline: `${node} is tainted NoExecute: the clock runs.`,
    reason: 'A pod tolerates a lost node for 300 s, unless its template says otherwise. Then it is deleted.',
  }),
  nodeTainted: ({ node }: { node: string }): Told => ({
    headline: `${node} is tainted: no new pod goes there.`,
    reason: 'NoSchedule binds the scheduler only. Pods that are there stay.',
  }),
  nodeUntainted: ({ node }: { node: string }): Told => ({
    headline: `${node} lost taints: what they forbade may be.`,
    reason: 'Without NoSchedule pods may come again, and without NoExecute planned evictions are off.',
  }),
  podShutDown: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} was ended because its node shuts down: it has Failed.`,
    reason: 'A Failed pod needs nobody to confirm its end: the controller deletes it and makes a new one.',
  }),
  podEvicted: ({ pod, seconds }: { pod: string; seconds: number }): Told => ({
    headline: `The taint eviction controller deleted ${pod} after ${seconds} s.`,
    reason: 'It stays Terminating until its kubelet confirms. If that is silent, the name stays taken.',
  }),
  podEvictedAtOnce: ({ pod }: { pod: string }): Told => ({
    headline: `The taint eviction controller deleted ${pod}.`,
    reason: 'It does not tolerate a NoExecute taint of its node, so it has to leave.',
  }),
  podsCollected: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: `The pod garbage collector dropped ${listing(pods)}: no such node.`,
    reason: 'It asks no kubelet, so the name is free. If the machine still runs, so do the containers.',
  }),
  podsCollectedOutOfService: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: `The pod garbage collector dropped ${listing(pods)}: out of service.`,
    reason: 'The taint is somebody’s word that the machine is off: names and volumes are free at once.',
  }),
  straysStopped: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: `The returned kubelet stopped containers of ${listing(pods)}.`,
    reason: 'Their pods had been dropped while they ran on. Till now there may have been two of one name.',
  }),
};

const disks = {
  attachRefused: ({ pod, node }: { pod: string; node: string }): Told => ({
    headline: `${pod} waits: its volume is still attached elsewhere.`,
    reason: `${node} has not said that it is unmounted. After six minutes it is taken by force.`,
  }),
  volumeAttached: ({ pod }: { pod: string }): Told => ({
    headline: `The volume of ${pod} is attached to its node.`,
    reason: 'Now its kubelet can mount it, pull the image and start the container.',
  }),
  volumeUnmounted: ({ claim }: { claim: string }): Told => ({
    headline: `The volume of ${claim} was detached.`,
    reason: 'The kubelet that is back has unmounted it, so nothing had to be forced.',
  }),
  volumeForced: ({ claim }: { claim: string }): Told => ({
    headline: `The volume of ${claim} was detached by force.`,
    reason: 'Six minutes have passed. If a container there still writes, its last writes are lost.',
  }),
  volumeVouchedFor: ({ claim }: { claim: string }): Told => ({
    headline: `The volume of ${claim} was detached: out of service.`,
    reason: 'The taint is somebody’s word that the machine is off, so nobody waits six minutes.',
  }),
  volumeReleased: ({ claim }: { claim: string }): Told => ({
    headline: `The volume of ${claim} is Released, not deleted.`,
    reason: 'Its reclaim policy is Retain: the data stays, and a new claim of that name gets another volume.',
  }),
  volumeAvailable: ({ volume }: { volume: string }): Told => ({
    headline: 'A volume that nobody has claimed is Available.',
    reason: `The next claim that fits it may have ${volume}.`,
  }),
  volumeExpanded: ({ claim, storage }: { claim: string; storage: string }): Told => ({
    headline: `The disk of ${claim} has grown to ${storage}.`,
    reason: 'Its file system has not: that grows where a running pod has it mounted.',
  }),
  claimExpanded: ({ claim, storage }: { claim: string; storage: string }): Told => ({
    headline: `${claim} has ${storage} now.`,
    reason: 'The kubelet has grown the file system. The set’s template keeps the old size: it is immutable.',
  }),
};

/** Why a claim has no volume, by the reason. */
const obstacles = {
  noClass: ({ claim }: { claim: string }): Told => ({
    headline: `${claim} waits: it has no class, and none is the default.`,
    reason: 'Without a StorageClass nobody makes a volume, and its pod has no node: unbound immediate claims.',
  }),
  classMissing: ({ claim }: { claim: string }): Told => ({
    headline: `${claim} waits: its StorageClass does not exist.`,
    reason: 'Create the class, or a volume of it by hand. The set’s controller sees only a pod that is not Ready.',
  }),
  noVolume: ({ claim }: { claim: string }): Told => ({
    headline: `${claim} waits for a volume made by hand.`,
    reason: 'Its class has no provisioner. A PersistentVolume of that class, size and mode would be bound.',
  }),
  noConsumer: ({ claim }: { claim: string }): Told => ({
    headline: `${claim} waits for its first pod, as its class says.`,
    reason: 'WaitForFirstConsumer: only the pod’s node tells in which zone the volume is to be.',
  }),
  podUnscheduled: ({ claim }: { claim: string }): Told => ({
    headline: `${claim} waits until its pod has a node.`,
    reason: 'WaitForFirstConsumer: only the pod’s node tells in which zone the volume is to be.',
  }),
  provisioner: ({ claim }: { claim: string }): Told => ({
    headline: `${claim} waits: its provisioner does not answer.`,
    reason: 'The claim stays Pending, and its pod with it. Only the events of the claim say why.',
  }),
};

const disruptions = {
  budgetAllows: (told: { budget: string; healthy: number; wanted: number; allowed: number }): Told => ({
    headline: `${told.budget} allows ${counted(told.allowed, 'disruption')} now.`,
    reason: `${told.healthy} healthy, ${told.wanted} wanted. It binds evictions; failures and the controller it cannot stop.`,
  }),
  budgetForbids: (told: { budget: string; healthy: number; wanted: number }): Told => ({
    headline: `${told.budget} allows no disruption.`,
    reason: `${told.healthy} healthy, ${told.wanted} wanted: every eviction is refused. Deletes are not asked about.`,
  }),
  drainEvicts: ({ evicted }: { evicted: readonly string[] }): Told => ({
    headline: `The drain evicts ${listing(evicted)}.`,
    reason: 'Each has its grace period. The node is cordoned, so the successor goes elsewhere, or waits.',
  }),
  drainEvictsSome: ({ evicted, refused }: { evicted: readonly string[]; refused: readonly string[] }): Told => ({
    headline: `The drain evicts ${listing(evicted)}; ${listing(refused)} must wait.`,
    reason: 'A budget allows no more at the moment. The drain asks again every five seconds.',
  }),
  drainRefused: ({ refused }: { refused: readonly string[] }): Told => ({
    headline: `A budget keeps the drain from evicting ${listing(refused)}.`,
    reason: 'It asks again every five seconds, until more pods are healthy or the budget is another.',
  }),
  drained: ({ node }: { node: string }): Told => ({
    headline: `${node} is drained.`,
    reason: 'No pod is left that was to go. It stays cordoned until kubectl uncordon.',
  }),
};

export const infrastructure = { faults, nodes, disks, obstacles, disruptions };
