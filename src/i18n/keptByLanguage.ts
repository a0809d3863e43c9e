import type { Language } from './words.ts';

/** Fetches once in each language, so that React can wait for the same promise; a fetch that failed is tried again the next time. */
export function keptByLanguage<T>(load: (language: Language) => Promise<T>): (language: Language) => Promise<T> {
  const asked = new Map<Language, Promise<T>>();
  return (language) => {
    const known = asked.get(language);
    if (known !== undefined) return known;
    const loaded = load(language).catch((error: unknown) => {
      asked.delete(language);
      throw error;
    });
    asked.set(language, loaded);
    return loaded;
  };
}
