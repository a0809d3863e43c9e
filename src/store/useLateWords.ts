/** React's door to the words that come with a part of the page. */
import { use, useEffect, useSyncExternalStore } from 'react';
import type { LateCatalogue } from '#i18n/lateCatalogue.ts';
import { atHand } from './atHand.ts';
import { useOrdinal } from './useOrdinal.ts';

/**
 * The words of a late part in the chosen language. The part waits for the first ones, for nobody reads a flash of another language;
 * when the language is changed later, the ones that are there stay until the others have come.
 */
export function useLateWords<Catalogue>(catalogue: LateCatalogue<Catalogue>): Catalogue {
  const language = useOrdinal((store) => store.language);
  use(catalogue.has(language) ? atHand(undefined) : catalogue.first(language));
  useEffect(() => void catalogue.load(language), [catalogue, language]);
  return useSyncExternalStore(
    (listener) => catalogue.onLoaded(listener),
    () => catalogue.wordsFor(language),
  );
}
