/** What the tasks of the practice ask of a cluster, and the lines that change it. */
import type { Frame } from '#engine/simulation/frames.ts';
import { claimOf, isReady, noteOf, podOf, revisionOf, setOf } from '../facts.ts';
import { type Act, typeLine } from '../lesson.ts';
import { opened, type Trail } from '../trail.ts';

export const set = 'nginx-web';
export const ordinals = [0, 1, 2];
/** As slide 9 has it. */
export const slideRevision = 'nginx-web-677759c9b8';

export function grace(seconds: number): Act {
  return typeLine(
    `kubectl patch sts nginx-web -p '{"spec":{"template":{"spec":{"terminationGracePeriodSeconds":${seconds}}}}}'`,
  );
}

export function scale(replicas: number): Act {
  return typeLine(`kubectl scale sts nginx-web --replicas=${replicas}`);
}

export function partition(to: number): Act {
  return typeLine(`kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":${to}}}}}'`);
}

export function isHeadless(frame: Frame): boolean {
  const name = setOf(frame, set)?.spec.serviceName;
  const service = frame.cluster.stored.objects.services.find(({ metadata }) => metadata.name === name);
  return service?.spec.clusterIP === 'None';
}

export function claimName(ordinal: number): string {
  return `www-storage-${set}-${ordinal}`;
}

export function hasClaims(frame: Frame): boolean {
  return ordinals.every((each) => claimOf(frame, set, each)?.spec.resources?.requests?.['storage'] === '20Gi');
}

/** On each disk stands something else. */
export function hasNotes(frame: Frame): boolean {
  const notes = ordinals.map((each) => noteOf(frame, claimName(each), '/id'));
  return !notes.includes(undefined) && new Set(notes).size === notes.length;
}

export function isReborn(frame: Frame, trail: Trail, ordinal: number): boolean {
  const [before, after] = [podOf(opened(trail), set, ordinal), podOf(frame, set, ordinal)];
  return isReady(after) && after?.metadata.uid !== before?.metadata.uid;
}

export function saysAddress(output: string, address: string | undefined): boolean {
  return address !== undefined && output.includes('Name:') && output.split(/\s+/).includes(address);
}

export function isTwoAndOne(frame: Frame): boolean {
  const { currentReplicas, updatedReplicas, currentRevision, updateRevision } = setOf(frame, set)?.status ?? {};
  return currentRevision !== updateRevision && currentReplicas === 2 && updatedReplicas === 1;
}

export function partitionOf(frame: Frame): number {
  return setOf(frame, set)?.spec.updateStrategy.rollingUpdate?.partition ?? 0;
}

/** At the newest template, and this is not the one of slide 9. */
export function isAtUpdate(frame: Frame, ordinal: number): boolean {
  const updateRevision = setOf(frame, set)?.status.updateRevision ?? '';
  return updateRevision !== slideRevision && revisionOf(podOf(frame, set, ordinal)) === updateRevision;
}

/** Set and claims are the very objects that they were when the step was opened. */
export function isStill(frame: Frame, trail: Trail): boolean {
  const before = opened(trail);
  const uids = (each: Frame) =>
    [setOf(each, set), ...ordinals.map((ordinal) => claimOf(each, set, ordinal))].map((object) => object?.metadata.uid);
  return uids(frame).join() === uids(before).join();
}
