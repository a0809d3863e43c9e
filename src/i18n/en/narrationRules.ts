/** What each decision of the controller is told as. Every entry is a whole sentence of named values, for a pod and a rule. */
import type { Told } from '../told.ts';
import { counted, fitting, isOrAre, listing, span } from './listing.ts';

export const claimRules = {
  waitStaleCache: ({ resource, read, written }: { resource: string; read: number; written: number }): Told => ({
    headline: 'The controller cannot read its own last write yet: no sync begins.',
    reason: `Its cache of ${resource} is at version ${read}, its write was ${written}. It tries again with back-off.`,
  }),
  podsClaimed: ({ claimed }: { claimed: number }): Told => ({
    headline: `The controller counts ${counted(claimed, 'pod')} as its own.`,
    reason: 'A pod is the set’s when its owner reference, its name and its labels say so.',
  }),
  podAdopted: ({ pod }: { pod: string }): Told => ({
    headline: `The controller adopted ${pod}: its name and labels match.`,
    reason: 'It put its owner reference on the orphan. Adoption restarts nothing.',
  }),
  podReleased: ({ pod }: { pod: string }): Told => ({
    headline: `The controller released ${pod}: its labels no longer match.`,
    reason: 'It took its owner reference off. The pod runs on, but the set does not count it.',
  }),
  revisionAdopted: ({ hash }: { hash: string }): Told => ({
    headline: `The controller adopted the orphan ControllerRevision ${hash}.`,
    reason: 'The same template keeps the same hash, so a set made again restarts no pod.',
  }),
};

export const revisionRules = {
  templateUnchanged: ({ hash, revision }: { hash: string; revision: number }): Told => ({
    headline: `The template did not change: ${hash} stays the update revision.`,
    reason: `Its bytes equal those of revision ${revision}. Replicas and partition never make a revision.`,
  }),
  templateSemanticallyEqual: ({ hash, revision }: { hash: string; revision: number }): Told => ({
    headline: `The template means the same as revision ${revision}: ${hash} stays.`,
    reason: 'Only its form differs once the defaults are filled in, so the controller replaces no pod.',
  }),
  revisionCreated: ({ hash, revision }: { hash: string; revision: number }): Told => ({
    headline: `The controller recorded the new template as revision ${revision}, ${hash}.`,
    reason: 'The hash is of the template alone: the same template always gets the same hash.',
  }),
  revisionFound: ({ hash, revision }: { hash: string; revision: number }): Told => ({
    headline: `ControllerRevision ${hash} was there already: the controller uses it.`,
    reason: `It holds the same template under the name wanted, as revision ${revision}.`,
  }),
  revisionReused: ({ from, revision }: { from: number; revision: number }): Told => ({
    headline: `Same template as revision ${from}: it becomes revision ${revision}, same hash.`,
    reason: 'A rollback makes no new ControllerRevision: the old one gets the highest number.',
  }),
  setBeingDeleted: ({ set }: { set: string }): Told => ({
    headline: `${set} is being deleted: the controller only reports its status.`,
    reason: 'The garbage collector deletes the pods, in no order. The controller makes none again.',
  }),
};

