/** React's door to the comparison that is open. */
import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { Calm } from '#store/calm.ts';
import type { CompareStore, openComparison } from '#store/compare/compareStore.ts';
import { compareWords, type CompareWords } from '#i18n/compareWords.ts';
import { useLateWords } from '#store/useLateWords.ts';

export type OpenComparison = NonNullable<ReturnType<typeof openComparison>>;

export const CompareContext = createContext<OpenComparison | undefined>(undefined);

/** The store of the comparison; its parts are only shown inside one. */
export function useOpenComparison(): OpenComparison {
  const open = use(CompareContext);
  if (open === undefined) throw new Error('got no open comparison, wanted one');
  return open;
}

/** A slice of the comparison; the component draws again only when the slice changes. */
export function useCompare<T>(select: (store: CompareStore) => T): T {
  return useStore(useOpenComparison().store, select);
}

/** The comparison at a reader's pace: at speed it skips some moments, never the last. */
export function useCalmCompare(): CompareStore {
  const { store } = useOpenComparison();
  const calm = useMemo(() => {
    const made = new Calm(store.getState());
    // Both live as long as the comparison is open.
    store.subscribe((state) => made.offer(state));
    return made;
  }, [store]);
  return useSyncExternalStore(calm.subscribe, calm.shown);
}

/** The words of the comparison. */
export const useCompareWords = (): CompareWords => useLateWords(compareWords);
