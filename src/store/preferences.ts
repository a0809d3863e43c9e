/** What a visitor chose, kept where the browser lets us. In a sandboxed frame every storage call throws, and the page works the same. */
import * as v from 'valibot';
import type { Language, Motion, Theme } from './state.ts';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly motion: Motion;
}

const key = 'ordinal.preferences';

const stored = v.object({
  language: v.fallback(v.optional(v.picklist(['en', 'zh'])), undefined),
  theme: v.fallback(v.picklist(['auto', 'light', 'dark', 'contrast']), 'auto'),
  motion: v.fallback(v.picklist(['auto', 'none']), 'auto'),
});

/** The stored choice; what is missing or damaged is as a first visitor has it. `browserLanguages`: most wanted first. */
export function loadPreferences(browserLanguages: readonly string[]): Preferences {
  const { language = languageFor(browserLanguages), theme, motion } = v.parse(stored, read());
  return { language, theme, motion };
}

/** Keeps the choice; where that is not allowed, it lasts as long as the page. */
export function savePreferences(preferences: Preferences): void {
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

function read(): object {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
