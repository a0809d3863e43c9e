/** What conditions ask of a frame, in the words of the plan (1.3): a pod, its revision, a claim, a status. */
import type { ControllerRevision, PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import { recordsOf, zone } from '#engine/network/dnsRecords.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { podFacts, revisionLabel } from '#engine/statefulset/podFacts.ts';

/** The set of a name, or undefined. */
export function setOf({ cluster }: Frame, name: string): StatefulSet | undefined {
  return cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === name);
}

/** The image of the first container of the set's template. */
export function imageOf(frame: Frame, set: string): string | undefined {
  return setOf(frame, set)?.spec.template.spec.containers[0]?.image;
}

/** The pod of an ordinal, terminating or not. */
export function podOf({ cluster }: Frame, set: string, ordinal: number): Pod | undefined {
  const name = `${set}-${ordinal}`;
  return cluster.stored.objects.pods.find(({ metadata }) => metadata.name === name);
}

/** The pods whose names are the set's, by ordinal. */
export function podsOf({ cluster }: Frame, set: string): readonly Pod[] {
  return cluster.stored.objects.pods
    .map((pod) => podFacts(pod))
    .filter(({ parent, ordinal }) => parent === set && ordinal >= 0)
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ pod }) => pod);
}

/** The revisions that a set owns, the oldest number first. */
export function revisionsOf({ cluster }: Frame, set: string): readonly ControllerRevision[] {
  return cluster.stored.objects.controllerrevisions
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ name }) => name === set) === true)
    .sort((a, b) => a.revision - b.revision);
}

/** The claim of an ordinal, of the set's first claim template unless another is named. */
export function claimOf(
  frame: Frame,
  set: string,
  ordinal: number,
  template?: string,
): PersistentVolumeClaim | undefined {
  const first = template ?? setOf(frame, set)?.spec.volumeClaimTemplates?.[0]?.metadata.name;
  const claims = frame.cluster.stored.objects.persistentvolumeclaims;
  if (first !== undefined) return claims.find(({ metadata }) => metadata.name === `${first}-${set}-${ordinal}`);
  // The set is gone: its claims are still told by the end of their names.
  return claims.find(({ metadata }) => metadata.name.endsWith(`-${set}-${ordinal}`));
}

/** What is written in a file on the disk of a claim, without spaces around it; `path` is from the disk's own root. */
export function noteOf({ cluster }: Frame, claimName: string, path: string): string | undefined {
  const { persistentvolumeclaims, persistentvolumes } = cluster.stored.objects;
  const claim = persistentvolumeclaims.find(({ metadata }) => metadata.name === claimName);
  const volume = persistentvolumes.find(({ metadata }) => metadata.name === claim?.spec.volumeName);
  return cluster.traces?.contents[`volume/${volume?.metadata.uid}`]?.[path]?.trim();
}

/** The addresses that DNS gives for a Service: of its ready endpoints. */
export function readyAddresses({ cluster }: Frame, service: string): readonly string[] {
  return cluster.stored.objects.endpointslices
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service)
    .flatMap(({ endpoints }) => endpoints ?? [])
    .filter(({ conditions }) => conditions.ready === true)
    .flatMap(({ addresses }) => addresses);
}

/** The addresses that the cluster's DNS has for a name such as `web-0.nginx`, in the namespace `default`; none for no such name. */
export function addressesOf({ cluster }: Frame, name: string): readonly string[] {
  const records = recordsOf(cluster.stored.objects, `${name}.default.svc.${zone}`, 'A') ?? [];
  return records.map(({ data }) => data);
}

/** DNS remembers that there was no such name, and will say so until it forgets. */
export function isRememberedMissing({ cluster }: Frame, name: string): boolean {
  return Object.keys(cluster.traces?.missing ?? {}).some((question) => question.includes(` ${name}.`));
}

/** What somebody has asked for in the step of this frame, unless it was refused. */
export function requestIn({ cause }: Frame): Request | undefined {
  return cause?.type === 'request' && cause.refusal === undefined ? cause.request : undefined;
}

/** Running and Ready, and not on its way out. */
export function isReady(pod: Pod | undefined): boolean {
  if (pod === undefined) return false;
  const { runningAndReady, terminating } = podFacts(pod);
  return runningAndReady && !terminating;
}

export function isTerminating(pod: Pod | undefined): boolean {
  return pod?.metadata.deletionTimestamp !== undefined;
}

/** The name of the ControllerRevision that the pod was made from; '' without one. */
export function revisionOf(pod: Pod | undefined): string {
  return pod?.metadata.labels?.[revisionLabel] ?? '';
}

/** Exactly the ordinals 0 to `count` − 1 exist, and all are ready. */
export function areReady(frame: Frame, set: string, count: number): boolean {
  const pods = podsOf(frame, set);
  return pods.length === count && pods.every((pod, at) => pod.metadata.name === `${set}-${at}` && isReady(pod));
}

/** currentRevision has followed updateRevision, and every pod is at it and ready (the plan's "complete"). */
export function isComplete(frame: Frame, set: string): boolean {
  const found = setOf(frame, set);
  if (found === undefined) return false;
  const { currentRevision, updateRevision, observedGeneration } = found.status;
  const pods = podsOf(frame, set);
  return (
    observedGeneration === found.metadata.generation &&
    currentRevision === updateRevision &&
    areReady(frame, set, found.spec.replicas) &&
    pods.every((pod) => revisionOf(pod) === updateRevision)
  );
}

/** The pods that the controller asked to be deleted in the step of this frame, by name; of nobody else's deletions. */
export function deletedByController({ cause }: Frame): readonly string[] {
  if (cause?.type !== 'sync') return [];
  return cause.report.writes
    .filter(({ verb, resource, error }) => verb === 'delete' && resource === 'pods' && error === undefined)
    .map(({ name }) => name);
}

/** The pods that the controller made in the step of this frame, by name. */
export function createdByController({ cause }: Frame): readonly string[] {
  if (cause?.type !== 'sync') return [];
  return cause.report.writes
    .filter(({ verb, resource, error }) => verb === 'create' && resource === 'pods' && error === undefined)
    .map(({ name }) => name);
}

/** The sync of this frame, when it was one of this set. */
export function syncOf({ cause }: Frame, set: string): SyncReport | undefined {
  return cause?.type === 'sync' && cause.report.set === set ? cause.report : undefined;
}

/** How many pods of the set the controller made in the one sync of this frame. */
export function countCreated(frame: Frame, set: string): number {
  return syncOf(frame, set) === undefined ? 0 : createdByController(frame).length;
}

/** How many pods of the set the controller asked to be deleted in the one sync of this frame. */
export function countDeleted(frame: Frame, set: string): number {
  return syncOf(frame, set) === undefined ? 0 : deletedByController(frame).length;
}

/** The sync of this frame stopped at a pod, because of what the pod was like. */
export function waitedFor({ cause }: Frame, pod: string): boolean {
  return (
    cause?.type === 'sync' &&
    cause.report.decisions.some(({ verdict, object }) => verdict === 'wait' && object?.name === pod)
  );
}

/** The pods of a Deployment that uses the label `app` for its name, in the order in which they were made. */
export function podsOfApp({ cluster }: Frame, app: string): readonly Pod[] {
  return cluster.stored.objects.pods.filter(({ metadata }) => metadata.labels?.['app'] === app);
}

/** Why the first container of the pod waits, e.g. `ImagePullBackOff`; '' when it does not. */
export function waitingReason(pod: Pod | undefined): string {
  return pod?.status.containerStatuses?.[0]?.state?.waiting?.reason ?? '';
}
