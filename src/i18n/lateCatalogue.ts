/** A part of the catalogue that comes with the part of the page that speaks it: English at once, the other language when it is read. */
import type { Language } from './words.ts';

export class LateCatalogue<Catalogue> {
  readonly #loadChinese: () => Promise<Catalogue>;
  readonly #loaded: Partial<Record<Language, Catalogue>>;
  readonly #english: Catalogue;
  readonly #listeners = new Set<() => void>();
  #first: Promise<void> | undefined;

  constructor(english: Catalogue, loadChinese: () => Promise<Catalogue>) {
    this.#english = english;
    this.#loaded = { en: english };
    this.#loadChinese = loadChinese;
  }

  /** The words of a language; English until that language has arrived. */
  wordsFor(language: Language): Catalogue {
    return this.#loaded[language] ?? this.#english;
  }

  /** True when the words of that language are there. */
  has(language: Language): boolean {
    return this.#loaded[language] !== undefined;
  }

  /** Ended as soon as the language that was asked for first has come, or cannot be had. Always the same promise. */
  first(language: Language): Promise<void> {
    this.#first ??= this.load(language);
    return this.#first;
  }

  /** Fetches a language once. When it cannot be had, English stays. */
  async load(language: Language): Promise<void> {
    if (this.#loaded[language] !== undefined) return;
    try {
      this.#loaded[language] = await this.#loadChinese();
    } catch {
      return;
    }
    for (const listener of this.#listeners) listener();
  }

  /** Calls back whenever a language has arrived, until the returned function is called. */
  onLoaded(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
