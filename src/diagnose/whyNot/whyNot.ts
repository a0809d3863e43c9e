/**
 * "Why not?": the answer to a question about anything of a set that is not there, does not move, or does not go. It comes from what the
 * controller would decide now and from the objects that it decides about; the words for it are in `i18n`.
 */
import type { Write } from '#engine/apiserver/client.ts';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { getPodName, getStartOrdinal, podInOrdinalRange } from '#engine/statefulset/identity.ts';
import { objectNamed } from '../knownCluster.ts';
import { whyNotGone, whyNotSettled } from '../obstacles.ts';
import { untilSpecChanges } from '../gates.ts';
import { type Reason, reasonOf, type Turn, type Until } from '../reasons.ts';
import { indexOf, partitionOf } from '../setPods.ts';
import type { WayOut } from '../wayOut.ts';
import { whyClaimStays } from './claims.ts';
import { whyNotResolved } from './dns.ts';
import { whyClaimWithoutSet, whyNotAdopted, whyWithoutSet } from './orphans.ts';
import { whyNotPromoted } from './promotion.ts';
import { type Stance, stanceOf, unobserved, whyNotWritten } from './stance.ts';
import type { Subject } from './subjects.ts';
import { wayOutOf } from './wayOutOf.ts';

export interface Answer {
  readonly subject: Subject;
  /** From the rule that holds it up down to what was seen; at least one. */
  readonly reasons: readonly Reason[];
  readonly turn: Turn;
  /** Time alone will not end it. */
  readonly isStuck: boolean;
  /** What has to come true first. */
  readonly until: Until;
  readonly wayOut: readonly WayOut[];
}

/** The answer for a subject of the frame (`subjectsOf`). `set` may stand for one that is gone (`store/leftBehind.ts`). Undefined when it is as one would have it. */
export function whyNot(frame: Frame, set: StatefulSet, subject: Subject): Answer | undefined {
  const stance = stanceOf(frame, set);
  const reasons = reasonsFor(stance, subject);
  const [first] = reasons;
  if (first === undefined) return undefined;
  const last = reasons.at(-1) as Reason;
  return {
    subject,
    reasons,
    turn: last.turn,
    isStuck: reasons.some(({ isStuck }) => isStuck),
    until: first.until,
    wayOut: wayOutOf(stance, reasons),
  };
}

function reasonsFor(stance: Stance, subject: Subject): readonly Reason[] {
  const isThere = objectNamed(stance.cluster, 'statefulsets', stance.set.metadata.name) !== undefined;
  switch (subject.type) {
    case 'ghost':
      return whyNoPod(stance, subject.ordinal);
    case 'oldPod':
      return whyOld(stance, subject.pod);
    case 'leavingPod': {
      const pod = objectNamed(stance.cluster, 'pods', subject.pod);
      return pod?.metadata.deletionTimestamp === undefined ? [] : [whyNotGone(stance.cluster, pod)];
    }
    case 'surplusPod':
      return whySurplus(stance, subject.pod);
    case 'unreadyPod':
      return whyUnready(stance, subject.pod);
    case 'orphan':
      return isThere ? whyNotAdopted(stance, subject.pod) : [whyWithoutSet(stance.set, subject.pod)];
    case 'claim':
      if (!isThere && !isLeaving(stance, subject.claim)) return [whyClaimWithoutSet(stance.set, subject.claim)];
      return whyClaimStays(stance, subject.claim, whyNoPod);
    case 'currentRevision':
      return whyNotPromoted(stance, whyOld, whyNoPod);
    case 'dnsName':
      return whyNotResolved(stance, subject.ordinal, whyNoPod);
  }
}

function isLeaving({ cluster }: Stance, claim: string): boolean {
  return objectNamed(cluster, 'persistentvolumeclaims', claim)?.metadata.deletionTimestamp !== undefined;
}

/** A pod out of range: why it has not been deleted. */
function whySurplus(stance: Stance, name: string): readonly Reason[] {
  const { set, cluster } = stance;
  const pod = objectNamed(cluster, 'pods', name);
  if (pod === undefined) return [];
  const isDeletion = (write: Write) => write.verb === 'delete' && write.resource === 'pods' && write.name === name;
  return whyNotWritten(stance, isDeletion).map((reason) =>
    set.metadata.deletionTimestamp === undefined ? reason : orLeaves(reason, pod),
  );
}

