import { useSyncExternalStore } from 'react';
import { liveWords, type LiveWords } from '#i18n/liveWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The words of a real cluster in the chosen language; while it is on its way, the English ones. */
export function useLiveWords(): LiveWords {
  const language = useOrdinal((store) => store.language);
  void liveWords.load(language);
  return useSyncExternalStore(
    (listener) => liveWords.onLoaded(listener),
    () => liveWords.wordsFor(language),
  );
}
