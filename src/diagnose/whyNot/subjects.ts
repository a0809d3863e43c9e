/** What can be asked about: everything of a set that is not there, does not move, or does not go. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import {
  getPersistentVolumeClaimName,
  getPodName,
  getStartOrdinal,
  podInOrdinalRange,
} from '#engine/statefulset/identity.ts';
import { objectNamed, claimsOfPod } from '../knownCluster.ts';
import { isOwnedBy, ordinalOf, podsInRange, podsOf, revisionOf, strangersOf } from '../setPods.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import { isPublished } from '../until.ts';

export type Subject =
  /** A slot without a pod. */
  | { readonly type: 'ghost'; readonly ordinal: number }
  /** A pod at an old revision. */
  | { readonly type: 'oldPod'; readonly pod: string }
  /** A pod that is not Running and Ready, and that nobody deletes. */
  | { readonly type: 'unreadyPod'; readonly pod: string }
  /** A pod out of range that nobody deletes yet. */
  | { readonly type: 'surplusPod'; readonly pod: string }
  /** A pod that is being deleted and still there. */
  | { readonly type: 'leavingPod'; readonly pod: string }
  /** A pod in a slot of the set that the set does not own: it was left behind, released, or made by somebody else. */
  | { readonly type: 'orphan'; readonly pod: string }
  /** A claim that no pod uses, or that somebody has deleted. */
  | { readonly type: 'claim'; readonly claim: string }
  /** status.currentRevision that is behind status.updateRevision. */
  | { readonly type: 'currentRevision' }
  /** The DNS name of a slot that does not resolve. */
  | { readonly type: 'dnsName'; readonly ordinal: number };

/** Every subject of a set in a frame. */
export function subjectsOf({ cluster }: Frame, set: StatefulSet): readonly Subject[] {
  const { metadata, spec, status } = set;
  const pods = podsOf(cluster, set);
  const there = new Set(pods.map(ordinalOf));
  const first = getStartOrdinal(set);
  const slots = Array.from({ length: spec.replicas }, (_, index) => first + index);
  const ordinals = [...new Set([...slots, ...there])].filter((ordinal) => ordinal >= 0);
  const update = status.updateRevision;
  const old = podsInRange(cluster, set).filter((pod) => isOld(pod, update));
  const silent = ordinals.filter((ordinal) => !isPublished(cluster, spec.serviceName ?? '', getPodName(set, ordinal)));
  const strangers = strangersOf(cluster, set);
  const taken = new Set([...there, ...strangers.map(ordinalOf)]);
  const leaving = pods.filter((pod) => pod.metadata.deletionTimestamp !== undefined);
  return [
    ...slots.filter((ordinal) => !taken.has(ordinal)).map((ordinal) => ({ type: 'ghost', ordinal }) as const),
    ...strangers.map((pod) => ({ type: 'orphan', pod: pod.metadata.name }) as const),
    ...old.map((pod) => ({ type: 'oldPod', pod: pod.metadata.name }) as const),
    ...pods.filter(isUnready).map((pod) => ({ type: 'unreadyPod', pod: pod.metadata.name }) as const),
    ...pods
      .filter((pod) => isSurplus(set, pod))
      .map((pod) => ({ type: 'surplusPod', pod: pod.metadata.name }) as const),
    ...leaving.map((pod) => ({ type: 'leavingPod', pod: pod.metadata.name }) as const),
    ...idleClaims(cluster, set).map((claim) => ({ type: 'claim', claim }) as const),
    ...(metadata.deletionTimestamp === undefined && status.currentRevision !== update
      ? [{ type: 'currentRevision' } as const]
      : []),
    ...silent.map((ordinal) => ({ type: 'dnsName', ordinal }) as const),
  ];
}

function isOld(pod: Pod, update: string | undefined): boolean {
  return update !== undefined && pod.metadata.deletionTimestamp === undefined && revisionOf(pod) !== update;
}

function isSurplus(set: StatefulSet, pod: Pod): boolean {
  const { deletionTimestamp } = pod.metadata;
  return deletionTimestamp === undefined && ordinalOf(pod) >= 0 && !podInOrdinalRange(set, ordinalOf(pod));
}

function isUnready(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp === undefined && !podFacts(pod).runningAndReady;
}

/** Claims of the set's slots, present and past, that no pod names, or that are being deleted. */
function idleClaims({ stored }: Frame['cluster'], set: StatefulSet): readonly string[] {
  const used = new Set(stored.objects.pods.flatMap(claimsOfPod));
  return stored.objects.persistentvolumeclaims.flatMap(({ metadata: { name, deletionTimestamp } }) => {
    if (!isClaimOf(set, name)) return [];
    return used.has(name) && deletionTimestamp === undefined ? [] : [name];
  });
}

/** `<template>-<set>-<ordinal>`. */
function isClaimOf(set: StatefulSet, claim: string): boolean {
  const ordinal = ordinalOfClaim(claim);
  return (set.spec.volumeClaimTemplates ?? []).some(
    (template) => getPersistentVolumeClaimName(set, template, ordinal) === claim,
  );
}

export function ordinalOfClaim(claim: string): number {
  return Number(/-(\d{1,10})$/.exec(claim)?.[1] ?? -1);
}

/** Whether what was asked about has come about: the pod is there, updated, gone; the name resolves. */
export function isResolved({ cluster }: Frame, set: StatefulSet, subject: Subject): boolean {
  switch (subject.type) {
    case 'ghost':
      return podsOf(cluster, set).some((pod) => ordinalOf(pod) === subject.ordinal);
    case 'oldPod': {
      const pod = objectNamed(cluster, 'pods', subject.pod);
      return pod === undefined || !isOld(pod, set.status.updateRevision);
    }
    case 'unreadyPod': {
      const pod = objectNamed(cluster, 'pods', subject.pod);
      return pod === undefined || !isUnready(pod);
    }
    case 'surplusPod': {
      const pod = objectNamed(cluster, 'pods', subject.pod);
      return pod === undefined || !isSurplus(set, pod);
    }
    case 'leavingPod':
      return objectNamed(cluster, 'pods', subject.pod)?.metadata.deletionTimestamp === undefined;
    case 'orphan': {
      const pod = objectNamed(cluster, 'pods', subject.pod);
      return pod === undefined || isOwnedBy(pod, set);
    }
    case 'claim':
      return !idleClaims(cluster, set).includes(subject.claim);
    case 'currentRevision':
      return set.status.currentRevision === set.status.updateRevision;
    case 'dnsName': {
      const { serviceName = '' } = set.spec;
      return isPublished(cluster, serviceName, getPodName(set, subject.ordinal));
    }
  }
}
