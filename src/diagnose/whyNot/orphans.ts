/** A pod in a slot of the set that the set does not own: why it is not adopted (ClaimPods; semantics 2.4), and what is left of a set that is gone. */
import type { Write } from '#engine/apiserver/client.ts';
import type { Json } from '#engine/json.ts';
import type { Resource, StatefulSet } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import { podInOrdinalRange } from '#engine/statefulset/identity.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { objectNamed } from '../knownCluster.ts';
import { whyNotGone } from '../obstacles.ts';
import { type Reading, type Reason, reasonOf, type Until } from '../reasons.ts';
import { isOwnedBy, ordinalOf } from '../setPods.ts';
import { type Stance, whyNotWritten } from './stance.ts';

export function whyNotAdopted(stance: Stance, name: string): readonly Reason[] {
  const { cluster, set } = stance;
  const pod = objectNamed(cluster, 'pods', name);
  if (pod === undefined || isOwnedBy(pod, set)) return [];
  const { uid, deletionTimestamp, labels = {} } = pod.metadata;
  // Nobody adopts a pod that is leaving.
  if (deletionTimestamp !== undefined) return [whyNotGone(cluster, pod)];
  const { name: setName } = set.metadata;
  const owner = controllerOf(pod);
  const gone: Until = { type: 'podGone', pod: name, uid };
  if (owner?.kind === 'StatefulSet' && owner.name === setName) {
    const reading = reads('pods', name, 'metadata.ownerReferences[0].uid', owner.uid);
    const collectors = { reading, turn: 'garbageCollector', isStuck: false, until: gone } as const;
    return [reasonOf('ofOldSet', { pod: name, set: setName }, collectors)];
  }
  if (owner !== undefined) {
    const values = { pod: name, set: setName, owner: `${owner.kind} ${owner.name}` };
    const reading = reads('pods', name, 'metadata.ownerReferences[0].name', owner.name);
    return [reasonOf('ownedByOther', values, { reading, ...yours, until: { type: 'podFree', pod: name, uid } })];
  }
  if (!matchesSelector(set.spec.selector, labels)) {
    const isWanted = podInOrdinalRange(set, ordinalOf(pod));
    const values = { pod: name, set: setName, selector: selectorText(set), isWanted };
    const reading = reads('pods', name, 'metadata.labels', JSON.stringify(labels));
    const until = { type: 'podMatches', pod: name, uid, set: setName } as const;
    return [reasonOf('notMatching', values, { reading, ...yours, until })];
  }
  const isAdoption = ({ verb, resource, name: written }: Write) =>
    verb === 'patch' && resource === 'pods' && written === name;
  return whyNotWritten(stance, isAdoption).map((reason) => ({
    ...reason,
    until: { type: 'anyOf', these: [reason.until, gone] },
  }));
}

/** Of a set that is gone: its pods run on, and nobody is there to adopt them. */
export function whyWithoutSet({ metadata }: StatefulSet, pod: string): Reason {
  const { name: set } = metadata;
  const reading = reads('statefulsets', set, 'metadata.name', null);
  return reasonOf('withoutSet', { pod, set }, { reading, ...yours, until: { type: 'setThere', set } });
}

/** The claims of a set that is gone wait for one of the same name. */
export function whyClaimWithoutSet({ metadata }: StatefulSet, claim: string): Reason {
  const { name: set } = metadata;
  const reading = reads('persistentvolumeclaims', claim, 'metadata.ownerReferences', null);
  return reasonOf('claimWithoutSet', { claim, set }, { reading, ...yours, until: { type: 'setThere', set } });
}

const yours = { turn: 'you', isStuck: true } as const;

function reads(resource: Resource, name: string, field: string, value: Json): Reading {
  return { object: { resource, name }, field, value };
}

/** As `kubectl -l` takes it. */
function selectorText({ spec: { selector } }: StatefulSet): string {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const equal = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  const more = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key;
    return operator === 'DoesNotExist' ? `!${key}` : `${key} ${operator.toLowerCase()} (${values.join(',')})`;
  });
  return [...equal, ...more].join(',');
}
