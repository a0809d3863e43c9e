/**
 * The caption of a frame: what just happened, by which rule, and what is being waited for. It reads the step's cause and the
 * decisions of the last sync, never the picture, so the gate, the caption and the controller panel cannot disagree.
 */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Told } from '#i18n/told.ts';
import type { Words } from '#i18n/words.ts';
import { tellCause } from './tellCause.ts';
import { type WaitingFor, waitingFor } from './waitingFor.ts';

export interface Narration extends Told {
  /** What the last sync waits for, and whose turn it is; absent when it waits for nothing. */
  readonly waitingFor?: WaitingFor;
}

/** `setName`: whose waits are told; without it, those of the first set that was synced. */
export function narrate(frame: Frame, words: Words, setName?: string): Narration {
  const { cause, lastSyncs } = frame;
  const told = cause === undefined ? tellBeginning(frame, words) : tellCause(cause, frame, words);
  const report = setName === undefined ? Object.values(lastSyncs)[0] : lastSyncs[setName];
  const waiting = report === undefined ? undefined : waitingFor({ frame, words, report });
  return waiting === undefined ? told : { ...told, waitingFor: waiting };
}

/** Before the first step there is nothing, or what somebody has pasted. */
function tellBeginning({ cluster }: Frame, { narration: { causes } }: Words): Told {
  if (cluster.watched === true) return causes.watchedCluster();
  if (cluster.stored.objects.statefulsets.length === 0) return causes.emptyCluster();
  return cluster.controller.queue.length === 0 ? causes.pastedClusterAtRest() : causes.pastedCluster();
}