/** A pod that nobody deletes: why it does not come to be Ready. The question ends, too, when the controller makes the pod anew. */
function whyUnready(stance: Stance, name: string): readonly Reason[] {
  const pod = objectNamed(stance.cluster, 'pods', name);
  if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return [];
  const found = whyNotSettled(stance.cluster, pod);
  return found === undefined ? [] : [orLeaves(found, pod)];
}

/** A slot without a pod. */
function whyNoPod(stance: Stance, ordinal: number): readonly Reason[] {
  const { set } = stance;
  const { replicas } = set.spec;
  const { name, deletionTimestamp } = set.metadata;
  if (deletionTimestamp === undefined && !podInOrdinalRange(set, ordinal)) {
    const first = getStartOrdinal(set);
    const why = { field: 'spec.replicas', value: replicas };
    return replicas === 0
      ? [ofSpec(set, 'noneWanted', { set: name }, why)]
      : [ofSpec(set, 'outOfRange', { set: name, ordinal, first, last: first + replicas - 1 }, why)];
  }
  const pod = getPodName(set, ordinal);
  if (objectNamed(stance.cluster, 'pods', pod) !== undefined) return whyNotAdopted(stance, pod);
  return whyNotWritten(stance, ({ verb, resource, name: written }) => {
    return verb === 'create' && resource === 'pods' && written === pod;
  });
}

/** A pod of an old revision: below the partition, left to its owner, or waiting for its turn. */
function whyOld(stance: Stance, name: string): readonly Reason[] {
  const { set, cluster } = stance;
  const pod = objectNamed(cluster, 'pods', name);
  if (pod === undefined) return [];
  // What becomes of the pods is then the garbage collector's.
  if (set.metadata.deletionTimestamp !== undefined)
    return whyNotWritten(stance, () => false).map((reason) => orLeaves(reason, pod));
  const { type } = set.spec.updateStrategy;
  const index = indexOf(set, pod);
  const partition = partitionOf(set);
  const isObserved = set.metadata.generation === set.status.observedGeneration;
  // Until the controller has looked at the spec, nobody knows whether the pod will stay old.
  if (!isObserved) return [unobserved(stance)];
  const isDeletion = (write: Write) => write.verb === 'delete' && write.resource === 'pods' && write.name === name;
  // A pod that has ended is replaced whatever the strategy says.
  const { phase } = pod.status;
  if (phase === 'Failed' || phase === 'Succeeded') return whyNotWritten(stance, isDeletion);
  if (type === 'OnDelete') {
    const hash = (set.status.updateRevision ?? '').replace(/^.*-/, '');
    const spec = { field: 'spec.updateStrategy.type', value: type };
    return [orLeaves(ofSpec(set, 'byHand', { pod: name, hash }, spec), pod)];
  }
  if (type === 'RollingUpdate' && index < partition) {
    const field = 'spec.updateStrategy.rollingUpdate.partition';
    return [ofSpec(set, 'belowPartition', { pod: name, index, partition }, { field, value: partition })];
  }
  return whyNotWritten(stance, isDeletion);
}

/** It ends, too, when somebody deletes the pod. */
function orLeaves(reason: Reason, { metadata: { name, uid } }: Pod): Reason {
  return { ...reason, until: { type: 'anyOf', these: [reason.until, { type: 'podLeaves', pod: name, uid }] } };
}

/** A reason that stands in the spec, and ends when somebody changes it. */
function ofSpec<Name extends 'noneWanted' | 'outOfRange' | 'byHand' | 'belowPartition'>(
  set: StatefulSet,
  name: Name,
  values: Reason<Name>['values'],
  { field, value }: { readonly field: string; readonly value: number | string },
): Reason {
  return reasonOf(name, values as never, {
    reading: { object: { resource: 'statefulsets', name: set.metadata.name }, field, value },
    turn: 'you',
    isStuck: false,
    until: untilSpecChanges(set),
  });
}
