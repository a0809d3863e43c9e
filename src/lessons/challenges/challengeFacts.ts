/** What the goals of challenges ask, in the words of the plan (1.3). All are about the set `web`, unless another is named. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Pod } from '#engine/objects.ts';
import { addressesOf, claimOf, isReady, podOf, podsOf, revisionOf, setOf } from '../facts.ts';
import { opened, type Trail } from '../trail.ts';

export const set = 'web';

/** Exactly the pods of these ordinals are there, and all are ready. */
export function haveOnly(frame: Frame, ordinals: readonly number[], name = set): boolean {
  const pods = podsOf(frame, name);
  return pods.length === ordinals.length && ordinals.every((ordinal) => isReady(podOf(frame, name, ordinal)));
}

export function imageOfPod(pod: Pod | undefined): string | undefined {
  return pod?.spec.containers[0]?.image;
}

/** The pods of these ordinals run this image. */
export function run(frame: Frame, image: string, ordinals: readonly number[], name = set): boolean {
  return ordinals.every((ordinal) => imageOfPod(podOf(frame, name, ordinal)) === image);
}

/** All pods of the set are of one revision. */
export function areOfOneRevision(frame: Frame, name = set): boolean {
  return new Set(podsOf(frame, name).map(revisionOf)).size === 1;
}

/** They are the very pods that there were at the beginning. */
export function areKept(frame: Frame, trail: Trail, ordinals: readonly number[], name = set): boolean {
  const uid = (each: Frame, ordinal: number) => podOf(each, name, ordinal)?.metadata.uid;
  return ordinals.every(
    (ordinal) => uid(frame, ordinal) !== undefined && uid(frame, ordinal) === uid(opened(trail), ordinal),
  );
}

/** At every moment since the beginning so many pods were ready. */
export function wasNeverBelow(trail: Trail, floor: number, name = set): boolean {
  return trail.frames.every((frame) => podsOf(frame, name).filter(isReady).length >= floor);
}

/** The image that the revision of a name makes pods from. */
export function imageOfRevision(frame: Frame, name: string | undefined): string | undefined {
  const found = frame.cluster.stored.objects.controllerrevisions.find(({ metadata }) => metadata.name === name);
  const { spec } = (found?.data ?? {}) as { spec?: { template?: { spec?: { containers?: { image?: string }[] } } } };
  return spec?.template?.spec?.containers?.[0]?.image;
}

export function currentImage(frame: Frame, name = set): string | undefined {
  return imageOfRevision(frame, setOf(frame, name)?.status.currentRevision);
}

export function updateImage(frame: Frame, name = set): string | undefined {
  return imageOfRevision(frame, setOf(frame, name)?.status.updateRevision);
}
/** They are the very claims that there were at the beginning, and nobody has asked for their end. */
export function areClaimsKept(frame: Frame, trail: Trail, ordinals: readonly number[], name = set): boolean {
  return ordinals.every((ordinal) => {
    const [before, after] = [claimOf(opened(trail), name, ordinal), claimOf(frame, name, ordinal)];
    return (
      after !== undefined &&
      after.metadata.uid === before?.metadata.uid &&
      after.metadata.deletionTimestamp === undefined
    );
  });
}

/** Claims of these ordinals are there that were not at the beginning. */
export function areClaimsNew(frame: Frame, trail: Trail, ordinals: readonly number[], name = set): boolean {
  return ordinals.every((ordinal) => {
    const uid = claimOf(frame, name, ordinal)?.metadata.uid;
    return uid !== undefined && uid !== claimOf(opened(trail), name, ordinal)?.metadata.uid;
  });
}

/** DNS answers to the names of these pods, under a Service of this name. */
export function areNamed(frame: Frame, service: string, ordinals: readonly number[], name = set): boolean {
  return ordinals.every((ordinal) => addressesOf(frame, `${name}-${ordinal}.${service}`).length > 0);
}
