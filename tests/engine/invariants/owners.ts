/** Who is to be adopted, and who let go (semantics 2.5). */
import type { ControllerRevision, Pod } from '#engine/objects.ts';
import { isMember, isOwned, type Seen } from './seen.ts';

export function isOrphan({ metadata }: Pod | ControllerRevision): boolean {
  return metadata.ownerReferences?.some(({ controller }) => controller === true) !== true;
}

export function isAdoptable({ set }: Seen, pod: Pod): boolean {
  const isLeaving = set.metadata.deletionTimestamp !== undefined || pod.metadata.deletionTimestamp !== undefined;
  return isOrphan(pod) && isMember(pod, set) && !isLeaving;
}

export function isStranger({ set }: Seen, pod: Pod): boolean {
  return isOwned(pod, set.metadata.uid) && !isMember(pod, set) && set.metadata.deletionTimestamp === undefined;
}
