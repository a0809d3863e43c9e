/** Why the controller has not done it yet, whatever it is; and why currentRevision is behind. */
import { counted } from '../listing.ts';

interface Pod {
  readonly pod: string;
}
interface OfSet {
  readonly set: string;
}

export const stanceReasons = {
  nextSync: ({ set }: OfSet) => `The controller does it at its next sync: ${set} is in its queue.`,
  unobserved: ({ set }: OfSet) =>
    `The spec of ${set} has changed, and the controller has not looked at it yet: it is in its queue.`,
  createsFirst: ({ pod }: Pod) => `At its next sync the controller creates ${pod} first; then it looks again.`,
  deletesFirst: ({ pod }: Pod) => `At its next sync the controller deletes ${pod} first; then it looks again.`,
  syncing: ({ set }: OfSet) => `A sync of ${set} has begun, and its writes come at its end.`,
  backingOff: ({ seconds, error }: { seconds: number; error: string }) =>
    error === ''
      ? `The last sync failed. The controller tries again in ${seconds} s.`
      : `The last sync failed: ${error}. The controller tries again in ${seconds} s.`,
  cacheLate: ({ resource, behind }: { resource: string; behind: number }) =>
    `The controller’s cache of ${resource} is ${counted(behind, 'event')} behind: it does not see what is.`,
  controllerDown: ({ set }: OfSet) => `The controller is down: nobody syncs ${set}.`,
  noWakeUp: ({ set }: OfSet) =>
    `What held it up is over, but nothing has woken the controller. Any event of ${set} or its pods does, such as an annotation.`,
  timer: ({ set, seconds }: OfSet & { seconds: number }) =>
    `What held it up is over, but nothing wakes the controller before its timer for ${set}, in ${seconds} s.`,
  outOfRange: ({ ordinal, first, last }: { ordinal: number; first: number; last: number }) =>
    `No pod is wanted here: the range is ${first} to ${last}, and this is ${ordinal}.`,
  noneWanted: ({ set }: OfSet) => `No pod is wanted here: replicas of ${set} is 0.`,
  belowPartition: ({ pod, index, partition }: Pod & { index: number; partition: number }) =>
    `${pod} has index ${index}, below the partition, ${partition}: it is not updated.`,
  byHand: ({ pod, hash }: Pod & { hash: string }) =>
    `The strategy is OnDelete: ${pod} stays until somebody deletes it, and comes back at ${hash}.`,
};

export const revisionReasons = {
  notAllUpdated: ({ updated, replicas }: { updated: number; replicas: number }) =>
    `currentRevision moves when all ${counted(replicas, 'pod')} ${replicas === 1 ? 'is' : 'are'} updated, and ${updated} ${updated === 1 ? 'is' : 'are'}.`,
  notAllReady: ({ ready, replicas }: { ready: number; replicas: number }) =>
    `currentRevision moves when all ${counted(replicas, 'pod')} ${replicas === 1 ? 'is' : 'are'} Ready, and ${ready} ${ready === 1 ? 'is' : 'are'}.`,
  podsMissing: ({ pods, replicas }: { pods: number; replicas: number }) =>
    `currentRevision moves when there are ${counted(replicas, 'pod')}, and there ${pods === 1 ? 'is' : 'are'} ${pods}.`,
  podsLeftOver: ({ pods, replicas }: { pods: number; replicas: number }) =>
    `currentRevision moves when there ${replicas === 1 ? 'is' : 'are'} no more than ${counted(replicas, 'pod')}, those on their way out counted, and there are ${pods}.`,
  neverPromoted: ({ strategy }: { strategy: string }) =>
    `Under ${strategy} this release never moves currentRevision, not even when every pod is new.`,
};
