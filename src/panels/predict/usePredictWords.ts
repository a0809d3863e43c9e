import { useSyncExternalStore } from 'react';
import { predictWords, type PredictWords } from '#i18n/predictWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The words of the engine's questions, in the reader's language as soon as they are there. */
export function usePredictWords(): PredictWords {
  const language = useOrdinal((store) => store.language);
  void predictWords.load(language);
  return useSyncExternalStore(
    (listener) => predictWords.onLoaded(listener),
    () => predictWords.wordsFor(language),
  );
}
