import { useEffect, useLayoutEffect } from 'react';
import { loadWords } from '#i18n/words.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { applyLook } from './theme.ts';

/** Keeps <html> in step with the visitor's choices of theme, motion and language. */
export function useLook(): void {
  const theme = useOrdinal((store) => store.theme);
  const motion = useOrdinal((store) => store.motion);
  const language = useOrdinal((store) => store.language);

  // <html> is not React's. Before the paint, so that no frame is in the old colours.
  useLayoutEffect(() => applyLook(theme, motion), [theme, motion]);

  // The words of the other language come over the network; <html> says which language is really shown.
  useEffect(() => {
    let current = true;
    void loadWords(language).then((shown) => {
      if (current) document.documentElement.lang = shown === 'zh' ? 'zh-Hans' : 'en';
    });
    return () => {
      current = false;
    };
  }, [language]);
}
