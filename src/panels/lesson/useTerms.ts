import { useEffect, useState } from 'react';
import { loadGlossary, loadSaid, type Said } from '#i18n/glossaryWords.ts';
import type { Language } from '#i18n/words.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

export interface Terms {
  readonly said: Said;
  readonly meanings: Readonly<Record<string, string>>;
}

const known = new Map<Language, Terms>();

/** The terms of the glossary, as soon as they are there: no text waits for them. */
export function useTerms(): Terms | undefined {
  const language = useOrdinal((store) => store.language);
  const [, setArrived] = useState<Language>();
  useEffect(() => {
    if (known.has(language)) return undefined;
    let isWanted = true;
    load(language).then(
      (terms) => {
        known.set(language, terms);
        if (isWanted) setArrived(language);
      },
      // The text can be read without them, and the next step asks again.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return known.get(language);
}

async function load(language: Language): Promise<Terms> {
  const [said, meanings] = await Promise.all([loadSaid(language), loadGlossary(language)]);
  return { said, meanings };
}
