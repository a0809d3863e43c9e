import { use } from 'react';
import { chapterWordsHere, loadChapterWords } from '#i18n/chapterCatalogue.ts';
import type { ChapterWords } from '#i18n/chapterWords.ts';
import { type LessonWords, lessonWords } from '#i18n/lessonWords.ts';
import type { Language } from '#i18n/words.ts';
import { atHand } from '#store/atHand.ts';
import { useLateWords } from '#store/useLateWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The words around the lessons. */
export const useLessonWords = (): LessonWords => useLateWords(lessonWords);

/** The words of a chapter; who asks waits until they are there. Undefined when it has none. */
export function useChapterWords(chapterId: string): ChapterWords | undefined {
  const language = useOrdinal((store) => store.language);
  const here = chapterWordsHere(chapterId, language);
  // Another promise, even of what is there, would hide the text for a moment.
  return use(here === undefined ? wordsOf(chapterId, language) : atHand(here));
}

const asked = new Map<string, Promise<ChapterWords | undefined>>();

function wordsOf(chapterId: string, language: Language): Promise<ChapterWords | undefined> {
  const key = `${language}/${chapterId}`;
  const known = asked.get(key);
  if (known !== undefined) return known;
  const words = loadChapterWords(chapterId, language).catch((error: unknown) => {
    // Asked again, they may come.
    asked.delete(key);
    throw error;
  });
  asked.set(key, words);
  return words;
}
