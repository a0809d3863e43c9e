/** The words of diagnoses by language: a part of the catalogue that comes with the parts that speak it. */
import { diagnosis as en } from './en/diagnosis.ts';
import type { Language } from './words.ts';

export type DiagnosisWords = typeof en;

const loaded: Partial<Record<Language, DiagnosisWords>> = { en };
const listeners = new Set<() => void>();

/** The words of a language; English until that language has arrived. */
export function diagnosisWordsFor(language: Language): DiagnosisWords {
  return loaded[language] ?? en;
}

/** Fetches a language once. When it cannot be had, English stays. */
export async function loadDiagnosisWords(language: Language): Promise<void> {
  if (loaded[language] !== undefined) return;
  try {
    loaded[language] = (await import('./zh/diagnosis.ts')).diagnosis;
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

/** Calls back whenever a language has arrived, until the returned function is called. */
export function onDiagnosisWordsLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
