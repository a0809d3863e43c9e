import { useEffect, useSyncExternalStore } from 'react';
import {
  type DiagnosisWords,
  diagnosisWordsFor,
  loadDiagnosisWords,
  onDiagnosisWordsLoaded,
} from '#i18n/diagnosisWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The words of diagnoses in the chosen language; while they are on their way, the ones that are there. */
export function useDiagnosisWords(): DiagnosisWords {
  const language = useOrdinal((store) => store.language);
  // They come over the network.
  useEffect(() => void loadDiagnosisWords(language), [language]);
  return useSyncExternalStore(onDiagnosisWordsLoaded, () => diagnosisWordsFor(language));
}
