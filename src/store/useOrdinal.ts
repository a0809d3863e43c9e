/** React's door to the store. */
import { useStore } from 'zustand';
import { ordinalStore } from './ordinalStore.ts';
import type { OrdinalStore } from './state.ts';

/** A slice of the store; the component draws again only when the slice changes. */
export function useOrdinal<T>(select: (store: OrdinalStore) => T): T {
  return useStore(ordinalStore, select);
}
