/** The words of the page by language. English is always there; the other language arrives once somebody reads it. */
import { en } from './en.ts';

export type Language = 'en' | 'zh';
export type Words = typeof en;

const loaded: Partial<Record<Language, Words>> = { en };
const listeners = new Set<() => void>();

/** The words of a language; English until that language has arrived. */
export function wordsFor(language: Language): Words {
  return loaded[language] ?? en;
}

/** Fetches a language once. Resolves to the language that can be shown: English, when the other one cannot be had. */
export async function loadWords(language: Language): Promise<Language> {
  if (loaded[language] !== undefined) return language;
  try {
    loaded[language] = (await import('./zh.ts')).zh;
  } catch {
    return 'en';
  }
  for (const listener of listeners) listener();
  return language;
}

/** Calls back whenever a language has arrived, until the returned function is called. */
export function onWordsLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
