/** What the rest of the cluster did: scheduler, kubelet, volume provisioner, endpoints controller, garbage collector. */
import type { Told } from '../told.ts';
import { counted, fitting, isOrAre } from './listing.ts';

export const causes = {
  emptyCluster: (): Told => ({
    headline: 'The cluster is empty.',
    reason: 'Apply a StatefulSet, and its controller has something to do.',
  }),
  pastedCluster: (): Told => ({
    headline: 'This is the real cluster as its objects show it.',
    reason: 'One step on is what its controller does next; all that follows is played, not seen.',
  }),
  pastedClusterAtRest: (): Told => ({
    headline: 'This is the real cluster as its objects show it.',
    reason: 'Its controller would write nothing now. What follows is played, not seen.',
  }),
  watchedCluster: (): Told => ({
    headline: 'This is the real cluster as it was when the page began to watch it.',
    reason: 'Every change that follows was seen there. The reasons are what its controller decides on such objects.',
  }),
  seenSetCreated: ({ set }: { set: string }): Pick<Told, 'headline'> => ({ headline: `Somebody created ${set}.` }),
  seenSetDeleted: ({ set }: { set: string }): Pick<Told, 'headline'> => ({ headline: `Somebody deleted ${set}.` }),
  seenEdit: ({ set }: { set: string }): Pick<Told, 'headline'> => ({
    headline: `Somebody changed the spec of ${set}.`,
  }),
  seenCreated: ({ object }: { object: string }): Told => ({
    headline: `There is a new ${object}.`,
    reason: 'A watch says what there is, and not who made it.',
  }),
  seenChanged: ({ object }: { object: string }): Told => ({
    headline: `Something about the ${object} changed.`,
    reason: 'The pods stand where they stood before.',
  }),
  seenDeleted: ({ object }: { object: string }): Told => ({
    headline: `The ${object} is gone.`,
    reason: 'The API server has removed it.',
  }),
  seenStatus: ({ set }: { set: string }): Told => ({
    headline: `The controller wrote what it counted into the status of ${set}.`,
    reason: 'It does so at the end of a sync, when a number is no longer what it was.',
  }),
  seenEvent: ({ about, reason, message }: { about: string; reason: string; message: string }): Told => ({
    headline: `An event about ${about}: ${reason}.`,
    reason: message,
  }),
  podUnschedulable: ({ pod, reason }: { pod: string; reason: string }): Told => ({
    headline: `The scheduler found no node for ${pod}.`,
    reason: `It said: ${reason}`,
  }),
  podScheduled: ({ pod, node }: { pod: string; node: string }): Told => ({
    headline: `The scheduler put ${pod} on ${node}.`,
    reason: 'Now it is the turn of that node’s kubelet: it mounts, pulls and starts.',
  }),
  claimBound: ({ claim }: { claim: string }): Told => ({
    headline: `The provisioner bound claim ${claim} to a new volume.`,
    reason: 'The claim belongs to the slot’s name, not to the pod: it outlives every pod in the slot.',
  }),
  podCreating: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet is creating the container of ${pod}.`,
    reason: 'The pod is Pending until the image is there and the container runs.',
  }),
  podPullsAgain: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet tries again to pull the image of ${pod}.`,
    reason: 'It waits longer after each failure. The controller has no part in this.',
  }),
  podPullFails: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet cannot pull the image of ${pod}.`,
    reason: 'It tries again with back-off. A pod that is not Running is never Ready.',
  }),
  podStarted: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is Running, but not Ready yet.`,
    reason: 'The kubelet started the container. Now the readiness probe decides, and until then DNS leaves it out.',
  }),
  podRestarted: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet restarted the container of ${pod}.`,
    reason: 'Same pod, same name, same node: a restart is the kubelet’s work and asks no controller.',
  }),
  podUnready: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is no longer Ready: its readiness probe failed.`,
    reason: 'It runs on, but DNS leaves it out, and the controller counts it as not settled.',
  }),
  podReady: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is Ready: its readiness probe succeeded.`,
    reason: 'The kubelet reported it. The watch event puts the set into the controller’s queue.',
  }),
  podCrashed: ({ pod }: { pod: string }): Told => ({
    headline: `The container of ${pod} crashed.`,
    reason: 'The kubelet restarts it after a pause that grows with each crash. The pod stays the same pod.',
  }),
  podFailed: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet evicted ${pod}: it has Failed and never runs again.`,
    reason: 'A Failed pod keeps its name until somebody deletes it. Here the controller does.',
  }),
  podSucceeded: ({ pod }: { pod: string }): Told => ({
    headline: `The containers of ${pod} ended: it has Succeeded.`,
    reason: 'A StatefulSet wants pods that run, so the controller deletes it and makes a new one.',
  }),
  podTerminating: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet is stopping ${pod}.`,
    reason: 'The containers get SIGTERM and their grace period. The name is taken until the object is gone.',
  }),
  podGone: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is gone: its name is free again.`,
    reason: 'The kubelet reported the end of the containers, and the API server dropped the object.',
  }),
  podGoneClaimStays: ({ pod, claim }: { pod: string; claim: string }): Told => ({
    headline: `${pod} is gone, its claim ${claim} stays.`,
    reason: `The slot is still in the range: the next ${pod} gets the same claim with the same data.`,
  }),
  podGoneClaimRetained: ({ pod, claim }: { pod: string; claim: string }): Told => ({
    headline: fitting(
      `${pod} is gone, its claim ${claim} is kept: whenScaled is Retain.`,
      `${pod} is gone, its claim is kept: whenScaled is Retain.`,
    ),
    reason: `Scale up again, and the new ${pod} gets ${claim} with the old data.`,
  }),
  podGoneClaimDeleted: ({ pod, claim }: { pod: string; claim: string }): Told => ({
    headline: fitting(
      `${pod} is gone, and its claim ${claim} follows: whenScaled is Delete.`,
      `${pod} is gone, and its claim follows: whenScaled is Delete.`,
    ),
    reason: `The controller made the pod the owner of ${claim}, so the garbage collector takes it, too.`,
  }),
  endpointsUpdated: ({ service, ready, total }: { service: string; ready: number; total: number }): Told => ({
    headline: `Service ${service} now has ${ready} of ${counted(total, 'pod')} in DNS.`,
    reason: 'The endpoints controller lists pods that are Ready and not on their way out.',
  }),
  noEndpoints: ({ service }: { service: string }): Told => ({
    headline: `Service ${service} has no pod in DNS.`,
    reason: 'The endpoints controller found no pod with an address behind its selector.',
  }),
  syncStarted: ({ set }: { set: string }): Told => ({
    headline: `A worker of the controller took ${set} off the queue.`,
    reason: 'It has read its caches. What changes from now on, this sync does not know when it writes.',
  }),
  watchDelivered: ({ resource, events, behind }: { resource: string; events: number; behind: number }): Told => ({
    headline: `${counted(events, 'late event')} about ${resource} reached the controller’s cache.`,
    reason:
      behind === 0
        ? 'This cache shows what is again. Until now the controller acted on the past.'
        : `${counted(behind, 'more event')} ${isOrAre(behind)} on the way: the controller still acts on the past.`,
  }),
  objectCollected: ({ object }: { object: string }): Told => ({
    headline: `The garbage collector deleted ${object}.`,
    reason: 'Its owner reference names an object that is gone.',
  }),
  objectsCollected: ({ objects }: { objects: number }): Told => ({
    headline: `The garbage collector deleted ${counted(objects, 'object')} whose owner is gone.`,
    reason: 'It follows owner references and keeps no order: neither highest first nor one by one.',
  }),
  quotaCounted: ({ quotas }: { quotas: readonly string[] }): Told => ({
    headline:
      quotas.length === 1
        ? `The quota controller counted again for ${quotas[0] ?? ''}.`
        : `The quota controller counted again for ${quotas.length} quotas.`,
    reason: 'A new quota holds from its first count on, and room is free once what went is counted out.',
  }),
  namesForgotten: ({ name }: { name: string }): Told => ({
    headline: `CoreDNS no longer remembers that there was no ${name}.`,
    reason: 'It kept the answer for 30 s. Whoever asks from now on hears of the pods that are ready by then.',
  }),
  claimsReleased: ({ claims }: { claims: readonly string[] }): Told => ({
    headline:
      claims.length === 1
        ? `Claim ${claims[0] ?? ''} is gone: no pod uses it any more.`
        : `${counted(claims.length, 'claim')} ${isOrAre(claims.length)} gone: no pod uses them any more.`,
    reason: 'The finalizer pvc-protection had held the deletion back until the last pod let go.',
  }),
};
