/** What a visitor chose, kept where the browser lets us. In a sandboxed frame every storage call throws, and the page works the same. */
import type { Language, Motion, Theme } from './state.ts';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly motion: Motion;
}

const key = 'ordinal.preferences';

const known = {
  language: ['en', 'zh'],
  theme: ['auto', 'light', 'dark', 'contrast'],
  motion: ['auto', 'none'],
} as const;

/** The stored choice; what is missing or damaged is as a first visitor has it. `browserLanguages`: most wanted first. */
export function loadPreferences(browserLanguages: readonly string[]): Preferences {
  const stored = read();
  return {
    language: oneOf(known.language, stored['language']) ?? languageFor(browserLanguages),
    theme: oneOf(known.theme, stored['theme']) ?? 'auto',
    motion: oneOf(known.motion, stored['motion']) ?? 'auto',
  };
}

function oneOf<T>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

/** From now on nothing is remembered: the page is shown as somebody else wants it. */
export function keepNothing(): void {
  isKept = false;
}

let isKept = true;

/** Whether what a visitor does may be remembered. */
export function mayKeep(): boolean {
  return isKept;
}

/** Keeps the choice; where that is not allowed, it lasts as long as the page. */
export function savePreferences(preferences: Preferences): void {
  if (!isKept) return;
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // No storage here: nothing to tell the visitor, nothing is lost but the choice.
  }
}

/** The first of the visitor's languages that we speak; English when we speak none. */
export function languageFor(languages: readonly string[]): Language {
  for (const tag of languages) {
    if (/^zh\b/i.test(tag)) return 'zh';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

function read(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
