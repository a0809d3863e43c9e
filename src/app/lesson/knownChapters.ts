/** Every chapter with its words, for whoever lists them. */
import { loadChapterWords } from '#i18n/chapterCatalogue.ts';
import type { ChapterWords } from '#i18n/chapterWords.ts';
import type { Language } from '#i18n/words.ts';
import { contents } from '#lessons/contents.ts';
import type { Chapter } from '#lessons/lesson.ts';

export interface KnownChapter {
  readonly chapter: Chapter;
  readonly words: ChapterWords | undefined;
}

const asked = new Map<Language, Promise<ReadonlyMap<string, KnownChapter>>>();

/** By id and in the order in which they are taught, once in each language. */
export function loadAll(language: Language): Promise<ReadonlyMap<string, KnownChapter>> {
  const known = asked.get(language);
  if (known !== undefined) return known;
  const all = Promise.all(
    contents.map(async ({ id, load }) => {
      const [chapter, words] = await Promise.all([load(), loadChapterWords(id, language)]);
      return [id, { chapter, words }] as const;
    }),
  ).then((pairs) => new Map(pairs));
  asked.set(language, all);
  all.catch(() => asked.delete(language));
  return all;
}
