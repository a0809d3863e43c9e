import { useSyncExternalStore } from 'react';
import { shareWords, type ShareWords } from '#i18n/shareWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The words of sharing in the chosen language; while it is on its way, the English ones. */
export function useShareWords(): ShareWords {
  const language = useOrdinal((store) => store.language);
  void shareWords.load(language);
  return useSyncExternalStore(
    (listener) => shareWords.onLoaded(listener),
    () => shareWords.wordsFor(language),
  );
}
