/** What the Deployment and ReplicaSet controllers did. */
import type { Told } from '../told.ts';
import { counted, listing } from './listing.ts';

interface Sized {
  readonly replicaSet: string;
  readonly from: number;
  readonly to: number;
}

export const workloads = {
  replicaSetCreated: ({ replicaSet, replicas }: { replicaSet: string; replicas: number }): Told => ({
    headline: `ReplicaSet ${replicaSet} was made for the Deployment’s template.`,
    reason: `It begins with ${counted(replicas, 'pod')}: maxSurge says how many more there may be than asked for.`,
  }),
  replicaSetReused: ({ replicaSet, revision }: { replicaSet: string; revision: number }): Told => ({
    headline: `ReplicaSet ${replicaSet} has this template: it is revision ${revision} now.`,
    reason: 'Going back makes no new ReplicaSet. The old one is still there, and is scaled up again.',
  }),
  replicaSetRefused: ({ error }: { error: string }): Told => ({
    headline: 'The API server refused the new ReplicaSet.',
    reason: error,
  }),
  newScaledUp: ({ replicaSet, from, to }: Sized): Told => ({
    headline: `The new ReplicaSet ${replicaSet} goes from ${from} to ${to}.`,
    reason: 'The Deployment controller touches no pod. It sets the sizes of its ReplicaSets.',
  }),
  newScaledDown: ({ replicaSet, from, to }: Sized): Told => ({
    headline: `ReplicaSet ${replicaSet} goes from ${from} to ${to}.`,
    reason: 'Fewer are asked for. Which pods go is for the ReplicaSet to say, and no number says it.',
  }),
  oldScaledDown: ({ replicaSet, from, to }: Sized): Told => ({
    headline: `The old ReplicaSet ${replicaSet} goes from ${from} to ${to}.`,
    reason: 'Enough pods are available without them: maxUnavailable says how many may be missing.',
  }),
  unhealthyScaledDown: ({ replicaSet, from, to }: Sized): Told => ({
    headline: `The old ReplicaSet ${replicaSet} goes from ${from} to ${to}.`,
    reason: 'Its pods that are not available go first: that makes nothing worse, and lets the rollout go on.',
  }),
  scaledInProportion: ({ replicaSet, from, to }: Sized): Told => ({
    headline: `ReplicaSet ${replicaSet} goes from ${from} to ${to}: its share.`,
    reason: 'Scaled in the middle of a rollout, old and new ReplicaSets grow and shrink in proportion.',
  }),
  deadlineExceeded: ({ seconds }: { seconds: number }): Told => ({
    headline: `No progress for ${seconds} s: ProgressDeadlineExceeded.`,
    reason: 'The Deployment only says so. It goes on trying, and nothing is rolled back by itself.',
  }),
  replicaSetDeleted: ({ replicaSet, limit }: { replicaSet: string; limit: number }): Told => ({
    headline: `ReplicaSet ${replicaSet} was deleted from the history.`,
    reason: `revisionHistoryLimit keeps ${limit} old ones, and with them the way back.`,
  }),
  podsCreated: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: pods.length > 1 ? `The ReplicaSet created ${counted(pods.length, 'pod')}.` : `Created: ${listing(pods)}.`,
    reason: 'The suffix is random. A ReplicaSet counts its pods; it does not tell them apart.',
  }),
  podsDeleted: ({ pods }: { pods: readonly string[] }): Told => ({
    headline: pods.length > 1 ? `The ReplicaSet deleted ${counted(pods.length, 'pod')}.` : `Deleted: ${listing(pods)}.`,
    reason: 'Not placed, not running, not Ready, doubled on a node, young: that is the order, and then it is chance.',
  }),
  podCreationRefused: ({ error }: { error: string }): Told => ({
    headline: 'The API server refused a pod of the ReplicaSet.',
    reason: error,
  }),
  podAdopted: ({ pod }: { pod: string }): Told => ({
    headline: `The ReplicaSet adopted ${pod}: its labels match.`,
    reason: 'Any pod with these labels and no owner will do. Its name does not matter.',
  }),
  podReleased: ({ pod }: { pod: string }): Told => ({
    headline: `The ReplicaSet released ${pod}.`,
    reason: 'Its labels no longer match. It runs on by itself, and another pod is made in its place.',
  }),
  reported: ({ name, available }: { name: string; available: number }): Told => ({
    headline: `${name} reports ${available} available.`,
    reason: 'Its status counts pods. It does not say which ones.',
  }),
  failed: ({ name, error }: { name: string; error: string }): Told => ({
    headline: `The sync of ${name} failed: it is tried again.`,
    reason: error,
  }),
};
