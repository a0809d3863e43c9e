/** One line for each decision on the controller's path: the pods or revisions it was about, and what came of it. */
import { counted, isOrAre, listing } from './listing.ts';

interface Pods {
  readonly pods: readonly string[];
}

export const details = {
  waitStaleCache: () => 'a cache has not read the last write yet',
  podsClaimed: ({ claimed }: { claimed: number }) => (claimed === 1 ? '1 pod is ours' : `${claimed} pods are ours`),
  podAdopted: ({ pods }: Pods) => `adopted ${listing(pods)}`,
  podReleased: ({ pods }: Pods) => `released ${listing(pods)}`,
  revisionAdopted: ({ hash }: { hash: string }) => `adopted revision ${hash}`,

  templateUnchanged: ({ hash }: { hash: string }) => `no new template: update stays ${hash}`,
  templateSemanticallyEqual: ({ hash }: { hash: string }) => `same meaning as ${hash}: update stays`,
  revisionCreated: ({ hash, revision }: { hash: string; revision: number }) =>
    `new template: made revision ${revision}, ${hash}`,
  revisionFound: ({ hash }: { hash: string }) => `found ${hash} with the same template`,
  revisionReused: ({ hash, from, revision }: { hash: string; from: number; revision: number }) =>
    `old template: ${hash} goes from ${from} to ${revision}`,
  setBeingDeleted: () => 'the set is being deleted: no pod work',

  replicasSettled: ({ settled, replicas }: { settled: number; replicas: number }) =>
    settled === replicas
      ? `all ${counted(replicas, 'slot')} settled`
      : `${settled} of ${counted(replicas, 'slot')} settled`,
  notLookedAt: ({ slots }: { slots: number }) => `${counted(slots, 'slot')} not looked at`,
  terminalPodDeleted: ({ pods }: Pods) => `deleted ${listing(pods)}: it had ended`,
  podCreated: ({ pods }: Pods) => `created ${listing(pods)}`,
  parallelGoesOn: ({ unsettled, replicas }: { unsettled: number; replicas: number }) =>
    `${unsettled} of ${counted(replicas, 'slot')} not settled: goes on`,
  podUpdated: ({ pods }: Pods) => `put ${listing(pods)} right`,
  waitTerminalPodGone: ({ pod }: { pod: string }) => `${pod} has ended, but is still there`,
  waitStaleClaim: ({ pod }: { pod: string }) => `${pod} has a claim of the pod before it`,
  waitTerminating: ({ pod }: { pod: string }) => `${pod} is Terminating`,
  waitRunning: ({ pod }: { pod: string }) => `${pod} is not Running`,
  waitReady: ({ pod }: { pod: string }) => `${pod} is not Ready`,
  waitAvailable: ({ pod }: { pod: string }) => `${pod} is not available`,

  noneCondemned: () => 'no pod is outside the range',
  condemnedDeleted: ({ pods }: Pods) => `deleted ${listing(pods)}`,
  waitCondemnedTerminating: ({ pod }: { pod: string }) => `${pod} is Terminating`,
  waitCondemnedUnhealthy: ({ pod }: { pod: string }) => `${pod} is not the lowest unhealthy pod`,

  strategyOnDelete: () => 'OnDelete: nothing to replace by itself',
  strategyUnknown: ({ type }: { type: string }) => `${type} is switched off`,
  recreateDeleted: ({ pods }: Pods) => `deleted ${listing(pods)}`,
  waitRecreateGone: ({ outdated }: { outdated: number }) =>
    `${counted(outdated, 'old pod')} ${isOrAre(outdated)} still there`,
  outdatedPodDeleted: ({ pods }: Pods) => `deleted ${listing(pods)}`,
  waitUpdatedPod: ({ pod }: { pod: string }) => `${pod} is not healthy yet`,
  waitBudget: ({ unavailable, maxUnavailable }: { unavailable: number; maxUnavailable: number }) =>
    `${unavailable} unavailable, maxUnavailable ${maxUnavailable}`,
  partitionHolds: ({ held, partition }: { held: number; partition: number }) =>
    `partition ${partition} keeps ${counted(held, 'pod')} old`,
  nothingToUpdate: () => 'no old pod to replace',

  rolloutCompleted: ({ hash }: { hash: string }) => `complete: currentRevision is ${hash}`,
  statusWritten: ({ changed }: { changed: readonly string[] }) =>
    changed.length > 2 ? `wrote ${counted(changed.length, 'changed field')}` : `wrote ${changed.join(' and ')}`,
  statusUnchanged: () => 'same numbers, nothing written',

  revisionDeleted: ({ hash }: { hash: string }) => `deleted revision ${hash}`,
  historyKept: ({ kept, limit }: { kept: number; limit: number }) => `${kept} kept, limit ${limit}`,

  apiRefused: ({ error }: { error: string }) => error,
};
