/** Why a set's controller stops where it does: by which rule, told of what the rule is about. */
import { counted } from '../listing.ts';

interface Pod {
  readonly pod: string;
}

export const controllerReasons = {
  walkStops: ({ pod }: Pod) =>
    `OrderedReady goes up from the lowest slot and stops at ${pod}; higher slots, scale-down and updates wait.`,
  /** kubernetes #67250. */
  stuckRollout: ({ pod }: Pod) =>
    `${pod} is of an old revision. OrderedReady stops at it before it comes to updates, so the corrected template never reaches it (kubernetes #67250).`,
  nameTaken: ({ pod }: Pod) => `The name ${pod} is taken until the pod that ended is gone.`,
  staleClaim: ({ pod, claim }: Pod & { claim: string }) =>
    `${pod} is not created: its claim ${claim} still belongs to the pod before it. The garbage collector deletes it; its end wakes no controller, the next event of the set or its pods does.`,
  scaleDownFirst: ({ pod }: Pod) =>
    `Scale-down comes before updates and takes one pod at a time: ${pod} has to be gone first.`,
  condemnedUnhealthy: ({ pod, firstUnhealthy }: Pod & { firstUnhealthy: string }) =>
    `${pod} and ${firstUnhealthy} are both unhealthy. The highest goes first, but of unhealthy pods only the lowest may go.`,
  updatedPodFirst: ({ pod }: Pod) => `An update goes from the top, one pod at a time: ${pod} has to be healthy first.`,
  budget: ({ unavailable, maxUnavailable }: { unavailable: number; maxUnavailable: number }) =>
    `${counted(unavailable, 'pod')} unavailable, and maxUnavailable is ${maxUnavailable}: the update may take down no other one.`,
  oldPodsFirst: ({ outdated }: { outdated: number }) =>
    `Recreate makes nothing before ${counted(outdated, 'old pod')} ${outdated === 1 ? 'is' : 'are'} gone.`,
  parallelDone: ({ unsettled, replicas }: { unsettled: number; replicas: number }) =>
    `Parallel waits for no pod: the controller has done its part, and ${unsettled} of ${counted(replicas, 'pod')} did not settle.`,
  partition: ({ held, partition }: { held: number; partition: number }) =>
    `The partition is ${partition}: ${counted(held, 'pod')} below it ${held === 1 ? 'stays' : 'stay'} at the old revision, and currentRevision does not move.`,
  onDelete: ({ hash }: { hash: string }) =>
    `The strategy is OnDelete: old pods stay until somebody deletes them; each comes back at ${hash}.`,
  setLeaving: ({ set }: { set: string }) =>
    `${set} is being deleted. Its controller only writes the status; the garbage collector deletes the pods, in no order.`,
  strategyOff: ({ set }: { set: string }) =>
    `${set} asks for Recreate, which needs the feature gate StatefulSetRecreateStrategy, and that is off. The sync fails and is tried again.`,
  refused: ({ error }: { error: string }) =>
    `The API server refuses: ${error}. The sync fails and is tried again with back-off.`,
};
