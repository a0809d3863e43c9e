/** What was pointed at when a lane was chosen: the part of it that a person may ask about. It arrives after the first frame. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StatusField } from '#diagnose/statusField.ts';
import { inspect, type Inspected } from './inspected.ts';
import { isLaneTaken } from './laneTaker.ts';
import { ordinalStore } from './ordinalStore.ts';
import { signal } from './signals.ts';

/** The name over the lane, its pod or empty slot, its claims; or the set's currentRevision. */
export type AskedPart = 'name' | 'pod' | 'claim' | 'revision' | 'status';

const question = createStore<{ readonly part: AskedPart; readonly field?: StatusField }>()(() => ({ part: 'pod' }));

/** Chooses a lane by one of its parts, unless it is the answer to a question. */
export function askAboutLane(ordinal: number, part: AskedPart): void {
  if (isLaneTaken(ordinal)) return;
  question.setState({ part });
  ordinalStore.getState().select({ kind: 'lane', ordinal });
  if (part === 'claim') signal({ type: 'looked', look: { type: 'claim', ordinal } });
}

/** Opens an object that was chosen in a lane, unless the lane is the answer to a question. */
export function lookInto(ordinal: number, object: Inspected): void {
  if (isLaneTaken(ordinal)) return;
  ordinalStore.getState().select({ kind: 'lane', ordinal });
  inspect(object);
  if (object.resource === 'persistentvolumeclaims') signal({ type: 'looked', look: { type: 'claim', ordinal } });
}

/** Asks about the set's currentRevision. */
export function askAboutRevision(): void {
  question.setState({ part: 'revision' });
  ordinalStore.getState().select(undefined);
  ordinalStore.getState().openPanel('inspector');
}

/** Asks about a field of the set's status. */
export function askAboutStatus(field: StatusField): void {
  question.setState({ part: 'status', field });
  ordinalStore.getState().select(undefined);
  ordinalStore.getState().openPanel('inspector');
}

/** The field of the status that was asked about last; undefined when something else was. */
export function useAskedStatus(): StatusField | undefined {
  return useStore(question, ({ part, field }) => (part === 'status' ? field : undefined));
}

export function useAskedPart(): AskedPart {
  return useStore(question, ({ part }) => part);
}
