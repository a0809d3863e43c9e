/** A cluster as a small picture: what a challenge is about, pod by pod and field by field. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { PersistentVolumeClaim, Pod } from '#engine/objects.ts';
import { addressesOf, claimOf, isReady, isTerminating, podOf, podsOf, setOf } from '../facts.ts';
import { fieldAt } from '../fields.ts';
import type { Json } from '#engine/json.ts';
import type { Challenge, Shown } from './challenge.ts';
import { imageOfPod, imageOfRevision } from './challengeFacts.ts';

export interface PodPicture {
  readonly ordinal: number;
  readonly state: 'absent' | 'terminating' | 'unready' | 'ready';
  /** What stands after the colon of its image; undefined when that is not shown, or there is no pod. */
  readonly tag?: string;
  readonly isKept?: boolean;
  readonly claim?: { readonly size: string; readonly isKept: boolean };
  readonly node?: string;
  readonly isNamed?: boolean;
}

export interface Picture {
  /** By ordinal, from the lowest that any of the frames has to the highest. */
  readonly pods: readonly PodPicture[];
  /** Values of the set's fields, in the challenge's order; undefined for one that is not there. */
  readonly fields: readonly (string | undefined)[];
  /** What the set's revisions have after the colon of their images, the oldest first. */
  readonly tags: readonly string[];
}

/** `beside`: other frames, whose pods have a place here, too. `opening`: the one in which all that is there is kept. */
export function pictureOf(challenge: Challenge, frame: Frame, opening: Frame, beside: readonly Frame[] = []): Picture {
  const { start, shows, fields = [] } = challenge;
  const name = start.setName;
  const set = setOf(frame, name);
  return {
    pods: ordinalsIn([frame, opening, ...beside], name).map((ordinal) =>
      podPicture(shows, frame, opening, name, ordinal),
    ),
    tags: tagsOf(frame, name),
    fields: fields.map((path) => textOf(set === undefined ? undefined : fieldAt(set as unknown as Json, path))),
  };
}

function podPicture(shows: readonly Shown[], frame: Frame, opening: Frame, set: string, ordinal: number): PodPicture {
  const pod = podOf(frame, set, ordinal);
  const [claim, before] = [claimOf(frame, set, ordinal), claimOf(opening, set, ordinal)];
  const state = stateOf(pod);
  const picture: PodPicture = {
    ordinal,
    state,
    ...(shows.includes('claim') && claim !== undefined && { claim: claimPicture(claim, before) }),
  };
  if (pod === undefined) return picture;
  const tag = imageOfPod(pod)?.split(':')[1];
  const { nodeName, hostname, subdomain } = pod.spec;
  return {
    ...picture,
    ...(shows.includes('image') && tag !== undefined && { tag }),
    ...(shows.includes('kept') && { isKept: pod.metadata.uid === podOf(opening, set, ordinal)?.metadata.uid }),
    ...(shows.includes('node') && nodeName !== undefined && { node: nodeName }),
    ...(shows.includes('name') && { isNamed: addressesOf(frame, `${hostname}.${subdomain}`).length > 0 }),
  };
}

function claimPicture(claim: PersistentVolumeClaim, before: PersistentVolumeClaim | undefined) {
  return { size: claim.status.capacity?.['storage'] ?? '', isKept: claim.metadata.uid === before?.metadata.uid };
}

/** In the order in which the revisions were made, which is that of the stage's colours. */
function tagsOf(frame: Frame, set: string): readonly string[] {
  const names = frame.cluster.stored.objects.controllerrevisions
    .map(({ metadata }) => metadata.name)
    .filter((name) => name.startsWith(`${set}-`));
  return names.flatMap((name) => imageOfRevision(frame, name)?.split(':')[1] ?? []);
}

function stateOf(pod: Pod | undefined): PodPicture['state'] {
  if (pod === undefined) return 'absent';
  if (isTerminating(pod)) return 'terminating';
  return isReady(pod) ? 'ready' : 'unready';
}

function ordinalsIn(frames: readonly Frame[], set: string): readonly number[] {
  const names = frames.flatMap((frame) => podsOf(frame, set).map(({ metadata }) => metadata.name));
  const ordinals = names.map((name) => Number(name.slice(set.length + 1)));
  const [least, most] = [Math.min(...ordinals), Math.max(...ordinals)];
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, at) => least + at);
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