export const replicaRules = {
  replicasSettled: ({ settled, replicas }: { settled: number; replicas: number }): Told => ({
    headline: `The walk up passed ${settled} of ${counted(replicas, 'pod')}.`,
    reason: 'A settled pod is there, Ready, available, and has its own name and claims.',
  }),
  terminalPodDeleted: ({ pod, phase }: { pod: string; phase: string }): Told => ({
    headline: `The controller deleted ${pod} because it has ${phase}.`,
    reason: `The name has to be free first: a later sync creates the new ${pod}.`,
  }),
  waitTerminalPodGone: ({ pod, phase }: { pod: string; phase: string }): Told => ({
    headline: `${pod} has ${phase} and is still there, so its name is not free.`,
    reason: `The controller creates the new ${pod} once the old object is gone.`,
  }),
  podCreatedFirst: ({ pod }: { pod: string }): Told => ({
    headline: `The controller created ${pod}: the lowest slot comes first.`,
    reason: `OrderedReady creates one pod at a time. The next one waits until ${pod} is Ready.`,
  }),
  podCreatedInOrder: ({
    pod,
    lowest,
    highest,
    below,
  }: {
    pod: string;
    lowest: string;
    highest: string;
    below: number;
  }): Told => ({
    headline: fitting(
      `The controller created ${pod} because ${span(lowest, highest, below)} ${isOrAre(below)} Ready.`,
      `The controller created ${pod} because all pods below it are Ready.`,
    ),
    reason: `OrderedReady creates one pod at a time. The next one waits until ${pod} is Ready.`,
  }),
  podCreatedAtCurrent: ({ pod, hash, partition }: { pod: string; hash: string; partition: number }): Told => ({
    headline: `The controller created ${pod} at the old revision ${hash}.`,
    reason: `Its index is below partition ${partition}, so it comes back as the current revision, not as the update.`,
  }),
  podCreatedAtCurrentByCount: ({ pod, hash }: { pod: string; hash: string }): Told => ({
    headline: `The controller created ${pod} at the old revision ${hash}.`,
    reason: 'Without a rollingUpdate block, status.currentReplicas says which slots are still old.',
  }),
  podsCreatedTogether: ({ pods }: { pods: readonly string[] }): Told => ({
    headline:
      pods.length > 2
        ? `Parallel does not wait: the controller created ${counted(pods.length, 'pod')} at once.`
        : `Parallel does not wait: the controller created ${listing(pods)}.`,
    reason: 'Under Parallel no pod waits for another one to be Ready, neither to start nor to go.',
  }),
  waitStaleClaim: ({ pod, claim }: { pod: string; claim: string }): Told => ({
    headline: `${pod} waits: its claim still belongs to the pod before it.`,
    reason: `The garbage collector has to delete ${claim} first. Its end wakes no controller: the next event does.`,
  }),
  waitTerminating: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is shutting down, so the controller touches nothing else.`,
    reason: 'OrderedReady walks up from the lowest slot and stops at the first pod that is not settled.',
  }),
  waitRunning: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is not Running yet: OrderedReady stops here.`,
    reason: 'The controller does no more: first the scheduler has to find a node, then the kubelet starts the pod.',
  }),
  waitReady: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is Running but not Ready: OrderedReady stops here.`,
    reason: 'Running is not enough. The kubelet’s readiness probe has to succeed before the next pod’s turn.',
  }),
  waitAvailable: ({ pod, seconds }: { pod: string; seconds: number }): Told => ({
    headline: `${pod} is Ready, but must stay so for ${counted(seconds, 'more second')} to be available.`,
    reason: 'minReadySeconds holds creation, scale-down and update. The clock wakes the controller.',
  }),
  waitAvailableUnknown: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is Ready, but not yet for as long as minReadySeconds asks.`,
    reason: 'minReadySeconds holds creation, scale-down and update. The clock wakes the controller.',
  }),
  parallelGoesOn: ({ unsettled, replicas, pod }: { unsettled: number; replicas: number; pod: string }): Told => ({
    headline: `Parallel does not wait: ${unsettled} of ${counted(replicas, 'pod')} ${isOrAre(unsettled)} not Ready yet.`,
    reason: `${pod} is the lowest of them. OrderedReady would stop there; Parallel goes on.`,
  }),
  podUpdated: ({ pod }: { pod: string }): Told => ({
    headline: `The controller put the labels or claim owners of ${pod} right.`,
    reason: 'Each walk up checks name, volumes and the owners that the retention policy wants. The pod runs on.',
  }),
};

export const condemnedRules = {
  noneCondemned: ({ replicas }: { replicas: number }): Told => ({
    headline: 'No pod is outside the range: nothing to scale down.',
    reason: `replicas is ${replicas}, and no pod has an ordinal beyond that.`,
  }),
  condemnedDeleted: ({ pod, replicas }: { pod: string; replicas: number }): Told => ({
    headline: `The controller deleted ${pod}: replicas is ${replicas}, its slot is outside.`,
    reason: 'Scale-down takes the highest ordinal first, one at a time. The claim is not deleted with the pod.',
  }),
  condemnedDeletedBelowStart: ({ pod, start }: { pod: string; start: number }): Told => ({
    headline: `The controller deleted ${pod}: ordinals now start at ${start}.`,
    reason: 'The new high slots were filled first; then the old low ones go, highest first.',
  }),
  condemnedDeletedTogether: ({ pods, replicas }: { pods: readonly string[]; replicas: number }): Told => ({
    headline: `The controller deleted ${listing(pods)}: replicas is ${replicas}.`,
    reason: 'Parallel scales down at once: it waits for no pod and asks for no health.',
  }),
  waitCondemnedTerminating: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is shutting down: scale-down goes one pod at a time.`,
    reason: `Once ${pod} is gone, the controller looks for the next pod outside the range, then at updates.`,
  }),
  waitCondemnedUnhealthy: ({ pod, firstUnhealthy }: { pod: string; firstUnhealthy: string }): Told => ({
    headline: `${pod} and ${firstUnhealthy} are both unhealthy: scale-down is stuck.`,
    reason: `The highest goes first, but of unhealthy pods only the lowest may go. Way out: kubectl delete pod ${pod}`,
  }),
};
