/** The decisions about replacing pods, about the status and about the history. */
import type { Told } from '../told.ts';
import { counted, fitting, isOrAre, listing, span } from './listing.ts';

export const updateRules = {
  strategyOnDelete: ({ hash }: { hash: string }): Told => ({
    headline: 'OnDelete: the controller replaces no pod by itself.',
    reason: `Delete a pod, and the controller makes it anew at ${hash}. You choose which and when.`,
  }),
  strategyUnknown: ({ type }: { type: string }): Told => ({
    headline: `The strategy ${type} is switched off in this cluster: the sync failed.`,
    reason: 'It needs the feature gate StatefulSetRecreateStrategy. The controller tries again with back-off.',
  }),
  recreateDeleted: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: `The controller deleted ${listing(pods)}: Recreate takes all old pods at once.`,
    reason: 'Nothing is created before the last old pod is gone: the set is down meanwhile.',
  }),
  waitRecreateGone: ({ outdated }: { outdated: number }): Told => ({
    headline: `${counted(outdated, 'old pod')} ${isOrAre(outdated)} still there: Recreate creates nothing yet.`,
    reason: 'The kubelets have to finish them; then the walk up begins at the lowest slot.',
  }),
  outdatedPodDeletedFirst: ({ pod, from, to }: { pod: string; from: string; to: string }): Told => ({
    headline: fitting(
      `The controller deleted ${pod} first: updates start at the highest ordinal.`,
      `The controller deleted ${pod}: updates start at the highest ordinal.`,
    ),
    reason: `A pod is never changed in place: ${from} goes, and ${pod} comes back as ${to} with its own claim.`,
  }),
  outdatedPodDeleted: ({ pod, from, to }: { pod: string; from: string; to: string }): Told => ({
    headline: `The controller deleted ${pod}, the highest pod that is still old.`,
    reason: `Everything above it is settled, so ${from} goes and ${pod} comes back as ${to}.`,
  }),
  outdatedPodsDeleted: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: `The controller deleted ${listing(pods)}, the highest old pods.`,
    reason: 'maxUnavailable lets several be down at once; OrderedReady makes them anew from the lowest up.',
  }),
  outdatedPodsDeletedInParallel: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: `The controller deleted ${listing(pods)}, old pods from the top.`,
    reason: 'Parallel replaces old pods that are down anyway first, the others as maxUnavailable allows.',
  }),
  waitUpdatedPod: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is not Ready yet: the next old pod has to wait.`,
    reason: 'Parallel speeds up creation and scale-down. An update still goes one by one, from the top.',
  }),
  waitUpdatedPodTerminating: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is shutting down: the update waits until it is back.`,
    reason: 'Parallel speeds up creation and scale-down. An update still goes one by one, from the top.',
  }),
  waitBudget: ({ unavailable, maxUnavailable }: { unavailable: number; maxUnavailable: number }): Told => ({
    headline: `${counted(unavailable, 'pod')} ${isOrAre(unavailable)} down and maxUnavailable is ${maxUnavailable}: the update waits.`,
    reason:
      'Every pod that is not available uses up the budget, also one below the partition. Parallel too keeps to it.',
  }),
  partitionHolds: ({ lowest, highest, held, partition }: Held): Told => ({
    headline: `${span(lowest, highest, held)} ${held === 1 ? 'stays' : 'stay'} old: the partition is ${partition}.`,
    reason: `Nothing below index ${partition} is replaced, and currentRevision does not move meanwhile.`,
  }),
  partitionHoldsFromStart: ({ lowest, highest, held, partition, start }: Held & { start: number }): Told => ({
    headline: `${span(lowest, highest, held)} ${held === 1 ? 'stays' : 'stay'} old: the partition is ${partition}.`,
    reason: `The partition counts slots from ordinals.start: ${start} + ${partition} = ${start + partition} is the first that is replaced.`,
  }),
  nothingToUpdate: ({ hash }: { hash: string }): Told => ({
    headline: `No old pod is left to replace: the update revision is ${hash}.`,
    reason: 'The walk down compares each pod’s revision with the update revision, from the highest ordinal.',
  }),
};

/** The old pods below the partition. */
interface Held {
  readonly lowest: string;
  readonly highest: string;
  readonly held: number;
  readonly partition: number;
}

export const closingRules = {
  rolloutCompleted: ({ hash, replicas }: { hash: string; replicas: number }): Told => ({
    headline: `The rollout is complete: ${hash} is now the current revision.`,
    reason:
      replicas === 0
        ? 'There is no pod to replace, so the controller set currentRevision to updateRevision at once.'
        : `${counted(replicas, 'pod')} ${isOrAre(replicas)} updated and Ready, as many as the spec asks for, so currentRevision moved on.`,
  }),
  statusWritten: ({ readyReplicas, replicas }: { readyReplicas: number; replicas: number }): Told => ({
    headline: `The controller wrote the status: ${readyReplicas} of ${counted(replicas, 'pod')} Ready.`,
    reason: 'The numbers are those of the snapshot that the sync began with.',
  }),
  statusUnchanged: ({ readyReplicas, replicas }: { readyReplicas: number; replicas: number }): Told => ({
    headline: `The numbers are the same: ${readyReplicas} of ${counted(replicas, 'pod')} Ready, nothing written.`,
    reason: 'The controller writes the status only when a value differs from the stored one.',
  }),
  revisionDeleted: ({ hash, revision, limit }: { hash: string; revision: number; limit: number }): Told => ({
    headline: `The controller deleted revision ${revision}, ${hash}: the history is full.`,
    reason: `revisionHistoryLimit is ${limit}. Revisions that are current, update or carried by a pod do not count.`,
  }),
  historyKept: ({ kept, limit }: { kept: number; limit: number }): Told => ({
    headline: `The history keeps ${counted(kept, 'revision')}; the limit is ${limit}.`,
    reason: 'Only revisions that nobody uses any more count against the limit.',
  }),
  apiRefused: ({ verb, object, error }: { verb: string; object: string; error: string }): Told => ({
    headline: `The API server refused to ${verb} ${object}: the sync failed.`,
    reason: `It said: ${sentence(error)} The controller tries again with back-off.`,
  }),
};

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
