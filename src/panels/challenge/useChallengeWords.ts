import { use } from 'react';
import { type ChallengeWords, challengeWords, loadChallengeWords } from '#i18n/challengeWords.ts';
import type { Language } from '#i18n/words.ts';
import { useLateWords } from '#store/useLateWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The words around the challenges. */
export const useChallengeFrameWords = () => useLateWords(challengeWords);

/** What each challenge says, by its id; who asks waits until it is there. */
export function useChallengeWords(): Readonly<Record<string, ChallengeWords>> {
  const language = useOrdinal((store) => store.language);
  return use(wordsIn(language));
}

const asked = new Map<Language, ReturnType<typeof loadChallengeWords>>();

function wordsIn(language: Language): ReturnType<typeof loadChallengeWords> {
  const known = asked.get(language);
  if (known !== undefined) return known;
  const words = loadChallengeWords(language).catch((error: unknown) => {
    // Asked again, they may come.
    asked.delete(language);
    throw error;
  });
  asked.set(language, words);
  return words;
}
