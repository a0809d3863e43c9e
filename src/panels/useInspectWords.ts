import { useEffect, useSyncExternalStore } from 'react';
import { inspectWords, type InspectWords } from '#i18n/inspectWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The words of the inspector's objects in the chosen language; while they are on their way, the ones that are there. */
export function useInspectWords(): InspectWords {
  const language = useOrdinal((store) => store.language);
  // They come over the network.
  useEffect(() => void inspectWords.load(language), [language]);
  return useSyncExternalStore(subscribe, () => inspectWords.wordsFor(language));
}

function subscribe(listener: () => void): () => void {
  return inspectWords.onLoaded(listener);
}
