/** What you asked of the cluster, and what it means. */
import type { Told } from '../told.ts';
import { counted, listing } from './listing.ts';

const wakesController = 'The API server stored it. Its watch event puts the set into the controller’s queue.';

export const requests = {
  appliedSet: ({ name }: { name: string }): Told => ({
    headline: `You applied StatefulSet ${name}.`,
    reason: wakesController,
  }),
  appliedService: ({ name }: { name: string }): Told => ({
    headline: `You applied Service ${name}.`,
    reason: 'It gives the pods their DNS names. The StatefulSet controller neither needs nor checks it.',
  }),
  applied: ({ kind, name }: { kind: string; name: string }): Told => ({
    headline: `You applied ${kind} ${name}.`,
    reason: 'The API server stored it.',
  }),
  created: ({ kind, name }: { kind: string; name: string }): Told => ({
    headline: `You created ${kind} ${name}.`,
    reason: 'The API server filled in the defaults, found it valid and stored it. Its watchers learn of it now.',
  }),
  replaced: ({ kind, name }: { kind: string; name: string }): Told => ({
    headline: `You replaced ${kind} ${name}.`,
    reason: 'The API server stored the new object in place of the old one. Its watchers learn of it now.',
  }),
  patched: ({ kind, name }: { kind: string; name: string }): Told => ({
    headline: `You patched ${kind} ${name}.`,
    reason: 'The API server applied the patch to the object that it had, and stored the result.',
  }),
  serverSideApplied: ({ kind, name, manager }: { kind: string; name: string; manager: string }): Told => ({
    headline: `You applied ${kind} ${name} as ${manager}.`,
    reason: 'Server-side apply: the API server notes that these fields belong to this field manager.',
  }),
  scaled: ({ name, replicas }: { name: string; replicas: number }): Told => ({
    headline: `You scaled ${name} to ${counted(replicas, 'replica')}.`,
    reason: 'The scale subresource sets spec.replicas and nothing else. The watch event wakes the controller.',
  }),
  evicted: ({ pod }: { pod: string }): Told => ({
    headline: `You had ${pod} evicted.`,
    reason: 'An eviction is a delete that a PodDisruptionBudget may refuse. None did.',
  }),
  deleted: ({ kind, name }: { kind: string; name: string }): Told => ({
    headline: `You deleted ${kind} ${name}.`,
    reason: 'The API server takes it off its store as soon as nothing holds it.',
  }),
  fieldSet: ({ set, field, value }: { set: string; field: string; value: string }): Told => ({
    headline: `You set ${field} of ${set} to ${value}.`,
    reason: wakesController,
  }),
  fieldRemoved: ({ set, field }: { set: string; field: string }): Told => ({
    headline: `You removed ${field} from ${set}.`,
    reason: wakesController,
  }),
  fieldChanged: ({ set, field }: { set: string; field: string }): Told => ({
    headline: `You changed ${field} of ${set}.`,
    reason: wakesController,
  }),
  fieldsChanged: ({ set, fields }: { set: string; fields: readonly string[] }): Told => ({
    headline:
      fields.length > 3
        ? `You changed ${counted(fields.length, 'field')} of ${set}.`
        : `You changed ${listing(fields)} of ${set}.`,
    reason: wakesController,
  }),
  templateChanged: ({ set }: { set: string }): Told => ({
    headline: `You changed the pod template of ${set}.`,
    reason: 'Only the template makes revisions: the next sync looks for one with exactly these bytes.',
  }),
  imageSet: ({ set, image }: { set: string; image: string }): Told => ({
    headline: `You set the image of ${set} to ${image}.`,
    reason: 'The image is part of the template: the next sync looks for a revision with exactly these bytes.',
  }),
  podDeleted: ({ pod }: { pod: string }): Told => ({
    headline: `You deleted ${pod}.`,
    reason: 'The name stays taken while it stops. Then the controller fills the slot again, if it is in the range.',
  }),
  podForceDeleted: ({ pod }: { pod: string }): Told => ({
    headline: `You force deleted ${pod}: the API server dropped it at once.`,
    reason: 'Nobody waited for the kubelet. On a lost node the old container may still run beside the new one.',
  }),
  setDeleted: ({ set }: { set: string }): Told => ({
    headline: `You deleted ${set}: the garbage collector takes its pods.`,
    reason: 'It keeps no order. For an ordered end, scale to 0 first.',
  }),
  setDeletedInForeground: ({ set }: { set: string }): Told => ({
    headline: `You deleted ${set} in the foreground: it goes after its pods.`,
    reason: 'Until the garbage collector has taken the last pod, the controller only reports the status.',
  }),
  setOrphaned: ({ set }: { set: string }): Told => ({
    headline: `You deleted ${set} but left its pods as orphans.`,
    reason: 'The pods run on. A set of the same name and selector adopts them without a restart.',
  }),
  claimDeleted: ({ claim }: { claim: string }): Told => ({
    headline: `You deleted claim ${claim}.`,
    reason: 'While a pod uses it, pvc-protection holds it. No claim event ever wakes the controller.',
  }),
  serviceDeleted: ({ service }: { service: string }): Told => ({
    headline: `You deleted Service ${service}: its DNS names are gone.`,
    reason: 'The pods run on, and the controller does not notice: it never looks at the Service.',
  }),
  setRecreatedWithPods: ({ set }: { set: string }): Told => ({
    headline: `You deleted and recreated ${set}, and kept its pods.`,
    reason: 'This is the way round an immutable field: the new set adopts the orphans, and none restarts.',
  }),
  setRecreated: ({ set }: { set: string }): Told => ({
    headline: `You deleted ${set} with its pods and recreated it.`,
    reason: 'The new pods get the old claims, because claims outlive both pods and set.',
  }),
  madeUnready: ({ pod }: { pod: string }): Told => ({
    headline: `You made the readiness probe of ${pod} fail.`,
    reason: 'The container runs on. Ready becomes False, and the controller sees that alone.',
  }),
  madeReady: ({ pod }: { pod: string }): Told => ({
    headline: `You let the readiness probe of ${pod} succeed again.`,
    reason: 'The kubelet reports Ready, and the controller goes on from there.',
  }),
  madeCrash: ({ pod }: { pod: string }): Told => ({
    headline: `You made the container of ${pod} crash.`,
    reason: 'The kubelet restarts it in the same pod. The controller only sees that it is not Ready.',
  }),
  madeOom: ({ pod }: { pod: string }): Told => ({
    headline: `You let the container of ${pod} run out of memory.`,
    reason: 'The kernel kills it with SIGKILL: exit code 137, OOMKilled. The kubelet restarts it in the same pod.',
  }),
  madeHang: ({ pod }: { pod: string }): Told => ({
    headline: `You let the application in ${pod} hang.`,
    reason: 'It answers no probe, and SIGTERM neither. Only a liveness probe would have it restarted.',
  }),
  madeDeaf: ({ pod }: { pod: string }): Told => ({
    headline: `You made the liveness probe of ${pod} fail.`,
    reason: 'After failureThreshold failures in a row the kubelet kills the container and starts it again.',
  }),
  madeFlap: ({ pod }: { pod: string }): Told => ({
    headline: `You made the readiness of ${pod} flap.`,
    reason: 'Every sync reads Ready anew: each time it dips, the controller stops there again.',
  }),
  madeSlow: ({ pod }: { pod: string }): Told => ({
    headline: `You made the application in ${pod} slow to start.`,
    reason: 'Now and after each restart. A liveness probe that is too eager kills it before it is up.',
  }),
  madeFail: ({ pod }: { pod: string }): Told => ({
    headline: `You had ${pod} evicted: its phase becomes Failed.`,
    reason: 'A Failed pod never runs again. The controller deletes it, then makes a new one.',
  }),
  filesWritten: ({ pod, files }: { pod: string; files: number }): Told => ({
    headline: `You changed ${counted(files, 'file')} in ${pod}.`,
    reason: 'A file in the volume of a claim outlives the pod. Any other file goes with its pod or container.',
  }),
  namesMissing: ({ pod, name }: { pod: string; name: string }): Told => ({
    headline: `${pod} asked DNS for ${name}: no such name.`,
    reason: 'CoreDNS remembers that for 30 s. Until then the answer stays no, even if the name comes into being.',
  }),
  hastened: ({ pod }: { pod: string }): Told => ({
    headline: `You let ${pod} take its next step at once.`,
    reason: 'Its node was about to do it anyway. So you choose the order in which things happen.',
  }),
  apiFaultSet: ({ verb, object }: { verb: string; object: string }): Told => ({
    headline: `You made the next call fail: ${verb} ${object}.`,
    reason: 'The API server will refuse it once. The sync fails, and the key comes back with back-off.',
  }),
  apiFaultWindow: ({ verb, object, seconds }: { verb: string; object: string; seconds: number }): Told => ({
    headline: `You made calls fail for ${seconds} s: ${verb} ${object}.`,
    reason: 'Each sync that needs one fails, and its key comes back later each time, up to 1000 s.',
  }),
  apiFaultTimes: ({ verb, object, times }: { verb: string; object: string; times: number }): Told => ({
    headline: `You made the next ${counted(times, 'call')} fail: ${verb} ${object}.`,
    reason: 'A conflict is tried again within the sync. Any other refusal ends it, and the key backs off.',
  }),
  cachesLag: ({ resources, seconds }: { resources: readonly string[]; seconds: number }): Told => ({
    headline:
      resources.length === 1
        ? `The controller’s cache of ${resources[0] ?? ''} is now ${seconds} s behind.`
        : `${resources.length} of the controller’s caches are now ${seconds} s behind.`,
    reason: 'Watch events reach it that much later. Till then it decides about a cluster that is past.',
  }),
  cachesFrozen: ({ resources }: { resources: readonly string[] }): Told => ({
    headline:
      resources.length === 1
        ? `You froze the controller’s cache of ${resources[0] ?? ''}.`
        : `You froze ${resources.length} of the controller’s caches.`,
    reason: 'No watch event reaches it any more. The controller decides about a cluster that is past.',
  }),
  cachesCaughtUp: ({ resources }: { resources: readonly string[] }): Told => ({
    headline:
      resources.length === 1
        ? `The controller’s cache of ${resources[0] ?? ''} has caught up.`
        : `${resources.length} of the controller’s caches have caught up.`,
    reason: 'Every watch event that was on its way has arrived, in its order.',
  }),
  controllerStopped: (): Told => ({
    headline: 'You stopped the StatefulSet controller.',
    reason: 'Pods run on, and nobody replaces those that go. Queue, caches and back-off are lost.',
  }),
  controllerStarted: (): Told => ({
    headline: 'You started the StatefulSet controller.',
    reason: 'It lists everything and queues every set. It needs no memory: each sync reads what there is.',
  }),
  crashPlanned: ({ writes }: { writes: number }): Told => ({
    headline: `The controller will die in a sync, after ${counted(writes, 'write')}.`,
    reason: 'A sync is no transaction: what it has written stays, and the rest does not happen.',
  }),
  immutableField: ({ field }: { field: string }): Told => ({
    headline: `The API refused the edit: ${field} is immutable. No sync ran.`,
    reason:
      'Nothing was stored, so no watch event came. The way round: delete the set, keep the pods, create it again.',
  }),
  refused: ({ message }: { message: string }): Told => ({
    headline: 'The API server refused the request. No sync ran.',
    reason: message,
  }),
};
