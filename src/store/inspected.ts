/** The object that the inspector shows instead of a lane: a revision, a claim or a Service. Choosing a lane or a set ends it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LinkedObject } from '#share/linkView.ts';
import { ordinalStore } from './ordinalStore.ts';

export type Inspected = LinkedObject;

const inspected = createStore<{ readonly object: Inspected | undefined }>()(() => ({ object: undefined }));

/** Opens the inspector with an object in it; undefined: back to the lane, or to all of them. */
export function inspect(object: Inspected | undefined): void {
  inspected.setState({ object });
  if (object !== undefined) ordinalStore.getState().openPanel('inspector');
}

/** What the inspector shows in place of a lane. */
export function inspectedObject(): Inspected | undefined {
  return inspected.getState().object;
}

export function useInspected(): Inspected | undefined {
  return useStore(inspected, ({ object }) => object);
}

ordinalStore.subscribe((now, before) => {
  if (now.selection !== before.selection || now.setName !== before.setName) inspected.setState({ object: undefined });
});
