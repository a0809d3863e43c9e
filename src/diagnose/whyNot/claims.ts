/** Why a claim is still there: a policy keeps it, a pod uses it, or the garbage collector has not come yet (semantics 7). */
import type { Json } from '#engine/json.ts';
import type { PersistentVolumeClaim, Pod } from '#engine/objects.ts';
import { getPodName, podInOrdinalRange } from '#engine/statefulset/identity.ts';
import { retentionPolicyOf } from '#engine/statefulset/retention.ts';
import { untilSpecChanges } from '../gates.ts';
import { claimsOfPod, objectNamed } from '../knownCluster.ts';
import { whyNotGone } from '../obstacles.ts';
import { type Reason, type ReasonName, reasonOf, type Reasons, type Turn, type Until } from '../reasons.ts';
import type { Stance } from './stance.ts';
import { ordinalOfClaim } from './subjects.ts';

type WhyNoPod = (stance: Stance, ordinal: number) => readonly Reason[];

export function whyClaimStays(stance: Stance, name: string, whyNoPod: WhyNoPod): readonly Reason[] {
  const { cluster, set } = stance;
  const claim = objectNamed(cluster, 'persistentvolumeclaims', name);
  if (claim === undefined) return [];
  if (claim.metadata.deletionTimestamp !== undefined) return whyNotDeleted(stance, claim);
  const owner = whyOwned(stance, claim);
  if (owner !== undefined) return owner;
  const ordinal = ordinalOfClaim(name);
  if (!podInOrdinalRange(set, ordinal)) {
    const { whenScaled } = retentionPolicyOf(set);
    const until: Until = { type: 'anyOf', these: [...idleUntil(claim), untilSpecChanges(set)] };
    const field = 'spec.persistentVolumeClaimRetentionPolicy.whenScaled';
    const reading = {
      object: { resource: 'statefulsets', name: set.metadata.name },
      field,
      value: whenScaled,
    } as const;
    return [reasonOf('keptByRetain', { claim: name }, { reading, turn: 'you', isStuck: false, until })];
  }
  const pod = getPodName(set, ordinal);
  const because = whyNoPod(stance, ordinal);
  const until: Until = { type: 'anyOf', these: idleUntil(claim) };
  const turn = because.at(-1)?.turn ?? 'controller';
  return [told(claim, 'keptForPod', { pod, claim: name }, 'metadata.name', name, turn, until), ...because];
}

/** Somebody deleted it: pvc-protection holds it as long as a pod that has not ended names it. */
function whyNotDeleted({ cluster }: Stance, claim: PersistentVolumeClaim): readonly Reason[] {
  const { name, finalizers = [] } = claim.metadata;
  const user = cluster.stored.objects.pods.find((pod) => !hasEnded(pod) && claimsOfPod(pod).includes(name));
  if (user !== undefined) {
    const { name: pod, uid, deletionTimestamp } = user.metadata;
    const until: Until = { type: 'podGone', pod, uid };
    const because = deletionTimestamp === undefined ? [] : [whyNotGone(cluster, user)];
    const turn = because[0]?.turn ?? 'you';
    const field = 'metadata.finalizers[0]';
    return [told(claim, 'protectedByPod', { pod, claim: name }, field, finalizers[0] ?? '', turn, until), ...because];
  }
  const other = finalizers.find((finalizer) => finalizer !== 'kubernetes.io/pvc-protection');
  if (other === undefined) return [collectorsTurn(claim)];
  const values = { claim: name, finalizer: other };
  return [told(claim, 'heldByClaimFinalizer', values, 'metadata.finalizers[0]', other, 'you', untilGone(claim))];
}

/** It goes with its owner: the pod that was scaled away, or the set. */
function whyOwned({ cluster, set }: Stance, claim: PersistentVolumeClaim): readonly Reason[] | undefined {
  const { name, ownerReferences = [] } = claim.metadata;
  for (const { kind, name: owner, uid } of ownerReferences) {
    if (kind === 'StatefulSet' && uid === set.metadata.uid) {
      if (!podInOrdinalRange(set, ordinalOfClaim(name))) continue;
      return undefined;
    }
    if (kind !== 'Pod') continue;
    const pod = objectNamed(cluster, 'pods', owner);
    if (pod?.metadata.uid !== uid) return [collectorsTurn(claim)];
    const until: Until = { type: 'podGone', pod: owner, uid };
    const because = pod.metadata.deletionTimestamp === undefined ? [] : [whyNotGone(cluster, pod)];
    const turn = because[0]?.turn ?? 'controller';
    const field = 'metadata.ownerReferences[0].name';
    return [told(claim, 'goesWithPod', { pod: owner, claim: name }, field, owner, turn, until), ...because];
  }
  const bySet = ownerReferences.find(({ kind, uid }) => kind === 'StatefulSet' && uid === set.metadata.uid);
  if (bySet === undefined) return undefined;
  const values = { set: bySet.name, claim: name };
  const until: Until = { type: 'anyOf', these: [...idleUntil(claim), untilSpecChanges(set)] };
  return [told(claim, 'goesWithSet', values, 'metadata.ownerReferences[0].name', bySet.name, 'you', until)];
}

function collectorsTurn(claim: PersistentVolumeClaim): Reason {
  const { name, ownerReferences = [] } = claim.metadata;
  const field = 'metadata.ownerReferences[0].uid';
  return told(
    claim,
    'collectorsTurn',
    { claim: name },
    field,
    ownerReferences[0]?.uid ?? null,
    'garbageCollector',
    untilGone(claim),
  );
}

/** Somebody may use it yet, if only a sync that began before the pod was out of range. */
function idleUntil(claim: PersistentVolumeClaim): readonly Until[] {
  return [{ type: 'claimUsed', claim: claim.metadata.name }, untilGone(claim)];
}

function untilGone({ metadata: { name, uid } }: PersistentVolumeClaim): Until {
  return { type: 'claimGone', claim: name, uid };
}

function hasEnded({ status }: Pod): boolean {
  return status.phase === 'Failed' || status.phase === 'Succeeded';
}

function told<Name extends ReasonName>(
  { metadata }: PersistentVolumeClaim,
  name: Name,
  values: Reasons[Name],
  field: string,
  value: Json,
  turn: Turn,
  until: Until,
): Reason {
  const reading = { object: { resource: 'persistentvolumeclaims', name: metadata.name }, field, value } as const;
  return reasonOf(name, values, { reading, turn, isStuck: false, until });
}
