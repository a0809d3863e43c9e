/** The sentences of the caption, the gate and the panels. */
import type { Told } from '../told.ts';
import { counted, isOrAre } from './listing.ts';
import { containers } from './narrationContainers.ts';
import { infrastructure } from './narrationInfrastructure.ts';
import { claimRules, condemnedRules, replicaRules, revisionRules } from './narrationRules.ts';
import { requests } from './narrationRequests.ts';
import { closingRules, updateRules } from './narrationUpdates.ts';
import { workloads } from './narrationWorkloads.ts';
import { causes } from './narrationWorld.ts';

/** What a whole sync comes to, when no single decision says it. */
const syncs = {
  settled: ({ pods, hash }: { pods: number; hash: string }): Told => ({
    headline:
      pods === 1
        ? `The one pod is Ready at revision ${hash}: the controller has nothing to do.`
        : `All ${pods} pods are Ready at revision ${hash}: the controller has nothing to do.`,
    reason: 'It sleeps until a watch event wakes it: your edit, or a change of a pod.',
  }),
  scaledToZero: (): Told => ({
    headline: '0 pods by your spec: the controller has nothing to do.',
    reason: 'It sleeps until a watch event wakes it: your edit.',
  }),
  scaledToZeroWithClaims: ({ claims }: { claims: number }): Told => ({
    headline: `0 pods by your spec. ${counted(claims, 'claim')} ${isOrAre(claims)} kept.`,
    reason: 'Claims belong to the names, not to the pods. Scale up, and each pod gets its own back.',
  }),
  notObserved: ({ set }: { set: string }): Told => ({
    headline: `${set} is stored; its controller has not synced it yet.`,
    reason: 'The key waits in the queue, and the worker takes it next.',
  }),
  setGone: ({ set }: { set: string }): Told => ({
    headline: `${set} is gone: the controller has nothing to sync.`,
    reason: 'What the set owned is left to the garbage collector.',
  }),
  crashed: ({ set, writes }: { set: string; writes: number }): Told => ({
    headline: `The controller died while it synced ${set}, after ${counted(writes, 'write')}.`,
    reason: 'What it had written stays. The next sync reads what there is, and goes on from there.',
  }),
  failed: ({ error }: { error: string }): Told => ({
    headline: 'The sync failed: the controller tries again with back-off.',
    reason: error,
  }),
};

/** The same gates, when it is known who has to move before the controller can. */
const gates = {
  stuck: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is broken, so the corrected template never reaches it.`,
    reason: `OrderedReady stops here before any update. The way out: kubectl delete pod ${pod}`,
  }),
  pullFails: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} cannot pull its image: OrderedReady stops here.`,
    reason: `Correcting the template will not be enough: then kubectl delete pod ${pod}, too.`,
  }),
  crashing: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} keeps crashing: OrderedReady stops here.`,
    reason: `Correcting the template will not be enough: then kubectl delete pod ${pod}, too.`,
  }),
  notReadyAndOld: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is Running but not Ready: OrderedReady stops here.`,
    reason: `The new template waits too: updates come after the walk up. kubectl delete pod ${pod} would let it in.`,
  }),
  unscheduled: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} has no node yet: OrderedReady stops here.`,
    reason: 'That is the scheduler’s turn. The controller has made the pod and waits.',
  }),
  starting: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is not Running yet: OrderedReady stops here.`,
    reason: 'That is the kubelet’s turn: it mounts the volume, pulls the image and starts the container.',
  }),
  waitsForPeers: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is not Ready without its peers: OrderedReady stops here.`,
    reason:
      'It sees no majority of its set, and OrderedReady makes the others only after it. Parallel makes all at once.',
  }),
  findsNoPeers: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} sees no majority of its peers: the next old pod has to wait.`,
    reason: 'It looks for them by DNS, which hides what is not Ready, unless the Service has publishNotReadyAddresses.',
  }),
  initFails: ({ pod }: { pod: string }): Told => ({
    headline: `An init container of ${pod} keeps failing: OrderedReady stops here.`,
    reason: `Correcting the template will not be enough: then kubectl delete pod ${pod}, too.`,
  }),
  initializing: ({ pod }: { pod: string }): Told => ({
    headline: `${pod} is initializing: OrderedReady stops here.`,
    reason:
      'Its init containers have to end one after the other. For the controller a pod is Running and Ready, or not.',
  }),
};

/** Whose move it is, under the gate. */
const turns = {
  controller: 'the controller’s turn',
  scheduler: 'the scheduler’s turn',
  kubelet: 'the kubelet’s turn',
  clock: 'the clock’s turn',
  watch: 'the watch’s turn',
  garbageCollector: 'the garbage collector’s turn',
  you: 'your turn',
};

/** What would open a gate. */
const until = {
  gone: ({ pod }: { pod: string }) => `waits for: ${pod} gone from the API`,
  running: ({ pod }: { pod: string }) => `waits for: ${pod} Running and Ready`,
  ready: ({ pod }: { pod: string }) => `waits for: ${pod} Ready`,
  available: ({ pod }: { pod: string }) => `waits for: ${pod} Ready for minReadySeconds`,
  claimGone: ({ claim }: { claim: string }) => `waits for: claim ${claim} collected`,
  recovered: ({ pod }: { pod: string }) => `waits for: ${pod} Ready, or deleted by you`,
  budget: ({ maxUnavailable }: { maxUnavailable: number }) =>
    `waits for: fewer than ${counted(maxUnavailable, 'pod')} unavailable`,
  caughtUp: ({ resource }: { resource: string }) => `waits for: its own write in the cache of ${resource}`,
  oldPodsGone: () => 'waits for: all old pods gone from the API',
};

/** What an API call does, and to what: as a part of a sentence after "refused to". */
const verbs = { create: 'create', update: 'update', delete: 'delete', patch: 'patch', '*': 'any call for' };

const objects = {
  pods: ({ name }: { name: string }) => `pod ${name}`,
  persistentvolumeclaims: ({ name }: { name: string }) => `claim ${name}`,
  claimsOfPod: ({ name }: { name: string }) => `the claims of ${name}`,
  controllerrevisions: ({ name }: { name: string }) => `revision ${name}`,
  status: ({ name }: { name: string }) => `the status of ${name}`,
  any: ({ resource }: { resource: string }) => (resource === '*' ? 'any object' : `any of the ${resource}`),
  other: ({ resource, name }: { resource: string; name: string }) => `${resource} ${name}`,
};

export const narration = {
  rules: { ...claimRules, ...revisionRules, ...replicaRules, ...condemnedRules, ...updateRules, ...closingRules },
  causes,
  requests,
  infrastructure,
  containers,
  workloads,
  syncs,
  gates,
  turns,
  until,
  verbs,
  objects,
};
