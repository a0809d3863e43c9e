/** Which watch events wake the controller, and for which sets (addPod, updatePod, deletePod; semantics 1.2, 1.3). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { OwnerReference, Pod, StatefulSet } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { matchesSelector } from '../selectors.ts';
import type { Behaviour } from '../versions.ts';
import { controllerOf, type Informers } from './informers.ts';
import { podFacts } from './podFacts.ts';

/** A key to queue: at once, or after some seconds. */
export interface WakeUp {
  readonly key: string;
  readonly afterMs: number;
}

/** The sets that an event wakes. `before` is the pod as the cache held it. Claims and ControllerRevisions wake nobody. */
export function wakeUps(
  event: WatchEvent,
  before: Pod | undefined,
  informers: Informers,
  behaviour: Behaviour,
): readonly WakeUp[] {
  if (event.resource === 'statefulsets') return [atOnce(event.object.metadata.name)];
  if (event.resource !== 'pods') return [];
  const pod = event.object as Pod;
  if (event.type === 'DELETED') return ownerKeys(pod, informers);
  if (event.type === 'ADDED' || before === undefined) return podAdded(pod, informers);
  return podUpdated(before, pod, informers, behaviour);
}

function podAdded(pod: Pod, informers: Informers): readonly WakeUp[] {
  if (pod.metadata.deletionTimestamp !== undefined) return ownerKeys(pod, informers);
  return controllerOf(pod) === undefined ? matchingKeys(pod, informers) : ownerKeys(pod, informers);
}

function podUpdated(before: Pod, pod: Pod, informers: Informers, behaviour: Behaviour): readonly WakeUp[] {
  const ownerChanged = controllerOf(before)?.uid !== controllerOf(pod)?.uid;
  const keys = ownerChanged ? [...ownerKeys(before, informers)] : [];
  const owner = resolve(controllerOf(pod), informers);
  if (owner !== undefined) {
    keys.push(atOnce(owner.metadata.name));
    const { minReadySeconds = 0 } = owner.spec;
    if (minReadySeconds > 0 && !podFacts(before).ready && podFacts(pod).ready) {
      keys.push({ key: owner.metadata.name, afterMs: (minReadySeconds + behaviour.readyWakeUpSlackSeconds) * 1000 });
    }
    return keys;
  }
  const labelsChanged = !sameJson(before.metadata.labels, pod.metadata.labels);
  if (controllerOf(pod) === undefined && (ownerChanged || labelsChanged)) keys.push(...matchingKeys(pod, informers));
  return keys;
}

function ownerKeys(pod: Pod, informers: Informers): readonly WakeUp[] {
  const owner = resolve(controllerOf(pod), informers);
  return owner === undefined ? [] : [atOnce(owner.metadata.name)];
}

/** An orphan concerns every set whose selector matches it. */
function matchingKeys(pod: Pod, informers: Informers): readonly WakeUp[] {
  const matching = [...informers.sets.values()].filter(({ spec }) =>
    matchesSelector(spec.selector, pod.metadata.labels),
  );
  return matching.map(({ metadata }) => atOnce(metadata.name));
}

/** resolveControllerRef: kind and name find the set, the UID must be its. */
function resolve(reference: OwnerReference | undefined, informers: Informers): StatefulSet | undefined {
  if (reference?.kind !== 'StatefulSet') return undefined;
  const set = informers.sets.get(reference.name);
  return set?.metadata.uid === reference.uid ? set : undefined;
}

function atOnce(key: string): WakeUp {
  return { key, afterMs: 0 };
}
