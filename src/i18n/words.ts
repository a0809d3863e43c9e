/**
 * The words of the page by language. The English of the first frame is always there; the rest of it arrives with the parts of the
 * page that come later, and the other language once somebody reads it.
 */
import type { en } from './en.ts';
import { enFirst } from './enFirst.ts';

export type Language = 'en' | 'zh';
export type Words = typeof en;

// Who speaks a later group waits for `loadLateWords`, so nobody meets a group that is not there.
const loaded: Partial<Record<Language, Words>> = { en: enFirst as Words };
const listeners = new Set<() => void>();

/** The words of a language; English until that language has arrived. */
export function wordsFor(language: Language): Words {
  return loaded[language] ?? (loaded.en as Words);
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

/** Fetches the English that the first frame does without. */
export async function loadLateWords(): Promise<void> {
  loaded.en = (await import('./en.ts')).en;
}

/** Calls back whenever a language has arrived, until the returned function is called. */
export function onWordsLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
