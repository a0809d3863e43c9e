/** React's door to the words. */
import { useSyncExternalStore } from 'react';
import { onWordsLoaded, wordsFor, type Words } from '#i18n/words.ts';
import { useOrdinal } from './useOrdinal.ts';

/** The words of the chosen language; while it is on its way, the ones that are there. */
export function useWords(): Words {
  const language = useOrdinal((store) => store.language);
  return useSyncExternalStore(onWordsLoaded, () => wordsFor(language));
}
