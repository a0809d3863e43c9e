import { useEffect, useSyncExternalStore } from 'react';
import { loadManifestWords, type ManifestWords, manifestWordsFor, onManifestWordsLoaded } from '#i18n/manifestWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The editor's words in the chosen language; while they are on their way, the ones that are there. */
export function useManifestWords(): ManifestWords {
  const language = useOrdinal((store) => store.language);
  // They come over the network.
  useEffect(() => void loadManifestWords(language), [language]);
  return useSyncExternalStore(onManifestWordsLoaded, () => manifestWordsFor(language));
}
