/** The words of the YAML editor by language: the part of the catalogue that comes with the editor. */
import { manifest as en } from './en/manifest.ts';
import type { Language } from './words.ts';

export type ManifestWords = typeof en;

const loaded: Partial<Record<Language, ManifestWords>> = { en };
const listeners = new Set<() => void>();

/** The words of a language; English until that language has arrived. */
export function manifestWordsFor(language: Language): ManifestWords {
  return loaded[language] ?? en;
}

/** Fetches a language once. When it cannot be had, English stays. */
export async function loadManifestWords(language: Language): Promise<void> {
  if (loaded[language] !== undefined) return;
  try {
    loaded[language] = (await import('./zh/manifest.ts')).manifest;
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

/** Calls back whenever a language has arrived, until the returned function is called. */
export function onManifestWordsLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What a field is for, by the type that has it; undefined where nothing is said of it. */
export function aboutField(words: ManifestWords, owner: string, name: string): string | undefined {
  const own = textOf(words.fields, owner, name);
  return own ?? textOf(words.fields, 'any', name);
}

/** What a kind is; undefined where nothing is said of it. */
export function aboutKind({ kinds }: ManifestWords, kind: string): string | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof ManifestWords['kinds']] : undefined;
}

function textOf(fields: ManifestWords['fields'], owner: string, name: string): string | undefined {
  const known: Readonly<Record<string, string>> | undefined = Object.hasOwn(fields, owner)
    ? fields[owner as keyof ManifestWords['fields']]
    : undefined;
  return known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
}
